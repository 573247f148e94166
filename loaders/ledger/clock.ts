import {dayOfTime} from "../../src/lib/dates.js";
import type {Entry} from "./entry.js";

/** How far the last entry may lie ahead of the clock and still be waited for. */
const WAIT_MS = 7 * 86_400_000;

/**
 * Entries with the times they can have been retrieved at: none later than any entry after it. A clock that once ran
 * ahead is known by the first entry that a right one added.
 */
export function withCredibleTimes(entries: readonly Entry[]): Entry[] {
  let latest = "9999";
  const newestFirst = entries.toReversed().map((entry) => {
    [latest = latest] = [latest, entry.retrieved_at].sort();
    return {...entry, retrieved_at: latest};
  });
  return newestFirst.reverse();
}

/** What a clock that disagrees with the books means. */
export interface ClockState {
  /** Why nothing may be appended: the clock is behind; null where it may. */
  readonly refusal: string | null;
  /** That earlier entries were dated ahead; null where none was. */
  readonly notice: string | null;
}

/**
 * Holds the clock against the books. Where most days on record lie behind it and the last one far ahead, it was that
 * one which was wrong; otherwise the clock is.
 */
export function clockState(entries: readonly Entry[], now: Date): ClockState {
  const time = now.toISOString();
  const past = entries.filter((e) => e.retrieved_at <= time);
  const ahead = entries.filter((e) => e.retrieved_at > time);
  const [first] = ahead;
  if (!first) return {refusal: null, notice: null};
  const isFar = ahead.some((e) => Date.parse(e.retrieved_at) - now.getTime() > WAIT_MS);
  const wasWrong = isFar && days(past) >= days(ahead);
  const found = `the clock says ${time}, entry ${first.seq} of ${first.source} was written at ${first.retrieved_at}`;
  return wasWrong
    ? {
        refusal: null,
        notice: `${found}: a clock ran ahead then; what it wrote counts as known from the next entry on`
      }
    : {
        refusal: `${found}; expected a time after every entry. Nothing was stored: set the clock of this machine right, then run again.`,
        notice: null
      };
}

function days(entries: readonly Entry[]): number {
  return new Set(entries.map((e) => dayOfTime(e.retrieved_at))).size;
}
