// The learner's own web server beside the terminal. What it shows is as hostile as any page of the web: it has a name of its own, or no origin at all.
import type { Lab } from '../lab/lab';
import { announce } from '../site/announce';
import { asWritten, inPreview, portAddress, type PortAddress } from './port-address';

export interface PreviewListener {
  /** While a preview is shown, what listens is asked for more often. */
  refresh(): void;
  /** The pane was closed by the learner. */
  left(): void;
}

const every = 4000;
const ownName = 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';
const withoutOrigin = 'allow-scripts allow-forms allow-popups allow-modals allow-downloads';

export class Preview {
  readonly #pane: HTMLElement;
  readonly #address: HTMLInputElement;
  readonly #ports: HTMLSelectElement;
  readonly #outside: HTMLAnchorElement;
  #frame: HTMLIFrameElement | null = null;
  #lab: Lab | null = null;
  #shown: PortAddress | null = null;
  #asking: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly listener: PreviewListener,
  ) {
    const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-preview=${name}]`)!;
    this.#pane = part('pane');
    this.#address = part('address');
    this.#ports = part('ports');
    this.#outside = part('outside');
    part('open').addEventListener('click', () => this.#toggle());
    part('close').addEventListener('click', () => this.#leave());
    part('reload').addEventListener('click', () => this.#load());
    part<HTMLFormElement>('bar').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#go(this.#address.value);
    });
    this.#ports.addEventListener('change', () => this.#go(this.#ports.value));
    this.#pane.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        this.#leave();
      }
    });
  }

  /** The lab as it is now; the preview goes with it. */
  labChanged(lab: Lab | null): void {
    const another = lab?.id !== this.#lab?.id;
    const before = this.#lab?.ports;
    this.#lab = lab;
    if (lab?.state !== 'ready' || another) {
      this.#close();
    }
    // An answer without ports did not ask for them.
    if (lab?.ports) {
      this.#offer(lab.ports.map(({ port }) => port));
      const found = lab.ports.filter(({ port }) => before && !before.some((known) => known.port === port));
      if (found.length > 0) {
        announce(`A server listens on port ${found.map(({ port }) => port).join(', ')} of your lab.`, this.#shown === null);
      }
    } else if (lab && !another && before) {
      lab.ports = before;
    }
  }

  /** False when there is no lab to show. */
  show(address: PortAddress): boolean {
    if (!this.#lab?.preview) {
      return false;
    }
    this.#shown = address;
    this.root.classList.add('is-previewing');
    this.#pane.hidden = false;
    this.#button(true);
    this.#load();
    clearInterval(this.#asking);
    this.#asking = setInterval(() => this.listener.refresh(), every);
    this.listener.refresh();
    return true;
  }

  /** In a window of its own, which knows nothing of this one. */
  open(address: PortAddress): void {
    if (this.#lab?.preview) {
      window.open(inPreview(this.#lab.preview, address), '_blank', 'noopener,noreferrer');
    }
  }

  #toggle(): void {
    if (this.#shown) {
      this.#leave();
      return;
    }
    this.show({ port: this.#lab?.ports?.[0]?.port ?? 8000, rest: '/' });
    this.#address.select();
    this.#address.focus();
  }

  #go(text: string): void {
    const address = portAddress(text);
    if (address) {
      this.show(address);
    } else {
      announce('Write an address of your lab, such as http://localhost:8000/.');
    }
  }

  #load(): void {
    const template = this.#lab?.preview;
    if (!template || !this.#shown) {
      return;
    }
    const url = inPreview(template, this.#shown);
    const own = new URL(url).origin !== location.origin;
    this.#address.value = asWritten(this.#shown);
    this.#outside.href = url;
    this.#pane.querySelector<HTMLElement>('[data-preview=limits]')!.hidden = own;
    this.#offer(this.#lab?.ports?.map(({ port }) => port) ?? []);
    // A new frame each time: the old one's history and rights end with it.
    const frame = document.createElement('iframe');
    frame.title = `Your server on port ${this.#shown.port}`;
    frame.setAttribute('sandbox', own ? ownName : withoutOrigin);
    frame.referrerPolicy = 'no-referrer';
    frame.src = url;
    this.#frame?.remove();
    this.#frame = frame;
    this.#pane.append(frame);
  }

  #offer(ports: number[]): void {
    const wanted = ports.map((port) => asWritten({ port, rest: '/' }));
    const options = [...this.#ports.options].slice(1).map((option) => option.value);
    if (wanted.join() !== options.join()) {
      this.#ports.length = 1;
      wanted.forEach((address, at) => this.#ports.add(new Option(String(ports[at]), address)));
    }
    this.#ports.options[0]!.text = ports.length > 0 ? 'Ports' : 'No ports';
    const shown = this.#shown && ports.includes(this.#shown.port) ? asWritten({ ...this.#shown, rest: '/' }) : '';
    this.#ports.value = shown;
  }

  #leave(): void {
    this.#close();
    this.listener.left();
  }

  #close(): void {
    clearInterval(this.#asking);
    this.#shown = null;
    this.#frame?.remove();
    this.#frame = null;
    this.#pane.hidden = true;
    this.root.classList.remove('is-previewing');
    this.#button(false);
  }

  #button(pressed: boolean): void {
    this.root.querySelector<HTMLElement>('[data-preview=open]')!.setAttribute('aria-pressed', String(pressed));
  }
}
