import type {AsyncDuckDBConnection} from "npm:@duckdb/duckdb-wasm@1.32.0";
import {Stopped, within, type Patience} from "../../lib/stopped.js";
import {openEngine, type Engine} from "../engine.js";
import type {TypedColumn} from "../own/typed-table.js";
import {quotedName} from "../quoted.js";
import {citedSources, type CitedSource} from "../reader/cited-sources.js";
import {planReads, refuseMoreThanReading} from "../reader/plan.js";
import {stopQuery, QUERY_SECONDS} from "../reader/run.js";
import {readingStatement, type ResultColumn} from "../reader/statement.js";
import {toRows, type ResultRow} from "../rows.js";
import {lastEntries} from "./entries.js";
import {knownOnScript, readAsKnownOn} from "./known-on.js";
import {MOST_TABLE_ROWS, SHOWN_ROWS, tooManyRows, type MadeTable, type SqlValue, type TableSession} from "./tables.js";

/** What a session asks of a connection, in a browser or in Node. */
export interface SessionConnection {
  query(text: string): Promise<readonly ResultRow[]>;
  /** Runs a text with a value for each `?`. */
  bind(text: string, values: readonly SqlValue[]): Promise<void>;
  /** Parses, binds and plans a text. */
  prepare(text: string): Promise<void>;
  /** Runs a text that can be told to stop, for its effect. */
  send(text: string): Promise<void>;
  tokenize(text: string): Promise<{readonly offsets: readonly number[]}>;
  tableNames(text: string): Promise<readonly string[]>;
}

/** Rows that are filled into a table at once: more of them in one value is more than the engine in a browser takes. */
const AT_ONCE = 2000;

/** Tables of a notebook on a connection, under names that only the notebook gives. */
export async function createNotebookTable(
  connection: SessionConnection,
  name: string,
  sql: string,
  variables: ReadonlyMap<string, SqlValue>
): Promise<MadeTable> {
  for (const [variable, value] of variables) {
    const isDay = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
    await connection.bind(`SET VARIABLE ${variable} = ${isDay ? "CAST(? AS DATE)" : "?"}`, [value]);
  }
  const statement = await readingStatement(sql, {
    tokenize: (text) => connection.tokenize(text),
    prepare: (text) => connection.prepare(text),
    describe: async (query) => columnsOf(await connection.query(`DESCRIBE ${query}`))
  });
  const [plan] = await connection.query(`EXPLAIN (FORMAT json) ${statement.sql}`);
  const reads = planReads(String(plan?.["explain_value"]));
  refuseMoreThanReading(reads);
  await connection.send(
    `CREATE OR REPLACE TEMP TABLE ${quotedName(name)} AS ${statement.sql} LIMIT ${MOST_TABLE_ROWS + 1}`
  );
  return {...(await readTable(connection, name)), reads: reads.tables};
}

/** Fills a table with rows as texts, null for none; each column is cast from text by DuckDB. */
export async function fillTable(
  connection: SessionConnection,
  name: string,
  columns: readonly {readonly name: string; readonly type: TypedColumn}[],
  rows: readonly (readonly (string | null)[])[]
): Promise<MadeTable> {
  const typed = columns.map((column) => `${quotedName(column.name)} ${column.type}`);
  await connection.send(`CREATE OR REPLACE TEMP TABLE ${quotedName(name)} (${typed.join(", ")})`);
  const cells = columns.map(
    ({type}, i) => `CAST(CASE WHEN cells[${i + 1}] = chr(29) THEN NULL ELSE cells[${i + 1}] END AS ${type})`
  );
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const lines = rows
      .slice(from, from + AT_ONCE)
      .map((row) => row.map((cell) => cell?.replace(/[\x1d-\x1f]/g, " ") ?? "\x1d").join("\x1f")); // oxlint-disable-line no-control-regex
    await connection.bind(
      `INSERT INTO temp.${quotedName(name)} SELECT ${cells.join(", ")} FROM (SELECT string_split(unnest(string_split(?, chr(30))), chr(31)) AS cells)`,
      [lines.join("\x1e")]
    );
  }
  return {...(await readTable(connection, name)), reads: []};
}

async function readTable(connection: SessionConnection, name: string): Promise<Omit<MadeTable, "reads">> {
  const from = `temp.${quotedName(name)}`;
  const columns = columnsOf(await connection.query(`DESCRIBE SELECT * FROM ${from}`));
  const [counted] = await connection.query(`SELECT count(*)::INTEGER AS n FROM ${from}`);
  const count = Number(counted?.["n"]);
  if (count > MOST_TABLE_ROWS) {
    await connection.query(`DROP TABLE ${from}`);
    throw tooManyRows();
  }
  return {columns, count, rows: await connection.query(`SELECT * FROM ${from} LIMIT ${SHOWN_ROWS}`)};
}

function columnsOf(rows: readonly ResultRow[]): ResultColumn[] {
  return rows.map((row) => ({name: String(row["column_name"]), type: String(row["column_type"])}));
}

