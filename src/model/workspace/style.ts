import type {CheckedLine} from "../check/check.js";
import {cellsOfLine} from "../compile.js";
import type {Evaluation} from "../calculate/evaluate.js";
import {isPure} from "../unit/unit.js";
import type {NumberStyle} from "./entry.js";

/** Pure numbers that nobody reads as a percentage. */
const PLAIN =
  /(multiple|beta|elasticity|factor|level|index|count|periods|years)(_|$)|(^|_)(pe|ev_sales|ev_ebitda)(_|$)/;

/** How a line's numbers read: pure numbers in per cent but multiples and factors, others by their size. */
export function styleOf({model, values}: Evaluation, line: CheckedLine): NumberStyle {
  const {spec} = line;
  const widest = spec.type === "input" ? (spec.range?.[1] ?? 1) : 1;
  if (spec.type !== "check" && isPure(line.unit) && !PLAIN.test(spec.name) && widest <= 10)
    return {percent: true, digits: 1};
  const sizes = cellsOfLine(model, line.name).map((cell) => Math.abs(values[cell] as number));
  const largest = Math.max(0, ...sizes.filter((size) => !Number.isNaN(size)));
  const digits = largest >= 1000 ? 0 : largest >= 100 ? 1 : largest >= 1 ? 2 : 4;
  return {percent: false, digits};
}
