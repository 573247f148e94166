import {mkdirSync} from "node:fs";
import {dirname, join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {quotedName, quotedText} from "../../../src/query/quoted.js";
import {AMOUNTS, LABELS, REQUEST_COLUMNS, REQUEST_NAMES} from "./columns.js";
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

/** Requests in one file of DuckDB, made where there is none. */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<RequestWarehouse> {
  if (!options.isReadOnly) mkdirSync(dirname(path), {recursive: true});
  const reader = await openReader(path, options, `${path}.spill`);
  if (!options.isReadOnly) await makeTables(reader);
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
        await keepLabels(reader);
        const {rowsChanged: added} = await reader.run(
          `INSERT INTO request_row (${ROW_NAMES.join(", ")}, label) SELECT ${ROW_NAMES.join(", ")}, ${LABEL_ID} FROM (${STAGED_REQUESTS})`
        );
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
      const found = await reader.runAndReadAll(`${usageSql("request")} LIMIT ${bound + 1}`);
      checkSums(found.currentRowCount, bound);
      return found.getRowObjectsJson().map(usageSum);
    },
    async forget(before) {
      const {rowsChanged} = await reader.run(`DELETE FROM request_row WHERE day < DATE ${quotedText(before)}`);
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

const LABEL_NAMES: readonly string[] = LABELS;
const ROW_NAMES = REQUEST_COLUMNS.map(({name}) => name).filter((name) => !LABEL_NAMES.includes(name));

/** What stands for the labels of a row, which are few and long: writing them for every row takes half of a load. */
const LABEL_ID = `hash(${LABELS.join(", ")})`;

/** Rows of requests, the labels they bear, and both together by the name that either engine has them under. */
async function makeTables(reader: DuckDBConnection): Promise<void> {
  const columnsOf = (isOf: (name: string) => boolean) =>
    REQUEST_COLUMNS.filter(({name}) => isOf(name)).map(({name, duckdb}) => `${name} ${duckdb} NOT NULL`);
  const rows = columnsOf((name) => ROW_NAMES.includes(name));
  await reader.run(`CREATE TABLE IF NOT EXISTS request_row (${rows.join(", ")}, label UBIGINT NOT NULL)`);
  const labels = columnsOf((name) => LABEL_NAMES.includes(name));
  await reader.run(`CREATE TABLE IF NOT EXISTS request_label (label UBIGINT NOT NULL, ${labels.join(", ")})`);
  await reader.run(
    `CREATE VIEW IF NOT EXISTS request AS SELECT ${REQUEST_NAMES} FROM request_row JOIN request_label USING (label)`
  );
  await reader.run(
    "CREATE TABLE IF NOT EXISTS loaded_batch (batch VARCHAR NOT NULL, file VARCHAR NOT NULL, rows BIGINT NOT NULL, loaded_at TIMESTAMP NOT NULL)"
  );
  await clearStaged(reader);
}

/** Keeps the labels of staged rows that are new. Throws where two that differ would be told by one number. */
async function keepLabels(reader: DuckDBConnection): Promise<void> {
  await reader.run(`INSERT INTO request_label SELECT ${LABEL_ID}, ${LABELS.join(", ")} FROM (${STAGED_REQUESTS}) GROUP BY ${LABELS.join(", ")}
EXCEPT SELECT label, ${LABELS.join(", ")} FROM request_label`);
  const alike = await wholeNumberOf(reader, "SELECT count(*) - count(DISTINCT label) FROM request_label");
  if (alike > 0)
    throw new Error(
      `request_label: ${alike} labels have the number of another; expected each its own. Nothing was taken in.`
    );
}

const digits = (sql: string, name: string) => `CAST(${sql} AS VARCHAR) AS ${name}`;

/** Requests of a relation added up by day and labels, in every digit. */
export const usageSql = (relation: string) =>
  `SELECT ${[
    digits("day", "day"),
    ...LABELS,
    digits("count(*)", "rows"),
    ...AMOUNTS.map((name) => digits(`sum(${name})`, name)),
    digits("sum(cost)", "cost")
  ].join(", ")} FROM ${relation} r GROUP BY ${["r.day", ...LABELS].join(", ")}`;

/** A table's name as SQL writes it: `table`, or `database.table`. */
export function tableName(name: string): string {
  return name.split(".").map(quotedName).join(".");
}

function rowOf({batch, file, rows}: Batch): string {
  return `(${quotedText(batch)}, ${quotedText(file)}, ${rows}, CAST(now() AS TIMESTAMP))`;
}

/** The one whole number that a query gives. */
export async function wholeNumberOf(connection: DuckDBConnection, query: string): Promise<number> {
  const [row] = (await connection.runAndReadAll(query)).getRows();
  return Number(row?.[0] ?? 0);
}
