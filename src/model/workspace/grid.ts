import type {Text} from "../../lib/language.js";
import {cellAt, cellsOfLine, lineOf, type Model} from "../compile.js";
import type {CheckedLine} from "../check/check.js";
import {cellKey, isEditable} from "./edits.js";
import type {Block, Position} from "./block.js";
import {entryText, parseEntry} from "./entry.js";

/** One row of the grid: a line and its cells by column; null where the line has none. */
export interface GridRow {
  readonly line: CheckedLine;
  /** The single value first, then one place a period. */
  readonly cells: readonly (number | null)[];
}

export interface Grid {
  /** Labels of the periods: the columns after the first. */
  readonly periods: readonly string[];
  readonly rows: readonly GridRow[];
}

/** The lines named, against the periods of the sheet; a table shows no cells. Throws on a name that is no line's. */
export function gridOf(model: Model, names: readonly string[]): Grid {
  const {periods} = lineOf(model, names[0] ?? model.lines[0]?.name ?? "").scope.calendar;
  const labels = periods.map(({label}) => label);
  const rows = names.map((name): GridRow => {
    const line = lineOf(model, name);
    if (line.spec.type === "table") return {line, cells: [null, ...labels.map(() => null)]};
    if (!line.isSeries) return {line, cells: [cellAt(model, name), ...labels.map(() => null)]};
    const own = line.scope.calendar.periods.map(({label}) => label);
    const cells = cellsOfLine(model, name);
    return {line, cells: [null, ...labels.map((label) => cells[own.indexOf(label)] ?? null)]};
  });
  return {periods: labels, rows};
}

export type Move = "up" | "down" | "left" | "right" | "start" | "end" | "top" | "bottom" | "pageUp" | "pageDown";

const PAGE = 12;

/** Where a key leads: to the next cell that is there, else nowhere. Rows without cells are passed over. */
export function moved(grid: Grid, {row, column}: Position, move: Move): Position {
  const width = grid.periods.length + 1;
  const across = (columns: readonly number[]): Position => {
    const found = columns.find((c) => isCell(grid, row, c));
    return {row, column: found ?? column};
  };
  const along = (rows: readonly number[]): Position => {
    const found = rows.find((r) => grid.rows[r]?.cells.some((cell) => cell !== null));
    return found === undefined ? {row, column} : nearestIn(grid, found, column);
  };
  const range = (from: number, to: number) => Array.from({length: Math.max(0, to - from)}, (_, i) => from + i);
  const above = range(0, row).reverse();
  const below = range(row + 1, grid.rows.length);
  switch (move) {
    case "right":
      return across(range(column + 1, width));
    case "left":
      return across(range(0, column).reverse());
    case "start":
      return across(range(0, width));
    case "end":
      return across(range(0, width).reverse());
    case "up":
      return along(above);
    case "down":
      return along(below);
    case "top":
      return along(range(0, grid.rows.length));
    case "bottom":
      return along(range(0, grid.rows.length).reverse());
    case "pageUp":
      return along([...above.slice(PAGE - 1), ...above.slice(0, PAGE - 1).reverse()]);
    case "pageDown":
      return along([...below.slice(PAGE - 1), ...below.slice(0, PAGE - 1).reverse()]);
  }
}

/** The column of a row nearest to one that may be empty there. */
function nearestIn(grid: Grid, row: number, column: number): Position {
  const columns = (grid.rows[row]?.cells ?? []).flatMap((cell, c) => (cell === null ? [] : [c]));
  const nearest = columns.reduce(
    (best, c) => (Math.abs(c - column) < Math.abs(best - column) ? c : best),
    columns[0] ?? 0
  );
  return {row, column: nearest};
}

function isCell(grid: Grid, row: number, column: number): boolean {
  return (grid.rows[row]?.cells[column] ?? null) !== null;
}

/** Which lines show their numbers in per cent. */
export type InPercent = (line: string) => boolean;

const NONE: InPercent = () => false;

/** Values of a block, row by row, with a per cent sign where the line shows one; empty texts where a cell has no number. */
export function blockValues(
  grid: Grid,
  {top, left, bottom, right}: Block,
  values: Float64Array,
  inPercent: InPercent = NONE
): string[][] {
  return grid.rows
    .slice(top, bottom + 1)
    .map(({line, cells}) =>
      cells
        .slice(left, right + 1)
        .map((cell) => (cell === null ? "" : entryText(values[cell] as number, {percent: inPercent(line.name)})))
    );
}

/** What a change of several cells would set, and why some would not be set. */
export interface Changes {
  readonly set: readonly (readonly [key: string, value: number])[];
  readonly refused: readonly Text[];
}

/**
 * A block of texts put down at a place; one text fills the whole block. Blank texts change nothing. Numbers without a
 * per cent sign are per cent in the lines named, as where they are typed; else they are taken as they stand.
 */
export function pasted(
  model: Model,
  grid: Grid,
  block: Block,
  rows: readonly (readonly string[])[],
  inPercent: InPercent = NONE
): Changes {
  const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  const height = single === undefined ? rows.length : block.bottom - block.top + 1;
  const set: [string, number][] = [];
  const refused: Text[] = [];
  for (let i = 0; i < height; ++i) {
    const texts = rows[i] ?? [];
    const width = single === undefined ? texts.length : block.right - block.left + 1;
    for (let j = 0; j < width; ++j) {
      const text = (single ?? texts[j] ?? "").trim();
      const cell = grid.rows[block.top + i]?.cells[block.left + j] ?? null;
      if (text === "") continue;
      const read = parseEntry(text, {percent: inPercent(grid.rows[block.top + i]?.line.name ?? "")});
      const type = cell === null ? null : model.cells[cell]?.line.spec.type;
      const key = cell === null ? "" : cellKey(model, cell);
      if (cell === null) refused.push({en: `${text}: beyond the cells of the grid`, zh: `${text}：超出表格范围`});
      else if (type !== "input")
        refused.push({
          en: `${key}: ${text}; a ${type ?? ""} is not for editing`,
          zh: `${key}：${text}；非输入项，不可修改`
        });
      else if (!read.ok)
        refused.push({en: `${key}: ${text}; ${read.problem.en}`, zh: `${key}：${text}；${read.problem.zh}`});
      else set.push([key, read.value]);
    }
  }
  return {set, refused};
}

/** Fills the rows of a block from its first column; a block one column wide takes the column before it. */
export function filledRight(model: Model, grid: Grid, block: Block, values: Float64Array): Changes {
  const from = block.left === block.right ? block.left - 1 : block.left;
  const set: [string, number][] = [];
  for (let row = block.top; row <= block.bottom; ++row) {
    const cells = grid.rows[row]?.cells ?? [];
    const first = cells[from] ?? null;
    const value = first === null ? NaN : (values[first] as number);
    for (let column = from + 1; column <= block.right; ++column) {
      const cell = cells[column] ?? null;
      if (cell !== null && !Number.isNaN(value) && isEditable(model, cell)) set.push([cellKey(model, cell), value]);
    }
  }
  return {set, refused: []};
}
