import {blockBetween, type Block, type CellPosition} from "./block.js";
import {moved, type Grid, type Move} from "./grid.js";

/** Where a reader stands in a grid, and what is selected. */
export interface Cursor {
  /** Corner that stays while the selection grows. */
  readonly anchor: CellPosition;
  readonly active: CellPosition;
  /** Column that is kept while going over rows that have no cell in it. */
  readonly column: number;
  /** Column in which a run of Tabs began; Enter comes back to it. */
  readonly run: number | null;
  /** Whole lines or periods that were selected, instead of what lies between anchor and active. */
  readonly whole: Block | null;
}

const VERTICAL: ReadonlySet<Move> = new Set(["up", "down", "jumpUp", "jumpDown", "pageUp", "pageDown"]);

/** Standing on a place; with `extend` the selection grows to it. */
export function placed({anchor}: Pick<Cursor, "anchor">, to: CellPosition, extend = false): Cursor {
  return {anchor: extend ? anchor : to, active: to, column: to.column, run: null, whole: null};
}

/** A step by a key. Over a line of a single value the column is kept for the lines beyond. */
export function stepped(grid: Grid, cursor: Cursor, move: Move, extend = false): Cursor {
  const isVertical = VERTICAL.has(move);
  const from = isVertical ? {row: cursor.active.row, column: cursor.column} : cursor.active;
  const found = moved(grid, from, move);
  const to = found.row === cursor.active.row && isVertical ? cursor.active : found;
  return {...placed(cursor, to, extend), ...(isVertical && {column: cursor.column})};
}

/** Tab, or back with Shift; null at the end of a line, where it leaves the grid. */
export function tabbed(grid: Grid, cursor: Cursor, back: boolean): Cursor | null {
  const to = moved(grid, cursor.active, back ? "left" : "right");
  if (to.column === cursor.active.column) return null;
  return {...placed(cursor, to), run: cursor.run ?? cursor.active.column};
}

/** Enter: the next line, in the column in which a run of Tabs began. */
export function entered(grid: Grid, cursor: Cursor, back: boolean): Cursor {
  return stepped(grid, {...cursor, column: cursor.run ?? cursor.column}, back ? "up" : "down");
}

/** What is selected. */
export function selection({anchor, active, whole}: Cursor): Block {
  return whole ?? blockBetween(anchor, active);
}

/** All lines, or whole lines or periods of what is selected. */
export function widened(grid: Grid, cursor: Cursor, what: "all" | "lines" | "periods"): Cursor {
  const {top, left, bottom, right} = selection(cursor);
  const [lastRow, lastColumn] = [grid.rows.length - 1, grid.periods.length];
  const lines = what === "lines" ? {top, bottom} : {top: 0, bottom: lastRow};
  const columns = what === "periods" ? {left, right} : {left: 0, right: lastColumn};
  return {...cursor, whole: {...lines, ...columns}};
}

/** Whether whole lines are selected, so that a copy carries their titles. */
export function hasWholeLines(grid: Grid, {left, right}: Block): boolean {
  return left === 0 && right === grid.periods.length;
}

/** A walk along the cells that one cell reads: each step the next of them, then back to where it began. */
export interface Walk {
  readonly from: number;
  readonly next: number;
}

/** The cell a step of the walk leads to, standing on `cell`; null where it reads nothing that is shown. */
export function walked(
  walk: Walk | null,
  cell: number,
  reads: (cell: number) => readonly number[]
): {readonly to: number; readonly walk: Walk | null} | null {
  const isOn = walk !== null && reads(walk.from)[walk.next - 1] === cell;
  const from = isOn ? walk.from : cell;
  const at = isOn ? walk.next : 0;
  const to = reads(from)[at];
  if (to !== undefined) return {to, walk: {from, next: at + 1}};
  return isOn ? {to: from, walk: null} : null;
}
