// How somebody likes the terminal; kept in the browser.
import { preference, remember } from '../site/preferences';

const smallest = 10;
const largest = 32;

export class TerminalSettings {
  #listeners: (() => void)[] = [];
  #fontSize = Number(preference('font-size')) || 0;
  #screenReader = preference('screen-reader') === 'on';

  constructor() {
    let before = this.fontSize;
    // The page's size follows the window's, and the terminal follows the page.
    addEventListener('resize', () => {
      if (this.fontSize !== before) {
        before = this.fontSize;
        this.#tell();
      }
    });
  }

  /** Unless chosen, a little under the page's own size, which grows on very large screens. */
  get fontSize(): number {
    const ofPage = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return this.#fontSize || Math.max(smallest, Math.round(ofPage * 0.875));
  }

  get screenReader(): boolean {
    return this.#screenReader;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  enlarge(by: number): void {
    this.#fontSize = Math.min(largest, Math.max(smallest, this.fontSize + by));
    remember('font-size', String(this.#fontSize));
    this.#tell();
  }

  setScreenReader(on: boolean): void {
    this.#screenReader = on;
    remember('screen-reader', on ? 'on' : 'off');
    this.#tell();
  }

  #tell(): void {
    this.#listeners.forEach((listener) => listener());
  }
}
