import type {Text} from "../lib/language.js";
import type {CellNode} from "../model/calculate/cell-node.js";
import {PERIOD_FACTS, periodFact, type PeriodFactName} from "../model/calendar/period-fact.js";
import {cellsOfLine, lineOf, type Model} from "../model/compile.js";

/** Where a cell of the model stands in a workbook: worksheet, row and column counted from 1. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** Whether it is the same for every period, so that a formula copied along its row goes on reading it. */
  readonly isFixed?: boolean;
}

/** Columns of a line: what it is called, what it is; single values, then periods or the points of a table. */
export const LINE_COLUMNS = {title: 1, name: 2, type: 3, unit: 4, kind: 5, value: 6} as const;

export const HEADING_ROW = 1;

/** Worksheets that hold no lines. */
export const OTHER_SHEETS = ["cover", "years", "cases", "checks", "document", "data", "exported"] as const;

export interface Layout {
  /** Name of the worksheet by prefix of its lines. */
  readonly sheets: ReadonlyMap<string, string>;
  /** By number of the cell. */
  readonly places: readonly Place[];
  /** Number of the cell at a place, by `placeKey`. */
  readonly cells: ReadonlyMap<string, number>;
  /** What formulas read of periods stands below the headings, a row a fact, by prefix of their lines. */
  readonly facts: ReadonlyMap<string, readonly PeriodFactName[]>;
  /** The fact of a period at a place, by `placeKey`. */
  readonly factCells: ReadonlyMap<string, FactCell>;
  /** Rows that head a group of lines, by worksheet: what the group is called. */
  readonly heads: ReadonlyMap<string, ReadonlyMap<number, Text>>;
}

/** "period_days@3" and its number. */
export interface FactCell {
  readonly key: string;
  readonly value: number;
}

/** Lines under one heading, in their order. */
export interface WorkbookGroup {
  readonly title: Text;
  readonly lines: readonly string[];
}

/**
 * One worksheet for the sheet and one for each part: a row of headings, a row for each fact of periods that formulas read,
 * then a row a line, two for a table, each group below a row with its title. `own` is the worksheet of the sheet itself, `taken` are
 * names of others in the workbook.
 */
export function layoutOf(
  model: Model,
  groups: readonly WorkbookGroup[] = [],
  {own, taken}: {readonly own: string; readonly taken: readonly string[]} = {own: "model", taken: OTHER_SHEETS}
): Layout {
  const places: Place[] = [];
  const rows = new Map<string, number>();
  const heads = new Map<string, Map<number, Text>>();
  const sheets = worksheetNames(model, own, taken);
  const facts = factsRead(model);
  for (const line of model.lines) {
    const {prefix} = line.scope;
    const sheet = sheets.get(prefix) as string;
    let row = (rows.get(sheet) ?? HEADING_ROW + (facts.get(prefix)?.length ?? 0)) + 1;
    const group = groups.find(({lines}) => lines[0] === line.name);
    if (group) {
      heads.set(sheet, (heads.get(sheet) ?? new Map<number, Text>()).set(row, group.title));
      row += 1;
    }
    const cells = cellsOfLine(model, line.name);
    const points = line.spec.type === "table" ? line.spec.points.length : Infinity;
    rows.set(sheet, line.spec.type === "table" ? row + 1 : row);
    cells.forEach((cell, i) => {
      const column = LINE_COLUMNS.value + (line.isSeries || points < Infinity ? 1 + (i % points) : 0);
      places[cell] = {sheet, row: row + (i >= points ? 1 : 0), column, isFixed: !line.isSeries};
    });
  }
  const factCells = new Map<string, FactCell>();
  for (const [prefix, sheet] of sheets)
    for (const [name, row] of factRows(facts.get(prefix) ?? []))
      for (const [period, fact] of periodFactsOf(model, prefix, name).entries())
        factCells.set(placeKey({sheet, row, column: LINE_COLUMNS.value + 1 + period}), fact);
  return {
    sheets,
    places,
    cells: new Map(places.map((place, cell) => [placeKey(place), cell])),
    facts,
    factCells,
    heads
  };
}

/** Rows of facts by their names. */
export function factRows(facts: readonly PeriodFactName[]): [name: PeriodFactName, row: number][] {
  return facts.map((name, i) => [name, HEADING_ROW + 1 + i]);
}

/** A fact of every period of the lines with a prefix. */
export function periodFactsOf({lines}: Model, prefix: string, name: PeriodFactName): FactCell[] {
  const periods = lines.find(({scope}) => scope.prefix === prefix)?.scope.calendar.periods ?? [];
  return periods.map((period, i) => ({key: `${name}@${i}`, value: periodFact(period, i, name)}));
}

/** Which facts of periods the formulas of a model read, by prefix of the calendar's lines. */
function factsRead({formulas}: Model): Map<string, PeriodFactName[]> {
  const read = new Map<string, Set<PeriodFactName>>();
  const visit = (node: CellNode): void => {
    if (node.type === "constant" && node.of)
      read.set(node.of.prefix, (read.get(node.of.prefix) ?? new Set<PeriodFactName>()).add(node.of.name));
    else if (node.type === "apply") node.args.forEach(visit);
  };
  for (const node of formulas) if (node) visit(node);
  return new Map([...read].map(([prefix, names]) => [prefix, PERIOD_FACTS.filter((name) => names.has(name))]));
}

export function placeKey({sheet, row, column}: Place): string {
  return `${sheet}!${column},${row}`;
}

/** Column of a worksheet's last value; sources and reasons stand beyond it. */
export function lastColumn(model: Model, prefix: string): number {
  const widths = model.lines
    .filter((line) => line.scope.prefix === prefix)
    .map(({spec, scope}) => (spec.type === "table" ? spec.points.length : scope.calendar.periods.length));
  return LINE_COLUMNS.value + Math.max(0, ...widths);
}

/** `own` for the sheet itself, the name of a part in at most 31 characters, as spreadsheets allow; none twice. */
function worksheetNames({lines}: Model, own: string, others: readonly string[]): Map<string, string> {
  const names = new Map<string, string>([["", own]]);
  const taken = new Set<string>([own, ...others]);
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

/** "E7", or "$E$7" where every period reads the same cell. */
export function anchored(place: Place): string {
  return place.isFixed ? fixedAddress(place) : address(place);
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
