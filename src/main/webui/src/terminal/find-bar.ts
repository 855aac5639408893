// Search in what a terminal has printed.
import type { TerminalView } from './terminal-view';

export function bindFindBar(bar: HTMLElement, current: () => TerminalView | undefined): () => void {
  const field = bar.querySelector('input')!;
  const verdict = bar.querySelector('output')!;
  const find = (forward: boolean, incremental: boolean) => {
    const search = current()?.search;
    const found = field.value !== '' && (forward ? search?.findNext(field.value, { incremental }) : search?.findPrevious(field.value));
    verdict.textContent = field.value === '' || found ? '' : 'Not found';
  };
  const close = () => {
    bar.hidden = true;
    current()?.search.clearDecorations();
    current()?.focus();
  };

  field.addEventListener('input', () => find(false, true));
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target === field) {
      event.preventDefault();
      find(event.shiftKey, false);
    } else if (event.key === 'Escape') {
      close();
    }
  });
  bar.querySelector('[data-find=previous]')!.addEventListener('click', () => find(false, false));
  bar.querySelector('[data-find=next]')!.addEventListener('click', () => find(true, false));
  bar.querySelector('[data-find=close]')!.addEventListener('click', close);

  return () => {
    bar.hidden = false;
    field.select();
    field.focus();
  };
}
