import type {DuckDBConnection, Json as DuckDBJson} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {asKnownOn} from "../as-known-on.js";
import type {WarehouseEdition} from "./build.js";
import {openWarehouse} from "./open.js";

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
  const connection = await openWarehouse({edition, day});
  const results: Json[][] = [];
  for (const query of queries) results.push(await plainRows(connection, query));
  connection.closeSync();
  return results as {[K in keyof T]: Json[]};
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
