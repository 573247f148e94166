import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import type {Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {VIEWS} from "../../src/query/views.js";
import {FOREVER} from "../warehouse/vintages.js";

/**
 * Makes a connection to a warehouse of every vintage read the facts as known on a day: the same names, each table cut to the
 * values that held then; with `only`, to those of which that earlier day knew some value. Registries stay as they are
 * now. Call again for another day. `read` is the SQL that will be run: the views it names are written out, for it reads
 * them many times.
 */
export async function knowOn(
  connection: DuckDBConnection,
  day: IsoDate,
  {read, only}: {readonly read: string; readonly only?: IsoDate}
): Promise<void> {
  await connection.run("CREATE SCHEMA IF NOT EXISTS known");
  await connection.run("SET search_path = 'known,main'");
  const present = await connection.runAndReadAll("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'");
  const names = new Set(present.getRows().map(([name]) => name));
  for (const table of TABLES.filter((t) => t.isFact && names.has(t.name)))
    await connection.run(`CREATE OR REPLACE VIEW known.${table.name} AS
      SELECT * REPLACE (DATE '${FOREVER}' AS known_to) FROM main.${table.name} now
      WHERE ${heldOn("now", day)}${only === undefined ? "" : ` AND ${wasKnown(table, only)}`}`);
  for (const {name, sql} of VIEWS)
    await connection.run(`CREATE OR REPLACE ${isNamed(name, read) ? "TABLE" : "VIEW"} known.${name} AS ${sql}`);
}

function isNamed(view: string, sql: string): boolean {
  return new RegExp(`\\b${view}\\b`).test(sql);
}

function heldOn(row: string, day: IsoDate): string {
  return `${row}.known_from <= DATE '${day}' AND DATE '${day}' < ${row}.known_to`;
}

/** Whether a day knew a value under the same key. */
function wasKnown({name, columns, perSource}: Table, day: IsoDate): string {
  const keys = [...columns.filter((c) => c.key).map((c) => c.name), ...(perSource ? ["source"] : [])];
  const isSame = keys.map((key) => `was.${key} IS NOT DISTINCT FROM now.${key}`).join(" AND ");
  return `EXISTS (FROM main.${name} was WHERE ${heldOn("was", day)} AND ${isSame})`;
}
