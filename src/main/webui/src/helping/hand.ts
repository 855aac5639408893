// The learner's hand: asks for help, says yes or no to each step of it, and always shows who watches and who types.
import { call, sentenceOf } from '../lab/api';
import type { Lab } from '../lab/lab';
import { announce } from '../site/announce';
import { ask } from '../site/dialogs';
import { follow, type Following } from './following';

interface HandState {
  state: 'none' | 'raised' | 'offered' | 'watching' | 'asked' | 'typing' | 'closed';
  raisedAt?: string;
  before?: number;
  instructors?: number;
  instructor?: string;
  question?: string;
  terminal?: number;
  outcome?: string;
}

const longestNote = 300;

export class Hand {
  readonly #button: HTMLElement;
  readonly #text: HTMLElement;
  readonly #yes: HTMLButtonElement;
  readonly #no: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  /** Other windows of this browser on the same lab show at once what this one did. */
  readonly #windows = new BroadcastChannel('hands');
  #lab = '';
  #hand: HandState = { state: 'none' };
  #said = '';
  #terminal = 1;
  #following: Following | null = null;

  constructor(
    root: HTMLElement,
    private readonly strip: HTMLElement,
  ) {
    const part = <E extends HTMLElement>(name: string) => strip.querySelector<E>(`[data-help=${name}]`)!;
    this.#button = root.querySelector<HTMLElement>('[data-help=open]')!;
    this.#text = part('text');
    this.#yes = part('yes');
    this.#no = part('no');
    this.#stop = part('stop');
    this.#button.addEventListener('click', () => void this.#raise());
    this.#yes.addEventListener('click', () => void this.#answer('agree'));
    this.#no.addEventListener('click', () => void (this.#hand.state === 'typing' ? this.#act('DELETE', '/typing') : this.#answer('refuse')));
    this.#stop.addEventListener('click', () => void this.#act('DELETE', ''));
    this.#windows.addEventListener('message', ({ data }) => data === this.#lab && this.#follow());
  }

  labChanged(lab: Lab | null): void {
    const id = lab && (lab.state === 'ready' || lab.state === 'asleep') ? lab.id : '';
    if (id !== this.#lab) {
      this.#leave();
      this.#lab = id;
      if (id) {
        void this.#look();
      }
    } else if (lab?.help && !this.#following) {
      this.#follow();
    }
  }

  /** Of the terminals, this one is shown: it is what a yes is about. */
  terminalShown(number: number): void {
    if (number !== this.#terminal) {
      this.#terminal = number;
      if (this.#hand.state === 'offered') {
        this.#show(this.#hand);
      }
    }
  }

  async #look(): Promise<void> {
    const lab = this.#lab;
    try {
      const hand = await call<HandState>('GET', this.#path(''));
      if (lab === this.#lab && isOpen(hand)) {
        this.#follow();
      }
    } catch {
      // The lab's own questions tell of a server that is away; the next one asks for this too.
    }
  }

  async #raise(): Promise<void> {
    if (isOpen(this.#hand)) {
      (this.#yes.hidden ? this.#stop : this.#yes).focus();
      return;
    }
    const { confirmed, text } = await ask({
      title: 'Ask for help?',
      text: ['An instructor sees that you ask, where you are in the lesson, and how long you have waited. Nobody sees your terminal unless you agree to it.'],
      field: { label: 'What is it about? (You may leave this empty.)', value: '', longest: longestNote },
      confirm: 'Raise my hand',
    });
    if (confirmed) {
      await this.#act('POST', '', { note: text, step: stepBeingRead() });
      this.#windows.postMessage(this.#lab);
    }
  }

  #answer(answer: 'agree' | 'refuse'): Promise<void> {
    return this.#act('POST', `/${answer}`, { question: this.#hand.question, terminal: this.#terminal });
  }

