import type {FoundCell, FoundSheet, FoundWorkbook} from "./read-xlsx.js";
import {HEADINGS} from "./words.js";

/** Name that a worksheet of ours has in a file: as we wrote it, in other capitals, or with something behind it ("cases - Table 1"). */
export function findSheetName(workbook: FoundWorkbook, name: string): string | undefined {
  if (workbook.has(name)) return name;
  const begins = (found: string) => found.toLowerCase().startsWith(name) && !/^\p{L}/u.test(found.slice(name.length));
  return [...workbook.keys()].find(begins);
}

/** A worksheet of ours, whatever it is called now. */
export function findSheet(workbook: FoundWorkbook, name: string): FoundSheet | undefined {
  return workbook.get(findSheetName(workbook, name) ?? "");
}

/** Where a worksheet of lines holds what. */
export interface Heads {
  readonly row: number;
  readonly title: number;
  readonly name: number;
  readonly unit: number;
  readonly kind: number;
  readonly value: number;
  /** Of sources and reasons, behind the periods. */
  readonly source: number;
  /** Columns of periods by their headings. */
  readonly columns: ReadonlyMap<string, number>;
}

/** The row that holds the heading of names, in any language, and the columns of its headings. */
export function headsOf(sheet: FoundSheet): Heads | undefined {
  const isHead = (key: keyof typeof HEADINGS) => (cell: FoundCell) =>
    cell.type === "text" && Object.values<string>(HEADINGS[key]).includes(cell.value);
  const name = [...sheet.values()].find(isHead("name"));
  if (!name) return undefined;
  const row = [...sheet.values()].filter((cell) => cell.row === name.row);
  const column = (key: keyof typeof HEADINGS) => row.find(isHead(key))?.column;
  const [unit, value] = [column("unit"), column("value")];
  if (unit === undefined || value === undefined) return undefined;
  const source = column("source") ?? Infinity;
  const periods = row.filter((cell) => cell.column > value && cell.column !== source && cell.value !== "");
  return {
    row: name.row,
    title: column("title") ?? 1,
    name: name.column,
    unit,
    kind: column("kind") ?? 0,
    value,
    source,
    columns: new Map(periods.map((cell) => [cell.value, cell.column]))
  };
}

/** Names of rows below the headings, with where they stand. */
export function rowsByName(sheet: FoundSheet, {row, name}: Heads): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const cell of sheet.values())
    if (cell.column === name && cell.row > row && cell.value !== "")
      rows.set(cell.value, [...(rows.get(cell.value) ?? []), cell.row]);
  return rows;
}

/** The worksheet that holds most of some lines by its headings, where none bears the name it was given. */
export function sheetOfLines(workbook: FoundWorkbook, wanted: string, names: ReadonlySet<string>): string | undefined {
  const named = findSheetName(workbook, wanted);
  if (named !== undefined && headsOf(workbook.get(named) as FoundSheet)) return named;
  const held = [...workbook].map(([name, sheet]): [string, number] => {
    const heads = headsOf(sheet);
    const rows = heads ? [...rowsByName(sheet, heads).keys()] : [];
    return [name, rows.filter((row) => names.has(row)).length];
  });
  const [best] = held.filter(([, count]) => count > names.size / 2).sort((a, b) => b[1] - a[1]);
  return best?.[0];
}
