import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Clock } from './clock';
import { retryDelay, TerminalLink, type LinkState, type Opening, type Screen } from '../src/terminal/terminal-link';

class Socket {
  static readonly OPEN = 1;
  readyState = 1;
  sent: (string | Uint8Array)[] = [];
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor(readonly url: string) {}
  send(frame: string | Uint8Array): void {
    this.sent.push(frame);
  }
  close(): void {
    this.readyState = 3;
  }
  says(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  prints(length: number): void {
    this.onmessage?.({ data: new ArrayBuffer(length) });
  }
  breaks(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

const sockets: Socket[] = [];
let clock: Clock;
let openings: Opening[];
let states: LinkState[];
let rendered: (() => void)[];

const screen: Screen = {
  size: () => ({ cols: 80, rows: 24 }),
  opening: (kind) => openings.push(kind),
  write: (_bytes, done) => rendered.push(done),
  command: () => undefined,
  linkChanged: (state) => states.push(state),
};

function linkUp(): { link: TerminalLink; socket: Socket } {
  const link = new TerminalLink('lab', 1, screen, {
    origin: 'http://host',
    openSocket: (url) => {
      const socket = new Socket(url);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    random: () => 1,
  });
  link.start();
  return { link, socket: sockets.at(-1)! };
}

beforeEach(() => {
  sockets.length = 0;
  openings = [];
  states = [];
  rendered = [];
  Object.assign(globalThis, { WebSocket: Socket });
  clock = new Clock();
});
afterEach(() => clock.putBack());

test('comes back after 250 ms with the offset it has reached', () => {
  const { socket } = linkUp();
  socket.says({ type: 'hello', terminal: 1, offset: 100 });
  socket.prints(50);
  socket.breaks();
  clock.tick(249);
  assert.equal(sockets.length, 1);
  clock.tick(1);
  assert.match(sockets[1]!.url, /since=150$/);
  sockets[1]!.says({ type: 'hello', terminal: 1, offset: 150 });
  assert.deepEqual(openings, ['tail', 'resumed']);
});

test('tells a gap when the server no longer has what was missed', () => {
  const { socket } = linkUp();
  socket.says({ type: 'hello', terminal: 1, offset: 0 });
  socket.prints(10);
  socket.says({ type: 'hello', terminal: 1, offset: 500_000 });
  socket.prints(5);
  socket.breaks();
  clock.tick(250);
  assert.deepEqual(openings, ['whole', 'gap']);
  assert.match(sockets[1]!.url, /since=500005$/);
});

test('acknowledges what was rendered, once there is enough of it', () => {
  const { socket } = linkUp();
  socket.says({ type: 'hello', terminal: 1, offset: 0 });
  socket.prints(40_000);
  socket.prints(40_000);
  assert.deepEqual(socket.sent, []);
  rendered.forEach((done) => done());
  assert.deepEqual(socket.sent, ['{"type":"ack","bytes":80000}']);
});

test('never acknowledges to a new connection what an old one sent', () => {
  const { socket } = linkUp();
  socket.says({ type: 'hello', terminal: 1, offset: 0 });
  socket.prints(200_000);
  socket.breaks();
  clock.tick(250);
  sockets[1]!.says({ type: 'hello', terminal: 1, offset: 200_000 });
  rendered.forEach((done) => done());
  assert.deepEqual(sockets[1]!.sent, []);
});

test('a terminal that is over is not connected again until somebody wants it', () => {
  const { link, socket } = linkUp();
  socket.says({ type: 'hello', terminal: 1, offset: 0 });
  socket.says({ type: 'closed', reason: 'exited' });
  socket.breaks();
  clock.tick(60_000);
  assert.equal(sockets.length, 1);
  assert.deepEqual(link.state, { name: 'closed', reason: 'exited' });
  link.startAfresh();
  assert.doesNotMatch(sockets[1]!.url, /since/);
});

test('gives up a connection that nobody answers, and tries again', () => {
  const { link, socket } = linkUp();
  clock.tick(8000);
  assert.equal(link.state.name, 'waiting');
  clock.tick(250);
  assert.equal(sockets.length, 2);
  sockets[1]!.says({ type: 'hello', terminal: 1, offset: 0 });
  clock.tick(60_000);
  assert.equal(link.state.name, 'open');
  socket.says({ type: 'hello', terminal: 1, offset: 0 });
  assert.deepEqual(openings, ['whole'], 'what comes too late is not heard');
});

test('begins afresh where the shell is another one', () => {
  const { socket } = linkUp();
  socket.says({ type: 'hello', terminal: 1, offset: 0 });
  socket.prints(500);
  socket.breaks();
  clock.tick(250);
  sockets[1]!.says({ type: 'hello', terminal: 1, offset: 0 });
  assert.deepEqual(openings, ['whole', 'whole']);
});

test('stop ends socket and timers', () => {
  const { link, socket } = linkUp();
  socket.breaks();
  link.stop();
  clock.tick(60_000);
  assert.equal(sockets.length, 1);
  assert.equal(link.state.name, 'stopped');
});

test('what is typed without a connection is refused, not kept', () => {
  const { link, socket } = linkUp();
  assert.equal(link.send(new Uint8Array([1])), false);
  socket.says({ type: 'hello', terminal: 1, offset: 0 });
  assert.equal(link.send(new Uint8Array([1])), true);
});

test('waits longer and longer, at most five seconds', () => {
  assert.equal(retryDelay(0, 0), 250);
  assert.deepEqual([1, 2, 3, 4, 5, 50].map((attempt) => retryDelay(attempt, 1)), [500, 1000, 2000, 4000, 5000, 5000]);
  assert.equal(retryDelay(5, 0), 3750);
});
