// A few bytes can ask for two billion repetitions, and xterm.js would carry them out one by one while the page stands still.
import type { Terminal } from '@xterm/xterm';

/** Insert and delete lines, scroll up and down: no more often than there are rows. */
const byRow = ['L', 'M', 'S', 'T'];

/** Repeat a character, tabs forward and back: no more often than there are columns. All other sequences are bounded by the screen. */
const byColumn = ['b', 'I', 'Z'];

/** What xterm.js takes in one go, before it looks at its clock again: even the dearest sequences are done in a moment then. */
const atOnce = 16_384;

/** A program that asks for more than fits has no use for it: the sequence is dropped. */
export function boundWork(terminal: Terminal): void {
  const drop = (final: string, most: () => number) =>
    terminal.parser.registerCsiHandler({ final }, ([times]) => typeof times === 'number' && times > most());
  byRow.forEach((final) => drop(final, () => terminal.rows));
  byColumn.forEach((final) => drop(final, () => terminal.cols));
}

/** Hands over a large frame in slices, between which the page can draw and hear keys. */
export function writeInSlices(terminal: Terminal, bytes: Uint8Array, done: () => void): void {
  for (let at = 0; at < bytes.length; at += atOnce) {
    const last = at + atOnce >= bytes.length;
    terminal.write(bytes.subarray(at, at + atOnce), last ? done : undefined);
  }
}
