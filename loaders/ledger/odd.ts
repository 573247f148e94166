import type {Column, Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import type {Decoded, TextRow} from "../sources/source.js";

/** A value so many times the usual one of its series is looked at. */
const FACTOR = 500;
/** Rows below this part of the usual number are too few. */
const FEW = 0.5;

const NUMBERS: readonly string[] = ["tokens", "integer", "share", "ratio", "number", "usd"];
const DATES: readonly string[] = ["date", "monday", "month"];

/**
 * What is too odd in an answer to be published without a look: a group of rows whose numbers are all zero, far fewer
 * rows than usual, a value hundreds of times what its series was. Null where nothing is.
 */
export function oddity(answer: Decoded, before: Decoded | null): string | null {
  for (const [name, rows] of Object.entries(answer.tables)) {
    const table = TABLES.find((t) => t.name === name);
    if (!table) continue;
    const earlier = before?.tables[name] ?? [];
    const found = allZero(rows, table) ?? tooFew(rows, earlier, table) ?? outOfLine(rows, earlier, table);
    if (found) return `${name}: ${found}`;
  }
  return null;
}

function measuresOf({columns}: Table): Column[] {
  return columns.filter((c) => !c.key && NUMBERS.includes(c.kind) && c.name !== "months" && c.name !== "rank");
}

/** Columns that tell the parts of an answer apart, of which each is a whole: its day. */
function groupColumns({wholeBy, columns}: Table): readonly string[] {
  return wholeBy ?? columns.flatMap((c) => (c.key && ["as_of", "date"].includes(c.name) ? [c.name] : []));
}

function groupsOf(rows: readonly TextRow[], table: Table): Map<string, TextRow[]> {
  const columns = groupColumns(table);
  const groups = new Map<string, TextRow[]>();
  for (const row of rows) {
    const key = columns.map((column) => row[column] ?? "").join(" ");
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function allZero(rows: readonly TextRow[], table: Table): string | null {
  for (const [group, own] of groupsOf(rows, table))
    for (const {name} of measuresOf(table)) {
      const values = own.flatMap((row) => (row[name] ? [Number(row[name])] : []));
      if (values.length > 2 && values.every((value) => value === 0))
        return `${named(group, name)}: all ${values.length} values are 0`;
    }
  return null;
}

function tooFew(rows: readonly TextRow[], earlier: readonly TextRow[], table: Table): string | null {
  if (table.isSparse) return null;
  const sizes = (of: readonly TextRow[]) => [...groupsOf(of, table).values()].map((own) => own.length);
  const usual = median(sizes(earlier)) ?? median(sizes(rows)) ?? 0;
  for (const [group, own] of groupsOf(rows, table))
    if (own.length < FEW * usual) return `${named(group, "rows")}: ${own.length}; usually ${usual}`;
  return null;
}

function outOfLine(rows: readonly TextRow[], earlier: readonly TextRow[], table: Table): string | null {
  for (const {name, kind} of measuresOf(table)) {
    const series = seriesOf([...earlier, ...rows], name, table);
    const usuals = new Map([...series].map(([key, values]) => [key, median(values)]));
    for (const [group, own] of groupsOf(rows, table)) {
      const total = own.reduce((sum, row) => sum + sizeOf(row, name), 0);
      for (const row of own) {
        const value = sizeOf(row, name);
        const usual = usuals.get(seriesKey(row, table)) ?? value;
        // A model's second day may be a thousand times its first; it does not outweigh half of the others together.
        const isLarge = kind !== "tokens" || value >= (total - value) / 2;
        if (value > FACTOR * usual && isLarge)
          return `${named(group, seriesKey(row, table), name)}: ${row[name] ?? ""}; usually about ${usual}`;
      }
    }
  }
  return null;
}

/** Sizes of the values of each series that are not zero: of a model, a listing, a metric of a company. */
function seriesOf(rows: readonly TextRow[], name: string, table: Table): Map<string, number[]> {
  const series = new Map<string, number[]>();
  for (const row of rows) {
    const value = sizeOf(row, name);
    if (value === 0) continue;
    const values = series.get(seriesKey(row, table));
    if (values) values.push(value);
    else series.set(seriesKey(row, table), [value]);
  }
  return series;
}

function seriesKey(row: TextRow, {columns}: Table): string {
  const keys = columns.filter((c) => (c.key === true && !DATES.includes(c.kind)) || c.name === "months");
  return keys.map(({name}) => row[name] ?? "").join(" ");
}

function sizeOf(row: TextRow, name: string): number {
  return Math.abs(Number(row[name] ?? ""));
}

function named(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(" ");
}

/** The lower of the two in the middle, so that one odd value of two is seen. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
