import type {AsyncDuckDBConnection} from "npm:@duckdb/duckdb-wasm@1.32.0";
import {Stopped, within, type Patience} from "../../lib/stopped.js";
import {openEngine, type Engine} from "../engine.js";
import {EngineEnded} from "../engine-ended.js";
import {askReading, type ReaderResult} from "./ask.js";

/** Seconds a reader's query may take once DuckDB is there. */
export const QUERY_SECONDS = 30;
/** Milliseconds a query that was told to stop has to do so before its worker is ended. */
const GRACE = 1000;

/**
 * Runs one reading statement of a reader or a link, on a connection of its own so that nothing it leaves is seen by
 * another query, in the page's own DuckDB unless another is given. Rejects with QueryRefused, Stopped or DuckDB's own message.
 */
export async function readerQuery(
  text: string,
  {signal, seconds = QUERY_SECONDS}: Partial<Patience> = {},
  open: () => Promise<Engine> = openEngine
): Promise<ReaderResult> {
  const engine = await open();
  const running = {connection: null as AsyncDuckDBConnection | null, isHalted: false};
  const work = async () => {
    running.connection = await engine.db.connect();
    return askReading(text, engine.db, running.connection, () => !running.isHalted);
  };
  const result = work();
  try {
    return await within(() => Promise.race([result, engine.lost]), {seconds, signal});
  } catch (error) {
    if (error instanceof EngineEnded) return await readerQuery(text, {signal, seconds}, open);
    running.isHalted = true;
    if (error instanceof Stopped) await stopQuery(engine, running.connection, result);
    // A trap leaves the memory of the engine in no state to trust.
    else if (error instanceof Error && error.name === "RuntimeError") engine.end();
    throw error;
  } finally {
    if (!engine.isEnded) void running.connection?.close();
  }
}

/** Asks a query to stop, and ends its worker where it does not hear. */
export async function stopQuery(
  engine: Engine,
  connection: AsyncDuckDBConnection | null,
  result: Promise<unknown>
): Promise<void> {
  const settled = () => true;
  connection?.cancelSent().catch(settled);
  const isSettled = await Promise.race([
    result.then(settled, settled),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), GRACE))
  ]);
  if (!isSettled) engine.end();
}
