import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Rounds } from '../src/lesson/rounds';
import { Clock } from './clock';

let clock: Clock;
beforeEach(() => {
  clock = new Clock();
});
afterEach(() => clock.putBack());

/** Promises settle between two ticks of the clock. */
async function tick(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await Promise.resolve();
  }
  clock.tick(250);
  for (let turn = 0; turn < 10; turn++) {
    await Promise.resolve();
  }
}

function work() {
  const ends: (() => void)[] = [];
  const rounds = new Rounds(() => new Promise<void>((end) => ends.push(end)));
  return { ends, rounds };
}

test('what is asked for many times at once is done once', async () => {
  const { ends, rounds } = work();
  rounds.ask();
  rounds.ask();
  rounds.ask();
  await tick();
  assert.equal(ends.length, 1);
  ends[0]!();
  await tick();
  assert.equal(ends.length, 1);
});

test('what is asked for meanwhile is done once more, and never beside', async () => {
  const { ends, rounds } = work();
  rounds.ask();
  await tick();
  rounds.ask();
  rounds.ask();
  await tick();
  assert.equal(ends.length, 1);
  ends[0]!();
  await tick();
  assert.equal(ends.length, 2);
});

test('nothing is done that was not asked for', async () => {
  const { ends } = work();
  await tick();
  assert.equal(ends.length, 0);
});
