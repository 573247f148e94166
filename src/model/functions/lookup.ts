import {apply} from "../calculate/cell-node.js";
import {INTERPOLATE, INTERPOLATIONS, isInterpolation, type Interpolation} from "../calculate/interpolate.js";
import type {Node} from "../formula/node.js";
import {formatUnit} from "../unit/format.js";
import {sameUnit} from "../unit/unit.js";
import {ANYTHING, type FunctionDefinition} from "./define.js";

function interpolation(node: Node | undefined): Interpolation | null {
  return node?.type === "text" && isInterpolation(node.value) ? node.value : null;
}

export const LOOKUP: FunctionDefinition = {
  name: "lookup",
  signature: 'lookup(table, argument, "linear" or "step")',
  arity: [3, 3],
  texts: [2],
  table: 0,
  type: ({nodes, args, scope, report}) => {
    const [table, argument = ANYTHING] = args;
    const line = nodes[0]?.type === "name" ? scope.find(nodes[0].name) : undefined;
    if (!interpolation(nodes[2]))
      report("arity", `interpolation of lookup is not stated; expected "${INTERPOLATIONS.join('" or "')}"`);
    if (line?.argument && argument.unit && !sameUnit(line.argument, argument.unit))
      report("unit", `${line.name} is looked up by ${formatUnit(line.argument)}; got ${formatUnit(argument.unit)}`);
    return {...argument, unit: table?.unit ?? null, isLogical: false};
  },
  expand: ([table, argument, how], {table: cells, at, period}) =>
    apply(INTERPOLATE[interpolation(how) ?? "linear"], at(argument as Node, period), ...cells(table as Node)),
  words: {en: "{1} at {2}, {3}", zh: "{1}在{2}处的取值（{3}）"},
  help: {
    en: "Reads a table, on straight lines between its points or in steps; never outside of it.",
    zh: "读取表格，点间线性插值或阶梯取值；不在表外外推。"
  },
  example: {formula: 'lookup(curve, 2 + discount, "linear")', result: 1.42}
};
