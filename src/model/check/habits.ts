import {children, walk, type Node} from "../formula/node.js";
import {printFormula} from "../formula/print.js";
import {FUNCTIONS} from "../functions/functions.js";
import {warningIn, type Problem} from "../problem.js";
import type {Line} from "../sheet/link.js";

/** Inputs and tables that no formula reads. */
export function checkUnused(lines: readonly Line[]): Problem[] {
  const used = new Set<Line | undefined>();
  for (const {node, instead, scope} of lines)
    for (const formula of [...(node ? [node] : []), ...instead.values()])
      for (const each of walk(formula)) if (each.type === "name") used.add(scope.find(each.name));
  return lines
    .filter((line) => (line.spec.type === "input" || line.spec.type === "table") && !used.has(line))
    .map(({name, spec}) =>
      warningIn(name, "unused", `${spec.type} ${name} is read by no formula; use it or take it out`)
    );
}

/**
 * Numbers written into formulas, which nobody can vary or source. Source: FAST Standard 3.03-04 and the ICAEW
 * Financial Modelling Code ask for inputs apart from calculations. 0 and 1, counts of periods or digits, and parts of dates, may stand.
 */
export function checkConstants({name, node, spec}: Line): Problem[] {
  if (!node || spec.type === "check") return [];
  return hardCoded(node).map((value) =>
    warningIn(name, "constant", `hard-coded ${value} in ${name}; make it an input with a unit and a reason`)
  );
}

/** Parameters that say how, not how much. */
const PLAIN: ReadonlySet<string | undefined> = new Set([
  "periods",
  "digits",
  "number",
  "quarter",
  "order",
  "year",
  "month",
  "day",
  "months",
  "basis",
  "type"
]);

const PARAMETERS: ReadonlyMap<string, readonly string[]> = new Map(
  [...FUNCTIONS.values()].map(({name, signature}) => [
    name,
    signature
      .slice(signature.indexOf("(") + 1)
      .split(/[,)]/)
      .map((parameter) => parameter.trim())
  ])
);

function hardCoded(node: Node): number[] {
  if (node.type === "number") return node.value === 0 || node.value === 1 ? [] : [node.value];
  if (node.type === "binary" && node.isPercent) return hardCoded(node.left);
  if (node.type !== "call") return children(node).flatMap(hardCoded);
  return node.args.flatMap((arg, i) => (PLAIN.has(PARAMETERS.get(node.name)?.[i]) ? [] : hardCoded(arg)));
}

/** Lines kept negative that a formula subtracts, which adds them. */
export function checkSigns({name, node, scope}: Line): Problem[] {
  if (!node) return [];
  return [...walk(node)].flatMap((each) => {
    if (each.type !== "binary" || each.operator !== "-" || each.right.type !== "name") return [];
    const spec = scope.find(each.right.name)?.spec;
    if (!spec || !("sign" in spec) || spec.sign !== "negative") return [];
    const text = printFormula(each);
    return [
      warningIn(name, "sign", `${text} in ${name} subtracts ${each.right.name}, which is kept negative; expected +`)
    ];
  });
}
