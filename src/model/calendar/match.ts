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
    const within = from.periods.filter((p) => p.start >= start && p.end <= end);
    if (within[0]?.start !== start || within.at(-1)?.end !== end) return null;
    filled.push(within.map((p) => from.periods.indexOf(p)));
  }
  return filled;
}
