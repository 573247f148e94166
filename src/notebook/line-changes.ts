/** A line of one of two texts, or of both. */
export interface LineChange {
  readonly kind: "same" | "gone" | "come";
  readonly text: string;
}

/** Beyond so many pairs of lines a part that changed is told as gone whole and come whole. */
const MOST_PAIRS = 4_000_000;

/** What became of the lines of a text: as few gone and come as there can be, at each place those that went first. */
export function lineChanges(before: string, after: string): LineChange[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const least = Math.min(old.length, now.length);
  let [first, last] = [0, 0];
  while (first < least && old[first] === now[first]) ++first;
  while (last < least - first && old[old.length - 1 - last] === now[now.length - 1 - last]) ++last;
  return [
    ...told("same", now.slice(0, first)),
    ...between(old.slice(first, old.length - last), now.slice(first, now.length - last)),
    ...told("same", now.slice(now.length - last))
  ];
}

function told(kind: LineChange["kind"], lines: readonly string[]): LineChange[] {
  return lines.map((text) => ({kind, text}));
}

function between(old: readonly string[], now: readonly string[]): LineChange[] {
  if (old.length * now.length > MOST_PAIRS) return [...told("gone", old), ...told("come", now)];
  const width = now.length + 1;
  /** Most lines that what follows line i of the old text and line j of the new one has in common. */
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; --i)
    for (let j = now.length - 1; j >= 0; --j)
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const changes: LineChange[] = [];
  for (let [i, j] = [0, 0]; i < old.length || j < now.length;) {
    const [was, is] = [old[i], now[j]];
    if (was !== undefined && was === is) {
      changes.push({kind: "same", text: was});
      [i, j] = [i + 1, j + 1];
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({kind: "gone", text: was});
      ++i;
    } else {
      changes.push({kind: "come", text: is ?? ""});
      ++j;
    }
  }
  return changes;
}

/** The lines that changed with so many around them; null stands for what is left out between. */
export function changedLines(changes: readonly LineChange[], around: number): (LineChange | null)[] {
  const isNear = changes.map((_, i) =>
    changes.slice(Math.max(0, i - around), i + around + 1).some(({kind}) => kind !== "same")
  );
  return changes.flatMap((change, i) => (isNear[i] ? [change] : isNear[i - 1] ? [null] : []));
}
