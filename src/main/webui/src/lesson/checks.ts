// Graded tasks: the Check button, what the check said, and what that means. Only "not yet" is the learner's; the rest is ours or the author's.
import { call, Refused, sentenceOf } from '../lab/api';

type Outcome = 'passed' | 'not-yet' | 'broken';
type TaskState = 'open' | 'checking' | Outcome | 'unavailable';

interface Checked {
  task: string;
  outcome: Outcome;
  message?: string | null;
}

const spoken: Record<TaskState, string> = {
  open: 'To do',
  checking: 'Checking…',
  passed: 'Passed',
  'not-yet': 'Not yet',
  broken: 'The check is broken',
  unavailable: 'Not checked',
};

const usual: Record<Outcome, string> = {
  passed: 'Well done.',
  'not-yet': 'This is not done yet.',
  broken: 'The check itself failed. That is not your fault, and it does not count against you.',
};

export interface Surroundings {
  /** The ready lab's id, or why there is none. */
  lab(): { id: string } | { missing: string };
  passed(task: HTMLElement): void;
}

export function bindChecks(lesson: HTMLElement, around: Surroundings): { commandFinished(): void } {
  const tasks = [...lesson.querySelectorAll<HTMLElement>('[data-task]')];
  for (const task of tasks) {
    task.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void check(task, around);
    });
  }
  return {
    commandFinished: () => {
      for (const task of tasks) {
        if ('onCommand' in task.dataset && task.dataset['state'] !== 'passed') {
          void check(task, around, true);
        }
      }
    },
  };
}

/** A check that nobody asked for says nothing until it passes. */
async function check(task: HTMLElement, around: Surroundings, unasked = false): Promise<void> {
  const lab = around.lab();
  const before = task.dataset['state'] as TaskState;
  if (before === 'checking') {
    return;
  }
  if ('missing' in lab) {
    if (!unasked) {
      show(task, before === 'passed' ? 'passed' : 'unavailable', lab.missing);
    }
    return;
  }
  if (!unasked) {
    show(task, 'checking', '');
  }
  try {
    const field = task.querySelector<HTMLInputElement>('input[name=input]');
    const path = `/api/labs/${encodeURIComponent(lab.id)}/tasks/${encodeURIComponent(task.dataset['task']!)}/check`;
    const checked = await call<Checked>('POST', path, field ? { input: field.value } : {});
    if (unasked && checked.outcome !== 'passed') {
      return;
    }
    // A pass is kept for good, even when the lab has changed since and a second check says otherwise.
    show(task, checked.outcome, checked.message || usual[checked.outcome], before === 'passed');
    if (checked.outcome === 'passed') {
      around.passed(task);
    }
  } catch (failure) {
    if (!unasked) {
      const own = failure instanceof Refused && failure.status < 500;
      show(task, 'unavailable', own ? sentenceOf(failure) : `${sentenceOf(failure)} This says nothing about your work.`, before === 'passed');
    }
  }
}

function show(task: HTMLElement, state: TaskState, message: string, keptPass = false): void {
  task.dataset['state'] = state;
  task.setAttribute('aria-busy', String(state === 'checking'));
  task.querySelector('[data-task-state]')!.textContent = keptPass && state !== 'passed' && state !== 'checking' ? `${spoken[state]} now, passed before` : spoken[state];
  task.querySelector('[data-task-message]')!.textContent = message;
  const button = task.querySelector<HTMLButtonElement>('button[type=submit]')!;
  button.textContent = state === 'passed' ? 'Check again' : 'Check';
  button.setAttribute('aria-disabled', String(state === 'checking'));
}
