// What the system's own theme calls its colours, for drawings that need them as numbers.
export interface SystemColour {
  css: string;
  isDark: boolean;
}

export function colour(name: 'Canvas' | 'CanvasText' | 'Highlight' | 'HighlightText'): SystemColour {
  const probe = document.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  probe.style.color = name;
  document.body.append(probe);
  const css = getComputedStyle(probe).color;
  probe.remove();
  const [red = 0, green = 0, blue = 0] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return { css, isDark: 0.299 * red + 0.587 * green + 0.114 * blue < 128 };
}
