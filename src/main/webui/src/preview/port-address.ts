// Addresses of the lab as lessons and programs write them (http://localhost:8000/path), and where this page finds them.

export interface PortAddress {
  port: number;
  /** Path, query and fragment, from the slash on. */
  rest: string;
}

const local = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])?(?::?(\d{1,5}))?(?=[/?#]|$)(.*)$/i;

/** What a learner may type: a whole address, `:8000/path`, or `8000`. Null for what is not the lab. */
export function portAddress(text: string): PortAddress | null {
  const [, digits, rest] = local.exec(text.trim()) ?? [];
  if (rest === undefined || text.trim() === '') {
    return null;
  }
  const port = digits === undefined ? 80 : Number(digits);
  return port >= 1 && port <= 65535 ? { port, rest: rest.startsWith('/') ? rest : `/${rest}` } : null;
}

export function asWritten({ port, rest }: PortAddress): string {
  return `http://localhost:${port}${rest}`;
}

/** Where the browser finds it; `template` is the lab's own, with {port} in it. */
export function inPreview(template: string, { port, rest }: PortAddress): string {
  return template.replace('{port}', String(port)) + rest.slice(1);
}
