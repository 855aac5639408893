// Which terminals of a lab this browser tab had open, so that a reload brings all of them back.

export function openedBefore(lab: string): number[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(`drydock.terminals.${lab}`) ?? '[]') as unknown;
    return Array.isArray(kept) ? kept.filter((number): number is number => Number.isInteger(number) && number >= 1 && number <= 8) : [];
  } catch {
    return [];
  }
}

export function rememberOpened(lab: string, numbers: Iterable<number>): void {
  try {
    sessionStorage.setItem(`drydock.terminals.${lab}`, JSON.stringify([...numbers]));
  } catch {
    // Without storage a reload shows the first terminal only; the others still run.
  }
}
