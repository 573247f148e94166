import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {TABLES} from "../../src/query/tables.js";
import {VIEWS} from "../../src/query/views.js";
import {FOREVER} from "../warehouse/vintages.js";

/**
 * Makes a connection to a warehouse of every vintage read the facts as known on a day: the same names, each table cut to the
 * values that held then. Registries stay as they are now. Call again for another day.
 */
export async function knowOn(connection: DuckDBConnection, day: IsoDate): Promise<void> {
  await connection.run("CREATE SCHEMA IF NOT EXISTS known");
  await connection.run("SET search_path = 'known,main'");
  const present = await connection.runAndReadAll("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'");
  const names = new Set(present.getRows().map(([name]) => name));
  for (const {name} of TABLES.filter((t) => t.isFact && names.has(t.name)))
    await connection.run(`CREATE OR REPLACE VIEW known.${name} AS SELECT * REPLACE (DATE '${FOREVER}' AS known_to)
      FROM main.${name} WHERE known_from <= DATE '${day}' AND DATE '${day}' < known_to`);
  // Written out once, since every claim reads them again.
  for (const {name, sql} of VIEWS) await connection.run(`CREATE OR REPLACE TABLE known.${name} AS ${sql}`);
}
