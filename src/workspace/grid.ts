import {cellAt, cellsOfLine, lineOf, type Model} from "../model/compile.js";
import {besidePeriods, type Years} from "../model/analysis/years.js";
import type {CheckedLine} from "../model/check/check.js";
import type {Block, CellPosition} from "./block.js";
import {entryText} from "./entry.js";

/** One row of the grid: a line and its cells by column; null where the line has none. */
export interface GridRow {
  readonly line: CheckedLine;
  /** The single value first, then one place a column; those of full years are cells of the sheet of years. */
  readonly cells: readonly (number | null)[];
}

export interface Grid {
  /** Labels of the columns after the first: the periods, and each full year behind those it is made of. */
  readonly periods: readonly string[];
  /** Columns of full years, which are read and not set. */
  readonly years: ReadonlySet<number>;
  readonly rows: readonly GridRow[];
}

/** The lines named, against the periods of the sheet and its full years; a table shows no cells. Throws on a name that is no line's. */
export function gridOf(model: Model, names: readonly string[], years: Years | null = null): Grid {
  const [first = model.lines[0]] = names.map((name) => lineOf(model, name));
  const {periods} = (first as CheckedLine).scope.calendar;
  const ofPeriods = periods.map(({label}) => label);
  const ofYears = years?.periods.map(({label}) => label) ?? [];
  const labels = besidePeriods(years, ofPeriods, ofYears);
  const empty = labels.map(() => null);
  const rows = names.map((name): GridRow => {
    const line = lineOf(model, name);
    if (line.spec.type === "table") return {line, cells: [null, ...empty]};
    if (!line.isSeries) return {line, cells: [cellAt(model, name), ...empty]};
    const own = line.scope.calendar.periods.map(({label}) => label);
    const cells = cellsOfLine(model, name);
    const inPeriods = ofPeriods.map((label) => (own.includes(label) ? (cells[own.indexOf(label)] as number) : null));
    const inYears = years?.model.firstCell.has(name) ? cellsOfLine(years.model, name) : ofYears.map(() => null);
    return {line, cells: [null, ...besidePeriods(years, inPeriods, inYears)]};
  });
  return {periods: labels, years: new Set(ofYears.map((label) => labels.indexOf(label) + 1)), rows};
}

/** Steps, and jumps to the edge of what is filled as with Ctrl and an arrow. */
export type Move =
  | "up"
  | "down"
  | "left"
  | "right"
  | "jumpUp"
  | "jumpDown"
  | "jumpLeft"
  | "jumpRight"
  | "start"
  | "end"
  | "top"
  | "bottom"
  | "pageUp"
  | "pageDown";

const PAGE = 12;

/** Where a key leads: to the next cell that is there, else nowhere. Rows without cells are passed over. */
export function moved(grid: Grid, {row, column}: CellPosition, move: Move): CellPosition {
  const width = grid.periods.length + 1;
  const across = (columns: readonly number[]): CellPosition => {
    const found = columns.find((c) => isCell(grid, row, c));
    return {row, column: found ?? column};
  };
  const along = (rows: readonly number[]): CellPosition => {
    const found = rows.find((r) => grid.rows[r]?.cells.some((cell) => cell !== null));
    return found === undefined ? {row, column} : nearestIn(grid, found, column);
  };
  // A line without a full year leaves no gap there.
  const filled = (columns: readonly number[]) =>
    edge(
      columns.filter((c) => !grid.years.has(c) || isCell(grid, row, c)),
      (c) => isCell(grid, row, c)
    );
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
    case "jumpRight":
      return across(filled(range(column + 1, width)));
    case "jumpLeft":
      return across(filled(range(0, column).reverse()));
    case "jumpUp":
      return along(edge(above, (r) => isCell(grid, r, column)));
    case "jumpDown":
      return along(edge(below, (r) => isCell(grid, r, column)));
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

/** The last of a run of places that are filled or, past a gap, the first that is; the last place where none is. */
function edge(places: readonly number[], isFilled: (place: number) => boolean): number[] {
  const gap = places.findIndex((place) => !isFilled(place));
  if (gap === -1) return places.slice(-1);
  const next = gap === 0 ? places.find(isFilled) : places[gap - 1];
  return next === undefined ? [] : [next];
}

/** The column of a row nearest to one that may be empty there. */
function nearestIn(grid: Grid, row: number, column: number): CellPosition {
  const columns = (grid.rows[row] as GridRow).cells.flatMap((cell, c) => (cell === null ? [] : [c]));
  return {row, column: columns.reduce((best, c) => (Math.abs(c - column) < Math.abs(best - column) ? c : best))};
}

function isCell(grid: Grid, row: number, column: number): boolean {
  return typeof grid.rows[row]?.cells[column] === "number";
}

/** Which lines show their numbers in per cent. */
export type InPercent = (line: string) => boolean;

export const NONE: InPercent = () => false;

/** Columns that a block is of: its periods and, where it has none, the full years that it stands on. */
export function columnsOfBlock({years}: Grid, {left, right}: Block): number[] {
  const all = Array.from({length: right - left + 1}, (_, i) => left + i);
  const periods = all.filter((column) => !years.has(column));
  return periods.length > 0 ? periods : all;
}

/** Values of a block, row by row, with a per cent sign where the line shows one; empty texts where a cell has no number. */
export function blockValues(grid: Grid, block: Block, values: Float64Array, inPercent: InPercent = NONE): string[][] {
  const columns = columnsOfBlock(grid, block);
  return grid.rows.slice(block.top, block.bottom + 1).map(({line, cells}) =>
    columns.map((column) => {
      const cell = cells[column] ?? null;
      return cell === null ? "" : entryText(values[cell] as number, {percent: inPercent(line.name)});
    })
  );
}

/** The grid as keys go through it while some rows are folded away. */
export function unfolded(grid: Grid, isFolded: (row: number) => boolean): Grid {
  const rows = grid.rows.map((row, i) => (isFolded(i) ? {...row, cells: row.cells.map(() => null)} : row));
  return {...grid, rows};
}

/** The grid as an entry goes on through it: from period to period, past what is worked out of them. */
export function ofPeriodsAlone(grid: Grid): Grid {
  const rows = grid.rows.map((row) => ({...row, cells: row.cells.map((cell, c) => (grid.years.has(c) ? null : cell))}));
  return {...grid, rows};
}

/** A block's texts below the labels of its periods and beside the titles and units of its lines. */
export function withHeadings(
  grid: Grid,
  block: Block,
  texts: readonly (readonly string[])[],
  words: {readonly line: (row: GridRow) => readonly [title: string, unit: string]; readonly single: string}
): string[][] {
  const labels = columnsOfBlock(grid, block).map((column) => [words.single, ...grid.periods][column] ?? "");
  const lines = texts.map((row, i) => [...words.line(grid.rows[block.top + i] as GridRow), ...row]);
  return [["", "", ...labels], ...lines];
}

/** The first row from one on, around the end, whose words hold a text; null where none does. */
export function foundRow(grid: Grid, from: number, text: string, words: (row: GridRow) => string): number | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return null;
  const count = grid.rows.length;
  const order = Array.from({length: count}, (_, i) => (from + i) % count);
  return (
    order.find((row) =>
      words(grid.rows[row] as GridRow)
        .toLowerCase()
        .includes(wanted)
    ) ?? null
  );
}
