import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandQueue } from '../src/terminal/command-queue';

function shell() {
  const typed: string[] = [];
  const counts: number[] = [];
  const queue = new CommandQueue({ bracketed: false, type: (text) => typed.push(text) > 0 }, (waiting) => counts.push(waiting));
  return { typed, counts, queue, order: (command: string, interrupt = false) => queue.add({ command, hold: false, interrupt }) };
}

test('types at once into an idle shell', () => {
  const { typed, queue, order } = shell();
  queue.connected(true);
  order('ls');
  assert.deepEqual(typed, ['ls\r']);
});

test('waits for the running command, and for the connection', () => {
  const { typed, counts, queue, order } = shell();
  order('first');
  assert.deepEqual(typed, []);
  queue.connected(true);
  queue.command('started');
  order('second');
  assert.deepEqual(typed, ['first\r']);
  assert.equal(counts.at(-1), 1);
  queue.command('finished');
  assert.deepEqual(typed, ['first\r', 'second\r']);
  assert.equal(counts.at(-1), 0);
});

test('can be typed anyway, or dropped', () => {
  const { typed, queue, order } = shell();
  queue.connected(true);
  queue.command('started');
  order('y');
  queue.runNow();
  order('n');
  queue.clear();
  queue.command('finished');
  assert.deepEqual(typed, ['y\r']);
});

test('interrupts where the lesson says so', () => {
  const { typed, queue, order } = shell();
  queue.connected(true);
  queue.command('started');
  order('top', true);
  assert.deepEqual(typed, ['\x03']);
  queue.command('finished');
  assert.deepEqual(typed, ['\x03', 'top\r']);
});
