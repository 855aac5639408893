// What the shell says of itself by OSC 133: B, a prompt waits; C, a command starts; D, it has ended. A program can print these too, so they only ever help to wait and to copy.
import type { IMarker, Terminal } from '@xterm/xterm';
import { textOf } from './terminal-text';

export class ShellMarks {
  // Lines move when they scroll or reflow, and xterm's markers move with them.
  #started: IMarker | undefined;
  #finished: { from: IMarker; to: IMarker } | undefined;

  constructor(
    private readonly terminal: Terminal,
    listener: { prompted(): void; started(): void },
  ) {
    terminal.parser.registerOscHandler(133, (mark) => {
      switch (mark[0]) {
        case 'B':
          listener.prompted();
          break;
        case 'C':
          this.#started = terminal.registerMarker(0);
          listener.started();
          break;
        case 'D':
          this.#keepOutput();
          break;
      }
      return true;
    });
  }

  /** Of the last finished command. Null when the shell has told nothing, or the output has scrolled out of memory. */
  lastOutput(): string | null {
    const at = this.#finished;
    if (!at || at.from.isDisposed || at.to.isDisposed) {
      return null;
    }
    return textOf(this.terminal.buffer.normal, at.from.line, at.to.line);
  }

  #keepOutput(): void {
    const from = this.#started;
    const to = this.terminal.registerMarker(0);
    if (from) {
      this.#finished = { from, to };
    }
  }
}
