// Text from a clipboard or a lesson on its way to the terminal.

/** Control characters could end a bracketed paste early and run what follows; a terminal never needs them from a clipboard. */
export function cleaned(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f]/g, '');
}

export function lineCount(text: string): number {
  return text.replace(/\n+$/, '').split('\n').length;
}

/** True when pasting would run something that was not read yet: anything with a line end in it. */
export function needsAsking(text: string): boolean {
  return text.includes('\n');
}

export function asTyped(text: string, bracketed: boolean): string {
  const lines = text.replace(/\n/g, '\r');
  return bracketed ? `\x1b[200~${lines}\x1b[201~` : lines;
}

/** What a run button sends: the command, and Enter unless the lesson wants the learner to press it. */
export function commandAsTyped(command: string, bracketed: boolean, hold: boolean): string {
  const text = cleaned(command).replace(/\n+$/, '');
  const several = text.includes('\n');
  return asTyped(text, bracketed && several) + (hold ? '' : '\r');
}

/** A here-document that writes the file as shown, in a way that the learner can read. */
export function writeFileCommand(path: string, content: string, append: boolean): string {
  const text = content.replace(/\n*$/, '\n');
  let end = 'END';
  while (text.split('\n').includes(end)) {
    end += '_';
  }
  return `cat ${append ? '>>' : '>'} '${path.replaceAll("'", `'\\''`)}' <<'${end}'\n${text}${end}`;
}
