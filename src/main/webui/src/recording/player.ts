// Plays a recording in a terminal like the one that it was made of: xterm.js draws both, so both look the same.
import type { Terminal } from '@xterm/xterm';
import { onThemeChange } from '../site/theme';
import { logAsText } from '../terminal/command-log';
import { showOutput } from '../terminal/output-dialog';
import { ShellMarks } from '../terminal/shell-marks';
import { textOf } from '../terminal/terminal-text';
import { recolour } from '../terminal/terminal-theme';
import { xterm } from '../terminal/xterm';
import type { Cast } from './cast';

/** What the terminal takes in one go, so that the page can draw and hear keys between. */
const slice = 16_384;

export class Player {
  readonly #play: HTMLButtonElement;
  readonly #position: HTMLInputElement;
  readonly #time: HTMLOutputElement;
  readonly #speed: HTMLSelectElement;
  #cast: Cast | null = null;
  #terminal: Terminal | null = null;
  #marks: ShellMarks | null = null;
  #next = 0;
  #seconds = 0;
  #frame = 0;

  constructor(
    private readonly dialog: HTMLDialogElement,
    textDialog: HTMLDialogElement,
  ) {
    const part = <E extends HTMLElement>(name: string) => dialog.querySelector<E>(`[data-player=${name}]`)!;
    this.#play = part('play');
    this.#position = part('position');
    this.#time = part('time');
    this.#speed = part('speed');
    this.#play.addEventListener('click', () => (this.#frame ? this.#pause() : this.#start()));
    this.#position.addEventListener('input', () => this.#seek(this.#position.valueAsNumber));
    part('text').addEventListener('click', () => this.#drawn(() => showOutput(textDialog, this.#terminal ? textOf(this.#terminal.buffer.active) : '')));
    part('log').addEventListener('click', () => this.#drawn(() => showOutput(textDialog, logAsText(this.#marks?.commands() ?? []))));
    dialog.addEventListener('close', () => this.#close());
    onThemeChange(() => this.#terminal && recolour(this.#terminal));
  }

  open(title: string, cast: Cast): void {
    this.#close();
    this.dialog.querySelector('h2')!.textContent = title;
    this.#cast = cast;
    this.#position.max = String(cast.seconds);
    this.dialog.showModal();
    this.#terminal = xterm({ fontSize: 13, screenReader: false });
    this.#terminal.options.disableStdin = true;
    this.#terminal.options.cursorBlink = false;
    this.#marks = new ShellMarks(this.#terminal, { prompted: () => undefined, started: () => undefined });
    this.#terminal.open(this.dialog.querySelector<HTMLElement>('[data-player=screen]')!);
    this.#terminal.textarea?.setAttribute('tabindex', '-1');
    this.#rewind();
    this.#start();
    this.#play.focus();
  }

  #rewind(): void {
    this.#terminal!.write('\x18\x1bc');
    this.#terminal!.resize(this.#cast!.size.cols, this.#cast!.size.rows);
    this.#marks!.forget();
    this.#next = 0;
    this.#seconds = 0;
  }

  #start(): void {
    if (this.#seconds >= this.#cast!.seconds) {
      this.#drawn(() => this.#rewind());
    }
    this.#play.textContent = 'Pause';
    let before = performance.now();
    const step = (now: number) => {
      this.#show(this.#seconds + ((now - before) / 1000) * Number(this.#speed.value));
      before = now;
      if (this.#seconds < this.#cast!.seconds) {
        this.#frame = requestAnimationFrame(step);
      } else {
        this.#pause();
      }
    };
    this.#frame = requestAnimationFrame(step);
  }

  #pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#play.textContent = 'Play';
  }

  #seek(seconds: number): void {
    this.#pause();
    if (seconds < this.#seconds) {
      this.#drawn(() => {
        this.#rewind();
        this.#show(seconds);
      });
    } else {
      this.#show(seconds);
    }
  }

  /** Sizes change behind the output that came before them, as they did then. */
  #show(seconds: number): void {
    const { moments, seconds: all } = this.#cast!;
    const terminal = this.#terminal!;
    this.#seconds = Math.min(seconds, all);
    for (let moment = moments[this.#next]; moment && moment.at <= this.#seconds; moment = moments[++this.#next]) {
      const size = moment.size;
      if (size) {
        terminal.write('', () => terminal.resize(size.cols, size.rows));
      }
      for (let at = 0; at < moment.output.length; at += slice) {
        terminal.write(moment.output.slice(at, at + slice));
      }
    }
    this.#position.value = String(this.#seconds);
    this.#time.value = `${clock(this.#seconds)} of ${clock(all)}`;
  }

  #drawn(then: () => void): void {
    this.#terminal?.write('', then);
  }

  #close(): void {
    this.#pause();
    this.#terminal?.dispose();
    this.#terminal = null;
    this.#marks = null;
  }
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
