import {LATEST, type FactName} from "./node.js";
import type {Scanner} from "./scan.js";

/** A name, or a parameter that an including document fills in. */
const METRIC = /[a-z][a-z0-9_]*(?!\w)|\{\w+\}/;
const DAY = /\d{4}-\d{2}-\d{2}(?!\w)/;
const MONTHS = /\d{1,2}m(?!\w)/;
const ENTITY = /[^\s,;|]+/;

/** `revenue ifrs 6m`, `fx_average fed-h10 mean of 3m of USDCNY`, `close quoted-close on 2026-09-11`. */
export function takeFactName(scan: Scanner): FactName {
  const metric = scan.expect(METRIC, "a metric such as revenue");
  const basis = scan.expect(/[a-z0-9][\w-]*/, "a basis such as ifrs, us-gaap or unadjusted-close");
  const isMean = scan.takeWord("mean");
  if (isMean) scan.takeWord("of");
  const length = isMean ? scan.expect(MONTHS, "a number of months such as 3m") : scan.take(MONTHS);
  const months = length === null ? 0 : parseInt(length, 10);
  const entity = scan.takeWord("of") ? scan.expect(ENTITY, "an entity such as USDCNY") : null;
  if (scan.takeWord(LATEST)) return {metric, basis, months, isMean, entity, on: LATEST};
  const isDated = scan.takeWord("on") || scan.takeWord("to");
  return {metric, basis, months, isMean, entity, on: isDated ? takeDay(scan) : null};
}

const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG_DAY = /\d{1,2} [A-Z][a-z]{2,8} \d{4}(?!\w)/;

/** A day: 2026-09-11, 11 Sep 2026 or 11 September 2026. */
export function takeDay(scan: Scanner): string {
  const long = scan.take(LONG_DAY);
  if (long === null) return scan.expect(DAY, "a day such as 2026-09-11 or 11 Sep 2026");
  const [day = "", name = "", year = ""] = long.split(" ");
  const month = MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

export function printFactName({metric, basis, months, isMean, entity, on}: FactName): string {
  const day = on === null ? "" : on === LATEST ? ` ${LATEST}` : ` ${months > 0 ? "to" : "on"} ${on}`;
  const length = isMean ? ` mean of ${months}m` : months > 0 ? ` ${months}m` : "";
  return `${metric} ${basis}${length}${entity === null ? "" : ` of ${entity}`}${day}`;
}
