// Catches pastes before xterm.js sees them: several lines are shown first, because each line end may run something.
import { ask } from '../site/dialogs';
import { cleaned, lineCount, needsAsking } from './pasted-text';

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
      const text = cleaned(event.clipboardData?.getData('text/plain') ?? '');
      void pasteIfWanted(text, paste);
    },
    { capture: true },
  );
}

async function pasteIfWanted(text: string, paste: (text: string) => void): Promise<void> {
  if (text === '') {
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
