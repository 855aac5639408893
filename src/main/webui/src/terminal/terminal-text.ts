import type { IBuffer } from '@xterm/xterm';

export interface Place {
  row: number;
  column: number;
}

/** What a terminal shows and has scrolled away, as the lines that were printed: one that was too wide is one line again. */
export function textOf(buffer: IBuffer, from: Place = { row: 0, column: 0 }, to: Place = { row: buffer.length, column: 0 }): string {
  const lines: string[] = [];
  for (let row = from.row; row <= to.row; row++) {
    const line = buffer.getLine(row);
    if (!line || (row === to.row && to.column === 0)) {
      break;
    }
    // Blanks at the end of a row that goes on are part of the line; elsewhere nobody printed them.
    const goesOn = row < to.row && buffer.getLine(row + 1)?.isWrapped === true;
    const text = line.translateToString(!goesOn, row === from.row ? from.column : 0, row === to.row ? to.column : undefined);
    if (line.isWrapped && lines.length > 0) {
      lines[lines.length - 1] += text;
    } else {
      lines.push(text);
    }
  }
  return lines.join('\n').trimEnd();
}
