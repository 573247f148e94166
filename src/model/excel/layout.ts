import {cellsOfLine, type Model} from "../compile.js";

/** Where a cell of the model stands in a workbook: worksheet, row and column counted from 1. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A: name, B: unit, C: source, D: single values, E and on: periods, or the points of a table. */
export const VALUE_COLUMN = 4;

export interface Layout {
  /** By number of the cell. */
  readonly places: readonly Place[];
  /** Number of the cell at a place, by `placeKey`. */
  readonly cells: ReadonlyMap<string, number>;
}

/** One worksheet for the sheet and one for each part, a row a line below a row of headings; a table takes two rows. */
export function layoutOf(model: Model): Layout {
  const places: Place[] = [];
  const rows = new Map<string, number>();
  for (const line of model.lines) {
    const sheet = worksheetName(line.scope.prefix);
    const row = (rows.get(sheet) ?? 1) + 1;
    const cells = cellsOfLine(model, line.name);
    const points = line.spec.type === "table" ? line.spec.points.length : Infinity;
    rows.set(sheet, line.spec.type === "table" ? row + 1 : row);
    cells.forEach((cell, i) => {
      const column = line.isSeries || points < Infinity ? VALUE_COLUMN + 1 + (i % points) : VALUE_COLUMN;
      places[cell] = {sheet, row: row + (i >= points ? 1 : 0), column};
    });
  }
  return {places, cells: new Map(places.map((place, cell) => [placeKey(place), cell]))};
}

export function placeKey({sheet, row, column}: Place): string {
  return `${sheet}!${column},${row}`;
}

/** The worksheet of a part; "model" for the sheet itself. */
export function worksheetName(prefix: string): string {
  return prefix === "" ? "model" : prefix.slice(0, -1);
}

/** "E7". */
export function address({row, column}: Pick<Place, "row" | "column">): string {
  return `${columnLetters(column)}${row}`;
}

function columnLetters(column: number): string {
  let [letters, rest] = ["", column];
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function columnNumber(letters: string): number {
  return Array.from(letters).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
}
