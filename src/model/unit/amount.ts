import type {Unit} from "./unit.js";

const TIMES = ["year", "quarter", "month", "week", "day", "hour"];

/** Whether a unit measures an amount of money or a count of things, at whatever scale: neither a price, a share nor a time. */
export function isAmount({powers}: Unit): boolean {
  const [only, ...others] = Object.entries(powers);
  return only !== undefined && others.length === 0 && only[1] === 1 && !TIMES.includes(only[0]);
}
