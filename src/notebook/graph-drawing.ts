import type {CellKind} from "./cell.js";
import type {CellView} from "./cell-view.js";
import type {CellPhase} from "./run.js";

/** A cell in the drawing of who reads whom: in columns from left to right, each right of all it reads. */
export interface DrawnCell {
  readonly key: string;
  readonly kind: CellKind;
  /** Its name; of one without a name its place, `#3`. */
  readonly name: string;
  readonly phase: CellPhase;
  /** From 0: the longest way to it from a cell that reads none. */
  readonly column: number;
  /** From 0, from above, within its column. */
  readonly row: number;
}

/** The drawing of a notebook’s cells that read or are read. */
export interface GraphDrawing {
  readonly cells: readonly DrawnCell[];
  /** By keys, from what is read to what reads it. */
  readonly edges: readonly (readonly [from: string, to: string])[];
  readonly columns: number;
  /** Most cells of a column. */
  readonly rows: number;
}

/** How often rows are put in order again by those they are joined with. */
const SWEEPS = 4;

/** Lays cells out in columns; those of a circle stand where the order of the notebook puts them. */
export function graphDrawing(views: readonly CellView[]): GraphDrawing {
  const keys = new Set(views.map(({cell}) => cell.key));
  const edges = views.flatMap(({cell, reads}) =>
    reads.filter((read) => keys.has(read) && read !== cell.key).map((read) => [read, cell.key] as const)
  );
  const joined = new Set(edges.flat());
  const shown = views.map((view, i) => ({view, place: i + 1})).filter(({view}) => joined.has(view.cell.key));
  const parents = grouped(edges.map(([from, to]) => [to, from]));
  const children = grouped(edges);
  const columnOf = columnsOf(
    shown.map(({view}) => view.cell.key),
    parents,
    children
  );
  const columns: string[][] = [];
  for (const {view} of shown) (columns[columnOf.get(view.cell.key) ?? 0] ??= []).push(view.cell.key);
  for (let sweep = 0; sweep < SWEEPS; ++sweep) {
    const isForth = sweep % 2 === 0;
    const rows = new Map(columns.flatMap((column) => column.map((key, i) => [key, i] as const)));
    for (const column of isForth ? columns : [...columns].reverse()) {
      const at = new Map(column.map((key) => [key, middle((isForth ? parents : children).get(key) ?? [], rows)]));
      column.sort((a, b) => (at.get(a) ?? rows.get(a) ?? 0) - (at.get(b) ?? rows.get(b) ?? 0));
      column.forEach((key, i) => rows.set(key, i));
    }
  }
  const cells = shown.map(({view: {cell, phase}, place}): DrawnCell => {
    const column = columnOf.get(cell.key) ?? 0;
    const name = cell.name === "" ? `#${place}` : cell.name;
    return {key: cell.key, kind: cell.kind, name, phase, column, row: columns[column]?.indexOf(cell.key) ?? 0};
  });
  return {cells, edges, columns: columns.length, rows: Math.max(0, ...columns.map((column) => column.length))};
}

/** The longest way to each from what reads nothing; those of a circle stand right of what they read outside of it. */
function columnsOf(
  keys: readonly string[],
  parents: ReadonlyMap<string, readonly string[]>,
  children: ReadonlyMap<string, readonly string[]>
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const waiting = new Map(keys.map((key) => [key, parents.get(key)?.length ?? 0]));
  const place = (key: string) =>
    columns.set(key, Math.max(-1, ...(parents.get(key) ?? []).map((parent) => columns.get(parent) ?? -1)) + 1);
  const ready = keys.filter((key) => waiting.get(key) === 0);
  for (const key of ready) {
    place(key);
    for (const child of children.get(key) ?? []) {
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  for (const key of keys) if (!columns.has(key)) place(key);
  return columns;
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

/** Where what a cell is joined with stands on the whole; undefined for none. */
function middle(joined: readonly string[], rows: ReadonlyMap<string, number>): number | undefined {
  if (joined.length === 0) return undefined;
  return joined.reduce((sum, key) => sum + (rows.get(key) ?? 0), 0) / joined.length;
}
