// What is recorded of the lab, and what the learner keeps of earlier ones: to replay, to download, to erase.
import { call, sentenceOf } from '../lab/api';
import { announce } from '../site/announce';
import { ask } from '../site/dialogs';
import { parseCast } from './cast';
import { Player } from './player';

interface Recording {
  terminal: number;
  bytes: number;
  startedAt: string;
  endedAt: string;
}

interface LabRecordings {
  lab: string;
  course: string;
  lesson: string;
  full: boolean;
  kept: string | null;
  terminals: Recording[];
}

export class RecordingsDialog {
  readonly #player: Player;
  readonly #keep: HTMLButtonElement;
  readonly #erase: HTMLButtonElement;
  #lab: string | null = null;

  constructor(
    private readonly dialog: HTMLDialogElement,
    player: HTMLDialogElement,
    textDialog: HTMLDialogElement,
  ) {
    this.#player = new Player(player, textDialog);
    this.#keep = dialog.querySelector('[data-recording=keep]')!;
    this.#erase = dialog.querySelector('[data-recording=erase]')!;
    this.#keep.addEventListener('click', () => void this.#change(() => call('POST', `${address(this.#lab!)}/keep`)));
    this.#erase.addEventListener('click', () => void this.#eraseAfterQuestion(this.#lab!));
  }

  async open(lab: string | null): Promise<void> {
    this.#lab = lab;
    if (await this.#show()) {
      this.dialog.showModal();
    }
  }

  async #show(): Promise<boolean> {
    try {
      const [now, kept] = await Promise.all([
        this.#lab === null ? null : call<LabRecordings>('GET', address(this.#lab)),
        call<LabRecordings[]>('GET', '/api/recordings'),
      ]);
      this.#showNow(now);
      const others = kept.filter(({ lab }) => lab !== this.#lab);
      this.#list('kept').replaceChildren(...others.flatMap((lab) => lab.terminals.map((each) => this.#item(lab, each, true))));
      this.dialog.querySelector<HTMLElement>('[data-recording=kept-part]')!.hidden = others.length === 0;
      return true;
    } catch (failure) {
      announce(sentenceOf(failure));
      return false;
    }
  }

  #showNow(now: LabRecordings | null): void {
    const terminals = now?.terminals ?? [];
    this.#list('now').replaceChildren(...terminals.map((each) => this.#item(now!, each, false)));
    this.#keep.hidden = terminals.length === 0 || now?.kept !== null;
    this.#erase.hidden = terminals.length === 0;
    this.dialog.querySelector('[data-recording=state]')!.textContent =
      terminals.length === 0
        ? 'Nothing is recorded of this lab.'
        : (now!.full ? 'The recording is full and has stopped. ' : '') + (now!.kept === null ? 'It is erased when the lab ends.' : 'You keep it when the lab ends.');
  }

  #list(name: string): HTMLElement {
    return this.dialog.querySelector(`[data-recording=${name}]`)!;
  }

  #item(lab: LabRecordings, recording: Recording, earlier: boolean): HTMLElement {
    const item = document.createElement('li');
    const name = `Terminal ${recording.terminal}`;
    const title = earlier ? `${lab.course}/${lab.lesson}, ${name}, ${new Date(recording.startedAt).toLocaleString()}` : name;
    const text = document.createElement('span');
    text.textContent = `${title} (${Math.max(1, Math.round(recording.bytes / 1024))} KB)`;
    const path = `${address(lab.lab)}/${recording.terminal}`;
    const download = document.createElement('a');
    download.className = 'button button-small';
    download.href = path;
    download.download = '';
    download.textContent = 'Download';
    download.setAttribute('aria-label', `Download ${title}`);
    item.append(text, button('Replay', title, () => void this.#replay(title, path)), download);
    if (earlier) {
      item.append(button('Delete', title, () => void this.#eraseAfterQuestion(lab.lab)));
    }
    return item;
  }

  async #replay(title: string, path: string): Promise<void> {
    try {
      const answer = await fetch(path, { credentials: 'same-origin' });
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      this.#player.open(title, parseCast(await answer.text()));
    } catch {
      announce('This recording cannot be played.');
    }
  }

  async #eraseAfterQuestion(lab: string): Promise<void> {
    const { confirmed } = await ask({
      title: 'Erase this recording?',
      text: ['What the terminals of this lab have printed so far is erased, of all of them.'],
      confirm: 'Erase',
      danger: true,
    });
    if (confirmed) {
      await this.#change(() => call('DELETE', address(lab)));
    }
  }

  async #change(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (failure) {
      announce(sentenceOf(failure));
    }
    await this.#show();
  }
}

function address(lab: string): string {
  return `/api/labs/${encodeURIComponent(lab)}/recordings`;
}

function button(word: string, of: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button-small';
  made.textContent = word;
  made.setAttribute('aria-label', `${word} ${of}`);
  made.addEventListener('click', act);
  return made;
}
