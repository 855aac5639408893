// What a terminal shows first when its connection is there again: the output that was kept, and a word on what was not.
import type { IDisposable, Terminal } from '@xterm/xterm';
import { announce } from '../site/announce';
import { withoutAnswers } from './replay-answers';
import type { Opening } from './terminal-link';
import { modesOf } from './terminal-modes';

const lasts = 600;

const notice = {
  tail: 'Older output is no longer kept.',
  gap: 'Some output was lost while you were away.',
};

export class Replay {
  #cut = false;
  #answers: IDisposable | null = null;
  #typing: IDisposable | null = null;
  #ending: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly terminal: Terminal,
    private readonly screen: {
      /** How the page before this one left the terminal. */
      modes(): string;
      redraw(): void;
    },
  ) {}

  opening(kind: Opening): void {
    if (kind === 'resumed') {
      return;
    }
    const modes = kind === 'gap' ? modesOf(this.terminal) : kind === 'tail' ? this.screen.modes() : '';
    // Written in the stream, behind whatever still waits to be drawn; CAN first ends a sequence that was cut in two.
    this.terminal.write(`\x18\x1bc${modes}`);
    this.dispose();
    this.#answers = withoutAnswers(this.terminal);
    this.#cut = kind !== 'whole';
    if (kind !== 'whole') {
      this.terminal.write(`\x1b[2m[${notice[kind]}]\x1b[0m\r\n`);
      announce(notice[kind], kind === 'gap');
    }
    this.#ending = setTimeout(() => this.#end(kind !== 'whole'), lasts);
    // What a program asks after that is no replay, however soon it comes.
    this.#typing = this.terminal.onKey(() => this.#end(kind !== 'whole'));
  }

  /** Where bytes are gone, what follows may begin within a sequence or a character: the rest of that is left out. */
  fromWhole(bytes: Uint8Array): Uint8Array {
    const longest = 200;
    const start = this.#cut ? bytes.subarray(0, longest).findIndex((byte) => byte === 0x1b || byte === 0x0a) : 0;
    this.#cut = false;
    return start > 0 ? bytes.subarray(start) : bytes;
  }

  dispose(): void {
    clearTimeout(this.#ending);
    this.#answers?.dispose();
    this.#answers = null;
    this.#typing?.dispose();
    this.#typing = null;
  }

  #end(incomplete: boolean): void {
    clearTimeout(this.#ending);
    this.#typing?.dispose();
    this.#typing = null;
    // Behind what is still waiting to be drawn.
    this.terminal.write('', () => {
      this.dispose();
      if (incomplete) {
        this.screen.redraw();
      }
    });
  }
}
