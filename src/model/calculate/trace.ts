import type {CellNode} from "./cell-node.js";
import {isNumber, type Failure} from "./failure.js";
import {failureOf} from "./operation.js";

/** Where a cell's expression finds the values of other cells, one case at a time. */
export interface CellValues<E> {
  readonly value: (cell: number) => number;
  /** The error of a cell whose value is not finite. */
  readonly error: (cell: number) => E;
  /** An error that arises here. */
  readonly raise: (failure: Failure) => E;
}

/** Worth of an expression in one case: a finite number, or the error that stands in its way. */
export function trace<E extends object>(node: CellNode, reading: CellValues<E>): number | E {
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
      if (node.operation.taken) return traceChoice(node, node.operation.taken, reading);
      return node.operation.fallsBack ? traceFallback(node.args, reading) : traceOperation(node, reading);
  }
}

function traceChoice<E extends object>(
  {operation, args}: CellNode & {type: "apply"},
  taken: (first: number) => number,
  reading: CellValues<E>
): number | E {
  const first = trace(args[0] as CellNode, reading);
  if (typeof first !== "number") return first;
  const chosen = args[taken(first)];
  if (chosen) return trace(chosen, reading);
  return reading.raise(
    failureOf(
      operation,
      args.map((_, i) => (i === 0 ? first : 0))
    )
  );
}

/** The first that has a number; the error of the last where none has. */
function traceFallback<E extends object>(args: readonly CellNode[], reading: CellValues<E>): number | E {
  let found: number | E = NaN;
  for (const arg of args) {
    found = trace(arg, reading);
    if (typeof found === "number") return found;
  }
  return found;
}

function traceOperation<E extends object>(node: CellNode & {type: "apply"}, reading: CellValues<E>): number | E {
  const args: number[] = [];
  for (const arg of node.args) {
    const traced = trace(arg, reading);
    if (typeof traced !== "number") return traced;
    args.push(traced);
  }
  const result = node.operation.core(args);
  return isNumber(result) ? result : reading.raise(failureOf(node.operation, args));
}
