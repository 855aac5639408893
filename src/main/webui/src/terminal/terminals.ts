// The terminals of one lab, as tabs. They exist while the lab is ready; each has its number, and lessons type into a certain one.
import { announce } from '../site/announce';
import { onThemeChange } from '../site/theme';
import { CommandQueue, type Order } from './command-queue';
import { openedBefore, rememberOpened } from './opened-terminals';
import { guardPaste } from './paste-guard';
import type { TerminalSettings } from './terminal-settings';
import type { LinkState } from './terminal-link';
import { TerminalView, type ViewListener } from './terminal-view';

export interface TerminalsListener {
  /** Of the terminal that is shown. */
  linkChanged(state: LinkState): void;
  waiting(commands: number): void;
  commandFinished(): void;
  leave(): void;
  find(): void;
}

const most = 8;

export class Terminals implements ViewListener {
  readonly #views = new Map<number, TerminalView>();
  readonly #queues = new Map<number, CommandQueue>();
  #lab = '';
  #shown = 1;

  constructor(
    private readonly screens: HTMLElement,
    private readonly tabs: HTMLElement,
    private readonly another: HTMLButtonElement,
    private readonly settings: TerminalSettings,
    private readonly listener: TerminalsListener,
  ) {
    guardPaste(screens, (text) => this.current?.paste(text));
    onThemeChange(() => this.#views.forEach((view) => view.setTheme()));
    settings.onChange(() => {
      for (const view of this.#views.values()) {
        view.setFontSize(settings.fontSize);
        view.setScreenReader(settings.screenReader);
      }
    });
    another.addEventListener('click', () => {
      this.show(firstFree(this.#views));
      this.current?.focus();
    });
    tabs.addEventListener('keydown', (event) => this.#arrow(event));
    addEventListener('online', () => this.#views.forEach((view) => view.link.tryNow()));
  }

  get current(): TerminalView | undefined {
    return this.#views.get(this.#shown);
  }

  /** False when they are there already. */
  attach(lab: string, numbers: number[]): boolean {
    if (lab === this.#lab && this.#views.size > 0) {
      return false;
    }
    this.detach();
    this.#lab = lab;
    for (const number of new Set([1, ...numbers, ...openedBefore(lab)])) {
      this.#add(number);
    }
    this.show(Math.min(...this.#views.keys()));
    return true;
  }

  detach(): void {
    this.#views.forEach((view) => view.dispose());
    this.#views.clear();
    this.#queues.clear();
    this.tabs.replaceChildren();
    this.#lab = '';
    this.listener.waiting(0);
  }

  show(number: number): void {
    if (!this.#views.has(number)) {
      if (this.#views.size >= most) {
        announce(`A lab has at most ${most} terminals.`);
        return;
      }
      this.#add(number);
    }
    this.#shown = number;
    for (const view of this.#views.values()) {
      view.element.hidden = view.number !== number;
      view.fit();
    }
    for (const tab of this.tabs.querySelectorAll<HTMLElement>('[role=tab]')) {
      const chosen = tab.dataset['terminal'] === String(number);
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
    this.another.disabled = this.#views.size >= most;
    this.listener.linkChanged(this.current!.link.state);
  }

  /** Ends the shown terminal's tab; the caller has ended the terminal itself. */
  closeShown(): void {
    const number = this.#shown;
    this.#views.get(number)?.dispose();
    this.#views.delete(number);
    this.#queues.delete(number);
    this.tabs.querySelector(`[data-terminal="${number}"]`)?.remove();
    rememberOpened(this.#lab, this.#views.keys());
    this.show(Math.min(...this.#views.keys()));
    this.current?.focus();
  }

  get lab(): string {
    return this.#lab;
  }

  /** Types a lesson's command into a terminal, now or once it can. */
  run(number: number, order: Order): void {
    this.show(number);
    this.#queues.get(number)?.add(order);
    this.current?.focus();
  }

  runNow(): void {
    this.#queues.get(this.#shown)?.runNow();
  }

  dropWaiting(): void {
    this.#queues.get(this.#shown)?.clear();
  }

  /** After a silence that a live connection would not have had. */
  refreshLinks(): void {
    this.#views.forEach((view) => view.link.refresh());
  }

  linkChanged(view: TerminalView, state: LinkState): void {
    this.#queues.get(view.number)?.connected(state.name === 'open');
    if (view.number === this.#shown) {
      this.listener.linkChanged(state);
    }
  }

  commandFinished(): void {
    this.listener.commandFinished();
  }

  prompted(view: TerminalView): void {
    this.#queues.get(view.number)?.prompted();
  }

  started(view: TerminalView): void {
    this.#queues.get(view.number)?.started();
  }

  leave(): void {
    this.listener.leave();
  }

  find(): void {
    this.listener.find();
  }

  #add(number: number): void {
    const view = new TerminalView(this.#lab, number, this, this.settings);
    this.#views.set(number, view);
    this.#queues.set(number, new CommandQueue(view, (waiting) => this.listener.waiting(waiting)));

    const tab = document.createElement('button');
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.className = 'terminal-tab';
    tab.dataset['terminal'] = String(number);
    tab.id = `terminal-tab-${number}`;
    tab.textContent = `Terminal ${number}`;
    tab.addEventListener('click', () => {
      this.show(number);
      view.focus();
    });
    this.tabs.append(tab);

    view.element.setAttribute('role', 'tabpanel');
    view.element.setAttribute('aria-labelledby', tab.id);
    view.open(this.screens);
    rememberOpened(this.#lab, this.#views.keys());
  }

  #arrow(event: KeyboardEvent): void {
    const numbers = [...this.#views.keys()];
    const at = numbers.indexOf(this.#shown);
    const to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : at;
    const number = numbers[to];
    if (to !== at && number !== undefined) {
      event.preventDefault();
      this.show(number);
      this.tabs.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    }
  }
}

function firstFree(taken: ReadonlyMap<number, unknown>): number {
  let number = 1;
  while (taken.has(number)) {
    number++;
  }
  return number;
}
