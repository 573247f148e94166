import {mkdirSync} from "node:fs";
import {dirname, join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {quotedName, quotedText} from "../../../src/query/quoted.js";
import {insertRequests, makeFileTables, usageSql, wholeNumberOf, wholeRelation} from "./duckdb-tables.js";
import {checkNew, checkSums, MAX_SUMS, usageSum, type Batch, type RequestWarehouse} from "./engine.js";
import {clearStaged, STAGED_REQUESTS} from "./staged.js";

export interface DuckDbOptions {
  /** Memory that may be used before work goes on over disk, as DuckDB writes sizes. */
  readonly memory?: string;
  readonly threads?: number;
  /** Whether nothing is written, so that others may read at the same time, and a user who may only read will do. */
  readonly isReadOnly?: boolean;
}

/** Memory that DuckDB uses unless told otherwise. */
export const MEMORY = "4GB";

/** A DuckDB that reads files and stages rows: beyond its memory it works over `spill`. */
export async function openReader(
  path: string,
  {memory = MEMORY, threads, isReadOnly = false}: DuckDbOptions = {},
  spill?: string
): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: memory,
    ...(isReadOnly && {access_mode: "READ_ONLY"}),
    ...(threads !== undefined && {threads: String(threads)}),
    ...(spill !== undefined && {temp_directory: spill})
  });
  const connection = await instance.connect();
  // Days and times are of UTC unless a zone is named.
  await connection.run("SET TimeZone = 'UTC'");
  return connection;
}

/** Bytes of memory that a DuckDB may use before it works over disk. */
export async function memoryBytes(reader: DuckDBConnection): Promise<number> {
  const [[limit] = []] = (await reader.runAndReadAll("SELECT current_setting('memory_limit')")).getRows();
  const [, size = "", unit = ""] = /^([\d.]+) ([KMGT])iB$/.exec(String(limit)) ?? [];
  if (unit === "") throw new Error(`memory_limit: ${String(limit)}; expected a size such as 3.7 GiB`);
  return Number(size) * 1024 ** (1 + "KMGT".indexOf(unit));
}

/** Requests in one file of DuckDB, made where there is none. */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<RequestWarehouse> {
  if (!options.isReadOnly) mkdirSync(dirname(path), {recursive: true});
  const reader = await openReader(path, options, `${path}.spill`);
  if (!options.isReadOnly) {
    await makeFileTables(reader, path);
    await clearStaged(reader);
  }
  const relation = await wholeRelation(reader, "request", path);
  const batches = async () => {
    const found = await reader.runAndReadAll("SELECT batch FROM loaded_batch");
    return new Set(found.getRows().map(([batch]) => String(batch)));
  };
  return {
    engine: "duckdb",
    reader,
    batches,
    async load(of) {
      checkNew(of, await batches());
      await reader.run("BEGIN");
      try {
        const {rowsChanged: replaced} = await reader.run(
          `DELETE FROM request_row WHERE id IN (SELECT id FROM (${STAGED_REQUESTS}))`
        );
        const added = await insertRequests(reader, `(${STAGED_REQUESTS})`);
        if (of.length > 0) await reader.run(`INSERT INTO loaded_batch VALUES ${of.map(rowOf).join(", ")}`);
        const days = await wholeNumberOf(reader, `SELECT count(DISTINCT day) FROM (${STAGED_REQUESTS})`);
        await reader.run("COMMIT");
        await clearStaged(reader);
        return {added, replaced, days};
      } catch (error) {
        await reader.run("ROLLBACK");
        throw error;
      }
    },
    async usage(bound = MAX_SUMS) {
      const found = await reader.runAndReadAll(`${usageSql(relation)} LIMIT ${bound + 1}`);
      checkSums(found.currentRowCount, bound);
      return found.getRowObjectsJson().map(usageSum);
    },
    async forget(what) {
      const of = "user" in what ? `user_hash = ${quotedText(what.user)}` : `day < DATE ${quotedText(what.before)}`;
      const {rowsChanged} = await reader.run(`DELETE FROM request_row WHERE ${of}`);
      await reader.run("CHECKPOINT");
      return rowsChanged;
    },
    async exportTable(name, folder) {
      const path = join(folder, `${name}.parquet`);
      await reader.run(`COPY ${tableName(name)} TO ${quotedText(path)} (FORMAT parquet)`);
      return path;
    },
    close() {
      reader.closeSync();
      return Promise.resolve();
    }
  };
}

/** A table's name as SQL writes it: `table`, or `database.table`. */
export function tableName(name: string): string {
  return name.split(".").map(quotedName).join(".");
}

function rowOf({batch, file, rows}: Batch): string {
  return `(${quotedText(batch)}, ${quotedText(file)}, ${rows}, CAST(now() AS TIMESTAMP))`;
}
