// On a narrow screen text and terminal take turns; the tabs above choose. On a wide one both are there and the tabs are hidden by the style sheet.

export type Pane = 'lesson' | 'terminal';

export class Panes {
  readonly #tabs: HTMLElement[];

  constructor(
    private readonly workbench: HTMLElement,
    tablist: HTMLElement,
    private readonly narrow: MediaQueryList,
  ) {
    this.#tabs = [...tablist.querySelectorAll<HTMLElement>('[role=tab]')];
    for (const tab of this.#tabs) {
      tab.addEventListener('click', () => this.show(tab.dataset['pane'] as Pane));
    }
    tablist.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        event.preventDefault();
        this.show(this.workbench.dataset['pane'] === 'lesson' ? 'terminal' : 'lesson');
        this.#tabs.find((tab) => tab.dataset['pane'] === this.workbench.dataset['pane'])?.focus();
      }
    });
    this.show('lesson');
  }

  get taken(): boolean {
    return this.narrow.matches;
  }

  show(pane: Pane): void {
    this.workbench.dataset['pane'] = pane;
    for (const tab of this.#tabs) {
      const chosen = tab.dataset['pane'] === pane;
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }
}
