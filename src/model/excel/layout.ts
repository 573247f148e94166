import {cellsOfLine, lineOf, type Model} from "../compile.js";

/** Where a cell of the model stands in a workbook: worksheet, row and column counted from 1. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Columns of a line: what it is called, what it is; single values, then periods or the points of a table. */
export const COLUMNS = {title: 1, name: 2, type: 3, unit: 4, kind: 5, value: 6} as const;

export const HEADING_ROW = 1;

/** Worksheets that hold no lines. */
export const OTHER_SHEETS = ["cover", "cases", "checks", "document", "exported"] as const;

export interface Layout {
  /** Name of the worksheet by prefix of its lines. */
  readonly sheets: ReadonlyMap<string, string>;
  /** By number of the cell. */
  readonly places: readonly Place[];
  /** Number of the cell at a place, by `placeKey`. */
  readonly cells: ReadonlyMap<string, number>;
}

/** One worksheet for the sheet and one for each part, a row a line below a row of headings; a table takes two rows. */
export function layoutOf(model: Model): Layout {
  const places: Place[] = [];
  const rows = new Map<string, number>();
  const sheets = worksheetNames(model);
  for (const line of model.lines) {
    const sheet = sheets.get(line.scope.prefix) as string;
    const row = (rows.get(sheet) ?? HEADING_ROW) + 1;
    const cells = cellsOfLine(model, line.name);
    const points = line.spec.type === "table" ? line.spec.points.length : Infinity;
    rows.set(sheet, line.spec.type === "table" ? row + 1 : row);
    cells.forEach((cell, i) => {
      const column = COLUMNS.value + (line.isSeries || points < Infinity ? 1 + (i % points) : 0);
      places[cell] = {sheet, row: row + (i >= points ? 1 : 0), column};
    });
  }
  return {sheets, places, cells: new Map(places.map((place, cell) => [placeKey(place), cell]))};
}

export function placeKey({sheet, row, column}: Place): string {
  return `${sheet}!${column},${row}`;
}

/** Column of a worksheet's last value; sources and reasons stand beyond it. */
export function lastColumn(model: Model, prefix: string): number {
  const widths = model.lines
    .filter((line) => line.scope.prefix === prefix)
    .map(({spec, scope}) => (spec.type === "table" ? spec.points.length : scope.calendar.periods.length));
  return COLUMNS.value + Math.max(0, ...widths);
}

/** "model" for the sheet itself, the name of a part in at most 31 characters, as spreadsheets allow; none twice. */
function worksheetNames({lines}: Model): Map<string, string> {
  const names = new Map<string, string>([["", "model"]]);
  const taken = new Set<string>(["model", ...OTHER_SHEETS]);
  for (const {scope} of lines) {
    if (names.has(scope.prefix)) continue;
    const wanted = scope.prefix.slice(0, -1);
    let name = wanted.slice(0, 31);
    for (let n = 2; taken.has(name); ++n) name = `${wanted.slice(0, 27)}~${n}`;
    names.set(scope.prefix, name);
    taken.add(name);
  }
  return names;
}

/** The worksheet a line stands on. */
export function worksheetOf(model: Model, {sheets}: Layout, name: string): string {
  return sheets.get(lineOf(model, name).scope.prefix) as string;
}

/** "E7". */
export function address({row, column}: Pick<Place, "row" | "column">): string {
  return `${columnLetters(column)}${row}`;
}

/** "E7:K7". */
export function rangeOf(from: Pick<Place, "row" | "column">, to: Pick<Place, "row" | "column">): string {
  return `${address(from)}:${address(to)}`;
}

/** "$E$7". */
export function fixedAddress({row, column}: Pick<Place, "row" | "column">): string {
  return `$${columnLetters(column)}$${row}`;
}

export function columnLetters(column: number): string {
  let [letters, rest] = ["", column];
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function columnNumber(letters: string): number {
  return Array.from(letters).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
}
