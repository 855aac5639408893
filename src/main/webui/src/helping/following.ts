// Follows how something stands by server-sent events, through losses of the connection, until it is closed.

export interface Following {
  close(): void;
}

const tryAgainAfter = 3000;

export function follow<T>(path: string, told: (now: T) => void): Following {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(path);
    source.onmessage = ({ data }: MessageEvent<string>) => told(JSON.parse(data) as T);
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
