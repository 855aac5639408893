// Steps that open when the tasks before them have passed, and steps that are prepared in the lab when the learner gets there.
import { call, sentenceOf } from '../lab/api';
import { announce } from '../site/announce';

// A script of a step has 60 s.
const PATIENCE = 90_000;

export class Steps {
  readonly #prepared = new Set<string>();
  readonly #seen = new Set<HTMLElement>();

  constructor(
    private readonly text: HTMLElement,
    private readonly readyLab: () => string | null,
    private readonly passed: (task: HTMLElement) => boolean,
  ) {
    const watch = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting && target instanceof HTMLElement) {
          this.#seen.add(target);
        } else if (target instanceof HTMLElement) {
          this.#seen.delete(target);
        }
      }
      this.look();
    });
    text.querySelectorAll<HTMLElement>('[data-step-setup]').forEach((step) => watch.observe(step));
  }

  /** To be called whenever a task has passed: opens what waited for it. */
  taskPassed(): void {
    const all = [...this.text.querySelectorAll<HTMLElement>('[data-step]')];
    for (const step of all.filter((one) => 'closed' in one.dataset)) {
      const before = all.slice(0, all.indexOf(step)).flatMap((one) => [...one.querySelectorAll<HTMLElement>('[data-task]')]);
      if (before.every((task) => this.passed(task))) {
        delete step.dataset['closed'];
        step.querySelector<HTMLElement>('[data-step-wait]')!.hidden = true;
        step.querySelector<HTMLElement>('[data-step-body]')!.hidden = false;
        announce(`The next step is open: ${step.querySelector('h2')?.textContent ?? ''}`, false);
      }
    }
    this.look();
  }

  /** Prepares what is seen, as soon as there is a lab to do it in. */
  look(): void {
    const lab = this.readyLab();
    if (lab === null) {
      return;
    }
    for (const step of this.#seen) {
      const key = `${lab} ${step.dataset['stepSetup']}`;
      if (!('closed' in step.dataset) && !this.#prepared.has(key)) {
        this.#prepared.add(key);
        void this.#prepare(lab, step, key);
      }
    }
  }

  /** A lab that is made anew needs its steps prepared again. */
  forget(): void {
    this.#prepared.clear();
  }

  async #prepare(lab: string, step: HTMLElement, key: string): Promise<void> {
    step.setAttribute('aria-busy', 'true');
    try {
      await call('POST', `/api/labs/${encodeURIComponent(lab)}/steps/${encodeURIComponent(step.dataset['stepSetup']!)}`, {}, PATIENCE);
    } catch (failure) {
      this.#prepared.delete(key);
      this.#seen.delete(step);
      announce(sentenceOf(failure));
    }
    step.removeAttribute('aria-busy');
  }
}
