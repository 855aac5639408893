// What a person chose in this browser. Storage may be forbidden (private windows, strict settings): then a choice lasts as long as the page.

const prefix = 'drydock.';
const unsaved = new Map<string, string>();

export function preference(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name) ?? unsaved.get(name) ?? null;
  } catch {
    return unsaved.get(name) ?? null;
  }
}

export function remember(name: string, value: string): void {
  unsaved.set(name, value);
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Kept in memory above.
  }
}
