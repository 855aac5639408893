// xterm.js as we want it. What could act on the learner's computer by mere output is left out: no clipboard add-on (OSC 52), no window operations.
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import { boundWork } from './bounded-work';
import { useUnicode11 } from './character-widths';
import { followLink } from './terminal-links';
import { leastContrast, terminalTheme } from './terminal-theme';

export function xterm(settings: { fontSize: number; screenReader: boolean }): Terminal {
  const terminal = new Terminal({
    // The Unicode add-on needs it.
    allowProposedApi: true,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: settings.fontSize,
    // The font's own height, or frames drawn with line characters would have gaps.
    lineHeight: 1,
    linkHandler: { activate: (_event, address) => void followLink(address) },
    minimumContrastRatio: leastContrast(),
    screenReaderMode: settings.screenReader,
    scrollback: 10_000,
    theme: terminalTheme(),
  });
  boundWork(terminal);
  useUnicode11(terminal);
  terminal.loadAddon(new WebLinksAddon((_event, address) => void followLink(address)));
  return terminal;
}
