// Quizzes. The marks are the server's: an answer goes there, a verdict and the feedback for what was chosen come back.
import { call, sentenceOf } from '../lab/api';

interface Verdict {
  outcome: string;
  /** Sanitised by the server, like the lesson itself. */
  feedback?: string | string[] | null;
  /** How many answers it took so far, this one included. */
  attempts: number;
}

export function bindQuizzes(lesson: HTMLElement, path: { course: string; lesson: string }): void {
  for (const form of lesson.querySelectorAll<HTMLFormElement>('form[data-quiz]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void answer(form, path);
    });
    form.addEventListener('input', () => show(form, '', [], ''));
  }
}

async function answer(form: HTMLFormElement, path: { course: string; lesson: string }): Promise<void> {
  const typed = form.querySelector<HTMLInputElement>('input[type=text]');
  const chosen = [...form.querySelectorAll<HTMLInputElement>('input:checked')].map((input) => Number(input.value));
  if (typed ? typed.value.trim() === '' : chosen.length === 0) {
    show(form, 'empty', [], typed ? 'Type an answer first.' : 'Choose an answer first.');
    return;
  }
  const address = ['/api/quizzes', path.course, path.lesson, form.dataset['quiz']!].map((part, at) => (at === 0 ? part : encodeURIComponent(part))).join('/');
  try {
    const verdict = await call<Verdict>('POST', address, { answers: typed ? typed.value : chosen });
    const right = verdict.outcome === 'passed' || verdict.outcome === 'right';
    show(form, right ? 'right' : 'wrong', [verdict.feedback ?? []].flat(), right ? 'That is right.' : `Not quite. Try again. (${verdict.attempts === 1 ? 'One attempt' : `${verdict.attempts} attempts`} so far.)`);
  } catch (failure) {
    show(form, 'empty', [], sentenceOf(failure));
  }
}

function show(form: HTMLFormElement, state: string, feedback: string[], sentence: string): void {
  form.dataset['state'] = state;
  const place = form.querySelector<HTMLElement>('[data-quiz-feedback]')!;
  place.replaceChildren();
  if (sentence) {
    const verdict = document.createElement('p');
    verdict.className = 'quiz-verdict';
    verdict.textContent = sentence;
    place.append(verdict);
  }
  for (const html of feedback) {
    const part = document.createElement('div');
    part.innerHTML = html;
    place.append(part);
  }
}
