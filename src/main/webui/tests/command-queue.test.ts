import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { CommandQueue } from '../src/terminal/command-queue';
import { Clock } from './clock';

let clock: Clock;
beforeEach(() => {
  clock = new Clock();
});
afterEach(() => clock.putBack());

function shell() {
  const typed: string[] = [];
  const counts: number[] = [];
  const queue = new CommandQueue({ bracketed: false, type: (text) => typed.push(text) > 0 }, (waiting) => counts.push(waiting));
  return { typed, counts, queue, order: (command: string, interrupt = false) => queue.add({ command, hold: false, interrupt }) };
}

test('types at once where a prompt waits', () => {
  const { typed, queue, order } = shell();
  queue.connected(true);
  queue.prompted();
  order('ls');
  assert.deepEqual(typed, ['ls\r']);
});

test('waits for the first prompt of a new shell', () => {
  const { typed, queue, order } = shell();
  order('ls');
  queue.connected(true);
  assert.deepEqual(typed, []);
  queue.prompted();
  assert.deepEqual(typed, ['ls\r']);
});

test('does without marks after a while', () => {
  const { typed, queue, order } = shell();
  queue.connected(true);
  order('ls');
  clock.tick(1500);
  order('pwd');
  assert.deepEqual(typed, ['ls\r', 'pwd\r']);
});

test('types one command after the other', () => {
  const { typed, counts, queue, order } = shell();
  queue.connected(true);
  queue.prompted();
  order('first');
  order('second');
  queue.started();
  assert.deepEqual(typed, ['first\r']);
  assert.equal(counts.at(-1), 1);
  queue.prompted();
  assert.deepEqual(typed, ['first\r', 'second\r']);
  assert.equal(counts.at(-1), 0);
});

test('can be typed anyway, or dropped', () => {
  const { typed, queue, order } = shell();
  queue.connected(true);
  queue.started();
  order('y');
  queue.runNow();
  order('n');
  queue.clear();
  queue.prompted();
  assert.deepEqual(typed, ['y\r']);
});

test('interrupts where the lesson says so', () => {
  const { typed, queue, order } = shell();
  queue.connected(true);
  queue.started();
  order('top', true);
  assert.deepEqual(typed, ['\x03']);
  queue.prompted();
  assert.deepEqual(typed, ['\x03', 'top\r']);
});
