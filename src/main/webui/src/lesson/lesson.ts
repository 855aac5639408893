// A lesson's page: ties text, tasks and lab together. Everything it needs to know stands in data attributes.
import { Workbench } from '../lab/workbench';
import { bindPortLinks } from '../preview/port-links';
import { bindMenu } from '../site/menu';
import { bindChecks } from './checks';
import { bindDiagrams } from './diagrams';
import { bindDivider } from './divider';
import { bindFences } from './fences';
import { bindOutline } from './outline';
import { Panes } from './panes';
import { LessonProgress } from './progress';
import { bindQuizzes } from './quizzes';
import { Steps } from './steps';
import { bindTabs } from './tabs';

const narrow = matchMedia('(max-width: 56.24rem)');

function bindLesson(page: HTMLElement): void {
  const text = page.querySelector<HTMLElement>('[data-lesson-text]')!;
  const outline = page.querySelector<HTMLElement>('[data-outline]');
  const lesson = { course: page.dataset['course']!, lesson: page.dataset['lesson']!, start: page.dataset['start'] ?? '' };
  const progress = new LessonProgress(text, {
    bar: document.querySelector<HTMLProgressElement>('[data-progress=bar]'),
    count: document.querySelector<HTMLElement>('[data-progress=count]'),
    outline,
    finish: page.querySelector<HTMLElement>('[data-progress=finish]'),
  });
  if (outline) {
    bindOutline(outline, text);
  }
  bindQuizzes(text, lesson);
  bindTabs(text);
  bindDiagrams(text);

  const lab = page.querySelector<HTMLElement>('[data-lab-pane]');
  if (!lab) {
    bindFences(text, null);
    return;
  }
  bindWithLab(page, text, lab, lesson, progress);
}

function bindWithLab(
  page: HTMLElement,
  text: HTMLElement,
  lab: HTMLElement,
  lesson: { course: string; lesson: string; start: string },
  progress: LessonProgress,
): void {
  const panes = new Panes(page, page.querySelector<HTMLElement>('[data-panes]')!, narrow);
  bindDivider(page.querySelector<HTMLElement>('[role=separator]')!, page);
  bindMenu(lab.querySelector<HTMLElement>('[data-lab=menu-button]')!, lab.querySelector<HTMLElement>('[data-lab=menu]')!);

  let lastInText: HTMLElement | null = null;
  text.addEventListener('focusin', (event) => {
    lastInText = event.target instanceof HTMLElement ? event.target : null;
  });
  const leaveTerminal = () => {
    panes.show('lesson');
    (lastInText?.isConnected ? lastInText : text).focus();
  };

  const workbench = new Workbench(lab, lesson, {
    commandFinished: () => checks.commandFinished(),
    labChanged: (ready) => (ready ? steps.look() : steps.forget()),
    leave: leaveTerminal,
  });
  const checks = bindChecks(text, {
    lab: () => {
      const current = workbench.session.lab;
      if (current && workbench.ready) {
        return { id: current.id };
      }
      return { missing: current?.state === 'asleep' ? 'Wake the lab first: this is checked inside it.' : 'Start the lab first: this is checked inside it.' };
    },
    passed: (task) => {
      progress.passed(task);
      steps.taskPassed();
    },
  });
  const steps: Steps = new Steps(
    text,
    () => (workbench.ready ? (workbench.session.lab?.id ?? null) : null),
    (task) => progress.has(task),
  );
  bindFences(text, (terminal, order) => {
    panes.show('terminal');
    workbench.run(terminal, order);
  });

  bindPortLinks(text, (address, outside) => {
    panes.show('terminal');
    workbench.preview(address, outside);
  });

  // The same keys that leave the terminal lead into it.
  document.addEventListener('keydown', (event) => {
    const inTerminal = event.target instanceof Element && event.target.closest('.terminal-view') !== null;
    if (event.ctrlKey && event.shiftKey && event.code === 'Space' && !inTerminal && !event.defaultPrevented && workbench.ready) {
      event.preventDefault();
      panes.show('terminal');
      workbench.focusTerminal();
    }
  });
  void workbench.session.resume();
}

const page = document.querySelector<HTMLElement>('[data-lesson-page]');
if (page) {
  bindLesson(page);
}
