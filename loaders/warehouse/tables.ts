import type {IsoDate} from "../../src/lib/dates.js";
import {LEDGER_ENTRY} from "../../src/query/books.js";
import {FACT_TABLES} from "../../src/query/facts.js";
import {REGISTRIES} from "../../src/query/registries.js";
import type {Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {readLedger} from "../ledger/archive.js";
import {withCredibleTimes} from "../ledger/clock.js";
import {projectRoot} from "../paths.js";
import type {TableCell} from "./cell.js";
import {tableFiles, readDataFile, type DataFile} from "./files.js";
import {newcomersOf, type Newcomers} from "./newcomers.js";
import {decodePulls, vintagesOf, type DecodedPull} from "./pulls.js";
import {DataError, readRows, type References, type Row} from "./read.js";
import {readRegistry} from "./registry.js";
import {entryRows, liveSources} from "./sources.js";
import {asKnown, closeVintages, type Vintage} from "./vintages.js";
import {weeksOf} from "./weeks.js";

/**
 * Reads and checks every data file and every archived pull, registries first; facts are dated and their vintages
 * closed. With a day, the tables are as the ledger stood on it. Throws a DataError at the first bad row.
 */
export function readTables(root = projectRoot, day: IsoDate | null = null): Map<string, readonly Row[]> {
  const entries = withCredibleTimes(readLedger(root).entries);
  const {pulls} = decodePulls(entries, root);
  const tables = new Map<string, readonly Row[]>();
  const references = new Map<string, Set<TableCell>>();
  const rowsOf = (name: string) => tables.get(name) ?? [];
  const add = (table: Table, rows: readonly Row[]) => {
    tables.set(table.name, [...rowsOf(table.name), ...rows]);
    for (const {name, key} of table.columns) {
      if (!key) continue;
      const values = references.get(`${table.name}.${name}`) ?? new Set<TableCell>();
      for (const row of rows) values.add(row[name] ?? "");
      references.set(`${table.name}.${name}`, values);
    }
  };
  for (const table of REGISTRIES) add(table, readRegistry(table, {root, day, entries, references}));
  const live = liveSources(entries, day);
  const newcomers = newcomersOf(pulls, references);
  for (const table of REGISTRIES) add(table, table.name === "source" ? live : newRows(table, newcomers));
  const context = {root, pulls, references, sources: rowsOf("source")};
  for (const table of TABLES.filter((t) => t.isFact)) {
    const rows = closeVintages(factVintages(table, context), table);
    add(table, day === null ? rows : asKnown(rows, day));
  }
  add(LEDGER_ENTRY, entryRows(entries, day));
  return tables;
}

function newRows({name}: Table, newcomers: Newcomers): readonly Row[] {
  return name in newcomers ? newcomers[name as keyof Newcomers] : [];
}

interface FactContext {
  readonly root: string;
  readonly pulls: readonly DecodedPull[];
  readonly references: References;
  readonly sources: readonly Row[];
}

/** Vintages of a fact table: of its files, of its pulls, and for weeks those that days add up to. */
function factVintages(table: Table, context: FactContext): Vintage[] {
  const stated = [
    ...tableFiles(table, context.root).flatMap((file) => fileVintages(file, table, context)),
    ...context.pulls.flatMap((pull) => vintagesOf(pull, table, context.references))
  ];
  const daily = FACT_TABLES.find((t) => t.name === "usage_daily");
  return table.name === "usage_weekly" && daily
    ? [...stated, ...weeksOf(factVintages(daily, context), stated)]
    : stated;
}

/**
 * A file's rows, as of their own day if they have one, else their source's; known from the day their source is
 * evidenced, else the day of their document.
 */
function fileVintages({path, source}: DataFile, table: Table, {root, references, sources}: FactContext): Vintage[] {
  const rows = readRows(readDataFile(path, root), table, path, references);
  const origin = sources.find((s) => s["source"] === source);
  if (!origin) throw new DataError(path, 1, "file name", String(source), "a source listed in data/registry/source.csv");
  const byDay = new Map<string, Row[]>();
  for (const row of rows) {
    const as_of = row["as_of"] ?? String(origin["as_of"]);
    const known_from = String(origin["known_from"] ?? row["as_of"] ?? row["source_date"] ?? origin["retrieved_on"]);
    const day = byDay.get(known_from) ?? [];
    day.push({...row, source, as_of, known_from, reconstructed: true});
    byDay.set(known_from, day);
  }
  return [...byDay].map(([knownFrom, rows]) => ({knownFrom, path, isPull: false, rows}));
}
