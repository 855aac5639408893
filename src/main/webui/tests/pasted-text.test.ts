import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asTyped, cleaned, commandAsTyped, lineCount, writeFileCommand } from '../src/terminal/pasted-text';

test('a clipboard cannot smuggle control characters', () => {
  assert.equal(cleaned('safe\x1b[201~\rrm -rf ~\x03\u009b'), 'safe[201~\nrm -rf ~');
  assert.equal(cleaned('tab\tand\r\nlines\n'), 'tab\tand\nlines\n');
  assert.equal(cleaned('grüße 🐳'), 'grüße 🐳');
});

test('counts the lines that a person sees', () => {
  assert.equal(lineCount('one'), 1);
  assert.equal(lineCount('one\n'), 1);
  assert.equal(lineCount('one\ntwo\n\n'), 2);
});

test('pastes in brackets where the program asks for them', () => {
  assert.equal(asTyped('a\nb', true), '\x1b[200~a\rb\x1b[201~');
  assert.equal(asTyped('a\nb', false), 'a\rb');
});

test('a command of a lesson is typed as a person would', () => {
  assert.equal(commandAsTyped('uname -r\n', true, false), 'uname -r\r');
  assert.equal(commandAsTyped('uname -r\n', true, true), 'uname -r');
  assert.equal(commandAsTyped('for i in 1 2; do\n  echo $i\ndone\n', true, false), '\x1b[200~for i in 1 2; do\r  echo $i\rdone\x1b[201~\r');
});

test('a written file holds exactly what the lesson shows', () => {
  assert.equal(writeFileCommand('/root/app.py', 'print(1)', false), "cat > '/root/app.py' <<'END'\nprint(1)\nEND");
  assert.equal(writeFileCommand("/root/it's", 'END\n', true), "cat >> '/root/it'\\''s' <<'END_'\nEND\nEND_");
});
