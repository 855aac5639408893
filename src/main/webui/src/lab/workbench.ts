// Where lab and terminals meet: the terminals exist exactly while the lab is ready.
import { Hand } from '../helping/hand';
import type { PortAddress } from '../preview/port-address';
import { Preview } from '../preview/preview';
import { bindRecordings } from '../recording/rec-button';
import { announce } from '../site/announce';
import type { Order } from '../terminal/command-queue';
import type { LinkState } from '../terminal/terminal-link';
import type { Terminals } from '../terminal/terminals';
import type { Lab } from './lab';
import { LabClock } from './lab-clock';
import { LabPane } from './lab-pane';
import { LabSession } from './lab-session';
import { LinkStrip } from './link-strip';

export interface WorkbenchListener {
  /** A command ended in a terminal of the lab. */
  commandFinished(): void;
  /** The lab came to another state. */
  labChanged(ready: boolean): void;
  /** The learner leaves the terminal by keyboard. */
  leave(): void;
}

export class Workbench {
  readonly session: LabSession;
  readonly #pane: LabPane;
  readonly #clock: LabClock;
  readonly #strip: LinkStrip;
  readonly #preview: Preview;
  readonly #hand: Hand | null;
  #terminals: Promise<Terminals> | null = null;
  #startCommand = '';
  /** The learner asked for the lab, and did not merely come back to it. */
  #wanted = false;

  constructor(
    private readonly root: HTMLElement,
    lesson: { course: string; lesson: string; start: string },
    private readonly listener: WorkbenchListener,
  ) {
    this.#pane = new LabPane(root);
    this.session = new LabSession(lesson.course, lesson.lesson, {
      labChanged: (lab) => this.#labChanged(lab, lesson.start),
      failed: (sentence, remedies) => {
        this.#pane.failed(sentence, remedies);
        if (sentence) {
          announce(sentence, false);
        }
      },
      reachable: (yes) => this.#reachable(yes),
    });
    this.#pane.bind(this.session);
    this.#preview = new Preview(root, { refresh: () => void this.session.refresh(), left: () => this.focusTerminal() });
    this.#clock = new LabClock(
      { time: root.querySelector<HTMLElement>('[data-lab=time]')!, notice: root.querySelector<HTMLElement>('[data-lab=notice]')! },
      () => void this.session.refresh(),
    );
    this.#strip = new LinkStrip(root.querySelector<HTMLElement>('[data-lab=link]')!, {
      tryNow: () => void this.#with((terminals) => terminals.current?.link.tryNow()),
      newShell: () => void this.#newShell(),
    });
    // A server on which nobody answers has no such strip.
    const help = document.querySelector<HTMLElement>('[data-help=strip]');
    this.#hand = help ? new Hand(root, help) : null;
    bindRecordings(root, () => (this.session.lab?.state === 'ended' ? null : (this.session.lab?.id ?? null)));
    // In advance: the prompt need not wait for the terminal's code.
    (window.requestIdleCallback ?? setTimeout)(() => void this.#load());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        void this.session.refresh();
      }
    });
    addEventListener('offline', () => void this.#with((terminals) => terminals.refreshLinks()));
  }

  get ready(): boolean {
    return this.session.lab?.state === 'ready';
  }

  /** Types a command of the lesson, or says what is missing. */
  run(terminal: number, order: Order): void {
    if (this.#mustBeReady('run this')) {
      void this.#with((terminals) => terminals.run(terminal, order));
    }
  }

  /** Shows a port of the lab beside the terminal, or in a window of its own. */
  preview(address: PortAddress, outside: boolean): void {
    if (!this.#mustBeReady('open this')) {
      return;
    }
    if (outside) {
      this.#preview.open(address);
    } else {
      this.#preview.show(address);
    }
  }

  #mustBeReady(wanted: string): boolean {
    if (!this.ready) {
      announce(this.session.lab?.state === 'asleep' ? 'Wake the lab first.' : `Start the lab first, then ${wanted}.`);
      this.root.querySelector<HTMLElement>('[data-view]:not([hidden]) .button-primary')?.focus();
    }
    return this.ready;
  }

  focusTerminal(): void {
    void this.#with((terminals) => terminals.current?.focus());
  }

  #labChanged(lab: Lab | null, startCommand: string): void {
    const before = this.root.dataset['state'];
    const changed = this.#pane.show(lab);
    this.#clock.show(lab);
    this.#preview.labChanged(lab);
    this.#hand?.labChanged(lab);
    this.#wanted ||= lab?.state === 'starting';
    if (lab?.state === 'ready') {
      if (changed && (before === 'starting' || before === 'queued')) {
        this.#startCommand = startCommand;
        announce('The lab is ready.', false);
      }
      void this.#attach(lab);
    } else {
      void this.#with((terminals) => terminals.detach());
      this.#strip.show({ name: 'stopped' });
    }
    if (changed) {
      this.listener.labChanged(lab?.state === 'ready');
    }
  }

  async #attach(lab: Lab): Promise<void> {
    const terminals = await this.#load();
    if (this.session.lab?.id === lab.id && this.ready) {
      const looking = this.root.contains(document.activeElement) || document.activeElement === document.body;
      if (terminals.attach(lab.id, lab.terminals ?? []) && this.#wanted && looking) {
        // Whoever pressed the button wants to type; whoever reads on meanwhile is left alone.
        terminals.current?.focus();
      }
      this.#wanted = false;
      if (this.#startCommand) {
        terminals.run(1, { command: this.#startCommand, hold: false, interrupt: false });
        this.#startCommand = '';
      }
    }
  }

  #load(): Promise<Terminals> {
    this.#terminals ??= import('./terminal-desk').then(({ terminalDesk }) =>
      terminalDesk(this.root, {
        linkChanged: (state) => this.#linkChanged(state),
        newShell: () => void this.#newShell(),
        commandFinished: () => this.listener.commandFinished(),
        leave: () => this.listener.leave(),
      }),
    );
    return this.#terminals;
  }

  async #with(act: (terminals: Terminals) => void): Promise<void> {
    if (this.#terminals) {
      act(await this.#terminals);
    }
  }

  async #newShell(): Promise<void> {
    await this.#with((terminals) => {
      terminals.current?.link.startAfresh();
      terminals.current?.focus();
    });
  }

  #linkChanged(state: LinkState): void {
    this.#strip.show(state);
    void this.#with((terminals) => this.#hand?.terminalShown(terminals.current?.number ?? 1));
    if (state.name === 'waiting' || (state.name === 'closed' && state.reason !== 'exited')) {
      void this.session.refresh();
    }
  }

  #reachable(yes: boolean): void {
    this.root.classList.toggle('is-out-of-reach', !yes);
    if (!yes && this.ready) {
      // The terminals' sockets may be dead without having noticed.
      void this.#with((terminals) => terminals.refreshLinks());
    }
  }
}
