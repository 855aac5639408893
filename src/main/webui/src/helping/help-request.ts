// A request for help as the API describes it to instructors.
import { clockOffset } from '../lab/api';

export interface HelpRequest {
  id: string;
  lab: string;
  learner: string;
  state: 'raised' | 'offered' | 'watching' | 'asked' | 'typing' | 'closed';
  note: string;
  lesson: string;
  path?: string;
  step?: string;
  task?: string;
  done: number;
  total: number;
  raisedAt: string;
  instructor?: string;
  mine: boolean;
  terminal?: number;
  outcome?: string;
}

export const address = ({ id }: { id: string }) => `/api/help/${encodeURIComponent(id)}`;
export const page = ({ id }: { id: string }) => `/instructor/help/${encodeURIComponent(id)}`;

/** Where the learner stands, in parts. */
export function standing(request: HelpRequest): string[] {
  return [
    request.lesson,
    ...(request.step ? [`Reads “${request.step}”`] : []),
    ...(request.task ? [`Next task “${request.task}”`] : []),
    ...(request.total > 0 ? [`${request.done} of ${request.total} tasks`] : []),
  ];
}

export function waited(request: HelpRequest): string {
  const minutes = Math.floor((Date.now() + clockOffset - new Date(request.raisedAt).getTime()) / 60_000);
  return minutes < 1 ? 'asked just now' : minutes === 1 ? 'asked a minute ago' : `asked ${minutes} minutes ago`;
}

/** How many wait, also in the page's header and in the title, which is all that a tab in the background shows. */
export function countHands(requests: HelpRequest[]): number {
  const waiting = requests.filter(({ state }) => state === 'raised').length;
  const count = document.querySelector<HTMLElement>('[data-hands-count]');
  if (count) {
    count.textContent = String(waiting);
    count.hidden = waiting === 0;
  }
  const title = document.title.replace(/^\(\d+\) /, '');
  document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
  return waiting;
}
