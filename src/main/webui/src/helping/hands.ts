// The instructors' list of raised hands, as it is at every moment.
import { call, sentenceOf } from '../lab/api';
import { announce } from '../site/announce';
import { follow } from './following';
import { address, countHands, page, standing, waited, type HelpRequest } from './help-request';

const clockTick = 20_000;

class HandItem {
  readonly element = document.createElement('li');
  readonly #name = document.createElement('h2');
  readonly #since = document.createElement('span');
  readonly #facts = document.createElement('p');
  readonly #note = document.createElement('blockquote');
  readonly #state = document.createElement('p');
  readonly #actions = document.createElement('div');
  readonly #offer = document.createElement('button');
  readonly #done = document.createElement('button');
  readonly #go = document.createElement('a');
  #request: HelpRequest;

  constructor(request: HelpRequest) {
    this.#request = request;
    this.element.className = 'hand';
    this.#facts.className = 'hand-facts';
    this.#since.className = 'hand-since';
    this.#offer.type = 'button';
    this.#offer.className = 'button button-small button-primary';
    this.#offer.textContent = 'Offer to watch';
    this.#offer.addEventListener('click', () => void this.#act(() => call('POST', `${address(this.#request)}/offer`), true));
    this.#done.type = 'button';
    this.#done.className = 'button button-small';
    this.#done.textContent = 'Already helped';
    this.#done.addEventListener('click', () => void this.#act(() => call('DELETE', address(this.#request)), false));
    this.#go.className = 'button button-small button-primary';
    this.#go.textContent = 'Go to the terminal';
    this.#actions.className = 'hand-actions';
    this.#actions.append(this.#offer, this.#done, this.#go);
    const head = document.createElement('div');
    head.className = 'hand-head';
    head.append(this.#name, this.#since);
    this.element.append(head, this.#facts, this.#note, this.#state, this.#actions);
    this.show(request);
  }

  show(request: HelpRequest): void {
    this.#request = request;
    const free = request.state === 'raised';
    this.#name.textContent = request.learner;
    this.tick();
    const facts = standing(request).join(' · ');
    if (this.#facts.textContent !== facts) {
      this.#facts.textContent = facts;
    }
    this.#note.textContent = request.note;
    this.#note.hidden = request.note === '';
    this.#state.textContent = free || request.mine ? '' : `${request.instructor} helps.`;
    this.#state.hidden = this.#state.textContent === '';
    for (const button of [this.#offer, this.#done]) {
      button.hidden = !free;
      button.setAttribute('aria-label', `${button.textContent}: ${request.learner}`);
    }
    this.#go.href = page(request);
    this.#go.hidden = !request.mine;
    this.#actions.hidden = !free && !request.mine;
  }

  tick(): void {
    this.#since.textContent = waited(this.#request);
  }

  async #act(act: () => Promise<unknown>, thenWatch: boolean): Promise<void> {
    try {
      await act();
      if (thenWatch) {
        location.assign(page(this.#request));
      }
    } catch (failure) {
      announce(sentenceOf(failure));
    }
  }
}

export function bindHands(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>('[data-hands=list]')!;
  const status = root.querySelector<HTMLElement>('[data-hands=status]')!;
  const items = new Map<string, HandItem>();
  follow<HelpRequest[]>('/api/help/stream', (requests) => {
    for (const [id, item] of items) {
      if (!requests.some((request) => request.id === id)) {
        item.element.remove();
        items.delete(id);
      }
    }
    requests.forEach((request, at) => {
      const item = items.get(request.id) ?? new HandItem(request);
      items.set(request.id, item);
      item.show(request);
      if (list.children[at] !== item.element) {
        list.insertBefore(item.element, list.children[at] ?? null);
      }
    });
    const free = countHands(requests);
    const text = free === 0 ? 'Nobody waits for help.' : free === 1 ? 'One learner waits for help.' : `${free} learners wait for help.`;
    if (status.textContent !== text) {
      status.textContent = text;
    }
  });
  setInterval(() => items.forEach((item) => item.tick()), clockTick);
}
