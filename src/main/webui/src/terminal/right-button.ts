// The right mouse button as in other terminals: copies what is selected, pastes where nothing is. With Shift, from a keyboard or a
// finger, and wherever the page may not read the clipboard, the browser's own menu comes as ever.
import type { Terminal } from '@xterm/xterm';

export interface Hand {
  copy(): void;
  paste(text: string): void;
}

export function bindRightButton(place: HTMLElement, terminal: Terminal, hand: Hand): void {
  place.addEventListener('contextmenu', (event) => {
    const byMouse = event.button === 2 && !event.shiftKey && (event as PointerEvent).pointerType !== 'touch';
    if (!byMouse || !navigator.clipboard?.readText) {
      return;
    }
    if (terminal.modes.mouseTrackingMode !== 'none') {
      // The program in the terminal has had the click.
      event.preventDefault();
      return;
    }
    event.preventDefault();
    if (terminal.hasSelection()) {
      hand.copy();
    } else {
      navigator.clipboard.readText().then(
        (text) => hand.paste(text),
        () => bringBackMenu(place),
      );
    }
  });
}

/** Refused: the next right click shows the browser's menu, which can paste. */
function bringBackMenu(place: HTMLElement): void {
  place.addEventListener('contextmenu', (event) => event.stopImmediatePropagation(), { capture: true });
}
