// The countdown, and the warnings before a lab ends or falls asleep. Nothing stops without having been announced.
import { announce } from '../site/announce';
import { clockOffset } from './api';
import type { Lab } from './lab';
import { spokenTimeLeft, timeLeft } from './time-left';

export interface ClockFace {
  time: HTMLElement;
  notice: HTMLElement;
}

const minute = 60_000;
const warnBeforeEnd = 10 * minute;
const warnBeforeSleep = 5 * minute;
const askAgainAfter = 3000;

export class LabClock {
  #lab: Lab | null = null;
  #warned = '';
  #asked = 0;

  constructor(
    private readonly face: ClockFace,
    /** A limit was reached: the server knows what became of the lab. */
    private readonly limitReached: () => void,
  ) {
    setInterval(() => this.#tick(), 1000);
  }

  show(lab: Lab | null): void {
    this.#lab = lab;
    this.#tick();
  }

  #tick(): void {
    const lab = this.#lab;
    const { time, notice } = this.face;
    const counts = lab !== null && (lab.state === 'ready' || lab.state === 'asleep');
    const left = counts ? until(lab.expiresAt) : null;
    time.hidden = left === null;
    if (left !== null) {
      const text = `${timeLeft(left)} left`;
      if (time.textContent !== text) {
        time.textContent = text;
      }
      time.classList.toggle('is-short', left < warnBeforeEnd);
    }
    this.#warn(notice, lab?.state === 'ready' ? left : null, lab?.state === 'ready' ? until(lab.idleAt) : null);
    const over = (left !== null && left < 0) || (lab?.state === 'ready' && (until(lab.idleAt) ?? 1) < 0);
    if (over && Date.now() - this.#asked > askAgainAfter) {
      this.#asked = Date.now();
      this.limitReached();
    }
  }

  #warn(notice: HTMLElement, end: number | null, sleep: number | null): void {
    if (end !== null && end < warnBeforeEnd && (sleep === null || end <= sleep)) {
      this.#say(notice, 'end', `Your lab ends in ${spokenTimeLeft(end)}. Everything in it goes away then.`, end < 2 * minute ? 'last' : 'first');
    } else if (sleep !== null && sleep < warnBeforeSleep) {
      this.#say(notice, 'sleep', `Nothing happens in the lab: it goes to sleep in ${spokenTimeLeft(sleep)}. Files and programs stay as they are.`, 'first');
    } else {
      notice.hidden = true;
      this.#warned = '';
    }
  }

  #say(notice: HTMLElement, kind: string, sentence: string, urgency: string): void {
    notice.hidden = false;
    notice.dataset['kind'] = kind;
    for (const button of notice.querySelectorAll<HTMLElement>('[data-against]')) {
      button.hidden = button.dataset['against'] !== kind;
    }
    const text = notice.querySelector('p')!;
    if (text.textContent !== sentence) {
      text.textContent = sentence;
    }
    if (this.#warned !== kind + urgency) {
      this.#warned = kind + urgency;
      announce(sentence, false);
    }
  }
}

function until(moment: string | null | undefined): number | null {
  return moment ? new Date(moment).getTime() - Date.now() - clockOffset : null;
}
