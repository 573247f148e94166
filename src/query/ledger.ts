import type {AsyncDuckDBConnection} from "npm:@duckdb/duckdb-wasm@1.32.0";
import {openEngine, type Engine} from "./engine.js";
import {EngineEnded} from "./engine-ended.js";
import {toRows, type Rows} from "./rows.js";

/**
 * The ledger as an SQL tag, for ```sql fences and modules alike: sql`SELECT … WHERE week_start = ${week}`. The engine
 * and the file load at the first query. Rejects with DuckDB's own message.
 */
export async function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<Rows> {
  return query(strings.join("?"), values);
}

/** Runs one SQL text of ours, with `?` for each of `values`. A reader's goes by `readerQuery`. */
export async function query(text: string, values: readonly unknown[] = []): Promise<Rows> {
  return queryIn(openEngine, text, values);
}

/** Runs one SQL text of ours in an engine, which is opened at the first and after it was ended. */
export async function queryIn(
  open: () => Promise<Engine>,
  text: string,
  values: readonly unknown[] = []
): Promise<Rows> {
  return inHouse(open, async (ledger) => {
    if (values.length === 0) return toRows(await ledger.query(text));
    const statement = await ledger.prepare(text);
    try {
      return toRows(await statement.query(...values));
    } finally {
      await statement.close();
    }
  });
}

/** Runs one SQL text whose columns are all numbers, and gives them as arrays by name. */
export async function queryColumns(text: string): Promise<Readonly<Record<string, ArrayLike<number>>>> {
  const table = await inHouse(openEngine, (ledger) => ledger.query(text));
  return Object.fromEntries(
    table.schema.fields.map(({name}, i) => [name, table.getChildAt(i)?.toArray() as ArrayLike<number>])
  );
}

/** Asks again where the engine was ended meanwhile, as a reader's endless query makes it be. */
async function inHouse<T>(open: () => Promise<Engine>, ask: (ledger: AsyncDuckDBConnection) => Promise<T>): Promise<T> {
  for (;;) {
    const {house, lost} = await open();
    try {
      return await Promise.race([ask(house), lost]);
    } catch (error) {
      if (!(error instanceof EngineEnded)) throw error;
    }
  }
}
