import type {DuckDBConnection, Json as DuckDBJson} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {asKnownOn} from "../as-known-on.js";
import type {WarehouseEdition} from "./build.js";
import {openWarehouse, warehouseFile} from "./open.js";

/** A row as plain values: integers as numbers where exact and as their digits beyond 2^53, dates as ISO strings. */
export type Json = Record<string, string | number | boolean | null>;

/** Runs queries against the warehouse of the day the build is for, in order, and returns their rows. */
export async function queryWarehouse<T extends readonly string[]>(
  edition: WarehouseEdition,
  ...queries: T
): Promise<{[K in keyof T]: Json[]}> {
  return queryOn(asKnownOn(), edition, ...queries);
}

/** The same of a day that is named; null for all that is known now. */
export async function queryOn<T extends readonly string[]>(
  day: IsoDate | null,
  edition: WarehouseEdition,
  ...queries: T
): Promise<{[K in keyof T]: Json[]}> {
  const key = JSON.stringify([await warehouseFile({edition, day}), ...queries]);
  const results = answered.get(key) ?? (await rowsOf(await openWarehouse({edition, day}), queries));
  answered.set(key, results);
  return results.map((rows) => rows.map((row) => ({...row}))) as {[K in keyof T]: Json[]};
}

/** Rows by the file of a warehouse, which never changes, and the queries: loaders that run in one process share many. */
const answered = new Map<string, readonly (readonly Json[])[]>();

async function rowsOf(connection: DuckDBConnection, queries: readonly string[]): Promise<Json[][]> {
  try {
    const results: Json[][] = [];
    for (const query of queries) results.push(await plainRows(connection, query));
    return results;
  } finally {
    connection.closeSync();
  }
}

/** The rows of one query as plain values. */
export async function plainRows(connection: DuckDBConnection, query: string): Promise<Json[]> {
  const reader = await connection.runAndReadAll(query);
  const types = reader.columnTypes().map(String);
  const names = reader.columnNames();
  return reader
    .getRowsJson()
    .map((row) => Object.fromEntries(row.map((value, i) => [names[i], plainCell(value, types[i])])) as Json);
}

/** A value of a column of a type, as it goes into JSON. */
export function plainCell(value: DuckDBJson, type: string | undefined): string | number | boolean | null {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value !== "string") return JSON.stringify(value);
  if (type !== "BIGINT" && type !== "HUGEINT") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
