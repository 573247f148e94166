import type {Text} from "../../lib/language.js";
import type {Measure} from "../comparables.js";
import type {RatioSpec, RatioTerm} from "../ratio.js";
import type {Ask} from "../reader.js";

/** One measure of a company: its basis, the last day of its period and the figures it is made of. */
export interface ComparableSpec extends RatioSpec {
  readonly entity: string;
  readonly measure: Measure;
  readonly basis: Text;
  readonly to: string;
}

/** The last day of the period of a figure. Throws where none is named: every measure here is of a day. */
export function dayAsked(ask: Ask | undefined): string {
  if (ask?.on === undefined)
    throw new Error(`${ask?.metric ?? "no figure"}: no day; expected the last day of its period`);
  return ask.on;
}

export const yearTo = (metric: string, on: string, basis = "us-gaap"): Ask => ({metric, basis, on, months: 12});
export const half = (metric: string, on: string): Ask => ({metric, basis: "ifrs", on, months: 6});
export const quarter = (metric: string, on: string, basis = "us-gaap"): Ask => ({metric, basis, on, months: 3});
export const balance = (metric: string, on: string, basis = "us-gaap"): Ask => ({metric, basis, on});
export const terms = (...asks: readonly Ask[]): RatioTerm[] => asks.map((ask) => ({ask}));
export const less = (...asks: readonly Ask[]): RatioTerm[] => asks.map((ask) => ({ask, weight: -1}));

/** The four quarters of 2025, whatever the fiscal year. */
export const quarters2025 = (metric: string) =>
  terms(...["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"].map((on) => quarter(metric, on)));
