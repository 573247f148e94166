import {addDays, type IsoDate} from "../lib/dates.js";

/** After so many days an estimate of others says nothing of the present; the limit of claims that read estimates. */
export const ESTIMATE_AGE_DAYS = 90;

/** Whether an estimate of a day says something of another. */
export function isCurrentEstimate(day: IsoDate, asOf: IsoDate): boolean {
  return day >= addDays(asOf, -ESTIMATE_AGE_DAYS);
}
