import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {CITED_FACTS} from "../../src/query/cited-facts.js";
import {FILTERED_USAGE} from "../../src/query/filtered-usage.js";
import {quotedText} from "../../src/query/quoted.js";
import {columnsOf, DUCKDB_TYPE, type Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {VIEWS} from "../../src/query/views.js";
import {appendRows} from "./append.js";
import type {TableCell} from "./cell.js";
import type {Row} from "./read.js";
import {readTables} from "./tables.js";

/**
 * Who the tables are for: `shipped` holds only what may be redistributed, `full` also what may only be cited,
 * `internal` everything.
 */
export type WarehouseEdition = "shipped" | "full" | "internal";

const RIGHTS: Readonly<Record<WarehouseEdition, readonly string[]>> = {
  shipped: ["open"],
  full: ["open", "cite"],
  internal: ["open", "cite", "internal"]
};

interface WarehouseOptions {
  readonly edition: WarehouseEdition;
  /** Repository whose `data/` is read. */
  readonly root?: string;
  /** Day on which the ledger is wanted as it stood; today by default. */
  readonly day?: IsoDate | null;
}

/**
 * Turns `data/` into the tables and views of the contract. Throws a DataError at the first bad row. For this repository
 * as it is, openWarehouse does so once for every caller.
 */
export async function buildWarehouse({edition, root, day = null}: WarehouseOptions): Promise<DuckDBConnection> {
  // As small as openWarehouse has them: one thread is faster than several.
  const connection = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  await fillWarehouse(connection, readTables(root, day), {edition, day});
  return connection;
}

/** Writes tables as they were read, and the views over them, into an empty database. */
export async function fillWarehouse(
  connection: DuckDBConnection,
  tables: ReadonlyMap<string, readonly Row[]>,
  {edition, day}: {readonly edition: WarehouseEdition; readonly day: IsoDate | null}
): Promise<void> {
  const open = sourcesWith(RIGHTS[edition], tables.get("source") ?? []);
  for (const table of TABLES) {
    const rows = tables.get(table.name) ?? [];
    const shipped = rows.filter((row) => isOpen(row, table, open));
    const isWithheld = CITED_FACTS.includes(table) || rows.length > 0 || day === null;
    // Tables of the rankings’ filters are there before their past is fetched.
    const isAwaited = isInViews(table) || FILTERED_USAGE.includes(table);
    if (edition === "shipped" && shipped.length === 0 && isWithheld && !isAwaited) continue;
    await createTable(connection, table);
    await appendRows(connection, table, shipped);
  }
  for (const {name, about, sql} of VIEWS) {
    await connection.run(`CREATE VIEW ${name} AS ${sql}`);
    await connection.run(`COMMENT ON VIEW ${name} IS ${quotedText(about.en)}`);
  }
}

/** Whether a row may be redistributed: what names no source, and the list of sources itself, may. */
function isOpen(row: Row, {name}: Table, open: ReadonlySet<TableCell>): boolean {
  return name === "source" || name === "ledger_entry" || row["source"] === undefined || open.has(row["source"]);
}

function isInViews({name}: Table): boolean {
  return VIEWS.some(({sql}) => new RegExp(`\\b${name}\\b`).test(sql));
}

function sourcesWith(rights: readonly string[], sources: readonly Row[]): Set<TableCell> {
  return new Set(sources.filter((s) => rights.includes(String(s["rights"]))).map((s) => String(s["source"])));
}

/** Creates an empty table with its columns and comments. */
export async function createTable(connection: DuckDBConnection, table: Table): Promise<void> {
  const columns = columnsOf(table);
  const definitions = columns.map((c) => `${c.name} ${DUCKDB_TYPE[c.kind]}${c.optional ? "" : " NOT NULL"}`);
  await connection.run(`CREATE TABLE ${table.name} (${definitions.join(", ")})`);
  await connection.run(`COMMENT ON TABLE ${table.name} IS ${quotedText(table.about.en)}`);
  for (const {name, about} of columns)
    await connection.run(`COMMENT ON COLUMN ${table.name}.${name} IS ${quotedText(about.en)}`);
}
