import type {Cell, Model} from "../compile.js";
import type {Loop} from "../check/loops.js";
import type {CellNode} from "./cell-node.js";
import {failure, type Failure} from "./failure.js";
import {CLOSED, fixedPoint} from "./fixed-point.js";

/** What the cells of a loop are worth once it is solved; not finite where they have no number. */
export interface Closed {
  readonly values: ReadonlyMap<number, number>;
  /** By how much the loop misses, as a part of its largest amount; NaN where it has no numbers. */
  readonly residual: number;
  /** Why the cells that close it have no number; null where they have, or where another cell's error is the reason. */
  readonly failure: Failure | null;
}

/** Worth of an expression by the worth of the cells it reads. */
export function worthOf(node: CellNode, value: (cell: number) => number): number {
  if (node.type === "constant") return node.value;
  if (node.type === "failure") return NaN;
  if (node.type === "cell") return value(node.cell);
  return node.operation.core(node.args.map((arg) => worthOf(arg, value)));
}

/** Solves a loop of a model; `outside` gives the worth of cells that are no part of it. */
export function closeLoop({formulas, cells}: Model, loop: Loop, outside: (cell: number) => number): Closed {
  const values = new Map<number, number>();
  const value = (cell: number) => values.get(cell) ?? outside(cell);
  const work = (cell: number) => worthOf(formulas[cell] as CellNode, value);
  const put = (sought: readonly number[]) => {
    loop.cuts.forEach((cell, i) => values.set(cell, sought[i] as number));
    for (const cell of loop.inner) values.set(cell, work(cell));
  };
  const found = fixedPoint(loop.cuts.length, (sought) => {
    put(sought);
    const next = loop.cuts.map(work);
    const finite = [...values.values(), ...next].filter((x) => x - x === 0);
    return {next, scale: Math.max(0, ...finite.map(Math.abs))};
  });
  if (found?.isClosed) {
    put(found.values);
    return {values, residual: found.residual, failure: null};
  }
  put(loop.cuts.map(() => NaN));
  const names = loop.cuts.map((cell) => (cells[cell] as Cell).line.name).join(", ");
  const missed = found && found.residual > CLOSED;
  const why =
    found &&
    failure(
      "not_closed",
      missed
        ? `loop of ${names} not solved: ${found.residual.toExponential(1)} of its amounts off after ${found.rounds} rounds; expected ${CLOSED}, so let it read an opening balance`
        : `loop of ${names} not solved: no single value closes it; expected one, so let it read an opening balance`
    );
  return {values, residual: NaN, failure: why};
}
