import type {Loop} from "../check/loops.js";
import type {Model} from "../compile.js";
import type {CellNode} from "./cell-node.js";
import {closeLoop} from "./close.js";
import {failure, isNumber, type CellError, type Failure} from "./failure.js";
import {trace} from "./trace.js";

/** Where cells keep what they are worth in one case. */
export interface CellStore {
  readonly value: (cell: number) => number;
  readonly put: (cell: number, value: number) => void;
  readonly error: (cell: number) => CellError | undefined;
  readonly fail: (cell: number, error: CellError | null | undefined) => unknown;
  readonly raise: (cell: number, why: Failure) => CellError;
}

/** Cells in their order, those of a loop as one step. */
export function* steps({loops}: Model, cells: readonly number[]): Generator<number | Loop> {
  const loopOf = new Map(loops.flatMap((loop) => [...loop.inner, ...loop.cuts].map((cell) => [cell, loop])));
  const done = new Set<Loop>();
  for (const cell of cells) {
    const loop = loopOf.get(cell);
    if (!loop) yield cell;
    else if (!done.has(loop)) {
      done.add(loop);
      yield loop;
    }
  }
}

/** Works one cell out. */
export function workCell({formulas}: Model, cell: number, sheet: CellStore): void {
  const worth = trace(formulas[cell] as CellNode, {
    value: sheet.value,
    error: (other) => sheet.error(other) as CellError,
    raise: (why) => sheet.raise(cell, why)
  });
  sheet.put(cell, typeof worth === "number" ? worth : NaN);
  sheet.fail(cell, typeof worth === "number" ? null : worth);
}

/** Solves a loop and works its cells out; by how much it misses, for each cell that closes it. */
export function settleLoop(model: Model, loop: Loop, sheet: CellStore): Map<number, number> {
  const {values, residual, failure: why} = closeLoop(model, loop, sheet.value);
  const unsolved = loop.cuts.some((cut) => !isNumber(values.get(cut) as number));
  const errors = unsolved ? loop.cuts.map((cut) => (why ? sheet.raise(cut, why) : null)) : [];
  const shown = unsolved && !why ? errorsWithin(model, loop, sheet) : errors;
  loop.cuts.forEach((cut, i) => {
    sheet.put(cut, values.get(cut) as number);
    sheet.fail(cut, shown[i]);
  });
  for (const cell of loop.inner) workCell(model, cell, sheet);
  return new Map(loop.cuts.map((cut) => [cut, residual]));
}

/** Errors that keep a loop from having numbers: with 0 in the place of what is sought, they show. */
function errorsWithin(model: Model, {cuts, inner}: Loop, sheet: CellStore): CellError[] {
  for (const cut of cuts) sheet.put(cut, 0);
  for (const cell of inner) workCell(model, cell, sheet);
  for (const cut of cuts) workCell(model, cut, sheet);
  const found = cuts.map((cut) => sheet.error(cut));
  const [first] = found.filter((error) => error !== undefined);
  return found.map((error, i) => error ?? first ?? sheet.raise(cuts[i] as number, NO_NUMBER));
}

const NO_NUMBER = failure("not_closed", "loop without a number");
