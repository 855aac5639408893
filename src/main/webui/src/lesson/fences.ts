// Buttons on code: copy for every fence, "run" where the lesson says so, "write this file" where it names one.
import { announce } from '../site/announce';
import { copyText } from '../terminal/clipboard';
import type { Order } from '../terminal/command-queue';
import { writeFileCommand } from '../terminal/pasted-text';

export type Run = (terminal: number, order: Order) => void;

export function bindFences(lesson: HTMLElement, run: Run | null): void {
  for (const fence of lesson.querySelectorAll<HTMLElement>('figure.fence')) {
    addButtons(fence, run);
  }
  const codes = [...lesson.querySelectorAll<HTMLElement>('figure.fence pre')];
  new ResizeObserver(() => {
    // What scrolls sideways must be reachable by keyboard; the rest would only be in the way.
    for (const code of codes) {
      if (code.scrollWidth > code.clientWidth) {
        code.tabIndex = 0;
      } else {
        code.removeAttribute('tabindex');
      }
    }
  }).observe(lesson);
  if (run) {
    for (const code of lesson.querySelectorAll<HTMLElement>('code.run[data-run]')) {
      makeRunnable(code, run);
    }
  }
}

function addButtons(fence: HTMLElement, run: Run | null): void {
  const text = fence.querySelector('pre')?.textContent ?? '';
  const bar = document.createElement('div');
  bar.className = 'fence-buttons';

  const terminal = Number(fence.dataset['run']);
  if (run && terminal > 0) {
    bar.append(
      button(terminal === 1 ? 'Run' : `Run in terminal ${terminal}`, 'fence-run', 'Type this into the terminal', () =>
        run(terminal, { command: text, hold: 'hold' in fence.dataset, interrupt: 'interrupt' in fence.dataset }),
      ),
    );
  }
  const file = fence.dataset['file'];
  if (run && file) {
    bar.append(
      button('Write this file', 'fence-run', `Write ${file} in the lab`, () =>
        run(1, { command: writeFileCommand(file, text, 'append' in fence.dataset), hold: false, interrupt: false }),
      ),
    );
  }
  bar.append(
    button('Copy', 'fence-copy', 'Copy this code', async () => {
      announce((await copyText(text)) ? 'Copied.' : 'The browser did not allow copying.');
    }),
  );
  fence.append(bar);
}

function makeRunnable(code: HTMLElement, run: Run): void {
  const command = code.textContent ?? '';
  const made = button('', 'run-inline', `Run ${command} in the terminal`, () =>
    run(Number(code.dataset['run']) || 1, { command, hold: 'hold' in code.dataset, interrupt: 'interrupt' in code.dataset }),
  );
  code.replaceWith(made);
  made.append(code);
}

function button(text: string, className: string, hint: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = text;
  made.title = hint;
  made.addEventListener('click', act);
  return made;
}