  async #act(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> {
    try {
      const hand = await call<HandState | undefined>(method, this.#path(path), body);
      this.#show(hand ?? { state: 'none' });
      if (isOpen(this.#hand)) {
        this.#follow();
      }
    } catch (failure) {
      announce(sentenceOf(failure));
      await this.#look();
    }
  }

  #follow(): void {
    this.#following ??= follow<HandState>(this.#path('/stream'), (hand) => {
      const before = this.#hand;
      this.#show(hand);
      if (hand.state === 'closed' || hand.state === 'none') {
        if (isOpen(before) && hand.outcome) {
          announce(before.terminal ? `Nobody watches any more. ${hand.outcome}` : hand.outcome);
        }
        this.#leave();
      }
    });
  }

  #leave(): void {
    this.#following?.close();
    this.#following = null;
    this.#show({ state: 'none' });
  }

  #show(hand: HandState): void {
    this.#hand = hand;
    const sentence = sentenceFor(hand, this.#terminal);
    const focused = this.strip.contains(document.activeElement);
    this.strip.hidden = sentence === '';
    this.strip.dataset['state'] = hand.state;
    this.#button.setAttribute('aria-pressed', String(sentence !== ''));
    if (this.#text.textContent !== sentence) {
      this.#text.textContent = sentence;
    }
    label(this.#yes, { offered: 'Let them watch', asked: 'Let them type' }[hand.state as string]);
    label(this.#no, { offered: 'No, thanks', asked: 'No', typing: 'Stop typing' }[hand.state as string]);
    label(this.#stop, { raised: 'Lower my hand', offered: 'Lower my hand', watching: 'Stop watching', asked: 'Stop watching', typing: 'Stop watching' }[hand.state as string]);
    if (focused && !this.strip.contains(visibleFocus())) {
      (this.strip.hidden ? this.#button : this.#stop).focus();
    }
    // Places move and instructors come and go: that is shown, and not read out each time.
    const said = hand.state === 'raised' ? 'Your hand is raised.' : sentence;
    if (said && said !== this.#said) {
      announce(said, false);
    }
    this.#said = said;
  }

  #path(path: string): string {
    return `/api/labs/${encodeURIComponent(this.#lab)}/help${path}`;
  }
}

function isOpen({ state }: HandState): boolean {
  return state !== 'none' && state !== 'closed';
}

function label(button: HTMLButtonElement, text: string | undefined): void {
  button.hidden = text === undefined;
  button.textContent = text ?? '';
}

/** What had the focus may just have been hidden. */
function visibleFocus(): Element | null {
  const focused = document.activeElement;
  return focused instanceof HTMLElement && focused.offsetParent !== null ? focused : null;
}

function sentenceFor(hand: HandState, terminal: number): string {
  switch (hand.state) {
    case 'raised':
      return `Your hand has been up since ${new Date(hand.raisedAt!).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}. ${waiting(hand)}`;
    case 'offered':
      return `${hand.instructor} offers to watch terminal ${terminal}: what it shows, and the end of what it showed before. Typing in it needs another yes from you.`;
    case 'watching':
      return `${hand.instructor} watches terminal ${hand.terminal}.`;
    case 'asked':
      return `${hand.instructor} watches terminal ${hand.terminal} and asks to type in it, as if it were you.`;
    case 'typing':
      return `${hand.instructor} watches terminal ${hand.terminal} and can type in it.`;
    default:
      return '';
  }
}

function waiting({ before = 0, instructors = 0 }: HandState): string {
  const place = before === 0 ? 'You are next.' : before === 1 ? 'One other is before you.' : `${before} others are before you.`;
  return `${place} ${instructors > 0 ? 'An instructor is here.' : 'No instructor is here just now; your hand stays up until one comes.'}`;
}

function stepBeingRead(): string {
  const link = document.querySelector<HTMLAnchorElement>('[data-outline] [aria-current=step]');
  return link ? link.hash.replace(/^#(at-)?/, '') : '';
}
