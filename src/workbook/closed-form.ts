import type {Lang, Text} from "../lib/language.js";
import {add, divide, multiply, negate, subtract, sum, average} from "../model/calculate/arithmetic.js";
import {apply, cellsOf, constant, type CellNode} from "../model/calculate/cell-node.js";
import {circular} from "../model/calculate/circular.js";
import type {Evaluation} from "../model/calculate/evaluate.js";
import type {Model} from "../model/compile.js";

/**
 * What closes a loop as a formula that reads nothing of the loop: x = a + s·x gives a / (1 - s). Null where the loop has
 * several cells that close it, or is not linear: then a workbook holds its value.
 */
export function closedForm({loops, formulas}: Model, cell: number): CellNode | null {
  const loop = loops.find(({cuts}) => cuts.includes(cell));
  if (!loop || loop.cuts.length > 1) return null;
  const spelled = (node: CellNode): CellNode => {
    if (node.type === "cell" && loop.inner.includes(node.cell)) return spelled(formulas[node.cell] as CellNode);
    return node.type === "apply" ? apply(node.operation, ...node.args.map(spelled)) : node;
  };
  const whole = spelled(formulas[cell] as CellNode);
  const slope = slopeOf(whole, cell);
  return slope && apply(divide, without(whole, cell), apply(subtract, constant(1), slope));
}

export function closesLoop({loops}: Model, cell: number): boolean {
  return loops.some(({cuts}) => cuts.includes(cell));
}

const HELD: Text = {
  en: "solved together with what it depends on: values, not formulas, off by at most {1} of the largest amount",
  zh: "与所依赖的各项联立求解：此处为数值而非公式，误差不超过最大金额的{1}"
};

/** What is said of a line whose loop a workbook holds as values; "" for all others. */
export function heldLoop({model, residuals}: Evaluation, cells: readonly number[], lang: Lang): string {
  const held = cells.filter((cell) => closesLoop(model, cell) && !closedForm(model, cell));
  if (held.length === 0) return "";
  const off = Math.max(...held.map((cell) => residuals.get(cell) ?? NaN));
  return HELD[lang].replace("{1}", off.toExponential(0));
}

/** An expression with 0 in the place of a cell. */
function without(node: CellNode, cell: number): CellNode {
  if (node.type === "cell") return node.cell === cell ? constant(0) : node;
  return node.type === "apply" ? apply(node.operation, ...node.args.map((arg) => without(arg, cell))) : node;
}

/** By how much an expression moves with a cell it depends on in a straight line; null where it does otherwise. */
function slopeOf(node: CellNode, cell: number): CellNode | null {
  if (!cellsOf(node).has(cell)) return constant(0);
  if (node.type !== "apply") return constant(1);
  const {operation, args} = node;
  const [a, b] = args as [CellNode, CellNode];
  const slopes = () => args.map((arg) => slopeOf(arg, cell));
  if (operation === circular) return slopeOf(a, cell);
  if (
    operation === negate ||
    operation === add ||
    operation === subtract ||
    operation === sum ||
    operation === average
  ) {
    const found = slopes().filter((slope) => slope !== null);
    return found.length === args.length ? apply(operation, ...found) : null;
  }
  const isFree = (arg: CellNode) => !cellsOf(arg).has(cell);
  const [left, right] = [slopeOf(a, cell), slopeOf(b, cell)];
  if (operation === multiply && isFree(a)) return right && apply(multiply, a, right);
  if (operation === multiply && isFree(b)) return left && apply(multiply, left, b);
  return operation === divide && isFree(b) ? left && apply(divide, left, b) : null;
}
