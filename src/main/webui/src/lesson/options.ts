// Browsers end a line behind every hyphen. The dash of an option stays with its word, or the reader sees two commands.

/** Longer ones may break: on a narrow screen they have to. */
const option = /(?<!\S)-\S{1,24}(?!\S)/g;

export function keepOptionsWhole(root: ParentNode): void {
  for (const code of root.querySelectorAll<HTMLElement>('.lesson-text code')) {
    // From the end, so that what was found stays where it was.
    for (const found of [...(code.textContent ?? '').matchAll(option)].reverse()) {
      const range = document.createRange();
      range.setStart(...place(code, found.index));
      range.setEnd(...place(code, found.index + found[0].length));
      const whole = document.createElement('span');
      whole.className = 'option';
      // Colours may begin within the word, so it is more than one piece.
      whole.append(range.extractContents());
      range.insertNode(whole);
    }
  }
}

function place(code: HTMLElement, offset: number): [Node, number] {
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let left = offset;
  let text = texts.nextNode();
  while (text && left > text.textContent!.length) {
    left -= text.textContent!.length;
    text = texts.nextNode();
  }
  return text ? [text, left] : [code, code.childNodes.length];
}
