import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {TABLES} from "../../src/query/tables.js";
import {rowsOf} from "../fixtures/ledger.js";
import {newBooks, runRefresh} from "../fixtures/remote/books.js";
import {startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";

const values = (rows: readonly object[]): unknown[][] => rows.map((row) => Object.values(row) as unknown[]);
const RANKINGS = ["openrouter-rankings-daily"];
const world = testWorld("2026-05-20T06:00:00Z");
let remote: Remote;
let books: ReturnType<typeof newBooks>;
beforeAll(async () => {
  remote = await startRemote(world);
  books = newBooks();
  const pull = () => runRefresh(books.root, world.effects(remote.env), RANKINGS, {since: "2026-05-01"});
  await pull();
  world.restate("2026-05-12", "c1/a", 123_456n);
  world.restate("2026-05-12", "other", -77n);
  world.advance(2);
  await pull();
  world.advance(1);
  await pull();
});
afterAll(async () => {
  books.remove();
  await remote.close();
});

/** Tokens of one model by day, as known on a day. */
function known(day: string, model: string, on: string): unknown {
  const rows = readTables(books.root, on).get("usage_daily") ?? [];
  return rows.find((r) => r["day"] === day && r["model"] === model)?.["tokens"];
}

describe("a restated day", () => {
  it("is rebuilt as it was known on either date", () => {
    const now = world.tokens("2026-05-12", "c1/a");
    expect(known("2026-05-12", "c1/a", "2026-05-20")).toBe(now - 123_456n);
    expect(known("2026-05-12", "c1/a", "2026-05-21")).toBe(now - 123_456n);
    expect(known("2026-05-12", "c1/a", "2026-05-22")).toBe(now);
    expect(known("2026-05-12", "c1/a", "2026-05-19")).toBeUndefined();
    expect(known("2026-05-21", "c1/a", "2026-05-20")).toBeUndefined();
  });

  it("is listed with its difference, to the token, and nothing else is", async () => {
    const ledger = await buildWarehouse({edition: "shipped", root: books.root});
    const days = `SELECT CAST(period_start AS VARCHAR), model, change_tokens, CAST(restated_on AS VARCHAR) FROM restatement WHERE grain = 'day' ORDER BY model`;
    expect(values(await rowsOf(ledger, days))).toEqual([
      ["2026-05-12", "c1/a", "123456", "2026-05-22"],
      ["2026-05-12", "other", "-77", "2026-05-22"]
    ]);
    const weeks = `SELECT CAST(period_start AS VARCHAR), model, change_tokens FROM restatement WHERE grain = 'week' ORDER BY model`;
    expect(values(await rowsOf(ledger, weeks))).toEqual([
      ["2026-05-11", "c1/a", "123456"],
      ["2026-05-11", "other", "-77"]
    ]);
  });

  it.each(["2026-05-19", "2026-05-20", "2026-05-21", "2026-05-22", "2026-05-23", "2027-01-01"])(
    "gives the same tables by date as by SQL on known_from and known_to: %s",
    async (day) => {
      const whole = await buildWarehouse({edition: "internal", root: books.root});
      const then = await buildWarehouse({edition: "internal", root: books.root, day});
      for (const {name} of TABLES.filter((t) => t.isFact && ["usage_daily", "usage_weekly"].includes(t.name))) {
        const asKnown = `SELECT * REPLACE (DATE '9999-12-31' AS known_to) FROM ${name}
          WHERE known_from <= DATE '${day}' AND DATE '${day}' < known_to ORDER BY ALL`;
        expect(await rowsOf(then, `SELECT * FROM ${name} ORDER BY ALL`)).toEqual(await rowsOf(whole, asKnown));
      }
    }
  );

  it("gives weeks only from the day on which their days have settled", () => {
    const weeks = (on: string) =>
      new Set((readTables(books.root, on).get("usage_weekly") ?? []).map((r) => r["week_start"]));
    expect([...weeks("2026-05-20")]).toEqual(["2026-05-04", "2026-05-11"]);
    expect([...weeks("2026-05-19")]).toEqual([]);
  });
});

describe("a model that leaves the list of a restated day", () => {
  it("is known no more, without a successor", async () => {
    const {root, remove} = newBooks();
    await runRefresh(root, world.effects(remote.env), RANKINGS, {since: "2026-05-18"});
    remote.misbehave("rankings", {
      body: (answer) => {
        const {data, meta} = answer as {data: {date: string; model_permaslug: string}[]; meta: object};
        return {data: data.filter((r) => r.date !== "2026-05-19" || r.model_permaslug !== "u1/a"), meta};
      }
    });
    world.advance(1);
    const [outcome] = await runRefresh(root, world.effects(remote.env), RANKINGS, {since: "2026-05-18"});
    remote.misbehave("rankings", null);
    expect(outcome?.result).toBe("pull");
    const ledger = await buildWarehouse({edition: "shipped", root});
    const gone = `SELECT CAST(period_start AS VARCHAR), model, now_tokens IS NULL FROM restatement WHERE grain = 'day'`;
    expect(values(await rowsOf(ledger, gone))).toEqual([["2026-05-19", "u1/a", true]]);
    remove();
  });
});
