// Commands that a lesson types. One at a time: a command waits until the shell shows its prompt, as far as the shell tells.
import { commandAsTyped } from './pasted-text';

export interface Typist {
  readonly bracketed: boolean;
  /** How much the terminal has printed so far. */
  readonly printed: number;
  /** Whether the cursor stands where a shell that marks nothing would wait for a command. */
  readonly seemsToPrompt: boolean;
  /** False when the terminal is not connected. */
  type(text: string): boolean;
}

export interface Order {
  command: string;
  hold: boolean;
  interrupt: boolean;
}

/** How long a new shell may take to its first prompt, and an interrupted program to its end, before we type anyway. */
const patience = 1500;
const afterInterrupt = 300;
/** How long a program must have printed nothing behind its prompt. */
const silence = 300;

export class CommandQueue {
  #waiting: Order[] = [];
  /** Silent: a shell that does not mark its prompts, or has not yet. */
  #shell: 'silent' | 'prompt' | 'busy' = 'silent';
  #connected = false;
  #impatient = false;
  #looking: ReturnType<typeof setTimeout> | undefined;
  #printedBefore = -1;
  #printedWhenTyped = -1;

  constructor(
    private readonly typist: Typist,
    private readonly changed: () => void,
  ) {}

  /** What waits for a running command; not what only waits for a new shell. */
  get waiting(): readonly Order[] {
    return this.#shell === 'busy' ? this.#waiting : [];
  }

  add(order: Order): void {
    if (order.interrupt && this.#shell !== 'prompt') {
      this.typist.type('\x03');
      this.#waiting = [order];
      setTimeout(() => this.#waiting[0] === order && this.runNow(), afterInterrupt);
    } else {
      this.#waiting.push(order);
      this.#next(false);
    }
    this.#look();
    this.changed();
  }

  connected(yes: boolean): void {
    this.#connected = yes;
    if (yes && !this.#impatient) {
      setTimeout(() => {
        this.#impatient = true;
        this.#next(false);
      }, patience);
    }
    this.#next(false);
  }

  prompted(): void {
    this.#shell = 'prompt';
    this.#next(false);
  }

  started(): void {
    this.#shell = 'busy';
    this.#look();
    this.changed();
  }

  /** Types the next command whatever the shell is doing: into a program that asks, or into a shell without marks. */
  runNow(): void {
    this.#next(true);
  }

  clear(): void {
    this.#waiting = [];
    this.changed();
  }

  dispose(): void {
    this.#waiting = [];
    clearTimeout(this.#looking);
  }

  #next(force: boolean): void {
    const order = this.#waiting[0];
    const may = force || this.#shell === 'prompt' || (this.#shell === 'silent' && this.#impatient);
    if (!order || !this.#connected || !may) {
      return;
    }
    if (this.typist.type(commandAsTyped(order.command, this.typist.bracketed, order.hold))) {
      this.#printedWhenTyped = this.typist.printed;
      if (this.#shell === 'prompt' && !order.hold) {
        // Until the next prompt, even before the shell has said that it began.
        this.#shell = 'busy';
      }
      this.#waiting.shift();
      this.#look();
      this.changed();
    }
  }

  /** The running command may itself be a shell, one that marks nothing (sh, python, a container's): its prompt can only be seen. */
  #look(): void {
    if (this.#looking !== undefined || this.waiting.length === 0) {
      return;
    }
    this.#looking = setTimeout(() => {
      this.#looking = undefined;
      const { printed } = this.typist;
      const quiet = printed === this.#printedBefore && printed !== this.#printedWhenTyped;
      this.#printedBefore = printed;
      if (this.waiting.length > 0 && quiet && this.typist.seemsToPrompt) {
        this.#next(true);
      }
      this.#look();
    }, silence);
  }
}
