// The lab's half of the page: which view is shown, what it says, which buttons make sense. All views are in the page already; this shows one.
import { ask } from '../site/dialogs';
import type { Remedy } from './api';
import { stages, type Lab } from './lab';
import type { LabSession } from './lab-session';
import { roughly } from './time-left';

type View = 'none' | 'queued' | 'starting' | 'ready' | 'asleep' | 'ended';

const status: Record<View, string> = {
  none: 'No lab yet',
  queued: 'Waiting for a place',
  starting: 'Starting',
  ready: 'Ready',
  asleep: 'Asleep',
  ended: 'Ended',
};

export class LabPane {
  #view: View | null = null;

  constructor(private readonly pane: HTMLElement) {}

  bind(session: LabSession): void {
    this.#onClick('start', () => session.start());
    this.#onClick('wake', () => session.wake());
    this.#onClick('stay', () => session.stay());
    this.#onClick('extend', () => session.extend());
    this.#onClick('leave-queue', () => session.end());
    this.#onClick('reset', async () => {
      const { confirmed } = await ask({
        title: 'Reset the lab?',
        text: [
          'You get a fresh container. Files you made or changed in the lab, running programs and the terminals’ output are lost.',
          'Tasks that have passed stay passed, and the time left does not change.',
        ],
        confirm: 'Reset lab',
        danger: true,
      });
      if (confirmed) {
        await session.reset();
      }
    });
    this.#onClick('end', async () => {
      const { confirmed } = await ask({
        title: 'End the lab?',
        text: [
          'The container goes away with everything in it: your files, running programs and the terminals’ output.',
          'Tasks that have passed stay passed. You can start a new lab at any time.',
        ],
        confirm: 'End lab',
        danger: true,
      });
      if (confirmed) {
        await session.end();
      }
    });
  }

  /** True when another view came up than before. */
  show(lab: Lab | null): boolean {
    const view: View = lab?.state ?? 'none';
    const changed = view !== this.#view;
    this.#view = view;
    this.pane.dataset['state'] = view;
    this.#text('status', status[view]);
    for (const panel of this.pane.querySelectorAll<HTMLElement>('[data-view]')) {
      panel.hidden = panel.dataset['view'] !== view;
    }
    for (const control of this.pane.querySelectorAll<HTMLElement>('[data-when]')) {
      control.hidden = !control.dataset['when']!.split(' ').includes(view);
    }
    if (changed) {
      this.failed('');
      this.#keepFocus(view);
    }
    if (view === 'starting') {
      this.#showStages(lab?.stage);
    }
    if (lab?.queue) {
      this.#text('queue', `You are number ${lab.queue.place} in the queue: ${roughly(lab.queue.estimateSeconds)} to go.`);
    }
    if (view === 'asleep') {
      this.#text(
        'asleep-kept',
        lab?.programsEnd
          ? 'Your files are kept; programs that ran do not go on, and terminals begin with an empty screen. Waking takes a moment.'
          : 'Files and running programs are as you left them. Waking takes a moment.',
      );
    }
    if (view === 'ended' || view === 'asleep') {
      this.#text(`${view}-reason`, lab?.reason ?? '');
    }
    return changed;
  }

  /** What had the focus may have gone with the last view. A card takes it, not its button: whoever is typing must not press that. */
  #keepFocus(view: View): void {
    const focused = document.activeElement;
    const gone = focused === document.body || (focused instanceof HTMLElement && this.pane.contains(focused) && focused.offsetParent === null);
    if (gone && (view === 'ended' || view === 'asleep')) {
      this.pane.querySelector<HTMLElement>(`[data-view=${view}]`)?.focus();
    }
  }

  failed(sentence: string, remedies: readonly Remedy[] = []): void {
    for (const place of this.pane.querySelectorAll<HTMLElement>('[data-lab=failure]')) {
      place.textContent = sentence;
      place.hidden = sentence === '';
      for (const { title, path } of remedies) {
        const link = document.createElement('a');
        link.href = path;
        link.textContent = `Go to “${title}”`;
        place.append(' ', link);
      }
    }
  }

  #showStages(stage: string | null | undefined): void {
    const now = stages.findIndex((known) => known.id === stage);
    // Nothing is claimed that the server did not say.
    this.#hide('patience', now >= 0);
    this.#hide('stages', now < 0);
    this.pane.querySelectorAll<HTMLElement>('[data-stage]').forEach((item, at) => {
      const state = at < now ? 'done' : at === now ? 'now' : 'later';
      if (item.dataset['state'] !== state) {
        item.dataset['state'] = state;
        item.toggleAttribute('aria-current', state === 'now');
      }
    });
    // Said once a stage, in a live region of its own.
    this.#text('stage', stages[now]?.name ?? '');
  }

  #text(name: string, text: string): void {
    for (const place of this.pane.querySelectorAll<HTMLElement>(`[data-lab=${name}]`)) {
      if (place.textContent !== text) {
        place.textContent = text;
      }
    }
  }

  #hide(name: string, hidden: boolean): void {
    this.pane.querySelector<HTMLElement>(`[data-lab=${name}]`)!.hidden = hidden;
  }

  #onClick(action: string, act: () => Promise<void>): void {
    for (const button of this.pane.querySelectorAll<HTMLElement>(`[data-action=${action}]`)) {
      button.addEventListener('click', () => void act());
    }
  }
}
