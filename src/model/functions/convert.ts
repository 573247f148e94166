import {divide, multiply} from "../calculate/arithmetic.js";
import {apply, constant, type CellNode} from "../calculate/cell-node.js";
import type {Node} from "../formula/node.js";
import type {Timing} from "../sheet/line.js";
import {formatUnit} from "../unit/format.js";
import {parseUnit, UnitError} from "../unit/parse.js";
import {divideUnits, multiplyUnits, sameMeasure, type Unit} from "../unit/unit.js";
import {ANYTHING, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";

/** How to get from one unit to another: multiply or divide by the rate, then by a power of ten. */
interface Route {
  readonly by: "multiply" | "divide" | null;
  readonly tens: number;
}

/** The route from a unit to another, through a rate quoted either way; null when there is none. */
export function conversionRoute(from: Unit, to: Unit, rate: Unit | null): Route | null {
  if (!rate) return sameMeasure(from, to) ? {by: null, tens: from.tens - to.tens} : null;
  const product = multiplyUnits(from, rate);
  if (sameMeasure(product, to)) return {by: "multiply", tens: product.tens - to.tens};
  const quotient = divideUnits(from, rate);
  return sameMeasure(quotient, to) ? {by: "divide", tens: quotient.tens - to.tens} : null;
}

function scaled(node: CellNode, tens: number): CellNode {
  if (tens === 0) return node;
  // Dividing by a whole power of ten is exact where multiplying by 0.001 is not.
  return tens > 0 ? apply(multiply, node, constant(10 ** tens)) : apply(divide, node, constant(10 ** -tens));
}

const NEEDED: Readonly<Record<"flow" | "stock" | "single", Timing>> = {flow: "average", stock: "end", single: "spot"};

function type(call: TypedCall): Typed {
  const [amount = ANYTHING, , rate] = call.args;
  const to = targetOf(call.nodes, call.scope.sheet.counts, (message) => call.report("unit", message));
  if (!to) return {...amount, unit: null};
  if (amount.unit && !conversionRoute(amount.unit, to, rate?.unit ?? null))
    call.report(
      "unit",
      `cannot convert ${formatUnit(amount.unit)} to ${formatUnit(to)}${needed(rate, amount.unit, to)}`
    );
  if (rate) checkTiming(call, amount, rate);
  return {...amount, unit: to, isSeries: amount.isSeries || rate?.isSeries === true};
}

function needed(rate: Typed | undefined, from: Unit, to: Unit): string {
  const wanted = formatUnit({...divideUnits(to, from), tens: 0});
  return rate?.unit ? ` with a rate in ${formatUnit(rate.unit)}; expected ${wanted}` : `; expected a rate in ${wanted}`;
}

function checkTiming(call: TypedCall, amount: Typed, rate: Typed): void {
  const kind = amount.isSeries ? amount.kind : "single";
  if (kind !== "flow" && kind !== "stock" && kind !== "single") return;
  const wanted = NEEDED[kind];
  if (rate.timing === wanted) return;
  const what = kind === "single" ? "a single value converts" : `${kind}s convert`;
  call.report(
    "kind",
    `rate of convert has timing ${rate.timing ?? "not stated"}; expected "${wanted}": ${what} at the ${wanted} rate`
  );
}

function targetOf(
  nodes: readonly Node[],
  counts: readonly string[] | undefined,
  report: (message: string) => void
): Unit | null {
  const target = nodes[1];
  try {
    return target?.type === "text" ? parseUnit(target.value, counts) : null;
  } catch (error) {
    if (!(error instanceof UnitError)) throw error;
    report(error.message);
    return null;
  }
}

export const CONVERT: FunctionDefinition = {
  name: "convert",
  signature: 'convert(amount, "unit") or convert(amount, "unit", rate)',
  arity: [2, 3],
  texts: [1],
  type,
  expand: (nodes, expansion) => {
    const [amount, target, rate] = nodes as [Node, Node, Node?];
    const node = expansion.at(amount, expansion.period);
    const to = expansion.unitOf({type: "call", name: "convert", args: nodes});
    const way = conversionRoute(expansion.unitOf(amount), to, rate ? expansion.unitOf(rate) : null);
    if (!way)
      throw new Error(`convert: no way to ${target.type === "text" ? target.value : "a unit"}; check the sheet first`);
    if (!rate || !way.by) return scaled(node, way.tens);
    return scaled(
      apply(way.by === "multiply" ? multiply : divide, node, expansion.at(rate, expansion.period)),
      way.tens
    );
  },
  words: {en: "{1} converted to {2}", zh: "{1}换算为{2}"},
  help: {
    en: "Another scale, or another currency by a rate: the only way from one unit to another.",
    zh: "换算数量级，或按汇率换算货币：不同单位之间唯一的途径。"
  },
  example: {formula: 'convert(loan, "HKD bn", fx)', result: 7.8}
};
