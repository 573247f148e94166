import type {Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {projectRoot} from "../paths.js";
import type {Cell} from "./cell.js";
import {filesOf, readDataFile, type DataFile} from "./files.js";
import {DataError, keyOf, readRows, repeatedKey, type Row} from "./read.js";

/** A value that still holds is known until then. */
const FOREVER = "9999-12-31";

/** Reads and checks every data file, registries first; facts are dated and their vintages closed. */
export function readTables(root = projectRoot): Map<string, readonly Row[]> {
  const tables = new Map<string, readonly Row[]>();
  const references = new Map<string, Set<Cell>>();
  for (const table of TABLES) {
    const files = filesOf(table, root).map((file) => {
      const rows = readRows(readDataFile(file.path, root), table, file.path, references);
      return {file, rows: file.source === null ? rows : dateRows(rows, file, tables.get("source") ?? [])};
    });
    const rows = table.isFact ? closeVintages(files, table) : files.flatMap((f) => f.rows);
    tables.set(table.name, rows);
    for (const {name, key} of table.columns)
      if (key) references.set(`${table.name}.${name}`, new Set(rows.map((r) => r[name] ?? null)));
  }
  return tables;
}

/** Dates a snapshot's rows: by their own `as_of` if they have one, else by their source's. */
function dateRows(rows: readonly Row[], {source, path}: DataFile, sources: readonly Row[]): Row[] {
  const origin = sources.find((s) => s["source"] === source);
  if (!origin) throw new DataError(path, 1, "file name", String(source), "a source listed in data/registry/source.csv");
  return rows.map((row) => ({
    ...row,
    source,
    as_of: row["as_of"] ?? origin["as_of"] ?? null,
    known_from: origin["known_from"] ?? row["as_of"] ?? origin["retrieved_on"] ?? null,
    known_to: FOREVER
  }));
}

interface ReadFile {
  readonly file: DataFile;
  readonly rows: readonly Row[];
}

/**
 * A key that several files hold was restated: each value is known until the next is. Two values known from the same
 * day contradict each other and stop the build.
 */
function closeVintages(files: readonly ReadFile[], table: Table): Row[] {
  const latest = new Map<string, Row>();
  const dated = files
    .flatMap(({file, rows}) => rows.map((row, i) => ({row, file, line: i + 2})))
    .sort((a, b) => String(a.row["known_from"]).localeCompare(String(b.row["known_from"]), "en"));
  const closed = new Map<Row, Cell>();
  for (const {row, file, line} of dated) {
    const key = keyOf(row, table).join("\0");
    const before = latest.get(key);
    if (before && before["known_from"] === row["known_from"]) throw repeatedKey(row, table, file.path, line);
    if (before) closed.set(before, row["known_from"] ?? null);
    latest.set(key, row);
  }
  return files.flatMap(({rows}) =>
    rows.map((row) => (closed.has(row) ? {...row, known_to: closed.get(row) ?? null} : row))
  );
}
