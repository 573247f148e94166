import {serialDay, type Period} from "./calendar.js";

/** What formulas may read of a period, by name. */
export const PERIOD_FACTS = ["period_index", "period_end", "period_days", "is_estimate"] as const;

export type PeriodFactName = (typeof PERIOD_FACTS)[number];

/** What a formula reads of a period, the `index`th of its calendar counted from 0. */
export function periodFact({start, end, basis}: Period, index: number, name: PeriodFactName): number {
  switch (name) {
    case "period_index":
      return index + 1;
    case "period_end":
      return serialDay(end);
    case "period_days":
      return serialDay(end) - serialDay(start) + 1;
    case "is_estimate":
      return Number(basis === "estimate");
  }
}
