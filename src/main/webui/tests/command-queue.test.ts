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
  const screen = { printed: 0, seemsToPrompt: false };
  const queue: CommandQueue = new CommandQueue(
    {
      bracketed: false,
      get printed() {
        return screen.printed;
      },
      get seemsToPrompt() {
        return screen.seemsToPrompt;
      },
      type: (text) => typed.push(text) > 0,
    },
    () => counts.push(queue.waiting.length),
  );
  return { typed, counts, screen, queue, order: (command: string, interrupt = false) => queue.add({ command, hold: false, interrupt }) };
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

test('interrupts a shell that marks nothing as well, and does not wait for its prompt for ever', () => {
  const { typed, queue, order } = shell();
  queue.connected(true);
  clock.tick(1500);
  order('top', true);
  clock.tick(300);
  assert.deepEqual(typed, ['\x03', 'top\r']);
});

test('types into a shell within the shell once its prompt stands still', () => {
  const { typed, screen, queue, order } = shell();
  queue.connected(true);
  queue.started();
  order('ls');
  clock.tick(3000);
  assert.deepEqual(typed, []);
  screen.seemsToPrompt = true;
  screen.printed = 10;
  order('pwd');
  clock.tick(300);
  assert.deepEqual(typed, [], 'it may print on');
  clock.tick(300);
  assert.deepEqual(typed, ['ls\r']);
  clock.tick(3000);
  assert.deepEqual(typed, ['ls\r'], 'the prompt that is seen is still the old one');
  screen.printed = 20;
  clock.tick(300);
  clock.tick(300);
  assert.deepEqual(typed, ['ls\r', 'pwd\r']);
});
