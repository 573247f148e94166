import {beforeAll, beforeEach, describe, expect, it} from "vitest";
import {Stopped} from "../../src/lib/stopped.js";
import type {Engine} from "../../src/query/engine.js";
import {notebookSession} from "../../src/query/notebook/session.js";
import type {SqlValue, TableSession} from "../../src/query/notebook/tables.js";
import {countingEngine} from "../fixtures/counting-engine.js";
import {wasmEngine} from "../fixtures/wasm-duckdb.js";

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

describe("a query of a notebook that does not come to its end", () => {
  const session = (engine: Engine, onLost = () => undefined) => notebookSession(onLost, () => Promise.resolve(engine));
  const started = async (on: TableSession, signal: AbortSignal) => {
    const made = on.create("t", "FROM lab", new Map(), signal).catch((error: unknown) => error);
    await on.tablesIn("FROM lab");
    return made;
  };

  it("is told to stop when its reader cancels, before or while it runs, and its engine stays", async () => {
    for (const isBefore of [true, false]) {
      const {engine, counts} = countingEngine();
      const leaving = new AbortController();
      if (isBefore) leaving.abort();
      const made = started(session(engine), leaving.signal);
      await new Promise(setImmediate);
      leaving.abort();
      expect(await made).toBeInstanceOf(Stopped);
      expect(counts()).toEqual([1, 0]);
    }
  });

  it("ends the engine where its memory broke down, and leaves it where the query alone was wrong", async () => {
    for (const [name, ends] of [
      ["RuntimeError", 1],
      ["Error", 0]
    ] as const) {
      const {engine, counts, fail} = countingEngine();
      const made = started(session(engine), new AbortController().signal);
      await new Promise(setImmediate);
      fail(Object.assign(new Error("no"), {name}));
      expect(await made).toMatchObject({message: "no"});
      expect(counts()).toEqual([0, ends]);
    }
  });

  it("tells that what it held is lost, and opens another engine, also after one that did not open", async () => {
    const {engine, open, lose} = countingEngine();
    const opened = [Promise.reject(new Error("no engine")), Promise.resolve(engine), Promise.resolve(engine)];
    opened[0]?.catch(() => undefined);
    let lost = 0;
    const on = notebookSession(
      () => (lost += 1),
      () => opened.shift() ?? Promise.reject(new Error("one too many"))
    );
    await expect(on.tablesIn("FROM lab")).rejects.toThrow("no engine");
    await on.tablesIn("FROM lab");
    await on.tablesIn("FROM lab");
    expect(open.size).toBe(2);
    lose(new Error("ended"));
    await new Promise(setImmediate);
    expect(lost).toBe(1);
    await on.tablesIn("FROM lab");
    expect(open.size).toBe(4);
  });
});

