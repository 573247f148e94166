import type {Calendar} from "./calendar.js";

const known = new WeakMap<Calendar, WeakMap<Calendar, number[][] | null>>();

/**
 * For each period of one calendar, the indexes of the other's periods that fill it exactly, in order.
 * Null when a period is not filled: they overlap, leave a gap, or one is missing.
 */
export function fillPeriods(into: Calendar, from: Calendar): number[][] | null {
  const ofInto = known.get(into) ?? new WeakMap<Calendar, number[][] | null>();
  known.set(into, ofInto);
  const before = ofInto.get(from);
  if (before !== undefined) return before;
  const filled = fill(into, from);
  ofInto.set(from, filled);
  return filled;
}

function fill(into: Calendar, from: Calendar): number[][] | null {
  const filled: number[][] = [];
  for (const {start, end} of into.periods) {
    const indexes = from.periods.flatMap((p, i) => (p.start >= start && p.end <= end ? [i] : []));
    const [first, last] = [from.periods[indexes[0] ?? -1], from.periods[indexes.at(-1) ?? -1]];
    if (first?.start !== start || last?.end !== end) return null;
    filled.push(indexes);
  }
  return filled;
}
