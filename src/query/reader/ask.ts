import type {RecordBatch, Table} from "npm:apache-arrow";
import {toRows} from "../rows.js";
import {planReads, refuseMoreThanReading, type PlanReads} from "./plan.js";
import {printedResult, printingQuery, type PrintedResult, type ResultBound} from "./printed.js";
import {readingStatement, type Inspector} from "./statement.js";

/** What a page holds of one result. */
const BOUND: ResultBound = {rows: 2_000_000, bytes: 256_000_000};

/** A reader's result, with what of the ledger it was read from. */
export interface ReaderResult extends PrintedResult {
  readonly reads: PlanReads;
}

/** The parts of DuckDB-Wasm that a reader's query needs. */
export interface ReaderConnection {
  query(text: string): Promise<Table>;
  prepare(text: string): Promise<{close(): Promise<void>}>;
  send(text: string, allowStreamResult: boolean): Promise<AsyncIterable<RecordBatch>>;
}

/** Inspects a text, works out what it reads, runs it and takes its rows as long as `goesOn`. */
export async function askReading(
  text: string,
  tokenizer: Pick<Inspector, "tokenize">,
  connection: ReaderConnection,
  goesOn: () => boolean = () => true,
  bound = BOUND
): Promise<ReaderResult> {
  const statement = await readingStatement(text, {
    tokenize: (asked) => tokenizer.tokenize(asked),
    prepare: async (asked) => (await connection.prepare(asked)).close(),
    describe: async (query) =>
      toRows(await connection.query(`DESCRIBE ${query}`)).map((row) => ({
        name: String(row["column_name"]),
        type: String(row["column_type"])
      }))
  });
  const [plan] = toRows(await connection.query(`EXPLAIN (FORMAT json) ${statement.sql}`));
  const reads = planReads(String(plan?.["explain_value"]));
  refuseMoreThanReading(reads);
  const columns =
    statement.explain === ""
      ? statement.columns
      : ["explain_key", "explain_value"].map((name) => ({name, type: "VARCHAR"}));
  const arriving = await connection.send(printingQuery(statement), true);
  return {...(await printedResult(columns, arriving, {...bound, goesOn})), reads};
}
