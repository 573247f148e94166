import type {DuckDBConnection} from "@duckdb/node-api";
import {quotedText} from "../../../src/query/quoted.js";
import {AMOUNTS, LABELS, REQUEST_COLUMNS, REQUEST_NAMES, type RequestColumn} from "./columns.js";

const LABEL_NAMES: readonly string[] = LABELS;
const isLabel = ({name}: RequestColumn) => LABEL_NAMES.includes(name);
const ROW_COLUMNS = REQUEST_COLUMNS.filter((column) => !isLabel(column));

/** Columns of the rows that bear a label, without it. */
const ROW_NAMES = ROW_COLUMNS.map(({name}) => name).join(", ");

/** What stands for the labels of a row, which are few and long: writing them for every row takes half of a load. */
const LABEL_ID = `hash(${LABELS.join(", ")})`;

/** Makes the tables where they are missing, and takes over those of earlier versions: rows of requests, the labels they bear, and both together by the name that either engine has them under. */
export async function makeFileTables(reader: DuckDBConnection, path: string): Promise<void> {
  const definitions = (of: readonly RequestColumn[]) =>
    of.map(({name, duckdb}) => `${name} ${duckdb} NOT NULL`).join(", ");
  await reader.run("BEGIN");
  try {
    // Earlier versions kept labels with every row.
    const isEarlier = (await tableType(reader, "request")) === "BASE TABLE";
    if (isEarlier) await reader.run("ALTER TABLE request RENAME TO request_earlier");
    await reader.run(`CREATE TABLE IF NOT EXISTS request_row (${definitions(ROW_COLUMNS)}, label UBIGINT NOT NULL)`);
    await reader.run(
      `CREATE TABLE IF NOT EXISTS request_label (label UBIGINT NOT NULL, ${definitions(REQUEST_COLUMNS.filter(isLabel))})`
    );
    for (const column of await missingColumns(reader, "request_row", ROW_COLUMNS, path))
      await reader.run(
        `ALTER TABLE request_row ADD COLUMN ${column.name} ${column.duckdb} DEFAULT ${absentSql(column)}`
      );
    await reader.run(
      `CREATE OR REPLACE VIEW request AS SELECT ${REQUEST_NAMES} FROM request_row JOIN request_label USING (label)`
    );
    await reader.run(
      "CREATE TABLE IF NOT EXISTS loaded_batch (batch VARCHAR NOT NULL, file VARCHAR NOT NULL, rows BIGINT NOT NULL, loaded_at TIMESTAMP NOT NULL)"
    );
    if (isEarlier) {
      await insertRequests(reader, await wholeRelation(reader, "request_earlier", path));
      await reader.run("DROP TABLE request_earlier");
    }
    await reader.run("COMMIT");
  } catch (error) {
    await reader.run("ROLLBACK");
    throw error;
  }
}

/** Inserts requests, and the labels among theirs that are new; how many. Throws where two that differ would be told by one number. */
export async function insertRequests(reader: DuckDBConnection, relation: string): Promise<number> {
  await reader.run(`INSERT INTO request_label SELECT ${LABEL_ID}, ${LABELS.join(", ")} FROM ${relation} GROUP BY ${LABELS.join(", ")}
EXCEPT SELECT label, ${LABELS.join(", ")} FROM request_label`);
  const alike = await wholeNumberOf(reader, "SELECT count(*) - count(DISTINCT label) FROM request_label");
  if (alike > 0)
    throw new Error(
      `request_label: ${alike} labels have the number of another; expected each its own. Nothing was taken in.`
    );
  const {rowsChanged} = await reader.run(
    `INSERT INTO request_row (${ROW_NAMES}, label) SELECT ${ROW_NAMES}, ${LABEL_ID} FROM ${relation}`
  );
  return rowsChanged;
}

/** A table or view of requests with every column, those that an earlier version did not know as it would have had them. Throws where it is none. */
export async function wholeRelation(reader: DuckDBConnection, table: string, path: string): Promise<string> {
  if ((await tableType(reader, table)) === null)
    throw new Error(`${path}: holds no requests; expected a file that npm run ingest -- --load has filled`);
  const missing = await missingColumns(reader, table, REQUEST_COLUMNS, path);
  const added = missing.map((column) => `, ${absentSql(column)} AS ${column.name}`);
  return `(SELECT *${added.join("")} FROM ${table})`;
}

async function missingColumns(
  reader: DuckDBConnection,
  table: string,
  wanted: readonly RequestColumn[],
  path: string
): Promise<RequestColumn[]> {
  const found = await reader.runAndReadAll(
    `SELECT column_name FROM information_schema.columns WHERE table_name = ${quotedText(table)}`
  );
  const names = new Set(found.getRows().map(([name]) => String(name)));
  const missing = wanted.filter(({name}) => !names.has(name));
  const lost = missing.find(({absent}) => absent === undefined);
  if (lost)
    throw new Error(
      `${path}: ${table}.${lost.name} is missing; expected a file that npm run ingest -- --load has filled. Name another file, or rename that table.`
    );
  return missing;
}

const absentSql = ({duckdb, absent = ""}: RequestColumn) => `CAST(${quotedText(absent)} AS ${duckdb})`;

async function tableType(reader: DuckDBConnection, table: string): Promise<string | null> {
  const found = await reader.runAndReadAll(
    `SELECT table_type FROM information_schema.tables WHERE table_name = ${quotedText(table)} AND table_schema = 'main'`
  );
  const [row] = found.getRows();
  return row ? String(row[0]) : null;
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

/** The one whole number that a query gives. */
export async function wholeNumberOf(connection: DuckDBConnection, query: string): Promise<number> {
  const [[count] = []] = (await connection.runAndReadAll(query)).getRows();
  return Number(count);
}
