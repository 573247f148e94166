import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import type {Audience} from "../../src/lib/audience.js";
import {toCsv, type CsvValue} from "../../src/lib/csv.js";
import type {Edition} from "../../src/query/editions.js";
import {sha256, type Head} from "../ledger/entry.js";
import {projectRoot} from "../paths.js";
import {buildWarehouse} from "../warehouse/build.js";
import {replaceFolder, writeWhole} from "../whole.js";
import {booksAt} from "./books-at.js";

/** What an edition says of its tables. */
type FrozenTables = Pick<Edition, "date" | "entry" | "tables">;

/** A table as CSV, rows in order of all their columns: what an edition states the checksum of. */
export async function tableCsv(connection: DuckDBConnection, from: string): Promise<{csv: string; rows: number}> {
  const reader = await connection.runAndReadAll(`FROM ${from} ORDER BY ALL`);
  const rows = reader.getRowsJson() as CsvValue[][];
  return {csv: toCsv(reader.columnNames(), rows), rows: rows.length};
}

/** Where the tables of an edition are kept, from the repository: beside the books, since the checksums are in them. */
export function tablesFolder(date: string): string {
  return `data/edition-tables/${date}`;
}

/** Keeps the tables of an edition as Parquet, made of the books as they stood. Throws where one is not as it was frozen. */
export async function keepTables({date, entry, tables}: FrozenTables, root = projectRoot): Promise<void> {
  const books = booksAt(entry, root);
  try {
    const shipped = await buildWarehouse({edition: "shipped", root: books.root});
    await replaceFolder(join(root, tablesFolder(date)), async (folder) => {
      for (const table of tables) {
        const file = join(folder, `${table.table}.parquet`);
        await shipped.run(`COPY (FROM ${table.table} ORDER BY ALL) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
        await asFrozen(shipped, table, file);
      }
    });
    shipped.closeSync();
  } finally {
    books.remove();
  }
}

/** What `data/editions/<date>/manifest.json` says of the files beside it. */
export interface EditionManifest {
  /** For whom the site is published; none of a working copy. */
  readonly audience?: Audience;
  readonly edition: string;
  /** The entry of the books that the tables were made after. */
  readonly ledger: Head;
  readonly files: {readonly file: string; readonly rows: number; readonly sha256: string}[];
}

/**
 * Writes the tables that editions keep into a built site, at `data/editions/<date>/<table>.parquet` and `.csv`, with what makes
 * one database of them; how many. Throws where one is not as it was frozen.
 */
export async function publishTables(
  output: string,
  editions: readonly FrozenTables[],
  root = projectRoot
): Promise<number> {
  const kept = editions.filter(({date}) => existsSync(join(root, tablesFolder(date))));
  if (kept.length === 0) return 0;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const {date, entry, tables} of kept) {
    const folder = join(output, "data/editions", date);
    const files: EditionManifest["files"] = [];
    for (const table of tables) {
      const name = `${table.table}.parquet`;
      const {parquet, csv} = await asFrozen(connection, table, join(root, tablesFolder(date), name));
      writeWhole(join(folder, name), parquet);
      writeWhole(join(folder, `${table.table}.csv`), csv);
      files.push({file: name, rows: table.rows, sha256: sha256(parquet)});
      files.push({file: `${table.table}.csv`, rows: table.rows, sha256: table.sha256});
    }
    const manifest: EditionManifest = {edition: date, ledger: entry, files};
    writeWhole(join(folder, "ledger.sql"), databaseScript(tables));
    writeWhole(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  }
  connection.closeSync();
  instance.closeSync();
  return kept.length;
}

/** What makes one database of an edition’s files where they lie; its views are of today’s code, so they are not among them. */
function databaseScript(tables: FrozenTables["tables"]): string {
  const made = tables.map(({table}) => `CREATE TABLE ${table} AS FROM '${table}.parquet';\n`);
  return `-- In the folder of these files: duckdb ledger.duckdb < ledger.sql\n${made.join("")}`;
}

/** A kept table and the CSV that it stands for. Throws where that is not what the edition states. */
async function asFrozen(
  connection: DuckDBConnection,
  {table, rows, sha256: stated}: Edition["tables"][number],
  file: string
): Promise<{readonly parquet: Buffer; readonly csv: string}> {
  const found = existsSync(file) ? await tableCsv(connection, `read_parquet('${file}')`) : null;
  const checksum = found && sha256(Buffer.from(found.csv));
  if (found && checksum === stated) return {parquet: readFileSync(file), csv: found.csv};
  const what = found ? `${found.rows} rows, checksum ${checksum ?? ""}` : "missing";
  throw new Error(
    `${file}: ${what}; expected ${rows} rows of ${table}, checksum ${stated}, as the edition states: restore it from the version history`
  );
}
