import {ageInDays} from "../lib/age.js";
import type {IsoDate} from "../lib/dates.js";
import {count, day} from "./quantity.js";
import {say, type Words} from "./say.js";

/** How old data is, and how often its source is due. */
export function overdue({asOf, maxAgeDays}: {asOf: IsoDate; maxAgeDays: number}, now: Date): Words {
  const [date, age, due] = [day(asOf), count(ageInDays(asOf, now), "days"), count(maxAgeDays, "days")];
  return {
    en: say`Data as of ${date}: ${age} days old. This source is due every ${due} days.`,
    zh: say`数据截至 ${date}，距今 ${age} 天。该来源应每 ${due} 天更新一次。`
  };
}
