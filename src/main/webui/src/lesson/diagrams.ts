// Diagrams. What draws them is large: it is fetched when the first one comes near, and by no page without any.
import { currentTheme, onThemeChange } from '../site/theme';

export function bindDiagrams(lesson: HTMLElement): void {
  const sources = [...lesson.querySelectorAll<HTMLElement>('pre.mermaid-source')];
  if (sources.length === 0) {
    return;
  }
  const drawn = new Map<HTMLElement, HTMLElement>();
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (isIntersecting && target instanceof HTMLElement) {
          near.unobserve(target);
          void draw(target, drawn);
        }
      }
    },
    { rootMargin: '600px' },
  );
  sources.forEach((source) => near.observe(source));
  onThemeChange(() => {
    for (const source of drawn.keys()) {
      void draw(source, drawn);
    }
  });
}

/** The text stays: folded below the picture, or in its place when it cannot be drawn. */
async function draw(source: HTMLElement, drawn: Map<HTMLElement, HTMLElement>): Promise<void> {
  let picture: string;
  try {
    const { drawing } = await import('./mermaid');
    picture = await drawing(source.textContent ?? '', currentTheme());
  } catch {
    source.title = 'This diagram could not be drawn; this is its text.';
    return;
  }
  const place = drawn.get(source) ?? placeFor(source);
  drawn.set(source, place);
  place.innerHTML = picture;
  const svg = place.querySelector('svg');
  if (svg && !svg.querySelector(':scope > title')) {
    svg.setAttribute('aria-label', 'Diagram; its text is below');
  }
}

function placeFor(source: HTMLElement): HTMLElement {
  const figure = document.createElement('figure');
  figure.className = 'diagram';
  const place = document.createElement('div');
  place.className = 'diagram-picture';
  const text = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = 'Diagram as text';
  source.replaceWith(figure);
  text.append(summary, source);
  figure.append(place, text);
  return place;
}
