// The terminal protocol, browser side; the server's half is the terminal room's protocol file.
//
// Binary frames are the pseudo-terminal's bytes, both ways. Text frames are JSON control:
//   browser -> server   {"type":"resize","cols":..,"rows":..}
//                       {"type":"ack","bytes":..}             bytes rendered since the last ack
//   server -> browser   {"type":"hello","terminal":n,"offset":..}   offset of the first byte that follows
//                       {"type":"command","state":"started|finished","exit":..}
//                       {"type":"size","cols":..,"rows":..}       only to who watches another's terminal
//                       {"type":"closed","reason":..}
// The server sends at most 262,144 bytes beyond what was acknowledged. Input frames hold at most 65,536 bytes.

export interface Size {
  cols: number;
  rows: number;
}

export type Control =
  | { type: 'hello'; terminal: number; offset: number }
  | { type: 'command'; state: 'started' | 'finished'; exit?: number }
  | { type: 'size'; size: Size }
  | { type: 'closed'; reason: string };

/** A quarter of the server's window, so that acknowledgements travel while bytes still flow. */
export const ACK_EVERY = 65_536;
export const LARGEST_INPUT = 65_536;

export function terminalUrl(origin: string, lab: string, terminal: number, size: Size, since: number | null): string {
  const url = new URL(`/api/labs/${encodeURIComponent(lab)}/terminals/${terminal}`, origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('cols', String(size.cols));
  url.searchParams.set('rows', String(size.rows));
  if (since !== null) {
    url.searchParams.set('since', String(since));
  }
  return url.href;
}

export function resizeFrame(size: Size): string {
  return JSON.stringify({ type: 'resize', cols: size.cols, rows: size.rows });
}

export function ackFrame(bytes: number): string {
  return JSON.stringify({ type: 'ack', bytes });
}

/** Null for anything that is not a control frame we know: a newer server may say more. */
export function readControl(text: string): Control | null {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof frame !== 'object' || frame === null) {
    return null;
  }
  const said = frame as Record<string, unknown>;
  switch (said['type']) {
    case 'hello':
      return isCount(said['offset']) && isCount(said['terminal']) ? { type: 'hello', terminal: said['terminal'], offset: said['offset'] } : null;
    case 'command':
      if (said['state'] === 'started') {
        return { type: 'command', state: 'started' };
      }
      if (said['state'] === 'finished') {
        return isCount(said['exit']) ? { type: 'command', state: 'finished', exit: said['exit'] } : { type: 'command', state: 'finished' };
      }
      return null;
    case 'size':
      return isCount(said['cols']) && isCount(said['rows']) ? { type: 'size', size: { cols: said['cols'], rows: said['rows'] } } : null;
    case 'closed':
      return { type: 'closed', reason: typeof said['reason'] === 'string' ? said['reason'] : 'ended' };
    default:
      return null;
  }
}

export function* inputFrames(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += LARGEST_INPUT) {
    yield bytes.subarray(at, at + LARGEST_INPUT);
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
