import {orderCells, type Order} from "./cycles.js";

/** Cells that read one another, closed by lines that ask for it. */
export interface Loop {
  /** Cells whose worth is sought: with it known, the others follow one after another. */
  readonly cuts: readonly number[];
  /** All other cells, each after those it reads. */
  readonly inner: readonly number[];
}

/** An order in which each loop stands together, or a ring that nothing closes. */
export type LoopOrder =
  | {readonly ok: true; readonly cells: readonly number[]; readonly loops: readonly Loop[]}
  | (Order & {readonly ok: false});

/** Orders cells of which some may close a ring: `closes` says which. */
export function orderWithLoops(reads: readonly (readonly number[])[], closes: (cell: number) => boolean): LoopOrder {
  const plain = orderCells(reads);
  if (plain.ok) return {...plain, loops: []};
  const open = orderCells(reads.map((cells) => cells.filter((cell) => !closes(cell))));
  if (!open.ok) return open;
  const position = new Map(open.cells.map((cell, i) => [cell, i]));
  const groups = groupsOf(reads);
  const loops: Loop[] = [];
  const cells = groups.flatMap((group) => {
    const [first] = group as [number];
    if (group.length === 1 && !reads[first]?.includes(first)) return group;
    const ordered = group.sort((a, b) => (position.get(a) as number) - (position.get(b) as number));
    const loop = {cuts: ordered.filter(closes), inner: ordered.filter((cell) => !closes(cell))};
    loops.push(loop);
    return [...loop.inner, ...loop.cuts];
  });
  return {ok: true, cells, loops};
}

/**
 * Cells that read one another, directly or through others, in groups, each group after those it reads.
 * Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972), 146-160.
 */
function groupsOf(reads: readonly (readonly number[])[]): number[][] {
  const found = new Map<number, number>();
  const lowest = new Map<number, number>();
  const waiting: number[] = [];
  const isWaiting = new Set<number>();
  const groups: number[][] = [];
  const enter = (cell: number) => {
    lowest.set(cell, found.size);
    found.set(cell, found.size);
    waiting.push(cell);
    isWaiting.add(cell);
    return {cell, next: 0};
  };
  const lower = (cell: number, to: number) => lowest.set(cell, Math.min(lowest.get(cell) as number, to));
  for (let start = 0; start < reads.length; ++start) {
    // A stack of its own: a chain of cells may be longer than calls may be deep.
    const path = found.has(start) ? [] : [enter(start)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const {cell} = top;
      const read = reads[cell]?.[top.next++];
      if (read !== undefined && !found.has(read)) path.push(enter(read));
      else if (read !== undefined && isWaiting.has(read)) lower(cell, found.get(read) as number);
      if (read !== undefined) continue;
      path.pop();
      const above = path.at(-1);
      if (above) lower(above.cell, lowest.get(cell) as number);
      if (lowest.get(cell) !== found.get(cell)) continue;
      const group = waiting.splice(waiting.indexOf(cell));
      group.forEach((each) => isWaiting.delete(each));
      groups.push(group);
    }
  }
  return groups;
}
