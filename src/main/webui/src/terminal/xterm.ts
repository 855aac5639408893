// xterm.js as we want it. What could act on the learner's computer by mere output is left out: no clipboard add-on (OSC 52), no window operations.
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import { currentTheme } from '../site/theme';
import { followLink } from './terminal-links';
import { terminalTheme } from './terminal-theme';

export function xterm(settings: { fontSize: number; screenReader: boolean }): Terminal {
  const terminal = new Terminal({
    // The Unicode add-on needs it.
    allowProposedApi: true,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: settings.fontSize,
    lineHeight: 1.2,
    linkHandler: { activate: (_event, address) => void followLink(address) },
    minimumContrastRatio: 4.5,
    screenReaderMode: settings.screenReader,
    scrollback: 10_000,
    theme: terminalTheme[currentTheme()],
  });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  terminal.loadAddon(new WebLinksAddon((_event, address) => void followLink(address)));
  return terminal;
}
