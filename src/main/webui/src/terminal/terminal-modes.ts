// How a program has set the terminal up: which screen, which keys, whether the mouse is its own. Where the beginning of the
// output is gone, what set this up is gone with it, and a program that still runs would neither be drawn nor hear arrow keys rightly.
import type { Terminal } from '@xterm/xterm';

const mouse = { none: '', x10: '9', vt200: '1000', drag: '1002', any: '1003' };

/** The sequences that bring a new terminal to where this one is. */
export function modesOf(terminal: Terminal): string {
  const { modes } = terminal;
  const tracking = mouse[modes.mouseTrackingMode];
  const on = (mode: string, yes: boolean) => (yes ? `\x1b[?${mode}h` : '');
  return [
    on('1049', terminal.buffer.active.type === 'alternate'),
    on('1', modes.applicationCursorKeysMode),
    on('2004', modes.bracketedPasteMode),
    on('1004', modes.sendFocusMode),
    on(tracking, tracking !== ''),
    // Whoever asks for the mouse asks for this encoding, in our century.
    on('1006', tracking !== ''),
    modes.applicationKeypadMode ? '\x1b=' : '',
  ].join('');
}

const name = (lab: string, number: number) => `drydock.modes.${lab}.${number}`;

/** For the same browser tab's next page: a reload. */
export function rememberModes(lab: string, number: number, terminal: Terminal): void {
  try {
    sessionStorage.setItem(name(lab, number), modesOf(terminal));
  } catch {
    // Without storage a full-screen program that runs for long needs its own redraw key after a reload.
  }
}

export function modesBefore(lab: string, number: number): string {
  try {
    return sessionStorage.getItem(name(lab, number)) ?? '';
  } catch {
    return '';
  }
}
