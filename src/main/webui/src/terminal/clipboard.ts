// Copying. The clipboard interface exists only on secure origins, and a lab host in a class room is often plain HTTP.

import type { Terminal } from '@xterm/xterm';
import { announce } from '../site/announce';

export function copySelection(terminal: Terminal): void {
  if (terminal.hasSelection()) {
    void copyText(terminal.getSelection()).then((copied) => announce(copied ? 'Copied.' : 'The browser did not allow copying.'));
    terminal.clearSelection();
  }
}

export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Permission refused: the older way may still work.
    }
  }
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return copied;
}
