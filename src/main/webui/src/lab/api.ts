// JSON over same-origin requests. A failure carries a sentence for the person: the problem document's detail, or ours when the server is out of reach.

/** A page that helps with what was refused. */
export interface Remedy {
  readonly title: string;
  readonly path: string;
}

export class Refused extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly remedies: readonly Remedy[] = [],
  ) {
    super(detail);
  }
}

/** No answer at all: the network or the server is away. */
export class Unreachable extends Error {
  constructor() {
    super('The server cannot be reached. Check your connection and try again.');
  }
}

const sessionOver = 'Your session on this site has ended. Reload the page to go on.';

/** How far this computer's clock is behind the server's, in milliseconds; countdowns are reckoned with it. */
export let clockOffset = 0;

export async function call<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, timeout = 30_000): Promise<T> {
  const asked: RequestInit = { method, credentials: 'same-origin', headers: { Accept: 'application/json' } };
  if (body !== undefined) {
    asked.headers = { ...asked.headers, 'Content-Type': 'application/json' };
    asked.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(path, { ...asked, signal: AbortSignal.timeout(timeout) });
  } catch {
    throw new Unreachable();
  }
  const date = response.headers.get('Date');
  if (date) {
    clockOffset = new Date(date).getTime() - Date.now();
  }
  if (!response.ok) {
    throw response.status === 401 ? new Refused(response.status, sessionOver) : await refusalOf(response);
  }
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

async function refusalOf(response: Response): Promise<Refused> {
  try {
    const problem = (await response.json()) as { detail?: unknown; title?: unknown; labs?: readonly Remedy[] };
    const sentence = problem.detail ?? problem.title;
    if (typeof sentence === 'string' && sentence) {
      return new Refused(response.status, sentence, problem.labs);
    }
  } catch {
    // Not a problem document: a proxy's page, perhaps.
  }
  return new Refused(response.status, `The server answered with an error (${response.status}).`);
}

export function sentenceOf(failure: unknown): string {
  return failure instanceof Refused || failure instanceof Unreachable ? failure.message : 'Something went wrong on this page. Reload it and try again.';
}