/** Takes away tables of a notebook that none of its cells names any more. */
async function dropOthers(connection: SessionConnection, kept: ReadonlySet<string>): Promise<void> {
  const there = await connection.query("SELECT table_name AS name FROM duckdb_tables() WHERE temporary");
  for (const {name} of there)
    if (!kept.has(String(name).toLowerCase())) await connection.query(`DROP TABLE temp.${quotedName(String(name))}`);
}

/**
 * The tables of a notebook in the page’s own DuckDB, on a connection that nothing else uses; what the engine loses when its
 * worker is ended is told by `onLost`. Loads at the first use.
 */
export function notebookSession(onLost: () => void, open: () => Promise<Engine> = openEngine): TableSession {
  let opened: Promise<{engine: Engine; connection: AsyncDuckDBConnection; asking: AsyncDuckDBConnection}> | null = null;
  const closing = new AbortController();
  let working: Promise<unknown> = Promise.resolve();
  /** On which day the connection reads the ledger, and the sources it has found there; undefined where it does not stand. */
  let standing: string | null | undefined = null;
  const cited = new Map<string, readonly CitedSource[]>();
  /** Names beyond which there are no tables, as they were asked for; null where others may have come. */
  let keptOnly: string | null = null;
  const forget = () => {
    [opened, standing, keptOnly] = [null, null, null];
    cited.clear();
  };
  const over = () => new Stopped("cancelled", QUERY_SECONDS);
  const connected = () => {
    if (closing.signal.aborted) return Promise.reject(over());
    return (opened ??= (async () => {
      const engine = await open();
      const [connection, asking] = [await engine.db.connect(), await engine.db.connect()];
      engine.lost.catch(() => {
        forget();
        onLost();
      });
      return {engine, connection, asking};
    })().catch((error: unknown) => {
      opened = null;
      throw error;
    }));
  };
  const during = async <T>(work: (connection: SessionConnection) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const {engine, connection} = await connected();
    if (closing.signal.aborted) throw over();
    const result = work(wasmConnection(engine, connection));
    working = result.catch(() => undefined);
    const patience: Patience = {seconds: QUERY_SECONDS, signal: eitherSignal(closing.signal, signal)};
    try {
      return await within(() => Promise.race([result, engine.lost]), patience);
    } catch (error) {
      if (error instanceof Stopped) await stopQuery(engine, connection, result);
      else if (error instanceof Error && error.name === "RuntimeError") engine.end();
      throw error;
    }
  };
  return {
    tablesIn: async (sql) => {
      const {asking} = await connected();
      return asking.getTableNames(sql);
    },
    create: (name, sql, variables, signal) =>
      during((connection) => createNotebookTable(connection, name, sql, variables), signal),
    fill: (name, columns, rows, signal) => {
      keptOnly = null;
      return during((connection) => fillTable(connection, name, columns, rows), signal);
    },
    knownOn: async (day) => {
      if (day === standing) return;
      standing = undefined;
      cited.clear();
      await during((connection) => readAsKnownOn((text) => connection.query(text), day));
      standing = day;
    },
    knownOnScript: (day) => during((connection) => knownOnScript((text) => connection.query(text), day)),
    sources: async (tables) => {
      const key = [...tables].sort().join();
      const known = cited.get(key);
      if (known) return known;
      const found = await during((connection) => citedSources(tables, (text) => connection.query(text)));
      cited.set(key, found);
      return found;
    },
    entries: (sources) => during((connection) => lastEntries((text) => connection.query(text), sources)),
    ask: (sql) => during((connection) => connection.query(sql)),
    allRows: (name) => during((connection) => connection.query(`SELECT * FROM temp.${quotedName(name)}`)),
    keepOnly: async (names) => {
      const asked = [...names].sort().join("\n");
      if (asked === keptOnly) return;
      await during((connection) => dropOthers(connection, names));
      keptOnly = asked;
    },
    close: async () => {
      closing.abort();
      const held = await opened?.catch(() => null);
      await working;
      forget();
      if (held && !held.engine.isEnded) await Promise.all([held.connection.close(), held.asking.close()]);
    }
  };
}

/** A signal that goes when the first of two does. */
function eitherSignal(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  if (!other) return one;
  const either = new AbortController();
  for (const signal of [one, other])
    if (signal.aborted) either.abort();
    else signal.addEventListener("abort", () => either.abort(), {once: true, signal: either.signal});
  return either.signal;
}

function wasmConnection({db}: Engine, connection: AsyncDuckDBConnection): SessionConnection {
  const bind = async (text: string, values: readonly SqlValue[] | null) => {
    const statement = await connection.prepare(text);
    try {
      if (values !== null) await statement.query(...values);
    } finally {
      await statement.close();
    }
  };
  return {
    query: async (text) => toRows(await connection.query(text)),
    bind,
    prepare: (text) => bind(text, null),
    send: async (text) => {
      const batches = await connection.send(text, true);
      for await (const {numRows} of batches) void numRows;
    },
    tokenize: (text) => db.tokenize(text),
    tableNames: (text) => connection.getTableNames(text)
  };
}
