// One terminal on the screen: xterm.js, its size, its colours, its keys. Bytes come and go through a TerminalLink.
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';
import { writeInSlices } from './bounded-work';
import { copySelection } from './clipboard';
import type { LoggedCommand } from './command-log';
import { drawWithGraphicsCard } from './graphics-card';
import { offerPaste } from './paste-guard';
import { asTyped } from './pasted-text';
import { Replay } from './replay';
import { bindRightButton } from './right-button';
import { ShellMarks } from './shell-marks';
import { bindKeys } from './terminal-keys';
import { TerminalLink, type LinkState, type Opening, type Screen } from './terminal-link';
import type { Size } from './terminal-protocol';
import { modesBefore, rememberModes } from './terminal-modes';
import { textOf } from './terminal-text';
import { recolour } from './terminal-theme';
import { xterm } from './xterm';

export interface ViewListener {
  linkChanged(view: TerminalView, state: LinkState): void;
  /** The server saw a command end just now; output that is shown again says nothing here. */
  commandFinished(view: TerminalView): void;
  /** The shell's own marks, as they are drawn. */
  prompted(view: TerminalView): void;
  started(view: TerminalView): void;
  /** The program in the terminal, or its shell, calls itself so. */
  titled(view: TerminalView, title: string): void;
  leave(): void;
  find(): void;
}

/** Long enough for the first of two sizes to reach the program before the second. */
const betweenSizes = 200;
const encoder = new TextEncoder();

export class TerminalView implements Screen {
  readonly element = document.createElement('div');
  readonly search = new SearchAddon();
  readonly #terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #link: TerminalLink;
  readonly #sizes: ResizeObserver;
  readonly #marks: ShellMarks;
  #fitting = 0;
  #printed = 0;
  readonly #leaving = () => rememberModes(this.lab, this.number, this.#terminal);
  #resizing = 0;
  readonly #replay: Replay;

  constructor(
    private readonly lab: string,
    readonly number: number,
    private readonly listener: ViewListener,
    settings: { fontSize: number; screenReader: boolean },
  ) {
    this.element.className = 'terminal-view';
    this.#terminal = xterm(settings);
    this.#marks = new ShellMarks(this.#terminal, {
      prompted: () => this.listener.prompted(this),
      started: () => this.listener.started(this),
    });
    this.#replay = new Replay(this.#terminal, { modes: () => modesBefore(lab, number), redraw: () => this.#redraw() });
    this.#terminal.loadAddon(this.#fit);
    this.#terminal.loadAddon(this.search);

    this.#link = new TerminalLink(lab, number, this, {
      origin: location.origin,
      openSocket: (url) => new WebSocket(url),
      random: Math.random,
    });
    this.#terminal.onData((data) => this.#typed(encoder.encode(data)));
    this.#terminal.onBinary((data) => this.#typed(Uint8Array.from(data, (character) => character.charCodeAt(0))));
    this.#terminal.onResize((size) => this.#tellSize(size));
    bindKeys(this.#terminal, { copy: () => copySelection(this.#terminal), leave: () => this.listener.leave(), find: () => this.listener.find() });
    this.#terminal.onTitleChange((title) => this.listener.titled(this, title));
    bindRightButton(this.element, this.#terminal, {
      copy: () => copySelection(this.#terminal),
      paste: (text) => void offerPaste(text, (wanted) => this.paste(wanted)),
    });
    this.#sizes = new ResizeObserver(() => this.fit());
  }

  /** Shows the terminal in its place in the page and connects it. */
  open(place: HTMLElement): void {
    place.append(this.element);
    this.#terminal.open(this.element);
    this.#terminal.textarea?.setAttribute('aria-label', `Terminal ${this.number}`);
    this.#terminal.textarea?.setAttribute('aria-describedby', 'terminal-way-out');
    void drawWithGraphicsCard(this.#terminal);
    this.#fit.fit();
    this.#sizes.observe(this.element);
    // Of two tabs on the same terminal, the one that is used sets its size.
    this.#terminal.textarea?.addEventListener('focus', () => this.#link.resize(this.size()));
    addEventListener('pagehide', this.#leaving);
    this.#link.start();
  }

  /** Ends the connection and the drawing; the shell goes on. */
  dispose(): void {
    removeEventListener('pagehide', this.#leaving);
    this.#link.stop();
    this.#replay.dispose();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#fitting);
    clearTimeout(this.#resizing);
    this.#terminal.dispose();
    this.element.remove();
  }

  get link(): TerminalLink {
    return this.#link;
  }

  get bracketed(): boolean {
    return this.#terminal.modes.bracketedPasteMode;
  }

  get printed(): number {
    return this.#printed;
  }

  /** The cursor stands right behind a prompt's usual last character, or behind a question. */
  get seemsToPrompt(): boolean {
    const buffer = this.#terminal.buffer.active;
    const before = buffer.getLine(buffer.baseY + buffer.cursorY)?.translateToString(false, 0, buffer.cursorX) ?? '';
    return buffer.type === 'normal' && /[$#%>?] $/.test(before);
  }

  focus(): void {
    this.#terminal.focus();
  }

  type(text: string): boolean {
    this.#terminal.scrollToBottom();
    return this.#link.send(encoder.encode(text));
  }

  paste(text: string): void {
    this.type(asTyped(text, this.bracketed));
    this.focus();
  }

  /** Everything still in the scrollback, as lines of text. */
  text(): string {
    return textOf(this.#terminal.buffer.active);
  }

  lastOutput(): string | null {
    return this.#marks.lastOutput();
  }

  commands(): LoggedCommand[] {
    return this.#marks.commands();
  }

  setFontSize(pixels: number): void {
    this.#terminal.options.fontSize = pixels;
    this.fit();
  }

  setScreenReader(on: boolean): void {
    this.#terminal.options.screenReaderMode = on;
  }

  setTheme(): void {
    recolour(this.#terminal);
  }

  fit(): void {
    cancelAnimationFrame(this.#fitting);
    this.#fitting = requestAnimationFrame(() => {
      // A hidden pane has no size, and a program must not be told that it has none.
      if (this.element.offsetParent !== null) {
        this.#fit.fit();
      }
    });
  }

  size(): Size {
    return { cols: this.#terminal.cols, rows: this.#terminal.rows };
  }

  opening(kind: Opening): void {
    if (kind === 'whole' || kind === 'tail') {
      this.#marks.forget();
    }
    this.#replay.opening(kind);
  }

  write(bytes: Uint8Array, done: () => void): void {
    this.#printed += bytes.length;
    writeInSlices(this.#terminal, this.#replay.fromWhole(bytes), done);
  }

  command(state: 'started' | 'finished'): void {
    if (state === 'finished') {
      this.listener.commandFinished(this);
    }
  }

  linkChanged(state: LinkState): void {
    this.element.dataset['link'] = state.name;
    this.listener.linkChanged(this, state);
  }

  #typed(bytes: Uint8Array<ArrayBuffer>): void {
    this.#link.send(bytes);
  }

  /** A program that draws the whole screen only does so again when its size changes. */
  #redraw(): void {
    if (!this.#marks.atPrompt) {
      const { cols, rows } = this.size();
      this.#link.resize({ cols, rows: Math.max(1, rows - 1) });
      setTimeout(() => this.#link.resize(this.size()), betweenSizes);
    }
  }

  #tellSize(size: Size): void {
    // While a divider is dragged every column is a new size; programs redraw for the last one only.
    clearTimeout(this.#resizing);
    this.#resizing = window.setTimeout(() => this.#link.resize(size), 60);
  }
}
