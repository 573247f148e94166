import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {zipSync} from "fflate";
import {toCsv, type CsvValue} from "../../src/lib/csv.js";
import {quotedText} from "../../src/query/quoted.js";
import type {Table} from "../../src/query/schema.js";
import {asKnownOn} from "../as-known-on.js";
import {projectRoot} from "../paths.js";
import {createTable} from "../warehouse/build.js";
import {openWarehouse, warehouseFile} from "../warehouse/open.js";
import {plainRows} from "../warehouse/query.js";
import {archiveReadme} from "./archive-readme.js";
import {DOWNLOADS, isOffered} from "./downloads.js";

/** The one date of every file in the archive: equal data gives equal bytes. */
const MODIFIED = new Date(2026, 0, 1);

/** The archive of all that may be downloaded, as a zip file. */
export async function loadArchive(): Promise<Uint8Array> {
  const members = await archiveMembers();
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), {mtime: MODIFIED});
}

/** Files of the archive by name: each table as CSV and Parquet, the database, what they are and their licence. */
export async function archiveMembers(): Promise<Map<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), "archive-"));
  const warehouse = {edition: "shipped", day: asKnownOn()} as const;
  const members = new Map<string, Uint8Array>();
  try {
    const ledger = await openWarehouse(warehouse);
    const present = await rowCounts(ledger);
    for (const table of DOWNLOADS) {
      if (!isOffered(table, present.get(table.name))) continue;
      if (!present.has(table.name)) await createTable(ledger, table);
      members.set(`${table.name}.csv`, await csvOf(ledger, table));
      members.set(`${table.name}.parquet`, await parquetOf(ledger, table, folder));
    }
    members.set("README.md", Buffer.from(await archiveReadme(ledger, present)));
    members.set("LICENSE", readFileSync(join(projectRoot, "LICENSE")));
    ledger.closeSync();
    members.set("ledger.duckdb", readFileSync(await warehouseFile(warehouse)));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  return members;
}

/** Rows of each table that is there. */
async function rowCounts(ledger: DuckDBConnection): Promise<Map<string, number>> {
  const rows = await plainRows(ledger, "SELECT table_name AS name, estimated_size AS rows FROM duckdb_tables()");
  return new Map(rows.map((row) => [String(row["name"]), Number(row["rows"])]));
}

/** A table as CSV, in the order of its columns; whole numbers beyond 2^53 to the last digit. */
export async function csvOf(connection: DuckDBConnection, {name}: Pick<Table, "name">): Promise<Uint8Array> {
  const reader = await connection.runAndReadAll(`FROM ${name} ORDER BY ALL`);
  const types = reader.columnTypes().map(String);
  const rows = reader
    .getRowsJson()
    .map((row) =>
      row.map((cell, i) => (types[i] === "BIGINT" && typeof cell === "string" ? BigInt(cell) : (cell as CsvValue)))
    );
  return Buffer.from(toCsv(reader.columnNames(), rows));
}

async function parquetOf(connection: DuckDBConnection, {name}: Table, folder: string): Promise<Uint8Array> {
  const path = join(folder, `${name}.parquet`);
  await connection.run(`COPY (FROM ${name} ORDER BY ALL) TO ${quotedText(path)} (FORMAT parquet)`);
  return readFileSync(path);
}
