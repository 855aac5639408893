// The terminal's output as plain text: to read with any aid, to search with the browser, to keep.

export function showOutput(dialog: HTMLDialogElement, text: string): void {
  const place = dialog.querySelector('pre')!;
  place.textContent = text || 'Nothing has been printed yet.';
  const save = dialog.querySelector<HTMLAnchorElement>('a[download]')!;
  const address = URL.createObjectURL(new Blob([text + '\n'], { type: 'text/plain' }));
  save.href = address;
  dialog.addEventListener('close', () => URL.revokeObjectURL(address), { once: true });
  dialog.showModal();
  place.scrollTop = place.scrollHeight;
}
