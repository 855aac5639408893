// One terminal's connection, which comes back by itself. Knows bytes, offsets and waiting; knows nothing of the screen.
//
// The link owns its WebSocket and its timers: stop() ends both. A lost socket never means a lost shell,
// so the link reconnects with the offset it has reached until it is stopped or the server says that the terminal is over.
import { ACK_EVERY, ackFrame, inputFrames, readControl, resizeFrame, terminalUrl, type Size } from './terminal-protocol';

export type LinkState =
  | { name: 'connecting'; attempt: number }
  | { name: 'open' }
  | { name: 'waiting'; attempt: number; retryAt: number }
  | { name: 'closed'; reason: string }
  | { name: 'stopped' };

/**
 * What precedes the bytes that follow: the shell's whole output, the end of it where the beginning is kept no more, exactly what was
 * missed, or what is left after a gap.
 */
export type Opening = 'whole' | 'tail' | 'resumed' | 'gap';

/** A server that is stuck, or a network that swallows everything, never answers; the browser itself would wait for minutes. */
const answerWithin = 8000;

export interface Screen {
  size(): Size;
  opening(kind: Opening): void;
  /** Calls done when the bytes have been rendered: only then does the server send more. */
  write(bytes: Uint8Array, done: () => void): void;
  command(state: 'started' | 'finished'): void;
  /** Whose window sets the size has another one now. Told only to those who watch. */
  resized?(size: Size): void;
  linkChanged(state: LinkState): void;
}

export interface Surroundings {
  origin: string;
  openSocket(url: string): WebSocket;
  random(): number;
}

export class TerminalLink {
  #socket: WebSocket | null = null;
  #state: LinkState = { name: 'stopped' };
  #offset: number | null = null;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly lab: string,
    private readonly terminal: number,
    private readonly screen: Screen,
    private readonly around: Surroundings,
  ) {}

  get state(): LinkState {
    return this.#state;
  }

  start(): void {
    this.#attempt = 0;
    this.#connect();
  }

  /** A new shell, or the same terminal after a reset: what was on the screen has no offset any more. */
  startAfresh(): void {
    this.#offset = null;
    this.start();
  }

  /** Tries at once instead of waiting: the network is back, or somebody pressed the button. */
  tryNow(): void {
    if (this.#state.name === 'waiting') {
      this.#connect();
    }
  }

  /** Gives up a socket that may be dead without knowing it, and opens another. */
  refresh(): void {
    if (this.#state.name === 'open' || this.#state.name === 'connecting') {
      this.#dropSocket();
      this.#wait();
    }
  }

  stop(): void {
    this.#dropSocket();
    this.#change({ name: 'stopped' });
  }

  /** False when nobody is listening: what was typed is not kept, as it would arrive out of context. */
  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (this.#state.name !== 'open' || !this.#socket) {
      return false;
    }
    for (const frame of inputFrames(bytes)) {
      this.#socket.send(frame);
    }
    return true;
  }

  resize(size: Size): void {
    if (this.#state.name === 'open') {
      this.#socket?.send(resizeFrame(size));
    }
  }

  #connect(): void {
    this.#dropSocket();
    this.#change({ name: 'connecting', attempt: this.#attempt });
    const asked = this.#offset;
    const socket = this.around.openSocket(terminalUrl(this.around.origin, this.lab, this.terminal, this.screen.size(), asked));
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#retry = setTimeout(() => this.refresh(), answerWithin);

    let rendered = 0;
    const acknowledge = (bytes: number) => {
      rendered += bytes;
      if (rendered >= ACK_EVERY && socket === this.#socket && socket.readyState === WebSocket.OPEN) {
        socket.send(ackFrame(rendered));
        rendered = 0;
      }
    };
    socket.onmessage = (message: MessageEvent<string | ArrayBuffer>) => {
      if (socket !== this.#socket) {
        return;
      }
      if (typeof message.data === 'string') {
        this.#control(message.data);
        return;
      }
      const bytes = new Uint8Array(message.data);
      this.#offset = (this.#offset ?? 0) + bytes.length;
      this.screen.write(bytes, () => acknowledge(bytes.length));
    };
    socket.onclose = () => {
      if (socket === this.#socket) {
        this.#dropSocket();
        if (this.#state.name !== 'closed') {
          this.#wait();
        }
      }
    };
  }

  #control(text: string): void {
    const frame = readControl(text);
    switch (frame?.type) {
      case 'hello':
        clearTimeout(this.#retry);
        this.screen.opening(openingOf(this.#offset, frame.offset));
        this.#offset = frame.offset;
        this.#attempt = 0;
        this.#change({ name: 'open' });
        break;
      case 'command':
        this.screen.command(frame.state);
        break;
      case 'size':
        this.screen.resized?.(frame.size);
        break;
      case 'closed':
        this.#change({ name: 'closed', reason: frame.reason });
        this.#dropSocket();
        break;
      case undefined:
        break;
    }
  }

  #wait(): void {
    const delay = retryDelay(this.#attempt++, this.around.random());
    this.#retry = setTimeout(() => this.#connect(), delay);
    this.#change({ name: 'waiting', attempt: this.#attempt, retryAt: Date.now() + delay });
  }

  #dropSocket(): void {
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #change(state: LinkState): void {
    this.#state = state;
    this.screen.linkChanged(state);
  }
}

function openingOf(reached: number | null, offered: number): Opening {
  // An offset before the one we reached is another shell's: the lab was reset, or the shell ended in another tab.
  if (reached === null || offered < reached) {
    return offered === 0 ? 'whole' : 'tail';
  }
  return reached === offered ? 'resumed' : 'gap';
}

/** 250 ms at first, doubling to 5 s. The jitter keeps a class from coming back in one instant after a restart. */
export function retryDelay(attempt: number, random: number): number {
  const full = Math.min(5000, 250 * 2 ** Math.min(attempt, 10));
  return attempt === 0 ? full : Math.round(full * (0.75 + random * 0.25));
}
