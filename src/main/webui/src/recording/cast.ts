// An asciicast of version 2, as the server keeps it: https://docs.asciinema.org/manual/asciicast/v2/

export interface Size {
  cols: number;
  rows: number;
}

export interface Moment {
  /** Seconds from the beginning, long pauses shortened. */
  at: number;
  output: string;
  size: Size | null;
}

export interface Cast {
  size: Size;
  moments: Moment[];
  seconds: number;
}

/** Nobody wants to watch somebody think. */
const longestPause = 2;

export function parseCast(text: string): Cast {
  const [first = '', ...lines] = text.split('\n');
  const header = JSON.parse(first) as { width: number; height: number };
  const moments: Moment[] = [];
  let seconds = 0;
  let before = 0;
  for (const line of lines) {
    if (line === '') {
      continue;
    }
    const [time, kind, data] = JSON.parse(line) as [number, string, string];
    seconds += Math.min(Math.max(time - before, 0), longestPause);
    before = time;
    if (kind === 'o') {
      moments.push({ at: seconds, output: data, size: null });
    } else if (kind === 'r') {
      const [cols = 80, rows = 24] = data.split('x').map(Number);
      moments.push({ at: seconds, output: '', size: { cols, rows } });
    }
  }
  return { size: { cols: header.width, rows: header.height }, moments, seconds };
}
