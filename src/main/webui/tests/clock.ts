// Timers that a test moves by hand; Node's own stand-ins differ between the versions we build with.

interface Waiting {
  at: number;
  act: () => void;
}

export class Clock {
  #now = 0;
  #next = 1;
  readonly #waiting = new Map<number, Waiting>();
  readonly #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

  constructor() {
    Object.assign(globalThis, {
      setTimeout: (act: () => void, delay: number) => {
        this.#waiting.set(this.#next, { at: this.#now + delay, act });
        return this.#next++;
      },
      clearTimeout: (id: number) => this.#waiting.delete(id),
    });
  }

  tick(milliseconds: number): void {
    this.#now += milliseconds;
    for (const [id, { at, act }] of this.#waiting) {
      if (at <= this.#now) {
        this.#waiting.delete(id);
        act();
      }
    }
  }

  putBack(): void {
    Object.assign(globalThis, this.#real);
  }
}
