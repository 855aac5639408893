// The terminals of one lab, as tabs. They exist while the lab is ready; each has its number, and lessons type into a certain one.
import { announce } from '../site/announce';
import { onThemeChange } from '../site/theme';
import { CommandQueue, type Order } from './command-queue';
import { openedBefore, rememberOpened } from './opened-terminals';
import { guardPaste } from './paste-guard';
import type { TerminalSettings } from './terminal-settings';
import type { LinkState } from './terminal-link';
import { TerminalTabs } from './terminal-tabs';
import { TerminalView, type ViewListener } from './terminal-view';

export interface TerminalsListener {
  /** Of the terminal that is shown. */
  linkChanged(state: LinkState): void;
  /** What the shown terminal will be typed once its running command has finished. */
  waiting(orders: readonly Order[]): void;
  commandFinished(): void;
  leave(): void;
  find(): void;
}

const most = 8;

export class Terminals implements ViewListener {
  readonly #views = new Map<number, TerminalView>();
  readonly #queues = new Map<number, CommandQueue>();
  readonly #tabs: TerminalTabs;
  #lab = '';
  #shown = 1;

  constructor(
    private readonly screens: HTMLElement,
    tabs: HTMLElement,
    private readonly another: HTMLButtonElement,
    private readonly settings: TerminalSettings,
    private readonly listener: TerminalsListener,
  ) {
    this.#tabs = new TerminalTabs(tabs, { chosen: (number) => this.show(number) });
    tabs.addEventListener('click', () => this.current?.focus());
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
    this.#queues.forEach((queue) => queue.dispose());
    this.#queues.clear();
    this.#tabs.clear();
    this.#lab = '';
    this.listener.waiting([]);
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
    this.#tabs.select(number);
    this.another.disabled = this.#views.size >= most;
    this.listener.linkChanged(this.current!.link.state);
    this.#tellWaiting();
  }

  /** Ends the shown terminal's tab; the caller has ended the terminal itself. */
  closeShown(): void {
    const number = this.#shown;
    this.#views.get(number)?.dispose();
    this.#views.delete(number);
    this.#queues.get(number)?.dispose();
    this.#queues.delete(number);
    this.#tabs.remove(number);
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

  titled(view: TerminalView, title: string): void {
    this.#tabs.titled(view.number, title);
  }

  renameShown(): void {
    void this.#tabs.rename(this.#shown).then(() => this.current?.focus());
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
    this.#queues.set(number, new CommandQueue(view, () => this.#tellWaiting()));

    const tab = this.#tabs.add(this.#lab, number);
    view.element.setAttribute('role', 'tabpanel');
    view.element.setAttribute('aria-labelledby', tab.id);
    view.open(this.screens);
    rememberOpened(this.#lab, this.#views.keys());
  }

  #tellWaiting(): void {
    this.listener.waiting(this.#queues.get(this.#shown)?.waiting ?? []);
  }
}

function firstFree(taken: ReadonlyMap<number, unknown>): number {
  let number = 1;
  while (taken.has(number)) {
    number++;
  }
  return number;
}
