import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandLog, logAsText } from '../src/terminal/command-log';
import { readableTitle } from '../src/terminal/titles';

test('is saved as text that can be read', () => {
  const log = new CommandLog();
  log.add({ command: 'echo hello', output: 'hello', exit: 0 });
  log.add({ command: 'false', output: '', exit: 1 });
  const text = logAsText([...log.commands, { command: 'sleep 9', output: '', exit: null }]);
  assert.equal(text, '$ echo hello\nhello\n\n$ false\n[exit code 1]\n\n$ sleep 9\n[still running]\n');
});

test('keeps the latest of what is too much', () => {
  const log = new CommandLog();
  for (let i = 0; i < 600; i++) {
    log.add({ command: `echo ${i}`, output: 'x'.repeat(300_000) + i, exit: 0 });
  }
  assert.equal(log.last?.command, 'echo 599');
  assert.ok(log.last?.output.endsWith('599'));
  assert.ok(log.commands.reduce((sum, { output }) => sum + output.length, 0) <= 4_000_000);
});

test('a title is one short line of plain characters', () => {
  assert.equal(readableTitle('vim\u202e\u0007\n\tnotes'), 'vimnotes');
  assert.equal(readableTitle('<b>bold</b>'), '<b>bold</b>');
  assert.equal([...readableTitle('😀'.repeat(100))].length, 32);
  assert.equal(readableTitle(' \u200b '), '');
});
