// A stream of server-sent events that comes back after every loss, until it is closed.

export interface EventStream {
  close(): void;
}

const tryAgainAfter = 3000;

export function openStream(path: string, tell: (data: string) => void): EventStream {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(path);
    source.onmessage = ({ data }: MessageEvent<string>) => tell(data);
    source.onerror = () => {
      // The browser itself tries again unless the server refused, as one does that is still starting behind a proxy.
      if (source?.readyState === EventSource.CLOSED) {
        again = setTimeout(open, tryAgainAfter);
      }
    };
  };
  open();
  return {
    close: () => {
      clearTimeout(again);
      source?.close();
    },
  };
}
