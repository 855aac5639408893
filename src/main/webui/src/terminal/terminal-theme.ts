// Colours of the sixteen, checked for contrast against their backgrounds; the page's own colours are in styles/tokens.css.
import type { ITheme, Terminal } from '@xterm/xterm';
import { colour } from '../site/system-colours';
import { currentTheme, forcedColours, moreContrast, type Theme } from '../site/theme';

const dark: ITheme = {
  background: '#0d141b',
  foreground: '#dbe4ec',
  cursor: '#7cc4ff',
  cursorAccent: '#0d141b',
  selectionBackground: '#2f5d86aa',
  selectionInactiveBackground: '#2f5d8666',
  scrollbarSliderBackground: '#8aa0b433',
  scrollbarSliderHoverBackground: '#8aa0b466',
  scrollbarSliderActiveBackground: '#8aa0b488',
  black: '#3a4753',
  red: '#ff8278',
  green: '#7bd88f',
  yellow: '#eac26a',
  blue: '#7cb8ff',
  magenta: '#d7a1f4',
  cyan: '#66d3d6',
  white: '#cfd9e2',
  brightBlack: '#8596a6',
  brightRed: '#ffa39b',
  brightGreen: '#9ee8ad',
  brightYellow: '#f5d78f',
  brightBlue: '#a5cfff',
  brightMagenta: '#e6c1fa',
  brightCyan: '#93e3e5',
  brightWhite: '#ffffff',
};

const light: ITheme = {
  background: '#fbfcfd',
  foreground: '#1a2733',
  cursor: '#0b5cab',
  cursorAccent: '#fbfcfd',
  selectionBackground: '#9cc9f088',
  selectionInactiveBackground: '#9cc9f055',
  scrollbarSliderBackground: '#5b6b7a33',
  scrollbarSliderHoverBackground: '#5b6b7a66',
  scrollbarSliderActiveBackground: '#5b6b7a88',
  black: '#1a2733',
  red: '#b3261e',
  green: '#1a6b34',
  yellow: '#7a5300',
  blue: '#0b5cab',
  magenta: '#7b3fa0',
  cyan: '#0b6b75',
  white: '#5b6b7a',
  brightBlack: '#54636f',
  brightRed: '#c8352c',
  brightGreen: '#227a40',
  brightYellow: '#8a6100',
  brightBlue: '#1a6dc0',
  brightMagenta: '#8d4fb3',
  brightCyan: '#127a85',
  brightWhite: '#1a2733',
};

const themes: Record<Theme, ITheme> = { dark, light };

export function terminalTheme(): ITheme {
  if (forcedColours.matches) {
    return systemTheme();
  }
  const theme = themes[currentTheme()];
  return moreContrast.matches ? reversedWhereSelected(theme) : theme;
}

/** xterm.js mixes every colour until it stands out this much from what is behind it. */
export function leastContrast(): number {
  return forcedColours.matches || moreContrast.matches ? 7 : 4.5;
}

/** After the theme has changed. */
export function recolour(terminal: Terminal): void {
  terminal.options.theme = terminalTheme();
  terminal.options.minimumContrastRatio = leastContrast();
}

/** Letters and background change places in what is selected. */
function reversedWhereSelected(theme: ITheme): ITheme {
  return {
    ...theme,
    selectionBackground: theme.foreground,
    selectionInactiveBackground: theme.foreground,
    selectionForeground: theme.background,
  };
}

/** The sixteen stay, since programs say something by them; all else is as the system's contrast theme has it. */
function systemTheme(): ITheme {
  const background = colour('Canvas');
  return {
    ...(background.isDark ? dark : light),
    background: background.css,
    foreground: colour('CanvasText').css,
    cursor: colour('CanvasText').css,
    cursorAccent: background.css,
    selectionBackground: colour('Highlight').css,
    selectionInactiveBackground: colour('Highlight').css,
    selectionForeground: colour('HighlightText').css,
  };
}
