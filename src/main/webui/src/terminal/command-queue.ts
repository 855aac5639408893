// Commands that a lesson types. One at a time: a command waits until the one before it has finished, as far as the shell tells.
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

const afterInterrupt = 300;

export class CommandQueue {
  #waiting: Order[] = [];
  #running = false;
  #connected = false;

  constructor(
    private readonly typist: Typist,
    private readonly changed: (waiting: number) => void,
  ) {}

  add(order: Order): void {
    if (order.interrupt && this.#running) {
      this.typist.type('\x03');
      this.#waiting = [order];
      // The shell says when the interrupted command is over; one that never marks its commands is not waited for.
      setTimeout(() => this.#next(true), afterInterrupt);
    } else {
      this.#waiting.push(order);
      this.#next(false);
    }
    this.changed(this.#waiting.length);
  }

  connected(yes: boolean): void {
    this.#connected = yes;
    this.#next(false);
  }

  /** What the shell says of itself; a shell that says nothing never blocks. */
  command(state: 'started' | 'finished'): void {
    this.#running = state === 'started';
    this.#next(false);
  }

  runNow(): void {
    this.#next(true);
  }

  clear(): void {
    this.#waiting = [];
    this.changed(0);
  }

  #next(force: boolean): void {
    const order = this.#waiting[0];
    if (!order || !this.#connected || (this.#running && !force)) {
      return;
    }
    if (this.typist.type(commandAsTyped(order.command, this.typist.bracketed, order.hold))) {
      this.#waiting.shift();
      this.changed(this.#waiting.length);
    }
  }
}
