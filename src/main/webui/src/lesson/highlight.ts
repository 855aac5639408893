// Colours for code. The languages are fetched only by pages that have code to colour.

const known: Record<string, string> = {
  sh: 'bash', bash: 'bash', shell: 'bash', console: 'bash', zsh: 'bash',
  dockerfile: 'dockerfile', docker: 'dockerfile', containerfile: 'dockerfile',
  python: 'python', py: 'python', yaml: 'yaml', yml: 'yaml', json: 'json', c: 'c', h: 'c',
  ini: 'ini', toml: 'ini', conf: 'ini', go: 'go', javascript: 'javascript', js: 'javascript', sql: 'sql', nginx: 'nginx', diff: 'diff',
};

export async function highlightIn(root: ParentNode): Promise<void> {
  const blocks = [...root.querySelectorAll<HTMLElement>('pre > code[class*=language-]')].filter((code) => languageOf(code) !== undefined);
  if (blocks.length === 0) {
    return;
  }
  const { highlighter } = await import('./languages');
  for (const code of blocks) {
    // Our own text goes in, highlight.js escapes it; the lesson's HTML is not parsed again.
    code.innerHTML = highlighter.highlight(code.textContent ?? '', { language: languageOf(code)! }).value;
    code.classList.add('is-coloured');
  }
}

function languageOf(code: HTMLElement): string | undefined {
  const name = /language-([\w+-]+)/.exec(code.className)?.[1]?.toLowerCase();
  return name === undefined ? undefined : known[name];
}
