import type {PeriodFactName} from "../calendar/period-fact.js";
import type {Failure} from "./failure.js";
import type {Operation} from "./operation.js";

/** Which fact of which period a number is; `prefix` is that of the lines whose calendar it is. */
export interface PeriodFact {
  readonly name: PeriodFactName;
  readonly period: number;
  readonly prefix: string;
}

/** What one cell works out: a formula with its series spelled out, period by period. Cells are numbered. */
export type CellNode =
  | {readonly type: "constant"; readonly value: number; readonly of?: PeriodFact}
  | {readonly type: "cell"; readonly cell: number}
  | {readonly type: "failure"; readonly failure: Failure}
  | {readonly type: "apply"; readonly operation: Operation; readonly args: readonly CellNode[]};

export function constant(value: number, of?: PeriodFact): CellNode {
  return {type: "constant", value, ...(of && {of})};
}

export function apply(operation: Operation, ...args: readonly CellNode[]): CellNode {
  return {type: "apply", operation, args};
}

/** Numbers of the cells a node reads, each once. */
export function cellsOf(node: CellNode, into = new Set<number>()): Set<number> {
  if (node.type === "cell") into.add(node.cell);
  if (node.type === "apply") for (const arg of node.args) cellsOf(arg, into);
  return into;
}
