// The outline beside the text: which step is being read, and which steps are done. It folds to a rail of numbers.
import { preference, remember } from '../site/preferences';

/** Room for the names of the steps beside text and terminal; the style sheet lays them over the text below that. */
const ample = matchMedia('(min-width: 95rem)');

export function bindOutline(outline: HTMLElement, text: HTMLElement): void {
  const toggle = outline.querySelector<HTMLElement>('[data-outline-toggle]');
  const show = (open: boolean) => {
    outline.dataset['open'] = String(open);
    toggle?.setAttribute('aria-expanded', String(open));
  };
  const asUsual = () => show(ample.matches && preference('outline') !== 'folded');
  asUsual();
  ample.addEventListener('change', asUsual);
  toggle?.addEventListener('click', () => {
    const open = outline.dataset['open'] !== 'true';
    show(open);
    if (ample.matches) {
      remember('outline', open ? 'open' : 'folded');
    }
  });
  // Where it lies over the text it gives way again.
  const giveWay = () => {
    if (!ample.matches) {
      show(false);
    }
  };
  outline.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) {
      giveWay();
    }
  });
  outline.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      giveWay();
    }
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
