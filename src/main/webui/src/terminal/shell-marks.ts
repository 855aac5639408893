// What the shell says of itself by OSC 133: B, a prompt waits; C, a command starts; D, it has ended. A program can print these too, so they only ever help to wait, to copy and to read.
import type { IMarker, Terminal } from '@xterm/xterm';
import { CommandLog, type LoggedCommand } from './command-log';
import { textOf, type Place } from './terminal-text';

/** Lines move when they scroll or reflow, and xterm's markers move with them. */
interface Mark {
  marker: IMarker;
  column: number;
}

export class ShellMarks {
  readonly #log = new CommandLog();
  #prompt: Mark | undefined;
  #started: (Mark & { command: string }) | undefined;
  #atPrompt = false;

  constructor(
    private readonly terminal: Terminal,
    listener: { prompted(): void; started(): void },
  ) {
    terminal.parser.registerOscHandler(133, (mark) => {
      switch (mark[0]) {
        case 'B':
          this.#prompt = this.#here();
          this.#atPrompt = true;
          listener.prompted();
          break;
        case 'C':
          this.#start();
          this.#atPrompt = false;
          listener.started();
          break;
        case 'D':
          this.#finish(/^D;(\d{1,3})$/.exec(mark)?.[1]);
          break;
      }
      return true;
    });
  }

  get atPrompt(): boolean {
    return this.#atPrompt;
  }

  /** Every command that the shell told of, the running one included. */
  commands(): LoggedCommand[] {
    const running = this.#started;
    const finished = this.#log.commands;
    return running ? [...finished, { command: running.command, output: this.#since(running), exit: null }] : [...finished];
  }

  /** Of the last finished command. Null when the shell has told nothing. */
  lastOutput(): string | null {
    return this.#log.last?.output ?? null;
  }

  /** All will be shown again from its beginning. */
  forget(): void {
    this.#log.clear();
    this.#started = undefined;
    this.#prompt = undefined;
    this.#atPrompt = false;
  }

  #start(): void {
    const mark = this.#here();
    if (mark) {
      this.#started = { ...mark, command: this.#prompt ? this.#since(this.#prompt) : '' };
    }
  }

  #finish(exit: string | undefined): void {
    if (this.#started) {
      const { command } = this.#started;
      this.#log.add({ command, output: this.#since(this.#started), exit: Number(exit ?? 0) });
      this.#started = undefined;
    }
  }

  #here(): Mark | undefined {
    // On the other screen there are no markers, and no shell's prompts either.
    const marker = this.terminal.registerMarker(0) as IMarker | undefined;
    return marker && { marker, column: this.terminal.buffer.active.cursorX };
  }

  /** From there to the cursor; from the oldest line that is kept where the place itself has scrolled out of memory. */
  #since({ marker, column }: Mark): string {
    const buffer = this.terminal.buffer.normal;
    const from: Place = marker.isDisposed || marker.line < 0 ? { row: 0, column: 0 } : { row: marker.line, column };
    return textOf(buffer, from, { row: buffer.baseY + buffer.cursorY, column: buffer.cursorX });
  }
}
