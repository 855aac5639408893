// Keeps one stream for all windows of a browser that follow the same: without HTTP/2 a browser has six connections to a
// server, and each stream takes one for good. With a stream a window, an instructor's seventh could neither load nor stop anything.
import { openStream, type EventStream } from './event-stream';

const followers = new Map<string, Set<MessagePort>>();
const streams = new Map<string, EventStream>();

function join(path: string, port: MessagePort): void {
  const ports = followers.get(path) ?? new Set();
  followers.set(path, ports.add(port));
  // Opened anew for each: the first that a stream tells is how things stand now, and never how they stood.
  streams.get(path)?.close();
  streams.set(
    path,
    openStream(path, (data) => ports.forEach((each) => each.postMessage(data))),
  );
}

function leave(port: MessagePort): void {
  for (const [path, ports] of followers) {
    if (ports.delete(port) && ports.size === 0) {
      streams.get(path)?.close();
      streams.delete(path);
      followers.delete(path);
    }
  }
}

(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = ({ ports: [port] }) => {
  port!.onmessage = ({ data }: MessageEvent<string | null>) => (data === null ? leave(port!) : join(data, port!));
};
