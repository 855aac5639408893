// Links to the lab's ports: those of the lesson, and those that programs print into a terminal.
import { portAddress, type PortAddress } from './port-address';

const asked = 'drydock:port';

export function bindPortLinks(text: HTMLElement, open: (address: PortAddress, outside: boolean) => void): void {
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-port]') : null;
    const address = link && portAddress(link.href);
    if (address && event.button < 2) {
      // Even in a new tab the address itself would be the learner's own computer.
      event.preventDefault();
      open(address, event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey);
    }
  };
  text.addEventListener('click', follow);
  text.addEventListener('auxclick', follow);
  document.addEventListener(asked, (event) => open((event as CustomEvent<PortAddress>).detail, false));
}

/** True when the address is the lab's: then the page shows it. */
export function followPort(url: URL): boolean {
  const here = ['localhost', '127.0.0.1', '0.0.0.0', '[::]', '[::1]'].includes(url.hostname) && url.origin !== location.origin;
  const address = here ? portAddress(url.href) : null;
  if (address) {
    document.dispatchEvent(new CustomEvent(asked, { detail: address }));
  }
  return address !== null;
}
