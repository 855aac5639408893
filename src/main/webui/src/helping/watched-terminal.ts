// Another's terminal as an instructor sees it: in the size that its learner's window has, and read-only until the learner agrees to more.
import type { Terminal } from '@xterm/xterm';
import { writeInSlices } from '../terminal/bounded-work';
import { copySelection } from '../terminal/clipboard';
import { withoutAnswers } from '../terminal/replay-answers';
import { bindKeys } from '../terminal/terminal-keys';
import { TerminalLink, type LinkState, type Opening, type Screen } from '../terminal/terminal-link';
import type { Size } from '../terminal/terminal-protocol';
import { recolour } from '../terminal/terminal-theme';
import { xterm } from '../terminal/xterm';
import { onThemeChange } from '../site/theme';

const encoder = new TextEncoder();

export class WatchedTerminal implements Screen {
  readonly #terminal: Terminal;
  readonly #link: TerminalLink;
  #typing = false;

  constructor(
    private readonly place: HTMLElement,
    of: { lab: string; terminal: number; request: string; learner: string },
    listener: { linkChanged(state: LinkState): void; leave(): void },
  ) {
    this.linkChanged = (state) => {
      listener.linkChanged(state);
      if (state.name === 'open') {
        this.#take(this.#typing);
      }
    };
    this.#terminal = xterm({ fontSize: 14, screenReader: false });
    // Programs ask the terminal what it is, and the learner's own window answers.
    withoutAnswers(this.#terminal);
    this.#terminal.open(place);
    this.#terminal.textarea?.setAttribute('aria-label', `Terminal ${of.terminal} of ${of.learner}`);
    this.#link = new TerminalLink(of.lab, of.terminal, this, {
      origin: location.origin,
      openSocket: (url) => new WebSocket(`${url}&watch=${encodeURIComponent(of.request)}`),
      random: Math.random,
    });
    this.#terminal.onData((data) => this.#link.send(encoder.encode(data)));
    bindKeys(this.#terminal, { copy: () => copySelection(this.#terminal), leave: () => listener.leave(), find: () => undefined });
    onThemeChange(() => recolour(this.#terminal));
    this.#take(false);
    this.#link.start();
  }

  readonly linkChanged: (state: LinkState) => void;

  /** The server has ended the connection that allowed less or more; keys count once there is another. */
  mayType(yes: boolean): void {
    if (yes !== this.#typing) {
      this.#typing = yes;
      this.#take(false);
      this.#link.refresh();
    }
  }

  /** While nobody may type here, Tab passes the terminal by and its region can be scrolled instead. */
  #take(keys: boolean): void {
    const before = this.#terminal.options.disableStdin;
    this.#terminal.options.disableStdin = !keys;
    this.#terminal.options.cursorBlink = keys;
    this.#terminal.textarea?.setAttribute('tabindex', keys ? '0' : '-1');
    this.place.tabIndex = keys ? -1 : 0;
    if (keys && before) {
      this.#terminal.focus();
    }
  }

  close(): void {
    this.#link.stop();
    this.#terminal.dispose();
  }

  size(): Size {
    return { cols: this.#terminal.cols, rows: this.#terminal.rows };
  }

  resized({ cols, rows }: Size): void {
    // Behind the output that came before it.
    this.#terminal.write('', () => this.#terminal.resize(cols, rows));
  }

  opening(kind: Opening): void {
    if (kind !== 'resumed') {
      this.#terminal.write('\x18\x1bc');
    }
  }

  write(bytes: Uint8Array, done: () => void): void {
    writeInSlices(this.#terminal, bytes, done);
  }

  command(): void {
    // What the learner's shell tells is the learner's page's business.
  }
}
