// The one place that knows Mermaid. Diagrams are text of the lesson: no HTML in labels, no links that act, no pictures from elsewhere.
import mermaid from 'mermaid';
import type { Theme } from '../site/theme';

let made = 0;
// It has one set of options for the page, so diagrams are drawn one after another.
let last: Promise<unknown> = Promise.resolve();

export function drawing(text: string, theme: Theme): Promise<string> {
  const next = last.then(async () => {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      htmlLabels: false,
      suppressErrorRendering: true,
      theme: theme === 'dark' ? 'dark' : 'neutral',
      fontFamily: 'inherit',
      // What a lesson's text may not change by directives of its own.
      secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'htmlLabels', 'suppressErrorRendering', 'theme', 'themeCSS', 'fontFamily'],
      maxTextSize: 20_000,
    });
    return (await mermaid.render(`diagram-${++made}`, text)).svg;
  });
  last = next.catch(() => undefined);
  return next;
}
