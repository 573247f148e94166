import type {Estimate} from "../../desk/estimates.js";
import type {WatchState} from "../../desk/watch.js";
import {amount, dayText, fields, flag, list, orNull, record, ShapeError, text} from "../../lib/decode.js";
import {forgetKept, keep, readKept} from "../../lib/storage.js";

/** Where this browser keeps what a reader brought to the desk. */
const KEYS = {
  estimates: "alpha-ledger.estimates",
  forecasts: "alpha-ledger.forecasts",
  book: "alpha-ledger.book",
  rules: "alpha-ledger.watch",
  seen: "alpha-ledger.seen"
} as const;

/** Told to the window once estimates or forecasts are kept: other parts of the desk show them too. */
export const KEPT = "desk-kept";

function told(isKept: boolean): boolean {
  dispatchEvent(new Event(KEPT));
  return isKept;
}

const ESTIMATES = list(
  fields({entity: text, line: text, period: text, value: amount, day: dayText, source: text, isRecorded: flag}, {})
);

/** What is kept under a key; null where nothing is, or nothing that can be read. */
function decoded<T>(key: string, decode: (value: unknown, at: string) => T): T | null {
  try {
    return decode(JSON.parse(String(readKept(key))), key);
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof SyntaxError)) throw error;
    return null;
  }
}

/** Estimates that the reader pasted or opened before; none where nothing can be read. */
export function keptEstimates(): readonly Estimate[] {
  return decoded(KEYS.estimates, ESTIMATES) ?? [];
}

/** Keeps estimates; false where the browser keeps nothing for the page. */
export function keepEstimates(estimates: readonly Estimate[]): boolean {
  return told(keep(KEYS.estimates, JSON.stringify(estimates)));
}

/** The reader's log as it was last kept, by whichever tab; empty where there is none. */
export function keptLog(): string {
  return readKept(KEYS.forecasts) ?? "";
}

export function keepLog(log: string): boolean {
  return told(keep(KEYS.forecasts, log));
}

/** The reader's book as it was pasted; empty where there is none. */
export function keptBook(): string {
  return readKept(KEYS.book) ?? "";
}

export function keepBook(book: string): boolean {
  return keep(KEYS.book, book);
}

export function forgetBook(): void {
  forgetKept(KEYS.book);
}

/** The reader's watch rules; empty where there are none. */
export function keptRules(): string {
  return readKept(KEYS.rules) ?? "";
}

export function keepRules(rules: string): boolean {
  return keep(KEYS.rules, rules);
}

const SEEN = fields(
  {
    day: dayText,
    shares: record(amount),
    prices: record(amount),
    values: record(fields({value: orNull(amount), price: orNull(amount)}, {})),
    restated: amount,
    claims: record(text)
  },
  {}
);

/** What the reader's rules read when the reader last looked; null where they never did. */
export function keptSeen(): WatchState | null {
  return decoded(KEYS.seen, SEEN);
}

export function keepSeen(state: WatchState): boolean {
  return keep(KEYS.seen, JSON.stringify(state));
}
