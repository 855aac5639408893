// Light, dark, or whatever the system says. The choice is an attribute of <html>, so that styles and the terminal read one thing.
import { preference, remember } from './preferences';

export type Theme = 'light' | 'dark';
type Choice = Theme | 'system';

const systemDark = matchMedia('(prefers-color-scheme: dark)');
/** The system's contrast theme, which replaces every colour of the page. */
export const forcedColours = matchMedia('(forced-colors: active)');
export const moreContrast = matchMedia('(prefers-contrast: more)');

export function chosenTheme(): Choice {
  const kept = preference('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function currentTheme(): Theme {
  const choice = chosenTheme();
  if (choice !== 'system') {
    return choice;
  }
  return systemDark.matches ? 'dark' : 'light';
}

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = currentTheme();
}

/** Calls back with every later change, by the button or by the system. */
export function onThemeChange(listener: (theme: Theme) => void): void {
  new MutationObserver(() => listener(currentTheme())).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  for (const wish of [forcedColours, moreContrast]) {
    wish.addEventListener('change', () => listener(currentTheme()));
  }
}

const next: Record<Choice, Choice> = { system: 'light', light: 'dark', dark: 'system' };
const label: Record<Choice, string> = { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };

export function bindThemeButton(button: HTMLElement): void {
  const show = () => {
    button.dataset['choice'] = chosenTheme();
    button.setAttribute('aria-label', label[chosenTheme()]);
    button.title = label[chosenTheme()];
  };
  button.addEventListener('click', () => {
    remember('theme', next[chosenTheme()]);
    applyTheme();
    show();
  });
  systemDark.addEventListener('change', applyTheme);
  show();
}
