// Work that is asked for more often than it can be done: never two at once, and however often it was asked for meanwhile, once more afterwards.

/** A script types several commands in a row; their ends count as one. */
const SETTLE = 250;

export class Rounds {
  #wanted = false;
  #running = false;

  constructor(private readonly work: () => Promise<void>) {}

  ask(): void {
    this.#wanted = true;
    if (!this.#running) {
      this.#running = true;
      void this.#run();
    }
  }

  async #run(): Promise<void> {
    try {
      while (this.#wanted) {
        await new Promise((settled) => setTimeout(settled, SETTLE));
        this.#wanted = false;
        await this.work();
      }
    } finally {
      this.#running = false;
    }
  }
}
