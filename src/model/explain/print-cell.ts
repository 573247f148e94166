import {lookUp} from "../../lib/look-up.js";
import type {CellNode, PeriodFact} from "../calculate/cell-node.js";
import type {Operation} from "../calculate/operation.js";
import {COMPARISONS, SIGN_STRENGTH, STRENGTH, type Operator} from "../formula/node.js";

const SYMBOLS: Readonly<Record<string, Operator>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  power: "^",
  ...Object.fromEntries(COMPARISONS.map((operator) => [operator, operator]))
};

/** How the leaves and calls of a cell's expression are written. */
export interface CellStyle {
  readonly cell: (cell: number, node: CellNode) => string;
  readonly missing: string;
  /** How a fact of a period is written; its number without it. */
  readonly fact?: (of: PeriodFact, node: CellNode) => string;
  readonly call: (operation: Operation, args: readonly CellNode[], print: (node: CellNode) => string) => string;
}

/** A cell's expression as text, with no more brackets than it needs. */
export function printCell(node: CellNode, style: CellStyle, outer = 0): string {
  if (node.type === "constant") return node.of && style.fact ? style.fact(node.of, node) : operandText(node.value);
  if (node.type === "cell") return style.cell(node.cell, node);
  if (node.type === "failure") return style.missing;
  const {operation, args} = node;
  const [a, b] = args as [CellNode, CellNode];
  if (operation.name === "negate") return bracket(`-${printCell(a, style, SIGN_STRENGTH)}`, SIGN_STRENGTH, outer);
  const symbol = lookUp(SYMBOLS, operation.name);
  if (!symbol) return style.call(operation, args, (arg) => printCell(arg, style));
  const strength = STRENGTH[symbol];
  const text = `${printCell(a, style, strength)}${symbol}${printCell(b, style, strength + 1)}`;
  return bracket(text, strength, outer);
}

/** A number that may stand next to an operator. */
export function operandText(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

function bracket(text: string, strength: number, outer: number): string {
  return strength < outer ? `(${text})` : text;
}
