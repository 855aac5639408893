// Commands that a lesson types. One at a time: a command waits until the shell shows its prompt, as far as the shell tells.
import { commandAsTyped } from './pasted-text';

export interface Typist {
  readonly bracketed: boolean;
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

export class CommandQueue {
  #waiting: Order[] = [];
  /** Silent: a shell that does not mark its prompts, or has not yet. */
  #shell: 'silent' | 'prompt' | 'busy' = 'silent';
  #connected = false;
  #impatient = false;

  constructor(
    private readonly typist: Typist,
    /** How many wait for a running command; not those that only wait for a new shell. */
    private readonly changed: (waiting: number) => void,
  ) {}

  add(order: Order): void {
    if (order.interrupt && this.#shell === 'busy') {
      this.typist.type('\x03');
      this.#waiting = [order];
      setTimeout(() => this.runNow(), afterInterrupt);
    } else {
      this.#waiting.push(order);
      this.#next(false);
    }
    this.#tell();
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
  }

  /** Types the next command whatever the shell is doing: into a program that asks, or into a shell without marks. */
  runNow(): void {
    this.#next(true);
  }

  clear(): void {
    this.#waiting = [];
    this.changed(0);
  }

  #tell(): void {
    this.changed(this.#shell === 'busy' ? this.#waiting.length : 0);
  }

  #next(force: boolean): void {
    const order = this.#waiting[0];
    const may = force || this.#shell === 'prompt' || (this.#shell === 'silent' && this.#impatient);
    if (!order || !this.#connected || !may) {
      return;
    }
    if (this.typist.type(commandAsTyped(order.command, this.typist.bracketed, order.hold))) {
      if (this.#shell === 'prompt' && !order.hold) {
        // Until the next prompt, even before the shell has said that it began.
        this.#shell = 'busy';
      }
      this.#waiting.shift();
      this.#tell();
    }
  }
}
