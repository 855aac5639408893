// Output that is shown again must not be answered again. Programs ask a terminal what it is (device attributes, cursor position,
// colours); when the kept output is replayed into a new page the questions are old, and the answers would be typed at the shell.
import type { IDisposable, Terminal } from '@xterm/xterm';

/** Swallows such questions until it is disposed. */
export function withoutAnswers(terminal: Terminal): IDisposable {
  const swallow = () => true;
  const swallowQuestion = (data: string) => data.includes('?');
  const handlers = [
    terminal.parser.registerCsiHandler({ final: 'c' }, swallow),
    terminal.parser.registerCsiHandler({ prefix: '>', final: 'c' }, swallow),
    terminal.parser.registerCsiHandler({ prefix: '=', final: 'c' }, swallow),
    terminal.parser.registerCsiHandler({ final: 'n' }, swallow),
    terminal.parser.registerCsiHandler({ prefix: '?', final: 'n' }, swallow),
    terminal.parser.registerCsiHandler({ prefix: '>', final: 'q' }, swallow),
    terminal.parser.registerCsiHandler({ intermediates: '$', final: 'p' }, swallow),
    terminal.parser.registerCsiHandler({ prefix: '?', intermediates: '$', final: 'p' }, swallow),
    terminal.parser.registerDcsHandler({ intermediates: '$', final: 'q' }, swallow),
    ...[4, 10, 11, 12].map((code) => terminal.parser.registerOscHandler(code, swallowQuestion)),
  ];
  return { dispose: () => handlers.forEach((handler) => handler.dispose()) };
}
