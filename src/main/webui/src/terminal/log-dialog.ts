// Commands and their output as plain text: to read with any aid, command by command, to search, to keep.
import { logAsText, verdictOf, type LoggedCommand } from './command-log';

export function bindLogDialog(dialog: HTMLDialogElement, commands: () => LoggedCommand[]): () => void {
  const list = dialog.querySelector('ol')!;
  const field = dialog.querySelector('input')!;
  const count = dialog.querySelector('output')!;
  const save = dialog.querySelector<HTMLAnchorElement>('a[download]')!;
  let shown: LoggedCommand[] = [];
  let address = '';

  const find = () => {
    const wanted = field.value.toLowerCase();
    const found = shown.filter(({ command, output }) => `${command}\n${output}`.toLowerCase().includes(wanted));
    list.replaceChildren(...found.map((each) => item(each, wanted)));
    const all = shown.length === 1 ? '1 command' : `${shown.length} commands`;
    count.textContent = wanted === '' ? all : `${found.length} of ${all}`;
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([logAsText(found)], { type: 'text/plain;charset=utf-8' }));
    save.href = address;
  };
  field.addEventListener('input', find);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      // There is nothing to send, and the dialog would close.
      event.preventDefault();
    }
  });
  dialog.addEventListener('close', () => {
    URL.revokeObjectURL(address);
    list.replaceChildren();
  });

  return () => {
    shown = commands();
    field.value = '';
    find();
    dialog.classList.toggle('is-empty', shown.length === 0);
    dialog.showModal();
    list.parentElement!.scrollTop = list.parentElement!.scrollHeight;
  };
}

function item(logged: LoggedCommand, wanted: string): HTMLElement {
  const entry = document.createElement('li');
  const command = document.createElement('h3');
  command.append(...marked(logged.command || '(no text)', wanted));
  entry.append(command);
  if (logged.output !== '') {
    const output = document.createElement('pre');
    output.append(...marked(logged.output, wanted));
    entry.append(output);
  }
  const verdict = verdictOf(logged);
  if (verdict) {
    const note = document.createElement('p');
    note.textContent = verdict;
    entry.append(note);
  }
  return entry;
}

/** The text in parts, the sought ones marked. */
function marked(text: string, wanted: string): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  // Some capitals grow when they are made small, and places would not agree any more.
  const comparable = wanted !== '' && lower.length === text.length;
  for (let at = comparable ? lower.indexOf(wanted) : -1; at >= 0; at = lower.indexOf(wanted, from)) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(at, at + wanted.length);
    parts.push(text.slice(from, at), mark);
    from = at + wanted.length;
  }
  parts.push(text.slice(from));
  return parts;
}
