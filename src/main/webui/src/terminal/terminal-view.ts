// One terminal on the screen: xterm.js, its size, its colours, its keys. Bytes come and go through a TerminalLink.
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';
import { announce } from '../site/announce';
import { currentTheme } from '../site/theme';
import { copyText } from './clipboard';
import { drawWithGraphicsCard } from './graphics-card';
import { asTyped } from './pasted-text';
import { withoutAnswers } from './replay-answers';
import { ShellMarks } from './shell-marks';
import { actionOf, isMac } from './terminal-keys';
import { TerminalLink, type LinkState, type Opening, type Screen } from './terminal-link';
import type { Size } from './terminal-protocol';
import { textOf } from './terminal-text';
import { terminalTheme } from './terminal-theme';
import { xterm } from './xterm';

export interface ViewListener {
  linkChanged(view: TerminalView, state: LinkState): void;
  /** The server saw a command end just now; output that is shown again says nothing here. */
  commandFinished(view: TerminalView): void;
  /** The shell's own marks, as they are drawn. */
  prompted(view: TerminalView): void;
  started(view: TerminalView): void;
  leave(): void;
  find(): void;
}

const stillReplaying = 600;
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
  #resizing = 0;
  #replay: { dispose(): void } | null = null;

  constructor(
    lab: string,
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
    this.#terminal.attachCustomKeyEventHandler((event) => this.#key(event));
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
    this.#link.start();
  }

  /** Ends the connection and the drawing; the shell goes on. */
  dispose(): void {
    this.#link.stop();
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

  selection(): string {
    return this.#terminal.getSelection();
  }

  /** Everything still in the scrollback, as lines of text. */
  text(): string {
    return textOf(this.#terminal.buffer.active);
  }

  lastOutput(): string | null {
    return this.#marks.lastOutput();
  }

  setFontSize(pixels: number): void {
    this.#terminal.options.fontSize = pixels;
    this.fit();
  }

  setScreenReader(on: boolean): void {
    this.#terminal.options.screenReaderMode = on;
  }

  setTheme(): void {
    this.#terminal.options.theme = terminalTheme[currentTheme()];
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
    if (kind === 'resumed') {
      return;
    }
    // Written in the stream, behind whatever still waits to be drawn; CAN first ends a sequence that was cut in two.
    this.#terminal.write('\x18\x1bc');
    this.#replay?.dispose();
    this.#replay = withoutAnswers(this.#terminal);
    setTimeout(() => this.#endReplay(), stillReplaying);
    if (kind === 'gap') {
      this.#terminal.write('\x1b[2m[Some output was lost while you were away.]\x1b[0m\r\n');
      // A program that draws the whole screen only does so again when its size changes.
      const { cols, rows } = this.size();
      setTimeout(() => {
        this.#link.resize({ cols, rows: Math.max(1, rows - 1) });
        this.#link.resize({ cols, rows });
      }, 100);
    }
  }

  write(bytes: Uint8Array, done: () => void): void {
    this.#terminal.write(bytes, done);
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

  #endReplay(): void {
    // Behind what is still waiting to be drawn.
    const ending = this.#replay;
    this.#replay = null;
    this.#terminal.write('', () => ending?.dispose());
  }

  #tellSize(size: Size): void {
    // While a divider is dragged every column is a new size; programs redraw for the last one only.
    clearTimeout(this.#resizing);
    this.#resizing = window.setTimeout(() => this.#link.resize(size), 60);
  }

  #key(event: KeyboardEvent): boolean {
    const action = actionOf(event, this.#terminal.hasSelection(), isMac);
    if (action === 'program') {
      return true;
    }
    // The browser itself turns its paste keys into a paste event.
    if (action !== 'browser-paste') {
      event.preventDefault();
    }
    if (event.type === 'keydown') {
      this.#act(action);
    }
    return false;
  }

  #act(action: Exclude<ReturnType<typeof actionOf>, 'program'>): void {
    switch (action) {
      case 'copy':
        if (this.#terminal.hasSelection()) {
          void copyText(this.selection()).then((copied) => announce(copied ? 'Copied.' : 'The browser did not allow copying.'));
          this.#terminal.clearSelection();
        }
        break;
      case 'leave':
        this.listener.leave();
        break;
      case 'find':
        this.listener.find();
        break;
      case 'browser-paste':
        break;
    }
  }
}
