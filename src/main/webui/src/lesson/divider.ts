// The line between text and terminal: dragged, or moved by arrow keys, Home and End. Its place is kept in the browser.
import { preference, remember } from '../site/preferences';

const least = 25;
const most = 75;
const usual = 46;

export function bindDivider(divider: HTMLElement, workbench: HTMLElement): void {
  let share = clamp(Number(preference('split')) || usual);

  const move = (to: number) => {
    share = clamp(to);
    workbench.style.setProperty('--split', `${share}%`);
    divider.setAttribute('aria-valuenow', String(Math.round(share)));
  };
  const keep = () => remember('split', share.toFixed(1));

  divider.setAttribute('aria-valuemin', String(least));
  divider.setAttribute('aria-valuemax', String(most));
  move(share);

  divider.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    divider.setPointerCapture(event.pointerId);
    workbench.classList.add('is-dragging');
  });
  divider.addEventListener('pointermove', (event) => {
    if (divider.hasPointerCapture(event.pointerId)) {
      const area = workbench.getBoundingClientRect();
      move(((event.clientX - area.left) / area.width) * 100);
    }
  });
  divider.addEventListener('lostpointercapture', () => {
    workbench.classList.remove('is-dragging');
    keep();
  });
  divider.addEventListener('dblclick', () => {
    move(usual);
    keep();
  });
  divider.addEventListener('keydown', (event) => {
    const to = { ArrowLeft: share - 2, ArrowRight: share + 2, Home: least, End: most, Enter: usual }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
      keep();
    }
  });
}

function clamp(share: number): number {
  return Math.min(most, Math.max(least, share));
}
