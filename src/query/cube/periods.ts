import {addDays, type IsoDate} from "../../lib/dates.js";
import type {Grain} from "./datasets.js";

/** Periods of a coarser grain, and which of them each finer one belongs to. */
export interface Timeline {
  readonly grain: Grain;
  readonly periods: readonly IsoDate[];
  /** Index into `periods` by finer period. */
  readonly of: readonly number[];
}

/** First day of the period a day lies in: itself, its Monday, or the first of its month. */
export function periodOf(day: IsoDate, grain: Grain): IsoDate {
  if (grain === "day") return day;
  if (grain === "month") return `${day.slice(0, 7)}-01`;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** First day of the period after. */
export function nextPeriod(period: IsoDate, grain: Grain): IsoDate {
  if (grain !== "month") return addDays(period, grain === "day" ? 1 : 7);
  return periodOf(addDays(period, 31), "month");
}

/** The grains that a dataset of one grain can be seen in. */
export function grainsFrom(finest: Grain): readonly Grain[] {
  const all: readonly Grain[] = ["day", "week", "month"];
  return all.slice(all.indexOf(finest));
}

/** Groups ascending periods by a coarser grain; a week belongs to the month of its Monday. */
export function timeline(periods: readonly IsoDate[], grain: Grain): Timeline {
  const distinct: IsoDate[] = [];
  const of = periods.map((each) => {
    const period = periodOf(each, grain);
    if (distinct.at(-1) !== period) distinct.push(period);
    return distinct.length - 1;
  });
  return {grain, periods: distinct, of};
}
