import {negate} from "../model/calculate/arithmetic.js";
import {apply, constant, type CellNode} from "../model/calculate/cell-node.js";
import {OPERATIONS} from "../model/calculate/expand.js";
import type {Failure} from "../model/calculate/failure.js";
import {trace} from "../model/calculate/trace.js";
import {COMPARISONS, type Node} from "../model/formula/node.js";
import {parseFormula} from "../model/formula/parse.js";
import {FormulaError} from "../model/formula/token.js";

/** Why a text gives no number: it names something, it is no arithmetic, or its arithmetic has no result. */
export type NoResult = "name" | "unreadable" | "division_by_zero" | "domain" | "overflow";

const NUMBERS = /(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** Result of arithmetic of numbers alone, such as "=0.5+0.1", worked out as a formula of a sheet is. */
export function arithmetic(text: string): number | NoResult {
  try {
    const worth = trace<Failure>(spelledOut(parseFormula(text)), {
      value: () => NaN,
      error: () => ({kind: "missing", detail: text}),
      raise: (failure) => failure
    });
    // A sum of −0 and −0 is −0, which no reader means.
    if (typeof worth === "number") return worth || 0;
    return worth.kind === "division_by_zero" || worth.kind === "domain" ? worth.kind : "overflow";
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return /[\p{L}_"]/u.test(text.replace(NUMBERS, "")) ? "name" : "unreadable";
  }
}

function spelledOut(node: Node): CellNode {
  if (node.type === "number") return constant(node.value);
  if (node.type === "negate") return apply(negate, spelledOut(node.operand));
  if (node.type === "binary" && !(COMPARISONS as readonly string[]).includes(node.operator))
    return apply(OPERATIONS[node.operator], spelledOut(node.left), spelledOut(node.right));
  throw new FormulaError(`${node.type} in arithmetic; expected numbers alone`);
}
