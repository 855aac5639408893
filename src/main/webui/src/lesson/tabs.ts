// Neighbouring blocks of code of which one is seen at a time. Who picks "Debian" once sees Debian in all groups that have it.
import { preference, remember } from '../site/preferences';

interface Group {
  readonly tabs: Map<string, { tab: HTMLButtonElement; panel: HTMLElement }>;
}

let made = 0;

export function bindTabs(lesson: HTMLElement): void {
  const groups = [...lesson.querySelectorAll<HTMLElement>('.tabs')].filter((place) => place.querySelectorAll('figure[data-tab]').length > 1).map((place) => group(place, pick));

  function pick(name: string): void {
    remember('tab', name);
    for (const one of groups) {
      if (one.tabs.has(name)) {
        show(one, name);
      }
    }
  }

  const kept = preference('tab');
  for (const one of groups) {
    show(one, kept !== null && one.tabs.has(kept) ? kept : [...one.tabs.keys()][0]!);
  }
}

function group(place: HTMLElement, pick: (name: string) => void): Group {
  const tabs: Group['tabs'] = new Map();
  const list = document.createElement('div');
  list.className = 'code-tabs';
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', 'Variants of this code');
  for (const panel of place.querySelectorAll<HTMLElement>(':scope > figure[data-tab]')) {
    const name = panel.dataset['tab']!;
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.id = `code-tab-${++made}`;
    tab.textContent = name;
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', (panel.id ||= `code-panel-${made}`));
    tab.addEventListener('click', () => pick(name));
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    list.append(tab);
    tabs.set(name, { tab, panel });
  }
  list.addEventListener('keydown', (event) => {
    const all = [...tabs.keys()];
    const at = all.findIndex((name) => tabs.get(name)!.tab === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && at >= 0) {
      event.preventDefault();
      const name = all[(to + all.length) % all.length]!;
      pick(name);
      tabs.get(name)!.tab.focus();
    }
  });
  place.prepend(list);
  place.dataset['bound'] = '';
  return { tabs };
}

function show(group: Group, name: string): void {
  for (const [other, { tab, panel }] of group.tabs) {
    tab.setAttribute('aria-selected', String(other === name));
    tab.tabIndex = other === name ? 0 : -1;
    panel.hidden = other !== name;
  }
}
