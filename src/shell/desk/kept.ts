import type {Estimate} from "../../desk/estimates.js";
import {amount, day, fields, flag, list, ShapeError, text} from "../../lib/decode.js";
import {forgetKept, keep, readKept} from "../../lib/storage.js";

/** Where this browser keeps what a reader brought to the desk. */
const KEYS = {
  estimates: "alpha-ledger.estimates",
  forecasts: "alpha-ledger.forecasts",
  book: "alpha-ledger.book"
} as const;

const ESTIMATES = list(
  fields({entity: text, line: text, period: text, value: amount, day, source: text, isRecorded: flag}, {})
);

/** Estimates that the reader pasted or opened before; none where nothing can be read. */
export function keptEstimates(): readonly Estimate[] {
  try {
    return ESTIMATES(JSON.parse(readKept(KEYS.estimates) ?? "[]"), KEYS.estimates);
  } catch (error) {
    if (!(error instanceof ShapeError || error instanceof SyntaxError)) throw error;
    return [];
  }
}

/** Keeps estimates; false where the browser keeps nothing for the page. */
export function keepEstimates(estimates: readonly Estimate[]): boolean {
  return keep(KEYS.estimates, JSON.stringify(estimates));
}

/** The reader's log as it was last kept, by whichever tab; empty where there is none. */
export function keptLog(): string {
  return readKept(KEYS.forecasts) ?? "";
}

export function keepLog(log: string): boolean {
  return keep(KEYS.forecasts, log);
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
