// Steps that open when the tasks before them have passed, and steps that are prepared in the lab when the learner gets there.
import { call, sentenceOf } from '../lab/api';
import { announce } from '../site/announce';

// The server ends the script when its time is up and says so; how long that is, is the host's choice.
const PATIENCE = 900_000;

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
    this.text.querySelectorAll('.step-problem').forEach((told) => told.remove());
  }

  async #prepare(lab: string, step: HTMLElement, key: string): Promise<void> {
    step.querySelector('.step-problem')?.remove();
    step.setAttribute('aria-busy', 'true');
    try {
      await call('POST', `/api/labs/${encodeURIComponent(lab)}/steps/${encodeURIComponent(step.dataset['stepSetup']!)}`, {}, PATIENCE);
    } catch (failure) {
      this.#tell(step, sentenceOf(failure), () => {
        this.#prepared.delete(key);
        this.look();
      });
    }
    step.removeAttribute('aria-busy');
  }

  /** Stays where the step begins: what follows may not work, and the learner should see why. */
  #tell(step: HTMLElement, sentence: string, again: () => void): void {
    const problem = document.createElement('div');
    problem.className = 'step-problem';
    const words = document.createElement('p');
    words.textContent = sentence;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-small';
    button.textContent = 'Prepare it again';
    button.addEventListener('click', again);
    problem.append(words, button);
    step.querySelector('h2')?.after(problem);
    announce(sentence, false);
  }
}
