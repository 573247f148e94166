import {afterEach, describe, expect, it, vi} from "vitest";
import {Stopped} from "../../../src/lib/stopped.js";
import type {Engine} from "../../../src/query/engine.js";
import {EngineEnded} from "../../../src/query/engine-ended.js";
import {printedRows} from "../../../src/query/reader/printed.js";
import {readerQuery} from "../../../src/query/reader/run.js";
import {countingEngine} from "../../fixtures/counting-engine.js";
import {wasmEngine} from "../../fixtures/wasm-duckdb.js";

afterEach(() => {
  vi.useRealTimers();
});

const later = () => new Promise(setImmediate);
const failed = (engine: Engine, patience = {}) =>
  readerQuery("FROM lab", patience, () => Promise.resolve(engine)).then(
    () => null,
    (error: unknown) => error
  );

describe("readerQuery(text, patience, open)", () => {
  it("answers on a connection of its own, whole, and on another engine where the first was ended", async () => {
    const {engine} = await wasmEngine(["CREATE TABLE usage AS SELECT range AS n FROM range(5000)"]);
    const ended = countingEngine();
    const engines = [ended.engine, engine];
    const answer = readerQuery("SELECT n FROM usage ORDER BY n DESC", {}, () =>
      Promise.resolve(engines.shift() ?? engine)
    );
    await later();
    ended.lose(new EngineEnded());
    const result = await answer;
    expect([result.count, result.isWhole, result.reads.tables]).toEqual([5000, true, ["usage"]]);
    expect([...printedRows(result, 0, 1)]).toEqual([["4999"]]);
    expect(engines).toEqual([]);
  });

  it("tells a query to stop that its reader cancels, gives its connection back and keeps the engine", async () => {
    const {engine, counts, open} = countingEngine();
    const leaving = new AbortController();
    const failure = failed(engine, {signal: leaving.signal});
    await later();
    leaving.abort();
    expect(await failure).toBeInstanceOf(Stopped);
    expect([counts(), open.size]).toEqual([[1, 0], 0]);
  });

  it("stops one after thirty seconds, and ends the engine where it does not hear within another", async () => {
    vi.useFakeTimers();
    const {engine, counts} = countingEngine({isDeaf: true});
    const failure = failed(engine);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(counts()).toEqual([0, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect(counts()).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(999);
    expect(counts()).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect(counts()).toEqual([1, 1]);
    expect(await failure).toMatchObject({why: "late", seconds: 30});
  });

  it.each([
    [Object.assign(new Error("unreachable"), {name: "RuntimeError"}), [0, 1]],
    [new Error("Binder Error: no"), [0, 0]]
  ])("ends the engine after a trap alone: %s", async (error, counted) => {
    const {engine, counts, fail, open} = countingEngine();
    const failure = failed(engine);
    await later();
    fail(error);
    expect(await failure).toBe(error);
    expect([counts(), open.size]).toEqual([counted, 0]);
  });

  it("gives no connection back to an engine that is gone", async () => {
    const {engine, fail, open} = countingEngine({isEnded: true});
    const failure = failed(engine);
    await later();
    fail(new Error("gone"));
    await failure;
    expect(open.size).toBe(1);
  });
});
