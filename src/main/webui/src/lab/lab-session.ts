// This learner's lab for this lesson: asks the server, remembers the answer, and keeps asking at a pace that fits the state.
import { call, Refused, type Remedy, sentenceOf, Unreachable } from './api';
import type { Lab, LabState } from './lab';

export interface SessionListener {
  labChanged(lab: Lab | null): void;
  /** Something that was asked for did not happen; an empty sentence takes an earlier one back. */
  failed(sentence: string, remedies?: readonly Remedy[]): void;
  /** Whether the last question got an answer at all. */
  reachable(yes: boolean): void;
}

const pace: Record<LabState, number> = { queued: 2000, starting: 350, ready: 20_000, asleep: 20_000, ended: 0 };

export class LabSession {
  #lab: Lab | null = null;
  #next: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #lastRefusal = '';

  constructor(
    private readonly course: string,
    private readonly lesson: string,
    private readonly listener: SessionListener,
  ) {}

  get lab(): Lab | null {
    return this.#lab;
  }

  /** Takes up a lab that exists already, if there is one. */
  async resume(): Promise<void> {
    await this.#quietly(async () => {
      const labs = await call<Lab[]>('GET', '/api/labs');
      const mine = labs.filter((lab) => lab.course === this.course && lab.lesson === this.lesson);
      this.#take(mine.find((lab) => lab.state !== 'ended') ?? null);
    });
  }

  async start(): Promise<void> {
    await this.#act(async () => {
      this.#show({ id: '', state: 'starting', course: this.course, lesson: this.lesson });
      try {
        this.#take(await call<Lab>('POST', '/api/labs', { course: this.course, lesson: this.lesson }, 120_000));
      } catch (failure) {
        this.#take(null);
        throw failure;
      }
    });
  }

  async extend(): Promise<void> {
    const before = this.#lab?.expiresAt;
    if ((await this.#post('extend')) && this.#lab?.expiresAt === before) {
      this.listener.failed('This lab already has all the time it can get.');
    }
  }

  /** Says of a lab that seems idle that it is still wanted; the server takes it as a use. */
  async stay(): Promise<void> {
    await this.#post('wake');
  }

  async wake(): Promise<void> {
    await this.#post('wake');
  }

  async reset(): Promise<void> {
    const lab = this.#lab;
    if (lab) {
      this.#show({ ...lab, state: 'starting', stage: null });
      await this.#post('reset');
    }
  }

  async end(): Promise<void> {
    const lab = this.#lab;
    if (lab) {
      await this.#act(async () => {
        await call('DELETE', this.#path(lab));
        this.#take({ ...lab, state: 'ended', reason: 'You ended this lab.' });
      });
    }
  }

  /** Asks now: a terminal was closed, or the page woke up. */
  async refresh(): Promise<void> {
    const lab = this.#lab;
    if (!lab?.id || lab.state === 'ended') {
      return;
    }
    await this.#quietly(async () => {
      try {
        const found = await call<Lab>('GET', this.#path(lab), undefined, 5000);
        if (this.#lab?.id === lab.id && !this.#busy) {
          this.#take(found);
        }
      } catch (failure) {
        if (failure instanceof Refused && failure.status === 404) {
          this.#take({ ...lab, state: 'ended', reason: lab.reason ?? null });
        } else {
          throw failure;
        }
      }
    });
  }

  async #post(action: string): Promise<boolean> {
    const lab = this.#lab;
    return lab !== null && this.#act(async () => this.#take(await call<Lab>('POST', `${this.#path(lab)}/${action}`, undefined, 120_000)));
  }

  /** One change at a time, whatever is clicked meanwhile. False when it was not made. */
  async #act(change: () => Promise<void>): Promise<boolean> {
    if (this.#busy) {
      return false;
    }
    this.#busy = true;
    this.listener.failed('');
    try {
      await change();
      this.listener.reachable(true);
      return true;
    } catch (failure) {
      this.listener.failed(sentenceOf(failure), failure instanceof Refused ? failure.remedies : []);
      this.#busy = false;
      await this.refresh();
      return false;
    } finally {
      this.#busy = false;
    }
  }

  async #quietly(question: () => Promise<void>): Promise<void> {
    try {
      await question();
      this.#lastRefusal = '';
      this.listener.reachable(true);
    } catch (failure) {
      const away = failure instanceof Unreachable;
      this.listener.reachable(!away);
      if (!away && sentenceOf(failure) !== this.#lastRefusal) {
        // Said once, not at every further try: the session may be void since the server's keys changed.
        this.#lastRefusal = sentenceOf(failure);
        this.listener.failed(this.#lastRefusal);
      }
      this.#schedule(away ? 2000 : 10_000);
    }
  }

  #take(lab: Lab | null): void {
    this.#show(lab);
    if (lab) {
      this.#schedule(pace[lab.state]);
    }
  }

  #show(lab: Lab | null): void {
    this.#lab = lab;
    this.listener.labChanged(lab);
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#next);
    if (milliseconds > 0) {
      this.#next = setTimeout(() => void (this.#lab ? this.refresh() : this.resume()), milliseconds);
    }
  }

  #path(lab: Lab): string {
    return `/api/labs/${encodeURIComponent(lab.id)}`;
  }
}
