// The terminals with their tools, loaded only once a lab is wanted.
import { announce } from '../site/announce';
import { ask } from '../site/dialogs';
import { bindMenu } from '../site/menu';
import { copyText } from '../terminal/clipboard';
import { bindFindBar } from '../terminal/find-bar';
import { bindLogDialog } from '../terminal/log-dialog';
import { showOutput } from '../terminal/output-dialog';
import type { Order } from '../terminal/command-queue';
import type { LinkState } from '../terminal/terminal-link';
import { TerminalSettings } from '../terminal/terminal-settings';
import { Terminals } from '../terminal/terminals';
import { bindTouchKeys } from '../terminal/touch-keys';
import { call, sentenceOf } from './api';

export interface DeskListener {
  linkChanged(state: LinkState): void;
  newShell(): void;
  commandFinished(): void;
  leave(): void;
}

export function terminalDesk(root: HTMLElement, listener: DeskListener): Terminals {
  const part = <E extends HTMLElement = HTMLElement>(name: string) => root.querySelector<E>(`[data-terminal=${name}]`)!;
  const settings = new TerminalSettings();
  const showWaiting = waitingStrip(part('queue'));
  const terminals = new Terminals(part('screens'), part('tabs'), part<HTMLButtonElement>('another'), settings, {
    linkChanged: (state) => {
      part('close').hidden = (terminals.current?.number ?? 1) === 1;
      listener.linkChanged(state);
    },
    waiting: showWaiting,
    commandFinished: () => listener.commandFinished(),
    leave: () => listener.leave(),
    find: () => find(),
  });
  const find = bindFindBar(part('find-bar'), () => terminals.current);

  bindMenu(part('menu-button'), part('menu'));
  part('find').addEventListener('click', find);
  part('larger').addEventListener('click', () => settings.enlarge(1));
  part('smaller').addEventListener('click', () => settings.enlarge(-1));
  part('output').addEventListener('click', () => showOutput(part<HTMLDialogElement>('output-dialog'), terminals.current?.text() ?? ''));
  part('log').addEventListener('click', bindLogDialog(part<HTMLDialogElement>('log-dialog'), () => terminals.current?.commands() ?? []));
  part('rename').addEventListener('click', () => terminals.renameShown());
  part('copy-last').addEventListener('click', () => void copyLastOutput(terminals));
  part('keys').addEventListener('click', () => part<HTMLDialogElement>('keys-dialog').showModal());
  part('close').addEventListener('click', () => void closeTerminal(terminals));
  part('run-now').addEventListener('click', () => terminals.runNow());
  part('drop-waiting').addEventListener('click', () => terminals.dropWaiting());
  bindTouchKeys(part('touch-keys'), (text) => {
    terminals.current?.type(text);
    terminals.current?.focus();
  });

  const screenReader = part('screen-reader');
  const showScreenReader = () => screenReader.setAttribute('aria-pressed', String(settings.screenReader));
  screenReader.addEventListener('click', () => settings.setScreenReader(!settings.screenReader));
  settings.onChange(showScreenReader);
  showScreenReader();

  part('screens').addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter' && terminals.current?.link.state.name === 'closed') {
        event.preventDefault();
        event.stopPropagation();
        listener.newShell();
      }
    },
    { capture: true },
  );
  return terminals;
}

/** Shown once something really waits: most commands of a lesson are typed at once. */
function waitingStrip(strip: HTMLElement): (orders: readonly Order[]) => void {
  let patience: ReturnType<typeof setTimeout> | undefined;
  return (orders) => {
    clearTimeout(patience);
    patience = undefined;
    const text = orders.length === 1 ? `Waits until the running command has finished: ${orders[0]!.command.trim()}` : `${orders.length} commands of the lesson wait until the running one has finished.`;
    const show = () => {
      strip.hidden = orders.length === 0;
      strip.querySelector('p')!.textContent = text;
    };
    if (orders.length > 0 && strip.hidden) {
      patience = setTimeout(show, 700);
    } else {
      show();
    }
  };
}

async function copyLastOutput(terminals: Terminals): Promise<void> {
  const text = terminals.current?.lastOutput();
  if (!text) {
    announce('There is no finished command with output to copy.');
  } else {
    announce((await copyText(text)) ? 'The output of the last command is copied.' : 'The browser did not allow copying.');
  }
  terminals.current?.focus();
}

async function closeTerminal(terminals: Terminals): Promise<void> {
  const number = terminals.current?.number;
  const over = terminals.current?.link.state.name === 'closed';
  const { confirmed } = over ? { confirmed: true } : await ask({
    title: `Close terminal ${number}?`,
    text: ['Its shell and every program that runs in it end. Files stay.'],
    confirm: 'Close terminal',
    danger: true,
  });
  if (!confirmed || number === undefined) {
    return;
  }
  try {
    await call('DELETE', `/api/labs/${encodeURIComponent(terminals.lab)}/terminals/${number}`);
    terminals.closeShown();
  } catch (failure) {
    announce(sentenceOf(failure));
  }
}
