// The strip below the terminal that says what became of its connection.
import type { LinkState } from '../terminal/terminal-link';

function lost(): string {
  return navigator.onLine
    ? 'The connection was lost. Your shell goes on running; connecting again… What you type meanwhile is not sent.'
    : 'You are offline. Your shell goes on running, and this page connects again by itself. What you type meanwhile is not sent.';
}

export class LinkStrip {
  readonly #text: HTMLElement;
  readonly #button: HTMLButtonElement;
  #state: LinkState = { name: 'stopped' };

  constructor(
    private readonly strip: HTMLElement,
    actions: { tryNow(): void; newShell(): void },
  ) {
    this.#text = strip.querySelector('p')!;
    this.#button = strip.querySelector('button')!;
    this.#button.addEventListener('click', () => (this.#state.name === 'closed' ? actions.newShell() : actions.tryNow()));
  }

  show(state: LinkState): void {
    this.#state = state;
    switch (state.name) {
      case 'open':
      case 'stopped':
        this.strip.hidden = true;
        this.#text.textContent = '';
        break;
      case 'connecting':
        // The first attempt takes milliseconds: a strip for it would only flicker.
        if (state.attempt > 0) {
          // The same words as while it waits: a screen reader need not hear of every attempt.
          this.#say(this.#text.textContent || lost(), '');
        }
        break;
      case 'waiting':
        this.#say(lost(), 'Try now');
        break;
      case 'closed':
        if (state.reason === 'exited') {
          this.#say('The shell has ended. Press Enter for a new one.', 'New shell');
        } else {
          this.#say('This terminal has ended.', 'Open it again');
        }
        break;
    }
  }

  #say(sentence: string, action: string): void {
    this.strip.hidden = false;
    if (this.#text.textContent !== sentence) {
      this.#text.textContent = sentence;
    }
    this.#button.textContent = action;
    this.#button.hidden = action === '';
  }
}
