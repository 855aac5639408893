// Keys that a touch screen's keyboard does not have. The row is shown by the style sheet where the pointer is coarse.

const sequences: Record<string, string> = {
  Esc: '\x1b',
  Tab: '\t',
  'Ctrl-C': '\x03',
  'Ctrl-D': '\x04',
  Up: '\x1b[A',
  Down: '\x1b[B',
  Left: '\x1b[D',
  Right: '\x1b[C',
};

export function bindTouchKeys(row: HTMLElement, type: (text: string) => void): void {
  row.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const sequence = sequences[button?.dataset['key'] ?? ''];
    if (sequence !== undefined) {
      type(sequence);
    }
  });
}
