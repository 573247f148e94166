import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {lastEntries} from "../../src/query/notebook/entries.js";
import {knownOnScript, readAsKnownOn} from "../../src/query/notebook/known-on.js";
import {createNotebookTable, fillTable, type SessionConnection} from "../../src/query/notebook/session.js";
import {citedSources} from "../../src/query/reader/cited-sources.js";
import type {TableSession} from "../../src/query/notebook/tables.js";
import type {ResultRow, Value} from "../../src/query/rows.js";

/** A session on native DuckDB with the shipped ledger; `ran` lists the names of tables in the order they were made. */
export async function nativeSession(): Promise<TableSession & {readonly ran: string[]}> {
  const duckdb: DuckDBConnection = await openWarehouse({edition: "shipped"});
  const ran: string[] = [];
  const connection: SessionConnection = {
    query: async (text) => {
      const reader = await duckdb.runAndReadAll(text);
      const texts = new Set(reader.columnNames().filter((_, i) => String(reader.columnTypes()[i]) === "VARCHAR"));
      return reader
        .getRowObjectsJson()
        .map((row): ResultRow =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [name, texts.has(name) ? (value as Value) : plain(value)])
          )
        );
    },
    bind: async (text, values) => {
      await duckdb.run(text, [...values]);
    },
    prepare: async (text) => (await duckdb.prepare(text)).destroySync(),
    send: async (text) => {
      await duckdb.run(text);
    },
    tokenize: (text) => Promise.resolve({offsets: offsetsIn(text)}),
    tableNames: (text) => Promise.resolve(duckdb.getTableNames(text, false))
  };
  return {
    ran,
    tablesIn: (sql) => connection.tableNames(sql),
    create: async (name, sql, variables) => {
      ran.push(name);
      return createNotebookTable(connection, name, sql, variables);
    },
    fill: async (name, columns, rows) => {
      ran.push(name);
      return fillTable(connection, name, columns, rows);
    },
    knownOn: (day) => readAsKnownOn((text) => connection.query(text), day),
    knownOnScript: (day) => knownOnScript((text) => connection.query(text), day),
    sources: (tables) => citedSources(tables, (text) => connection.query(text)),
    entries: (sources) => lastEntries((text) => connection.query(text), sources),
    ask: (sql) => connection.query(sql),
    allRows: (name) => connection.query(`SELECT * FROM temp."${name}"`),
    keepOnly: async (names) => {
      for (const {name} of await connection.query("SELECT table_name AS name FROM duckdb_tables() WHERE temporary"))
        if (!names.has(String(name).toLowerCase())) await connection.query(`DROP TABLE temp."${String(name)}"`);
    },
    close: () => {
      duckdb.closeSync();
      return Promise.resolve();
    }
  };
}

/** Whole numbers come from native DuckDB as texts. */
function plain(value: unknown): Value {
  if (typeof value === "string" && /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value))) return Number(value);
  return typeof value === "object" && value !== null ? JSON.stringify(value) : (value as Value);
}

/** Where words begin, in bytes: enough to part statements of tests, which hold no semicolon in a text. */
function offsetsIn(text: string): number[] {
  const bare = text.replace(/--[^\n]*/g, (comment) => " ".repeat(comment.length));
  return [...bare.matchAll(/\w+|[^\s\w]/g)].map(({index}) => Buffer.byteLength(text.slice(0, index)));
}
