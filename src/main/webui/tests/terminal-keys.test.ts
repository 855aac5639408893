import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, type KeyPress } from '../src/terminal/terminal-keys';

function press(keys: string): KeyPress {
  const parts = keys.split('+');
  const key = parts.at(-1)!;
  return {
    key: key === 'Space' ? ' ' : key,
    code: key,
    ctrlKey: parts.includes('Ctrl'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    metaKey: parts.includes('Cmd'),
  };
}

const pc = (keys: string, selection = false) => actionOf(press(keys), selection, false);
const mac = (keys: string, selection = false) => actionOf(press(keys), selection, true);

test('Ctrl-C copies a selection and interrupts without one', () => {
  assert.equal(pc('Ctrl+c', true), 'copy');
  assert.equal(pc('Ctrl+c'), 'program');
  assert.equal(pc('Ctrl+Shift+C'), 'copy');
  assert.equal(pc('Ctrl+Insert', true), 'copy');
});

test('a Mac copies by Cmd, so that its Ctrl always interrupts', () => {
  assert.equal(mac('Cmd+c', true), 'copy');
  assert.equal(mac('Ctrl+c', true), 'program');
  assert.equal(mac('Cmd+v'), 'browser-paste');
  assert.equal(mac('Ctrl+v'), 'program');
});

test('pastes by the keys of the platform', () => {
  for (const keys of ['Ctrl+v', 'Ctrl+Shift+V', 'Shift+Insert']) {
    assert.equal(pc(keys), 'browser-paste', keys);
  }
});

test('has a way out, and leaves everything else to the program', () => {
  assert.equal(pc('Ctrl+Shift+Space'), 'leave');
  assert.equal(mac('Ctrl+Shift+Space'), 'leave');
  for (const keys of ['Escape', 'Tab', 'Ctrl+Space', 'Ctrl+d', 'Alt+v', 'Ctrl+Alt+c', 'v', 'Insert', 'Ctrl+f']) {
    assert.equal(pc(keys), 'program', keys);
  }
});
