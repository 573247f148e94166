import {printFormula} from "../formula/print.js";
import type {Node} from "../formula/node.js";
import {formatUnit} from "../unit/format.js";
import {isPure, sameUnit, type Unit} from "../unit/unit.js";
import type {Typed, TypedCall} from "./define.js";
import {windowPeriods} from "./window-periods.js";

/** The one unit of all arguments; reports the first that differs. */
export function oneUnit(call: TypedCall, args: readonly Typed[] = call.args): Unit | null {
  let unit: Unit | null = null;
  for (const each of args) {
    if (each.isLogical)
      call.report("unit", `${call.name} of a condition; expected an amount: write if(condition, 1, 0)`);
    if (!each.unit) continue;
    if (unit && !sameUnit(unit, each.unit))
      call.report(
        "unit",
        `cannot mix ${formatUnit(each.unit)} with ${formatUnit(unit)} in ${call.name}; convert() one`
      );
    unit ??= each.unit;
  }
  return unit;
}

/** Reports an argument that has a unit where a pure number belongs. */
export function expectPure(call: TypedCall, index: number): void {
  const typed = call.args[index];
  if (typed?.isLogical || (typed?.unit && !isPure(typed.unit)))
    call.report("unit", `${textAt(call, index)} is in ${unitText(typed)}; expected a pure number`, call.nodes[index]);
}

export function expectSeries(call: TypedCall, index: number): void {
  if (call.args[index]?.isSeries === false)
    call.report("shape", `${textAt(call, index)} is one value; expected a series over periods`, call.nodes[index]);
}

export function expectSingle(call: TypedCall, index: number): void {
  if (call.args[index]?.isSeries)
    call.report(
      "shape",
      `${textAt(call, index)} is a series; expected one value: reduce it with at(), last(), avg() or sum()`,
      call.nodes[index]
    );
}

export function expectLogical(call: TypedCall, index: number): void {
  if (call.args[index]?.isLogical === false)
    call.report("unit", `${textAt(call, index)} is an amount; expected a condition such as a > b`, call.nodes[index]);
}

/** Reports a sum over time of what does not add up over time. */
export function expectFlow(call: TypedCall, index: number): void {
  const kind = call.args[index]?.kind;
  if (kind && kind !== "flow")
    call.report(
      "kind",
      `${textAt(call, index)} is a ${kind}; expected a flow: ${kind}s do not add up over periods`,
      call.nodes[index]
    );
}

/** Reports an optional argument that is none of a few whole numbers written out. */
export function expectOneOf(call: TypedCall, index: number, least: number, most: number): void {
  if (call.nodes[index]) expectWhole(call, index, least, most);
}

const DAY: Unit = {powers: {day: 1}, tens: 0};

/** Reports an argument that is no date. */
export function expectDay(call: TypedCall, index: number): void {
  const unit = call.args[index]?.unit;
  if (unit && !sameUnit(unit, DAY))
    call.report(
      "unit",
      `dates of ${call.name} are in ${formatUnit(unit)}; expected days, such as period_end`,
      call.nodes[index]
    );
}

/** Reports two series that are read over different periods. */
export function expectSameWindow(call: TypedCall, a: number, b: number, what = "arguments"): void {
  const [left, right] = [a, b].map((i) => call.nodes[i] && windowPeriods(call.nodes[i], call.scope.calendar));
  if (left?.periods.join() !== right?.periods.join())
    call.report("period", `${what} of ${call.name} have different periods; expected the same window of both`);
}

/** Reports an argument that is not a whole number written out, within bounds. */
export function expectWhole(call: TypedCall, index: number, least: number, most: number): void {
  const node = call.nodes[index];
  const value = node && wholeNumber(node);
  if (value === null || value === undefined || value < least || value > most)
    call.report("arity", `${textAt(call, index)}; expected a whole number from ${least} to ${most}, written out`, node);
}

/** A whole number written out, be it with a sign; null for anything else. */
export function wholeNumber(node: Node): number | null {
  if (node.type === "negate" && node.operand.type === "number")
    return wholeNumber({...node.operand, value: -node.operand.value});
  return node.type === "number" && Number.isInteger(node.value) ? node.value : null;
}

/** "argument 2 of npv, cash_flow". */
function textAt({name, nodes}: TypedCall, index: number): string {
  const node = nodes[index];
  return `argument ${index + 1} of ${name}${node ? `, ${printFormula(node)}` : ""},`
    .replace(/,,$/, ",")
    .replace(/,$/, "");
}

function unitText({unit, isLogical}: Typed): string {
  return isLogical ? "a condition" : unit ? formatUnit(unit) : "any unit";
}
