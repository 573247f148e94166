import {isStale} from "../lib/age.js";
import type {WeekByOrigin} from "../query/basis.js";
import {shareBounds, type Bounds} from "../query/share-bounds.js";
import {day, monthsSince, share, type Quantity} from "../words/quantity.js";
import {say, type Part, type Words} from "../words/say.js";

/** Both ends closer than this, as a fraction, are told as one number. */
const ONE_NUMBER = 0.01;

/**
 * The headline of the Overview: what Chinese models carry of all tokens in the last week, with both ends of what cannot be
 * placed, against the first week on record. "Now" is said only within the age limit of the source, in days.
 */
export function overviewHeadline(
  weeks: readonly WeekByOrigin[],
  {asOf, maxAgeDays, now = new Date()}: {readonly asOf: string; readonly maxAgeDays: number | null; readonly now?: Date}
): Words {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) throw new Error("weeks: none; expected at least one published week");
  const isCurrent = maxAgeDays === null || !isStale(asOf, maxAgeDays, now);
  const lately = range(shareBounds(last.tokens, "china"));
  const once = range(shareBounds(first.tokens, "china"));
  const [week, months] = [day(last.week), monthsSince(first.week, last.week)];
  return {
    en: isCurrent
      ? say`Chinese models carry ${lately.en} of all tokens; ${months} ago it was ${once.en}`
      : say`In the week of ${week} Chinese models carried ${lately.en} of all tokens; ${months} before it was ${once.en}`,
    zh: isCurrent
      ? say`中国模型承载全部词元的 ${lately.zh}；${months}前为 ${once.zh}`
      : say`${week}起的一周，中国模型承载全部词元的 ${lately.zh}；${months}前为 ${once.zh}`
  };
}

/** A range as its two ends, or as one number where they hardly differ. */
function range({low, high}: Bounds): Readonly<Record<"en" | "zh", readonly Part[]>> {
  const [from, to]: readonly Quantity[] = [share(low, 0), share(high, 0)];
  if (high - low < ONE_NUMBER || !from || !to) return {en: [share(low, 0)], zh: [share(low, 0)]};
  return {en: say`${from} to ${to}`, zh: say`${from}至 ${to}`};
}
