// The page on which an instructor helps one learner: what may be done next, and the terminal while the learner allows it.
import { call, sentenceOf } from '../lab/api';
import { announce } from '../site/announce';
import { follow } from './following';
import { address, countHands, standing, type HelpRequest } from './help-request';
import type { WatchedTerminal } from './watched-terminal';

export class WatchPage {
  readonly #state: HTMLElement;
  readonly #screen: HTMLElement;
  readonly #id: string;
  #terminal: Promise<WatchedTerminal> | null = null;

  constructor(private readonly root: HTMLElement) {
    this.#id = root.dataset['watch']!;
    this.#state = this.#part('state');
    this.#screen = this.#part('screen');
    const on = (name: string, method: 'POST' | 'DELETE', path: string) => this.#part(name).addEventListener('click', () => void this.#act(method, path));
    on('offer', 'POST', '/offer');
    on('withdraw', 'DELETE', '/offer');
    on('ask', 'POST', '/typing');
    on('untype', 'DELETE', '/typing');
    on('end', 'DELETE', '');
    follow<HelpRequest[]>('/api/help/stream', (requests) => {
      countHands(requests);
      const mine = requests.find(({ id }) => id === this.#id);
      void (mine ? this.#show(mine) : this.#over());
    });
  }

  #part(name: string): HTMLElement {
    return this.root.querySelector<HTMLElement>(`[data-watch-part=${name}]`)!;
  }

  async #act(method: 'POST' | 'DELETE', path: string): Promise<void> {
    try {
      const now = await call<HelpRequest | undefined>(method, address({ id: this.#id }) + path);
      await (now ? this.#show(now) : this.#over());
    } catch (failure) {
      announce(sentenceOf(failure));
    }
  }

  async #over(): Promise<void> {
    try {
      await this.#show(await call<HelpRequest>('GET', address({ id: this.#id })));
    } catch (failure) {
      this.#say(sentenceOf(failure));
    }
  }

  async #show(request: HelpRequest): Promise<void> {
    const mine = request.mine ? request.state : request.state === 'raised' ? 'raised' : request.state === 'closed' ? 'closed' : 'others';
    const focused = this.root.contains(document.activeElement);
    this.#part('facts').textContent = standing(request).join(' · ');
    this.#part('note').textContent = request.note;
    this.#part('note').hidden = request.note === '';
    this.#say(sentenceFor(request, mine));
    this.#part('offer').hidden = mine !== 'raised';
    this.#part('withdraw').hidden = mine !== 'offered';
    this.#part('ask').hidden = mine !== 'watching';
    this.#part('untype').hidden = mine !== 'asked' && mine !== 'typing';
    this.#part('untype').textContent = mine === 'asked' ? 'Take the question back' : 'Stop typing';
    const watches = mine === 'watching' || mine === 'asked' || mine === 'typing';
    this.#part('end').hidden = !watches;
    this.#part('back').hidden = mine !== 'closed' && mine !== 'others';
    if (focused && document.activeElement instanceof HTMLElement && document.activeElement.offsetParent === null) {
      (this.root.querySelector<HTMLElement>('.watch-actions > :not([hidden])') ?? this.root).focus();
    }
    await this.#watch(watches ? request : null);
  }

  async #watch(request: HelpRequest | null): Promise<void> {
    this.#screen.hidden = request === null;
    if (request === null) {
      const before = this.#terminal;
      this.#terminal = null;
      (await before)?.close();
      return;
    }
    this.#terminal ??= import('./watched-terminal').then(
      ({ WatchedTerminal }) =>
        new WatchedTerminal(
          this.#screen,
          { lab: request.lab, terminal: request.terminal!, request: this.#id, learner: request.learner },
          { linkChanged: (state) => (this.#screen.dataset['link'] = state.name), leave: () => this.#part('end').focus() },
        ),
    );
    const typing = request.state === 'typing';
    if (this.#screen.dataset['typing'] !== String(typing)) {
      this.#screen.dataset['typing'] = String(typing);
      (await this.#terminal)?.mayType(typing);
    }
  }

  #say(sentence: string): void {
    if (this.#state.textContent !== sentence) {
      this.#state.textContent = sentence;
    }
  }
}

function sentenceFor(request: HelpRequest, mine: HelpRequest['state'] | 'others'): string {
  switch (mine) {
    case 'raised':
      return `${request.learner} has raised a hand.`;
    case 'offered':
      return `${request.learner} is being asked whether you may watch.`;
    case 'watching':
      return `You watch terminal ${request.terminal}, and ${request.learner} sees that you do.`;
    case 'asked':
      return `You watch terminal ${request.terminal}; ${request.learner} is being asked whether you may type.`;
    case 'typing':
      return `You watch terminal ${request.terminal} and can type in it, as ${request.learner} could. Ctrl+Shift+Space leaves it.`;
    case 'others':
      return `${request.instructor} helps ${request.learner}.`;
    case 'closed':
      return `It is over. ${request.outcome ?? ''}`;
  }
}
