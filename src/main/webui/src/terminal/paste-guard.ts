// Catches pastes before xterm.js sees them: several lines are shown first, because each line end may run something.
import { announce } from '../site/announce';
import { ask } from '../site/dialogs';
import { cleaned, lineCount, needsAsking } from './pasted-text';

/** A paste is typed, and a program reads it at its own pace; more than this belongs into a file. */
const most = 1_000_000;

let trusted = false;

export function guardPaste(place: HTMLElement, paste: (text: string) => void): void {
  place.addEventListener(
    'paste',
    (event) => {
      if (!(event.target instanceof HTMLElement) || !event.target.closest('.terminal-view')) {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      void offerPaste(event.clipboardData?.getData('text/plain') ?? '', paste);
    },
    { capture: true },
  );
}

export async function offerPaste(copied: string, paste: (text: string) => void): Promise<void> {
  const text = cleaned(copied);
  if (text === '') {
    return;
  }
  if (text.length > most) {
    announce('That is more than a megabyte: too much to type into a terminal. Nothing was pasted.');
    return;
  }
  if (needsAsking(text) && !trusted) {
    const lines = lineCount(text);
    const answer = await ask({
      title: lines === 1 ? 'Paste this line and run it?' : `Paste ${lines} lines?`,
      text: ['Every line end works like the Enter key, so commands may run at once.'],
      code: text,
      confirm: 'Paste',
      tick: 'Do not ask again until I reload the page',
    });
    if (!answer.confirmed) {
      return;
    }
    trusted = answer.ticked;
  }
  paste(text);
}
