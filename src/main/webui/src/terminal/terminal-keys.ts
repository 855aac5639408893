// Which key combinations belong to the page and which to the program in the terminal.

import type { Terminal } from '@xterm/xterm';

export type KeyAction = 'copy' | 'browser-paste' | 'leave' | 'find' | 'program';

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

export function actionOf(press: KeyPress, hasSelection: boolean, mac: boolean): KeyAction {
  const { ctrlKey: ctrl, shiftKey: shift, altKey: alt, metaKey: meta } = press;
  const key = press.key.toLowerCase();

  if (ctrl && shift && !alt && !meta && (press.code === 'Space' || key === 'escape')) {
    return 'leave';
  }
  if (key === 'insert' && !alt && !meta) {
    if (shift && !ctrl) {
      return 'browser-paste';
    }
    return ctrl && !shift ? 'copy' : 'program';
  }
  if (mac && meta && !ctrl && !alt) {
    if (key === 'c') {
      return 'copy';
    }
    return key === 'v' ? 'browser-paste' : key === 'f' ? 'find' : 'program';
  }
  if (ctrl && !alt && !meta) {
    if (key === 'c') {
      // Without a selection Ctrl-C interrupts; with Shift it only ever copies.
      return shift || (hasSelection && !mac) ? 'copy' : 'program';
    }
    if (key === 'v') {
      // A Mac pastes by Cmd-V, so its Ctrl-V still reaches the program.
      return shift || !mac ? 'browser-paste' : 'program';
    }
    return key === 'f' && shift ? 'find' : 'program';
  }
  return 'program';
}

export const isMac = /Mac|iPhone|iPad/.test(typeof navigator === 'undefined' ? '' : navigator.userAgent);

export function bindKeys(terminal: Terminal, actions: { copy(): void; leave(): void; find(): void }): void {
  terminal.attachCustomKeyEventHandler((event) => {
    const action = actionOf(event, terminal.hasSelection(), isMac);
    if (action === 'program') {
      return true;
    }
    // The browser itself turns its paste keys into a paste event.
    if (action !== 'browser-paste') {
      event.preventDefault();
      if (event.type === 'keydown') {
        actions[action]();
      }
    }
    return false;
  });
}