describe("a notebook on the engine of a page", () => {
  const NO_SIGNAL = new AbortController().signal;
  let page: Awaited<ReturnType<typeof wasmEngine>>;
  let session: TableSession;
  beforeAll(async () => {
    page = await wasmEngine([
      "CREATE TABLE source (source VARCHAR, citation VARCHAR, licence VARCHAR, url VARCHAR, as_of DATE)",
      "INSERT INTO source VALUES ('weekly', 'B: weekly', 'CC BY 4.0', 'https://b.example', '2026-02-01'), ('hand', 'A: hand', 'none', NULL, '2026-01-01')",
      "CREATE TABLE usage (week_start DATE, tokens BIGINT, source VARCHAR, known_from DATE, known_to DATE)",
      "INSERT INTO usage VALUES ('2026-01-05', 5, 'weekly', '2026-01-12', '2026-01-20'), ('2026-01-05', 7, 'weekly', '2026-01-20', '9999-12-31')",
      "CREATE TABLE half (source VARCHAR, known_from DATE)",
      "CREATE TABLE lab (lab VARCHAR, source VARCHAR)",
      "INSERT INTO lab VALUES ('c1', 'hand')",
      "CREATE TABLE plain (n INTEGER)",
      "CREATE VIEW total AS SELECT sum(tokens) AS tokens FROM usage WHERE known_to = DATE '9999-12-31'",
      "CREATE TABLE ledger_entry (seq BIGINT, source VARCHAR, retrieved_on DATE, hash VARCHAR)",
      "INSERT INTO ledger_entry VALUES (1, 'weekly', '2026-01-12', 'a'), (2, 'hand', '2026-01-13', 'b'), (3, 'weekly', '2026-01-25', 'c')"
    ]);
  });
  beforeEach(() => {
    session = notebookSession(
      () => undefined,
      () => Promise.resolve(page.engine)
    );
    return () => session.close();
  });
  const create = (sql: string, variables: Readonly<Record<string, SqlValue>> = {}) =>
    session.create("t", sql, new Map(Object.entries(variables)), NO_SIGNAL);
  const asked = async (work: () => Promise<unknown>) => {
    const before = page.asked.length;
    await work();
    return page.asked.length - before;
  };

  it("makes a table of a query with its variables, days as days, and says what it reads", async () => {
    const sql =
      "SELECT week_start + CAST(getvariable('n') AS INTEGER) AS day, getvariable('d') AS d, tokens, getvariable('s') AS s FROM usage";
    const made = await create(`${sql} WHERE known_to > getvariable('d')`, {d: "2026-02-01", n: 2, s: "2026"});
    expect(made).toMatchObject({count: 1, reads: ["usage"]});
    expect(made.columns.map(({name, type}) => `${name} ${type}`).slice(0, 3)).toEqual([
      "day DATE",
      "d DATE",
      "tokens BIGINT"
    ]);
    expect([...made.rows]).toEqual([{day: "2026-01-07", d: "2026-02-01", tokens: 7, s: "2026"}]);
    expect([...(await session.allRows("t"))]).toEqual([...made.rows]);
    await expect(create("FROM checkpoint()")).rejects.toThrow("checkpoint() was not run");
  });

  it("shows fifty thousand rows, counts a million, and refuses one more, whose table is not kept", async () => {
    const made = await create("FROM range(1000000)");
    expect([made.count, made.rows.length]).toEqual([1_000_000, 50_000]);
    const refused = await create("FROM range(1000001)").catch((error: unknown) => error);
    expect(refused).toMatchObject({
      text: {
        en: "More than 1,000,000 rows; a cell has at most that many. Group or filter them, or add LIMIT.",
        zh: "超过 1,000,000 行；一个单元最多 1,000,000 行。请汇总、筛选或加 LIMIT。"
      }
    });
    await expect(session.allRows("t")).rejects.toThrow("t does not exist");
  });

  it.each([0, 1, 2000, 2001, 4001])(
    "fills %d rows as texts, null for none, signs that part them as spaces",
    async (count) => {
      const rows = Array.from({length: count}, (_, i) => [String(i), i % 2 === 0 ? "a\x1fb\x1ec\x1dd" : null]);
      const columns = [
        {name: "n", type: "BIGINT"},
        {name: "text", type: "VARCHAR"}
      ] as const;
      const made = await session.fill("t", columns, rows, NO_SIGNAL);
      expect(made.reads).toEqual([]);
      expect(made.columns).toEqual(columns);
      expect([...made.rows].map(({n, text}) => [n, text])).toEqual(
        rows.map(([n, text]) => [Number(n), text && "a b c d"])
      );
    }
  );

  it("takes away tables that no cell names, and asks for that once until another is filled", async () => {
    await session.fill("Kept", [{name: "n", type: "BIGINT"}], [["1"]], NO_SIGNAL);
    await session.fill("gone", [{name: "n", type: "BIGINT"}], [["1"]], NO_SIGNAL);
    expect(await asked(() => session.keepOnly(new Set(["kept", "other"])))).toBe(2);
    expect([...(await session.allRows("Kept"))]).toEqual([{n: 1}]);
    await expect(session.allRows("gone")).rejects.toThrow("gone does not exist");
    expect(await asked(() => session.keepOnly(new Set(["other", "kept"])))).toBe(0);
    await session.fill("more", [{name: "n", type: "BIGINT"}], [["1"]], NO_SIGNAL);
    expect(await asked(() => session.keepOnly(new Set(["kept", "other"])))).toBe(2);
    expect(await asked(() => session.keepOnly(new Set()))).toBe(2);
  });

  it("reads the books as known on a day, views with them, and as they are now again", async () => {
    const tokens = async () => (await session.ask("SELECT tokens FROM total"))[0]?.["tokens"];
    const entries = async () => (await session.ask("SELECT count(*)::INTEGER AS n FROM ledger_entry"))[0]?.["n"];
    const read = async (day: string | null) => {
      await session.knownOn(day);
      return [await tokens(), await entries()];
    };
    expect(await read("2026-01-12")).toEqual([5, 1]);
    expect(await read("2026-01-19")).toEqual([5, 2]);
    expect(await read("2026-01-20")).toEqual([7, 2]);
    expect(await read("2026-01-25")).toEqual([7, 3]);
    expect(await asked(() => session.knownOn("2026-01-25"))).toBe(0);
    expect(await asked(() => session.knownOn(null))).toBe(3);
    expect(await read(null)).toEqual([7, 3]);
    expect((await session.knownOnScript("2026-01-12")).map((text) => text.split("\n")[0])).toEqual([
      'CREATE OR REPLACE TEMP VIEW "usage" AS',
      `CREATE OR REPLACE TEMP VIEW ledger_entry AS SELECT * FROM "memory".main."ledger_entry" WHERE retrieved_on <= DATE '2026-01-12'`
    ]);
  });

  it.each(["2026-01-11", "2026-01-26"])("refuses %s, of which the books know nothing", async (day) => {
    await expect(session.knownOn(day)).rejects.toThrow("the books know days from 12 Jan 2026 to 25 Jan 2026");
  });

  it.each([
    ["2026-02-30", "2026-02-30"],
    ["", "nothing"]
  ])("refuses %j, which is no day", async (day, shown) => {
    await expect(session.knownOn(day)).rejects.toThrow(`known-on: ${shown}; expected a day such as 2026-09-16`);
  });

  it("cites the sources of facts, of registries where no fact is read, and asks for them once a day", async () => {
    const of = async (...tables: string[]) => (await session.sources(tables)).map(({source}) => source);
    expect(await of("usage", "lab")).toEqual(["weekly"]);
    expect(await of("lab")).toEqual(["hand"]);
    expect(await of("plain")).toEqual([]);
    expect(await of("source")).toEqual([]);
    expect(await asked(() => of("lab", "usage"))).toBe(0);
    await session.knownOn("2026-01-12");
    expect(await asked(() => of("lab", "usage"))).toBe(2);
    expect(await session.sources(["lab", "half"])).toEqual([
      {source: "hand", citation: "A: hand", licence: "none", url: null, as_of: "2026-01-01"}
    ]);
    expect(await session.sources(["usage"])).toMatchObject([{url: "https://b.example", as_of: "2026-02-01"}]);
  });

  it("gives the last entry of each source, also beyond the day that is read", async () => {
    await session.knownOn("2026-01-12");
    expect(await session.entries(["weekly", "hand", "none"])).toEqual([
      {source: "hand", seq: 2, retrieved_on: "2026-01-13", hash: "b"},
      {source: "weekly", seq: 3, retrieved_on: "2026-01-25", hash: "c"}
    ]);
    expect(await asked(() => session.entries([]))).toBe(0);
  });
});
