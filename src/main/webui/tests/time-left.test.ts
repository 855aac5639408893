import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roughly, spokenTimeLeft, timeLeft } from '../src/lab/time-left';

const minute = 60_000;

test('shows seconds only when they matter', () => {
  assert.equal(timeLeft(65 * minute), '1 h 05 min');
  assert.equal(timeLeft(59 * minute + 59_999), '59 min');
  assert.equal(timeLeft(9 * minute + 5_000), '9:05');
  assert.equal(timeLeft(-5), '0:00');
});

test('says times as people do', () => {
  assert.equal(spokenTimeLeft(20_000), 'less than a minute');
  assert.equal(spokenTimeLeft(1.4 * minute), '1 minute');
  assert.equal(spokenTimeLeft(5 * minute), '5 minutes');
  assert.equal(roughly(30), 'less than a minute');
  assert.equal(roughly(150), 'about 3 minutes');
});
