import type {CheckedLine} from "../model/check/check.js";
import type {NumberReading} from "../model/sheet/line.js";
import {dateOfSerial} from "../model/calendar/calendar.js";
import {isDay} from "../model/unit/notation.js";
import {isPure, type Unit} from "../model/unit/unit.js";

/** The number format of a line's cells: by how it is read, by its unit, then by the size of its largest number. */
export function numberFormat(unit: Unit, values: readonly number[], readAs?: NumberReading): string {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  if (isPure(unit) && (readAs === undefined ? largest <= 1 : readAs === "percent")) {
    const percent = largest === 0 || largest >= 0.01 ? "0.0%" : largest >= 0.0005 ? "0.00%" : "0.000%";
    return `${percent}_);(${percent});${percent}_)`;
  }
  if (isDay(unit) && dateOfSerial(largest) !== null) return "yyyy-mm-dd";
  return accounting(largest >= 1000 ? 0 : largest >= 10 ? 1 : largest >= 0.1 || largest === 0 ? 2 : 5);
}

/** As accounts write it: thousands apart, negative numbers in brackets, a dash for nothing. */
function accounting(decimals: number): string {
  const number = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return `${number}_);(${number});"–"_)`;
}

/** How a line says its numbers are read. */
export function readingOf({spec}: CheckedLine): NumberReading | undefined {
  return "readAs" in spec ? spec.readAs : undefined;
}
