import type {OutlineEntry} from "./outline.js";
import {takeEach} from "./place.js";
import {Scanner} from "./scan.js";

/**
 * Reads each line below a statement. `onceOf` names what of it may stand there once, null for what may stand again.
 * Throws what is wrong with all of them.
 */
export function takeBelow<T>(
  children: readonly OutlineEntry[],
  take: (below: Scanner, child: OutlineEntry) => T,
  onceOf: (text: string) => string | null = () => null
): readonly T[] {
  const seen = new Map<string | null, number>();
  return takeEach(
    children.map((child) => () => {
      const below = new Scanner(child);
      const once = onceOf(child.text);
      const first = seen.get(once);
      if (first !== undefined) below.fail(`one of it, which stands on line ${first} already`);
      if (once !== null) seen.set(once, below.place().line);
      return take(below, child);
    })
  );
}
