import type {CellNode} from "./cell-node.js";
import {isNumber, type Failure} from "./failure.js";
import {failureOf} from "./operation.js";
import {either} from "./arithmetic.js";

/** Where a cell's expression finds the values of other cells, one case at a time. */
export interface Reading<E> {
  readonly value: (cell: number) => number;
  /** The error of a cell whose value is not finite. */
  readonly error: (cell: number) => E;
  /** An error that arises here. */
  readonly raise: (failure: Failure) => E;
}

/** Worth of an expression in one case: a finite number, or the error that stands in its way. */
export function trace<E extends object>(node: CellNode, reading: Reading<E>): number | E {
  switch (node.type) {
    case "constant":
      return node.value;
    case "failure":
      return reading.raise(node.failure);
    case "cell": {
      const value = reading.value(node.cell);
      return isNumber(value) ? value : reading.error(node.cell);
    }
    case "apply":
      return node.operation === either ? traceChoice(node.args, reading) : traceOperation(node, reading);
  }
}

function traceChoice<E extends object>(args: readonly CellNode[], reading: Reading<E>): number | E {
  const test = trace(args[0] as CellNode, reading);
  if (typeof test !== "number") return test;
  return trace(args[test === 0 ? 2 : 1] as CellNode, reading);
}

function traceOperation<E extends object>(node: CellNode & {type: "apply"}, reading: Reading<E>): number | E {
  const args: number[] = [];
  for (const arg of node.args) {
    const traced = trace(arg, reading);
    if (typeof traced !== "number") return traced;
    args.push(traced);
  }
  const result = node.operation.core(args);
  return isNumber(result) ? result : reading.raise(failureOf(node.operation, args));
}
