import {describe, expect, it} from "vitest";
import type {AsyncDuckDB, AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {Stopped} from "../../src/lib/stopped.js";
import type {Engine} from "../../src/query/engine.js";
import {notebookSession} from "../../src/query/notebook/session.js";

/** An engine whose connections only count; `open` are those that were not given back. */
function countingEngine() {
  const open = new Set<object>();
  const connect = () => {
    const connection = {
      getTableNames: () => Promise.resolve(["lab"]),
      cancelSent: () => Promise.resolve(true),
      close: () => Promise.resolve(void open.delete(connection))
    };
    open.add(connection);
    return Promise.resolve(connection as Partial<AsyncDuckDBConnection> as AsyncDuckDBConnection);
  };
  const lost = new Promise<never>(() => undefined);
  const db = {connect} as Partial<AsyncDuckDB> as AsyncDuckDB;
  const engine: Partial<Engine> = {db, lost, isEnded: false};
  return {open, engine: engine as Engine};
}

describe("notebookSession(onLost, open)", () => {
  it("gives its connections back once it is left, and takes no more work", async () => {
    const {open, engine} = countingEngine();
    const session = notebookSession(
      () => undefined,
      () => Promise.resolve(engine)
    );
    expect(await session.tablesIn("FROM lab")).toEqual(["lab"]);
    expect(open.size).toBe(2);
    await session.close();
    expect(open.size).toBe(0);
    await expect(session.tablesIn("FROM lab")).rejects.toBeInstanceOf(Stopped);
    await expect(session.keepOnly(new Set())).rejects.toBeInstanceOf(Stopped);
    expect(open.size).toBe(0);
  });

  it("opens nothing to be closed where nothing ran", async () => {
    const {open, engine} = countingEngine();
    await notebookSession(
      () => undefined,
      () => Promise.resolve(engine)
    ).close();
    expect(open.size).toBe(0);
  });
});
