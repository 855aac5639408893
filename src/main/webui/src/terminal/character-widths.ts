// Widths of characters by Unicode 11, and an end to characters without width: thousands of accents on one letter are one cell, and
// the browser would stand still over its drawing.
import { Unicode11Addon } from '@xterm/addon-unicode11';
import type { IUnicodeVersionProvider, Terminal } from '@xterm/xterm';

/** More than any script or emoji puts on one character. What follows stands beside it. */
const mostJoined = 16;

export function useUnicode11(terminal: Terminal): void {
  // The add-on offers its table only to a terminal; this one takes it in its place.
  const intermediate = { unicode: { register: (table: IUnicodeVersionProvider) => terminal.unicode.register(bounded(table)) } };
  new Unicode11Addon().activate(intermediate as unknown as Terminal);
  terminal.unicode.activeVersion = '11';
}

/** Properties are packed as xterm.js has them: bit 0 joins the character before, bits 1 and 2 are the width, the rest is ours. */
export function bounded(table: IUnicodeVersionProvider): IUnicodeVersionProvider {
  return {
    version: table.version,
    wcwidth: (codepoint) => table.wcwidth(codepoint),
    charProperties: (codepoint, preceding) => {
      const properties = table.charProperties(codepoint, preceding);
      if ((properties & 1) === 0) {
        return properties;
      }
      const joined = (preceding >> 3) + 1;
      return joined > mostJoined ? 1 << 1 : (joined << 3) | (properties & 7);
    },
  };
}
