// Titles come from whatever runs in the lab. They are shown as text, so what remains is text that pretends: control characters,
// marks that turn the direction of writing, and more of it than a tab can hold.

const longest = 32;

export function readableTitle(title: string): string {
  const characters = [...title.slice(0, 4096).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, '').replace(/\s+/g, ' ').trim()];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
}
