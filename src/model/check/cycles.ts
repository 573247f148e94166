import {errorIn, type Problem} from "../problem.js";

/** An order in which every cell comes after those it reads, or a ring of cells that read one another. */
export type Order =
  | {readonly ok: true; readonly cells: readonly number[]}
  | {readonly ok: false; readonly ring: number[]};

/** Orders cells by what they read; `reads[cell]` are numbers of cells. */
export function orderCells(reads: readonly (readonly number[])[]): Order {
  const dependants = dependantsOf(reads);
  const waiting = reads.map((cells) => cells.length);
  const ready = waiting.flatMap((n, cell) => (n === 0 ? [cell] : []));
  // What becomes ready is appended, and met later in the same walk.
  for (const done of ready)
    for (const cell of dependants[done] ?? []) if (--(waiting[cell] as number) === 0) ready.push(cell);
  return ready.length === reads.length ? {ok: true, cells: ready} : {ok: false, ring: ringAmong(reads, waiting)};
}

/** For each cell the cells that read it. */
export function dependantsOf(reads: readonly (readonly number[])[]): number[][] {
  const dependants: number[][] = reads.map(() => []);
  reads.forEach((cells, cell) => cells.forEach((read) => dependants[read]?.push(cell)));
  return dependants;
}

/** Every cell that still waits reads one that waits: following them comes back to one that was passed. */
function ringAmong(reads: readonly (readonly number[])[], waiting: readonly number[]): number[] {
  const path: number[] = [];
  let cell = waiting.findIndex((n) => n > 0);
  while (!path.includes(cell)) {
    path.push(cell);
    cell = (reads[cell] ?? []).find((read) => (waiting[read] ?? 0) > 0) as number;
  }
  const ring = path.slice(path.indexOf(cell)).reverse();
  const start = ring.indexOf(Math.min(...ring));
  return [...ring.slice(start), ...ring.slice(0, start)];
}

/** The problem of a ring, its cells in the order in which they would have to be worked out. */
export function cycleProblem(line: string, cells: readonly string[]): Problem {
  const ring = [...cells, cells[0] ?? ""].join(" → ");
  return errorIn(
    line,
    "cycle",
    `cycle: ${ring}; expected no cell to need itself: let one of them read prev(…) of another, such as interest on the opening balance, or ask for circular(…)`
  );
}
