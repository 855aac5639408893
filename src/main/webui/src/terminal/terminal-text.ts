import type { IBuffer } from '@xterm/xterm';

/** What a terminal shows and has scrolled away, as the lines that were printed: one that was too wide is one line again. */
export function textOf(buffer: IBuffer, from = 0, to = buffer.length): string {
  const lines: string[] = [];
  for (let row = from; row < to; row++) {
    const line = buffer.getLine(row);
    const text = line?.translateToString(true) ?? '';
    if (line?.isWrapped && lines.length > 0) {
      lines[lines.length - 1] += text;
    } else {
      lines.push(text);
    }
  }
  return lines.join('\n').trimEnd();
}
