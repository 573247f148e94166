import {dateOfSerial} from "../model/calendar/calendar.js";
import type {CheckedLine} from "../model/check/check.js";
import {cellsOfLine} from "../model/compile.js";
import type {Evaluation} from "../model/calculate/evaluate.js";
import type {LineSpec} from "../model/sheet/line.js";
import {isDay, notationOfUnit, type Notation} from "../model/unit/notation.js";
import {isPure} from "../model/unit/unit.js";
import type {EntryStyle, NumberStyle} from "./entry.js";

/** Pure numbers that nobody reads as a percentage, by their names: of lines that do not say how they are read. */
const PLAIN =
  /(^|_)(multiple|beta|elasticity|factor|level|index|count|periods|years|pe|ev_sales|ev_ebitda|uplift)$|^(elasticity|beta|sales_to|years)_|^(last_usage|first_estimate|quarters|discount)$/;

/** Whole numbers that place a period or count. */
const ORDINAL = /^(last_usage|first_estimate|quarters)$/;

/** Whether a pure number is read as per cent: as its line says, else by its name. */
export function isPercent(spec: LineSpec): boolean {
  const readAs = "readAs" in spec ? spec.readAs : undefined;
  return readAs === undefined ? !PLAIN.test(spec.name) : readAs === "percent";
}

/** How the numbers of a line are written, and so which signs stand beside them. */
export function notationOfLine({spec, unit}: CheckedLine): Notation {
  if (!isPure(unit)) return notationOfUnit(unit);
  if ("readAs" in spec && spec.readAs === "multiple") return "multiple";
  return isPercent(spec) ? "percent" : "plain";
}

/** The unit of a line as a document writes it. */
export function unitAsWritten(line: CheckedLine): string {
  const {spec} = line;
  const written = {percent: "%", multiple: "x", plain: "1", day: "day", amount: "unit" in spec ? spec.unit : ""};
  return written[notationOfLine(line)];
}

/** How a field takes numbers of a line: without a sign per cent where the line is shown so, unless told otherwise. */
export function entryStyleOf(line: CheckedLine, percent?: boolean): EntryStyle {
  const notation = notationOfLine(line);
  return {percent: percent ?? notation === "percent", unit: line.unit, notation};
}

/** How a line's numbers read: pure numbers in per cent but multiples and factors, others by their size. */
export function styleOf({model, values}: Evaluation, line: CheckedLine): NumberStyle {
  const {spec} = line;
  const sizes = cellsOfLine(model, line.name)
    .map((cell) => Math.abs(values[cell] as number))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  if (spec.type !== "check" && isPure(line.unit) && isPercent(spec))
    return {percent: true, digits: percentDigits(sizes)};
  if (isDay(line.unit) && sizes.length > 0 && sizes.every((size) => dateOfSerial(size) !== null))
    return {percent: false, digits: 0, isDate: true};
  if (ORDINAL.test(spec.name)) return {percent: false, digits: 0};
  // By the middle of the line: its ends may be a hundred times apart.
  const size = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 || isPure(line.unit) ? 2 : 4;
  return {percent: false, digits};
}

/** Digits of percentages: one, or as many as tell apart those that are all below one per cent. */
function percentDigits(sizes: readonly number[]): number {
  const greatest = sizes.at(-1) ?? 1;
  return greatest >= 0.01 ? 1 : greatest >= 0.0005 ? 2 : 3;
}
