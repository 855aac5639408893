// The outline beside the text: which step is being read, and which steps are done. It folds to a rail of numbers.
import { preference, remember } from '../site/preferences';

export function bindOutline(outline: HTMLElement, text: HTMLElement): void {
  const toggle = outline.querySelector<HTMLElement>('[data-outline-toggle]');
  const show = (open: boolean) => {
    outline.dataset['open'] = String(open);
    toggle?.setAttribute('aria-expanded', String(open));
  };
  // Where there is room for everything the names are shown, until somebody chooses otherwise.
  const kept = preference('outline');
  show(kept === null ? innerWidth >= 1600 : kept === 'open');
  toggle?.addEventListener('click', () => {
    const open = outline.dataset['open'] !== 'true';
    show(open);
    remember('outline', open ? 'open' : 'folded');
  });

  const links = new Map([...outline.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => [link.hash.slice(1), link]));
  const steps = [...text.querySelectorAll<HTMLElement>('[data-step]')];
  const mark = () => {
    const middle = text.getBoundingClientRect().top + text.clientHeight * 0.35;
    const current = steps.findLast((step) => step.getBoundingClientRect().top <= middle) ?? steps[0];
    for (const [id, link] of links) {
      if (id === current?.id) {
        link.setAttribute('aria-current', 'step');
      } else {
        link.removeAttribute('aria-current');
      }
    }
  };
  let asked = 0;
  const later = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(mark);
  };
  text.addEventListener('scroll', later, { passive: true });
  addEventListener('scroll', later, { passive: true });
  mark();
}
