/** The known name closest to a mistyped one, when it is close enough to be meant; null otherwise. */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** "; did you mean revenue?", or what else to expect. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const close = nearest(name, known);
  return close === null ? "" : `; did you mean ${close}?`;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const row = [i];
    for (let j = 1; j <= b.length; ++j) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      const replaced = (previous[j - 1] ?? 0) + differs;
      let least = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [older, previous] = [previous, row];
  }
  return previous[b.length] ?? 0;
}
