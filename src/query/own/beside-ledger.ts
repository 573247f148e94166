import type {AsyncDuckDB, AsyncDuckDBConnection} from "npm:@duckdb/duckdb-wasm@1.32.0";
import {bareEngine, ledgerFile, type Engine} from "../engine.js";
import {queryIn} from "../ledger.js";
import {LOCKED} from "../locked.js";
import {quotedName, quotedText} from "../quoted.js";
import {toRows, type Rows} from "../rows.js";
import {createTypedTable, typedTable} from "./typed-table.js";

/** A file as a page attaches it. */
export interface AttachedFile {
  readonly name: string;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const LEDGER = "ledger.duckdb";
const RELATIONS = `SELECT table_name AS name FROM duckdb_tables() WHERE database_name = 'ledger'
UNION ALL SELECT view_name FROM duckdb_views() WHERE database_name = 'ledger' AND NOT internal`;

/**
 * The ledger as an SQL tag, with files of a page beside its tables, by name, in one DuckDB: what the front matter of a
 * page lists under `sql`. Loads at the first query. Rejects with the name, the file and what was expected of it.
 */
export function ledgerBeside(
  files: Files
): (strings: TemplateStringsArray, ...values: readonly unknown[]) => Promise<Rows> {
  let engine: Promise<Engine> | null = null;
  const end = () => (engine = null);
  const open = () =>
    (engine ??= openBeside(files, end).catch((error: unknown) => {
      end();
      throw error;
    }));
  return (strings, ...values) => queryIn(open, strings.join("?"), values);
}

type Files = Readonly<Record<string, AttachedFile | string>>;

async function openBeside(files: Files, onEnd: () => void): Promise<Engine> {
  // Loaded first, so that the engine is loaded with it and not again.
  const ledger = await ledgerFile();
  return bareEngine((db) => fillBeside(db, files, ledger), onEnd);
}

async function fillBeside(db: AsyncDuckDB, files: Files, ledger: Blob): Promise<void> {
  await db.registerFileBuffer(LEDGER, new Uint8Array(await ledger.arrayBuffer()));
  await db.open({});
  const connection = await db.connect();
  try {
    await connection.query(`ATTACH ${quotedText(LEDGER)} AS ledger (READ_ONLY)`);
    const relations = toRows(await connection.query(RELATIONS)).map(({name}) => String(name));
    for (const [name, file] of Object.entries(files)) {
      if (relations.includes(name))
        throw new Error(`sql: ${name}: the ledger has a table of that name; expected another`);
      await insert(db, connection, name, file);
    }
    // A name without more means the ledger's.
    for (const name of relations)
      await connection.query(`CREATE VIEW ${quotedName(name)} AS FROM ledger.main.${quotedName(name)}`);
    for (const setting of LOCKED) await connection.query(setting);
  } finally {
    await connection.close();
  }
}

const EXPECTED = "expected a .csv, .tsv, .json, .ndjson or .parquet file beside the page";

async function insert(
  db: AsyncDuckDB,
  connection: AsyncDuckDBConnection,
  name: string,
  file: AttachedFile | string
): Promise<void> {
  if (typeof file === "string")
    throw new Error(`sql: ${name}: ${file}; ${EXPECTED}: nothing is fetched from elsewhere, so save it there`);
  const at = `${name}.own`;
  const create = async (bytes: Uint8Array, statement: string) => {
    await db.registerFileBuffer(at, bytes);
    await connection.query(statement);
    await db.dropFile(at);
  };
  const [ending = ""] = /\.\w+$/.exec(file.name) ?? [];
  try {
    if (ending === ".csv" || ending === ".tsv") {
      const options = `header = true, sample_size = -1${ending === ".tsv" ? ", delim = '\\t'" : ""}`;
      const statement = `CREATE TABLE ${quotedName(name)} AS FROM read_csv(${quotedText(at)}, ${options})`;
      await create(new Uint8Array(await file.arrayBuffer()), statement);
      return;
    }
    const table = typedTable(await rowsOf(file, ending));
    if (table.columns.length === 0) throw new Error("no rows; expected a list of objects");
    await create(new TextEncoder().encode(table.text), createTypedTable(name, at, table));
  } catch (error) {
    throw new Error(`sql: ${name}: ${file.name}: ${(error as Error).message}`, {cause: error});
  }
}

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(file: AttachedFile, ending: string): Promise<readonly Row[]> {
  if (ending === ".parquet") {
    const [{parquetReadObjects}, {compressors}] = await Promise.all([
      import("npm:hyparquet"),
      import("npm:hyparquet-compressors")
    ]);
    return parquetReadObjects({file: await file.arrayBuffer(), compressors});
  }
  const lines = async () => (await file.text()).split("\n").filter((line) => line.trim() !== "");
  if (ending === ".ndjson") return (await lines()).map((line) => JSON.parse(line) as Row);
  if (ending !== ".json") throw new Error(`${EXPECTED}; read others in a ts cell, with FileAttachment`);
  const found = JSON.parse(await file.text()) as unknown;
  if (Array.isArray(found) && found.every((row) => typeof row === "object" && row !== null)) return found as Row[];
  throw new Error("no list of objects; expected [{…}, {…}]");
}
