// Follows how something stands by server-sent events, through losses of the connection, until it is closed.
import { openStream, type EventStream } from './event-stream';

export type Following = EventStream;

/** The address of streams-worker.ts, as build.mjs has named it. */
declare const STREAMS_WORKER: string;

export function follow<T>(path: string, told: (now: T) => void): Following {
  const tell = (data: string) => told(JSON.parse(data) as T);
  return typeof SharedWorker === 'undefined' ? openStream(path, tell) : share(path, tell);
}

function share(path: string, tell: (data: string) => void): Following {
  const { port } = new SharedWorker(STREAMS_WORKER);
  const join = () => port.postMessage(path);
  const leave = () => port.postMessage(null);
  // The worker is not told when a window closes; one that comes back out of the browser's memory follows again.
  const back = ({ persisted }: PageTransitionEvent) => persisted && join();
  addEventListener('pagehide', leave);
  addEventListener('pageshow', back);
  port.onmessage = ({ data }: MessageEvent<string>) => tell(data);
  join();
  return {
    close: () => {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
      leave();
      port.close();
    },
  };
}
