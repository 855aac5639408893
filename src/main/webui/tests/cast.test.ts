import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCast } from '../src/recording/cast';

test('output and sizes come in order, and nobody waits through a long pause', () => {
  const cast = parseCast('{"version": 2, "width": 90, "height": 20}\n[0.500, "o", "one"]\n[60.5, "r", "70x18"]\n[61.0, "o", "two"]\n');
  assert.deepEqual(cast.size, { cols: 90, rows: 20 });
  assert.deepEqual(cast.moments, [
    { at: 0.5, output: 'one', size: null },
    { at: 2.5, output: '', size: { cols: 70, rows: 18 } },
    { at: 3, output: 'two', size: null },
  ]);
  assert.equal(cast.seconds, 3);
});

test('a recording in which nothing was printed is empty', () => {
  assert.deepEqual(parseCast('{"version": 2, "width": 80, "height": 24}\n').moments, []);
});
