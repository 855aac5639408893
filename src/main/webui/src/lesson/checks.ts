// Graded tasks: the Check button, what the check said, and what that means. Only "not yet" is the learner's; the rest is ours or the author's.
import { call, Refused, sentenceOf } from '../lab/api';
import { Rounds } from './rounds';

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

// A check has 10 s; others of this lab may come first, and the last one of a lesson has some looked at again.
const PATIENCE = 120_000;

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
    task.querySelector('[data-task-dispute]')?.addEventListener('click', () => void dispute(task, around));
  }
  const rounds = new Rounds(async () => {
    for (const task of tasks) {
      if ('onCommand' in task.dataset && task.dataset['state'] !== 'passed') {
        await check(task, around, true);
      }
    }
  });
  return { commandFinished: () => rounds.ask() };
}

function path(lab: string, task: HTMLElement, action: string): string {
  return `/api/labs/${encodeURIComponent(lab)}/tasks/${encodeURIComponent(task.dataset['task']!)}/${action}`;
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
    const checked = await call<Checked>('POST', path(lab.id, task, 'check'), field ? { input: field.value } : {}, PATIENCE);
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

/** Sends what the last check saw to the instructors. */
async function dispute(task: HTMLElement, around: Surroundings): Promise<void> {
  const lab = around.lab();
  const message = task.querySelector('[data-task-message]')!;
  if ('missing' in lab) {
    message.textContent = lab.missing;
    return;
  }
  try {
    await call('POST', path(lab.id, task, 'dispute'), {});
    message.textContent = 'Your instructor can now see your answer and what the check saw. You can go on meanwhile.';
    task.querySelector<HTMLElement>('[data-task-dispute]')!.hidden = true;
    task.querySelector<HTMLButtonElement>('button[type=submit]')!.focus();
  } catch (failure) {
    message.textContent = sentenceOf(failure);
  }
}

function show(task: HTMLElement, state: TaskState, message: string, keptPass = false): void {
  task.dataset['state'] = state;
  task.setAttribute('aria-busy', String(state === 'checking'));
  task.querySelector('[data-task-state]')!.textContent = keptPass && state !== 'passed' && state !== 'checking' ? `${spoken[state]} now, passed before` : spoken[state];
  task.querySelector('[data-task-message]')!.textContent = message;
  task.querySelector<HTMLElement>('[data-task-dispute]')!.hidden = keptPass || (state !== 'not-yet' && state !== 'broken');
  const button = task.querySelector<HTMLButtonElement>('button[type=submit]')!;
  button.textContent = state === 'passed' ? 'Check again' : 'Check';
  button.setAttribute('aria-disabled', String(state === 'checking'));
}
