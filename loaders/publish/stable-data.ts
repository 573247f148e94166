import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {Audience} from "../../src/lib/audience.js";
import {amount, dayText, fields, orNull} from "../../src/lib/decode.js";
import {audienceOf} from "../audience.js";
import {shaped} from "../data/rows.js";
import {sha256, type Head} from "../ledger/entry.js";
import {plainRows} from "../warehouse/query.js";
import {writeWhole} from "../whole.js";

/** Where Framework puts the files that may be taken away, under names that change with their bytes. */
const HASHED = "_file/data";
const OFFERED = /^(?:alpha-ledger\/)?([\w-]+)\.[0-9a-f]{8}\.(csv|parquet|duckdb|zip)$/;

interface DataFile {
  /** Below `data/`. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What `data/manifest.json` says of the files beside it. */
export interface DataManifest {
  /** For whom the files were published; null for a working copy. */
  readonly audience: Audience | null;
  /** The last entry of the books that the files were made from. */
  readonly ledger: Head;
  readonly tables: readonly {
    readonly table: string;
    readonly rows: number;
    /** The latest day that a source states its values as of; null for a table without. */
    readonly as_of: string | null;
  }[];
  readonly files: readonly DataFile[];
}

/**
 * Puts what readers may take away at addresses that stay: `data/ledger.duckdb`, `data/<table>.parquet`, `data/<table>.csv`,
 * with a manifest of rows, days and checksums. Returns the number of files.
 */
export async function publishStableData(folder: string, ledger: Head): Promise<number> {
  const from = join(folder, HASHED);
  if (!existsSync(from)) return 0;
  const files = readdirSync(from, {recursive: true, encoding: "utf8"})
    .flatMap((path) => {
      const [, name, ending] = OFFERED.exec(path.replaceAll("\\", "/")) ?? [];
      return name === undefined ? [] : [copied(join(from, path), folder, `${name}.${ending ?? ""}`)];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const tables = await tablesIn(join(folder, "data/ledger.duckdb"), files);
  const manifest: DataManifest = {audience: audienceOf(), ledger: {seq: ledger.seq, hash: ledger.hash}, tables, files};
  writeWhole(join(folder, "data/manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return files.length;
}

function copied(path: string, folder: string, file: string): DataFile {
  const bytes = readFileSync(path);
  writeWhole(join(folder, "data", file), bytes);
  return {file, bytes: bytes.length, sha256: sha256(bytes)};
}

const COUNTED = fields({rows: amount, as_of: orNull(dayText)}, {});

async function tablesIn(database: string, files: readonly DataFile[]): Promise<DataManifest["tables"]> {
  const instance = await DuckDBInstance.create(database, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  const names = files.filter(({file}) => file.endsWith(".parquet")).map(({file}) => file.replace(".parquet", ""));
  const tables: DataManifest["tables"][number][] = [];
  for (const table of names) {
    const dated = await plainRows(
      connection,
      `FROM duckdb_columns() WHERE table_name = '${table}' AND column_name = 'as_of'`
    );
    const asOf = dated.length > 0 ? "max(as_of)" : "NULL::DATE";
    const [counted] = shaped(
      await plainRows(connection, `SELECT count(*)::INTEGER AS rows, ${asOf} AS as_of FROM "${table}"`),
      COUNTED,
      table
    );
    if (counted) tables.push({table, ...counted});
  }
  connection.closeSync();
  instance.closeSync();
  return tables;
}
