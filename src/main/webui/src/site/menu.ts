// A button that shows and hides a small panel beside it. Escape, a choice, or a click elsewhere hides it.

export function bindMenu(button: HTMLElement, panel: HTMLElement): void {
  const isOpen = () => !panel.hidden;
  const show = (open: boolean) => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => show(!isOpen()));
  // Before the choice acts: a dialog that it opens gives the focus back to what had it, and that must not be hidden by then.
  panel.addEventListener(
    'click',
    (event) => {
      const chosen = event.target instanceof Element ? event.target.closest('button') : null;
      if (chosen && !chosen.hasAttribute('data-stays-open')) {
        show(false);
        button.focus();
      }
    },
    { capture: true },
  );
  document.addEventListener('click', (event) => {
    if (isOpen() && event.target instanceof Node && !panel.contains(event.target) && !button.contains(event.target)) {
      show(false);
    }
  });
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen()) {
      show(false);
      button.focus();
    }
  };
  button.addEventListener('keydown', escape);
  panel.addEventListener('keydown', escape);
}
