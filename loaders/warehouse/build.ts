import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {columnsOf, DUCKDB_TYPE, VINTAGE, type Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {VIEWS} from "../../src/query/views.js";
import {projectRoot} from "../paths.js";
import {appendRows} from "./append.js";
import type {Cell} from "./cell.js";
import {filesOf, readDataFile} from "./files.js";
import {DataError, readRows, type Row} from "./read.js";

/** Who the tables are for: `shipped` holds only what may be redistributed, `full` also what may only be cited. */
export type Edition = "shipped" | "full";

interface WarehouseOptions {
  readonly edition: Edition;
  /** Database file to write; in memory by default. */
  readonly path?: string;
  /** Repository whose `data/` is read. */
  readonly root?: string;
}

const FOREVER = "9999-12-31";

/** Turns `data/` into the tables and views of the contract. Throws a DataError at the first bad row. */
export async function buildWarehouse({edition, path = ":memory:", root}: WarehouseOptions): Promise<DuckDBConnection> {
  const tables = readTables(root);
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const open = openSources(tables.get("source") ?? []);
  for (const table of TABLES) {
    const rows = tables.get(table.name) ?? [];
    const shipped = table.isFact && edition === "shipped" ? rows.filter((r) => open.has(r["source"] ?? null)) : rows;
    if (edition === "shipped" && table.isFact && shipped.length === 0) continue;
    await createTable(connection, table);
    await appendRows(connection, table, shipped);
  }
  for (const {name, about, sql} of VIEWS) {
    await connection.run(`CREATE VIEW ${name} AS ${sql}`);
    await connection.run(`COMMENT ON VIEW ${name} IS ${quote(about.en)}`);
  }
  return connection;
}

/** Reads and checks every data file, registries first. */
export function readTables(root = projectRoot): Map<string, readonly Row[]> {
  const tables = new Map<string, readonly Row[]>();
  const references = new Map<string, Set<Cell>>();
  for (const table of TABLES) {
    const rows = filesOf(table, root).flatMap(({path, source}) => {
      const read = readRows(readDataFile(path, root), table, path, references);
      return source === null ? read : withVintage(read, source, path, tables.get("source") ?? []);
    });
    tables.set(table.name, rows);
    for (const {name, key} of table.columns)
      if (key) references.set(`${table.name}.${name}`, new Set(rows.map((r) => r[name] ?? null)));
  }
  return tables;
}

/** Dates a snapshot's rows: by their own `as_of` if they have one, else by their source's. */
function withVintage(rows: readonly Row[], source: string, path: string, sources: readonly Row[]): Row[] {
  const origin = sources.find((s) => s["source"] === source);
  if (!origin) throw new DataError(path, 1, "file name", source, "a source listed in data/registry/source.csv");
  return rows.map((row) => ({
    ...row,
    source,
    as_of: row["as_of"] ?? origin["as_of"] ?? null,
    known_from: origin["known_from"] ?? row["as_of"] ?? origin["retrieved_on"] ?? null,
    known_to: FOREVER
  }));
}

function openSources(sources: readonly Row[]): Set<Cell> {
  return new Set(sources.filter((s) => s["rights"] === "open").map((s) => s["source"] ?? null));
}

async function createTable(connection: DuckDBConnection, table: Table): Promise<void> {
  const columns = columnsOf(table);
  const definitions = columns.map((c) => `${c.name} ${DUCKDB_TYPE[c.kind]}${isRequired(c) ? " NOT NULL" : ""}`);
  await connection.run(`CREATE TABLE ${table.name} (${definitions.join(", ")})`);
  await connection.run(`COMMENT ON TABLE ${table.name} IS ${quote(table.about.en)}`);
  for (const {name, about} of columns)
    await connection.run(`COMMENT ON COLUMN ${table.name}.${name} IS ${quote(about.en)}`);
}

function isRequired(column: {optional?: true}): boolean {
  return !column.optional || VINTAGE.some((v) => v === column);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
