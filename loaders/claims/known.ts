import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import type {Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {VIEWS} from "../../src/query/views.js";
import {FOREVER} from "../warehouse/vintages.js";

/** What a day of the books is asked for. */
interface Asked {
  /** The SQL that will be run: what it reads, and the views it names are written out, for it reads them many times. */
  readonly read: string;
  /** Schema of its own for each that turns from day to day beside another. */
  readonly schema: string;
}

/** The books of a connection as they were known on a day, going from day to day. */
export interface KnownBooks {
  /**
   * Makes the connection read the facts as known on a day: the same names, each table cut to the values that held then;
   * with `only`, to those of which that earlier day knew some value. Registries stay as they are now. Gives the tables and
   * views whose rows may be others than on the day asked for before.
   */
  turnTo(day: IsoDate, only?: IsoDate): Promise<ReadonlySet<string>>;
}

/** The books of a connection to a warehouse of every vintage. */
export async function knownBooks(connection: DuckDBConnection, {read, schema}: Asked): Promise<KnownBooks> {
  const present = await connection.runAndReadAll("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'");
  const names = new Set(present.getRows().map(([name]) => name));
  const views = viewsBehind(read);
  const texts = [read, ...views.map(({sql}) => sql)].join("\n");
  const facts = TABLES.filter(({name, isFact}) => isFact && names.has(name) && isNamed(name, texts));
  await connection.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`);
  let was: {readonly day: IsoDate; readonly only: IsoDate | undefined} | null = null;
  return {
    async turnTo(day, only) {
      await connection.run(`SET search_path = '${schema},main'`);
      const changed = was && was.only === only ? await changedBetween(connection, facts, was.day, day) : facts;
      was = null;
      for (const table of changed)
        await connection.run(`CREATE OR REPLACE VIEW ${schema}.${table.name} AS
          SELECT * REPLACE (DATE '${FOREVER}' AS known_to) FROM main.${table.name} now
          WHERE ${heldOn("now", day)}${only === undefined ? "" : ` AND ${wasKnown(table, only)}`}`);
      const others = new Set(changed.map(({name}) => name));
      for (const {name, sql} of views)
        if ([...others].some((other) => isNamed(other, sql)) || changed === facts) {
          const kind = isNamed(name, read) ? "TABLE" : "VIEW";
          await connection.run(`CREATE OR REPLACE ${kind} ${schema}.${name} AS ${sql}`);
          others.add(name);
        }
      was = {day, only};
      return others;
    }
  };
}

/** Whether SQL may read a table or view. */
export function isNamed(relation: string, sql: string): boolean {
  return new RegExp(`\\b${relation}\\b`, "i").test(sql);
}

/** The views that SQL reads, itself or through others, in the order they are created. */
function viewsBehind(sql: string): typeof VIEWS {
  return VIEWS.toReversed().reduce<typeof VIEWS>(
    (found, view) =>
      [sql, ...found.map((of) => of.sql)].some((text) => isNamed(view.name, text)) ? [view, ...found] : found,
    []
  );
}

/** The tables of which a value came or went between two days. */
async function changedBetween(
  connection: DuckDBConnection,
  tables: readonly Table[],
  ...days: readonly [IsoDate, IsoDate]
): Promise<readonly Table[]> {
  if (tables.length === 0) return [];
  const [first, last] = [...days].sort();
  const turned = (day: string) => `${day} > DATE '${first}' AND ${day} <= DATE '${last}'`;
  const asked = tables.map(
    ({name}) => `EXISTS (FROM main.${name} WHERE ${turned("known_from")} OR ${turned("known_to")}) AS ${name}`
  );
  const [row = {}] = (await connection.runAndReadAll(`SELECT ${asked.join()}`)).getRowObjectsJson();
  return tables.filter(({name}) => row[name] === true);
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
