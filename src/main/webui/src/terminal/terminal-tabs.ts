// The row of tabs above the terminals. Each has its number, and a name: the learner's own, or what the program in it calls itself.
import { ask } from '../site/dialogs';
import { readableTitle } from './titles';

export interface TabListener {
  chosen(number: number): void;
}

export class TerminalTabs {
  readonly #names = new Map<number, string>();
  #lab = '';

  constructor(
    private readonly row: HTMLElement,
    private readonly listener: TabListener,
  ) {
    row.addEventListener('keydown', (event) => this.#key(event));
    row.addEventListener('dblclick', (event) => void this.#renameAt(event.target));
  }

  add(lab: string, number: number): HTMLElement {
    this.#lab = lab;
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.className = 'terminal-tab';
    tab.dataset['terminal'] = String(number);
    tab.id = `terminal-tab-${number}`;
    tab.addEventListener('click', () => this.listener.chosen(number));
    const chosen = nameBefore(lab, number);
    if (chosen) {
      this.#names.set(number, chosen);
    }
    label(tab, number, chosen);
    const after = this.#tabs().find((other) => numberOf(other) > number);
    this.row.insertBefore(tab, after ?? null);
    return tab;
  }

  remove(number: number): void {
    this.#tab(number)?.remove();
    this.#names.delete(number);
    keepName(this.#lab, number, '');
  }

  clear(): void {
    this.row.replaceChildren();
    this.#names.clear();
  }

  select(number: number): void {
    for (const tab of this.#tabs()) {
      const chosen = numberOf(tab) === number;
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen) {
        tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    }
  }

  /** What a program printed as its title: only text, never markup, and never in place of a name that the learner gave. */
  titled(number: number, title: string): void {
    const tab = this.#tab(number);
    if (tab && !this.#names.has(number)) {
      label(tab, number, readableTitle(title));
    }
  }

  async rename(number: number): Promise<void> {
    const { confirmed, text } = await ask({
      title: `Name of terminal ${number}`,
      text: ['Lessons know it by its number, which stays. Without a name it is called after the program in it.'],
      field: { label: 'Name', value: this.#names.get(number) ?? '' },
      confirm: 'Rename',
    });
    const tab = this.#tab(number);
    if (!confirmed || !tab) {
      return;
    }
    const name = readableTitle(text);
    if (name) {
      this.#names.set(number, name);
    } else {
      this.#names.delete(number);
    }
    keepName(this.#lab, number, name);
    label(tab, number, name);
  }

  #key(event: KeyboardEvent): void {
    const tabs = this.#tabs();
    const at = tabs.findIndex((tab) => tab === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (event.key === 'F2') {
      void this.#renameAt(event.target);
    } else if (next && next !== event.target) {
      event.preventDefault();
      this.listener.chosen(numberOf(next));
      next.focus();
    }
  }

  async #renameAt(target: EventTarget | null): Promise<void> {
    const tab = target instanceof Element ? target.closest<HTMLElement>('[role=tab]') : null;
    if (tab) {
      await this.rename(numberOf(tab));
      tab.focus();
    }
  }

  #tabs(): HTMLElement[] {
    return [...this.row.querySelectorAll<HTMLElement>('[role=tab]')];
  }

  #tab(number: number): HTMLElement | null {
    return this.row.querySelector<HTMLElement>(`[data-terminal="${number}"]`);
  }
}

function label(tab: HTMLElement, number: number, name: string): void {
  tab.textContent = name ? `${number}: ${name}` : `Terminal ${number}`;
  tab.title = name ? `Terminal ${number}: ${name}` : 'Double-click or F2 gives it a name';
}

function numberOf(tab: HTMLElement): number {
  return Number(tab.dataset['terminal']);
}

function nameBefore(lab: string, number: number): string {
  try {
    return sessionStorage.getItem(`drydock.name.${lab}.${number}`) ?? '';
  } catch {
    return '';
  }
}

function keepName(lab: string, number: number, name: string): void {
  try {
    sessionStorage.setItem(`drydock.name.${lab}.${number}`, name);
  } catch {
    // Without storage the name lasts until the next reload.
  }
}
