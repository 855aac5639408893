// Says that the lab is recorded; what lies behind is loaded when it is asked for.
import { announce } from '../site/announce';
import type { RecordingsDialog } from './recordings';

export function bindRecordings(root: HTMLElement, lab: () => string | null): void {
  const button = root.querySelector<HTMLElement>('[data-recording=open]');
  if (!button) {
    return;
  }
  let loaded: Promise<RecordingsDialog> | null = null;
  const load = async () => {
    const { RecordingsDialog } = await import('./recordings');
    const dialog = (name: string) => root.querySelector<HTMLDialogElement>(name)!;
    return new RecordingsDialog(dialog('[data-recording=dialog]'), dialog('[data-recording=player]'), dialog('[data-terminal=output-dialog]'));
  };
  button.addEventListener('click', () => {
    loaded ??= load();
    loaded
      .then((dialog) => dialog.open(lab()))
      .catch(() => {
        loaded = null;
        announce('The recordings could not be loaded. Try again.');
      });
  });
}
