import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputFrames, LARGEST_INPUT, readControl, terminalUrl } from '../src/terminal/terminal-protocol';

test('reads the control frames of the contract', () => {
  assert.deepEqual(readControl('{"type":"hello","terminal":2,"offset":9007199254740991}'), { type: 'hello', terminal: 2, offset: 9007199254740991 });
  assert.deepEqual(readControl('{"type":"command","state":"started"}'), { type: 'command', state: 'started' });
  assert.deepEqual(readControl('{"type":"command","state":"finished","exit":130}'), { type: 'command', state: 'finished', exit: 130 });
  assert.deepEqual(readControl('{"type":"size","cols":132,"rows":43}'), { type: 'size', size: { cols: 132, rows: 43 } });
  assert.deepEqual(readControl('{"type":"closed","reason":"exited"}'), { type: 'closed', reason: 'exited' });
});

test('ignores what it does not know, whatever it is', () => {
  for (const text of ['', 'null', '[]', '7', '{', '{"type":"later"}', '{"type":"hello","terminal":1,"offset":-1}', '{"type":"hello","terminal":1,"offset":"5"}', '{"type":"command","state":"x"}']) {
    assert.equal(readControl(text), null, text);
  }
});

test('cuts large input into frames, in order and without loss', () => {
  const bytes = Uint8Array.from({ length: 2 * LARGEST_INPUT + 3 }, (_, at) => at % 251);
  const frames = [...inputFrames(bytes)];
  assert.deepEqual(frames.map((frame) => frame.length), [LARGEST_INPUT, LARGEST_INPUT, 3]);
  assert.deepEqual(Buffer.concat(frames), Buffer.from(bytes));
  assert.deepEqual([...inputFrames(new Uint8Array(0))], []);
});

test('asks for what was missed only when it has an offset', () => {
  const size = { cols: 80, rows: 24 };
  assert.equal(terminalUrl('http://host:8080', 'l1', 1, size, null), 'ws://host:8080/api/labs/l1/terminals/1?cols=80&rows=24');
  assert.equal(terminalUrl('https://host', 'l1', 2, size, 0), 'wss://host/api/labs/l1/terminals/2?cols=80&rows=24&since=0');
});
