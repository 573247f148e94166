import {PERIOD_FACTS} from "../model/calendar/period-fact.js";
import type {Model} from "../model/compile.js";
import type {Kind} from "../model/sheet/line.js";
import type {Refusal} from "./find-lines.js";
import {headsOf, type Heads} from "./find-sheets.js";
import {columnLetters, placeKey, type Layout} from "./layout.js";
import {rowName} from "./model-sheets.js";
import type {FoundCell, FoundSheet, FoundWorkbook} from "./read-xlsx.js";
import {kindIn} from "./words.js";

/** A row that no line of the model has, with numbers or formulas in it. */
export interface AddedRow {
  readonly sheet: string;
  readonly row: number;
  /** In the column of names; "" where nothing stands there. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly kind: Kind | null;
  /** Name of the line above it; null at the top. */
  readonly below: string | null;
  /** Whether it holds anything by period. */
  readonly isSeries: boolean;
  /** Whether a line of the model has its name, and stands in another row. */
  readonly isCopy: boolean;
}

/** What a reader added to the worksheet of a model. */
export interface Additions {
  readonly rows: readonly AddedRow[];
  /** Headings of columns that no period has, from left to right. */
  readonly columns: readonly string[];
  /** Values where no line has any. */
  readonly strays: readonly Refusal[];
}

/** Rows, columns and values of the worksheet of the sheet itself that the model does not have. */
export function findAdditions(
  model: Model,
  workbook: FoundWorkbook,
  {sheets, places, cells, factCells}: Layout
): Additions {
  const name = sheets.get("") ?? "";
  const sheet = workbook.get(name);
  const heads = sheet && headsOf(sheet);
  if (!sheet || !heads) return {rows: [], columns: [], strays: []};
  const own = model.lines.filter(({scope}) => scope.prefix === "");
  const labels = new Set(own.flatMap(({scope}) => scope.calendar.periods.map(({label}) => label)));
  const columns = [...heads.columns].filter(([label]) => !labels.has(label));
  const known = new Map(own.flatMap((line) => [0, 1].map((part) => [rowName(line, part), line.name] as const)));
  const placed = new Set(places.filter((place) => place.sheet === name).map(({row}) => row));
  const names = new Set(
    [...sheet.values()]
      .filter(({row, column}) => column === heads.name && placed.has(row))
      .map(({value}) => value.trim())
  );
  const rows: AddedRow[] = [];
  const strays: Refusal[] = [];
  let below: string | null = null;
  for (const [row, held] of rowsBelow(sheet, heads)) {
    const text = (column: number) => (held.find((cell) => cell.column === column)?.value ?? "").trim();
    const called = text(heads.name);
    const values = held.filter((cell) => isValue(cell, heads));
    const isPlaced = placed.has(row);
    // Of rows of one name only that which formulas read is the model’s.
    const isCopy = !isPlaced && names.has(called);
    const line = isCopy ? undefined : known.get(called);
    const isFact = (PERIOD_FACTS as readonly string[]).includes(called);
    if (line === undefined && !isFact) {
      if (called === "" && values.length === 0) continue;
      const isSeries = values.some(({column}) => column > heads.value);
      const [title, unit, kind] = [text(heads.title), text(heads.unit), kindIn(text(heads.kind))];
      rows.push({sheet: name, row, name: called, title, unit, kind, below, isSeries, isCopy});
      continue;
    }
    below = line ?? below;
    const isOfFact = held.some((cell) => factCells.has(placeKey({sheet: name, ...cell})));
    if (line === undefined && !isOfFact) {
      if (values.length > 0) strays.push(namedAsFact(called, row));
      continue;
    }
    for (const cell of values) {
      const key = placeKey({sheet: name, ...cell});
      const isOfColumn = columns.some(([, column]) => column === cell.column);
      if ((isPlaced || isOfFact) && !isOfColumn && !cells.has(key) && !factCells.has(key))
        strays.push(stray(called, cell));
    }
  }
  return {rows, columns: columns.sort((a, b) => a[1] - b[1]).map(([label]) => label), strays};
}

function rowsBelow(sheet: FoundSheet, heads: Heads): [row: number, cells: FoundCell[]][] {
  const rows = new Map<number, FoundCell[]>();
  for (const cell of sheet.values())
    if (cell.row > heads.row) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows].sort(([a], [b]) => a - b);
}

/** Whether a cell holds something where values stand. */
function isValue({column, value, formula}: FoundCell, heads: Heads): boolean {
  const isAmong = column === heads.value || [...heads.columns.values()].includes(column);
  return isAmong && (formula !== undefined || value.trim() !== "");
}

function namedAsFact(called: string, row: number): Refusal {
  return {
    where: called,
    reason: {
      en: `row ${row} bears the name of a fact of periods, which the calendar gives: not read; give it another name`,
      zh: `第 ${row} 行与期间属性同名，而期间属性由日历给出：不予读取；请另取名称`
    }
  };
}

function stray(line: string, {row, column, value, formula}: FoundCell): Refusal {
  const what = (formula === undefined ? value : `=${formula}`).slice(0, 60);
  const cell = `${columnLetters(column)}${row}`;
  return {
    where: line,
    reason: {
      en: `${what} in ${cell}, where the line has no value: not read`,
      zh: `${cell} 中的 ${what}：该行在此没有取值，不予读取`
    }
  };
}
