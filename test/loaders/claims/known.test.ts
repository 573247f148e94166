import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {isNamed, knownBooks} from "../../../loaders/claims/known.js";
import {createTable} from "../../../loaders/warehouse/build.js";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {TABLES} from "../../../src/query/tables.js";

const NEVER = "9999-12-31";
const NEEDED = /^(price_listing|model_alias|usage_weekly|usage_daily|market|model|lab|country)$/;

let connection: DuckDBConnection;
beforeEach(async () => {
  connection = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  for (const table of TABLES) if (NEEDED.test(table.name)) await createTable(connection, table);
  const known = (from: string, to: string, source = "s1") =>
    `'${source}', DATE '2026-01-01', DATE '${from}', DATE '${to}', true`;
  // A price restated on 1 March, one of another source from then on, and a week that left the books on 1 April.
  await connection.run(`
    INSERT INTO price_listing BY NAME SELECT * FROM (VALUES
      (DATE '2026-01-01', 'a', 1, 's1', DATE '2026-02-01', DATE '2026-03-01'),
      (DATE '2026-01-01', 'a', 2, 's1', DATE '2026-03-01', DATE '${NEVER}'),
      (DATE '2026-01-01', 'a', 3, 's2', DATE '2026-03-01', DATE '${NEVER}'))
      v(as_of, listing, input_usd_per_mtok, source, known_from, known_to), (SELECT true AS reconstructed);
    INSERT INTO usage_weekly (week_start, model, tokens, source, as_of, known_from, known_to, reconstructed) VALUES
      (DATE '2026-01-05', 'a', 10, ${known("2026-02-01", "2026-04-01")});
    INSERT INTO usage_daily (day, model, tokens, source, as_of, known_from, known_to, reconstructed) VALUES
      (DATE '2026-01-05', 'a', 5, ${known("2026-02-01", "2026-03-01")}),
      (DATE '2026-01-05', 'a', 55, ${known("2026-03-01", NEVER, "s2")}), (DATE '2026-01-06', 'a', 6, ${known("2026-03-01", NEVER)});
    INSERT INTO market BY NAME SELECT DATE '2026-01-05' AS date, 'C1' AS entity, 'close' AS metric, value, 'v' AS vendor, 's1' AS source,
      DATE '2026-01-05' AS as_of, known_from, known_to, true AS reconstructed FROM (VALUES
      (7, DATE '2026-02-01', DATE '2026-03-01'), (8, DATE '2026-03-01', DATE '${NEVER}')) v(value, known_from, known_to)`);
});
afterEach(() => connection.closeSync());

const column = async (sql: string) => (await plainRows(connection, sql)).map((row) => Object.values(row)[0]);
const prices = () => column("SELECT input_usd_per_mtok FROM price_listing ORDER BY 1");
const open = (read: string) => knownBooks(connection, {read, schema: "known"});

describe("knownBooks(connection, asked).turnTo(day)", () => {
  it("cuts what is read to the values that held on the day, from the first day of each to the eve of the next", async () => {
    const books = await open("FROM price_listing");
    const at = async (day: string) => [...(await books.turnTo(day)), ...(await prices())];
    expect(await at("2026-01-31")).toEqual(["price_listing"]);
    expect(await at("2026-02-01")).toEqual(["price_listing", 1]);
    expect(await at("2026-02-28")).toEqual([1]);
    expect(await at("2026-03-01")).toEqual(["price_listing", 2, 3]);
    expect(await at("2026-02-28")).toEqual(["price_listing", 1]);
    expect(await column("SELECT DISTINCT CAST(known_to AS VARCHAR) FROM price_listing")).toEqual([NEVER]);
  });

  it("leaves alone what is not read, and the tables themselves", async () => {
    await (await open("FROM price_listing")).turnTo("2026-02-01");
    expect(await column("SELECT count(*) FROM usage_daily")).toEqual([3]);
    expect(await column("SELECT count(*) FROM main.price_listing")).toEqual([3]);
  });

  it("tells the tables and views whose rows came or went, whichever way the days go", async () => {
    const books = await open("SELECT * FROM price JOIN usage_weekly ON true JOIN usage_daily ON true");
    const turned = async (day: string) => [...(await books.turnTo(day))].sort();
    const all = ["price", "price_listing", "usage_daily", "usage_weekly"];
    expect(await turned("2026-02-28")).toEqual(all);
    expect(await turned("2026-02-28")).toEqual([]);
    expect(await turned("2026-03-01")).toEqual(["price", "price_listing", "usage_daily"]);
    expect(await turned("2026-03-31")).toEqual([]);
    expect(await turned("2026-04-01")).toEqual(["usage_weekly"]);
    expect(await turned("2026-03-31")).toEqual(["usage_weekly"]);
    expect(await column("SELECT tokens FROM usage_weekly")).toEqual([10]);
  });

  it("writes a view out where it is read itself, and anew with the tables behind it", async () => {
    const books = await open("FROM price");
    const read = () => column("SELECT input_usd_per_mtok FROM price ORDER BY 1");
    await books.turnTo("2026-02-01");
    expect(await read()).toEqual([1]);
    await books.turnTo("2026-03-01");
    expect(await read()).toEqual([2, 3]);
    expect(await column("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'known'")).toEqual(["price"]);
    expect(await column("SELECT view_name FROM duckdb_views() WHERE schema_name = 'known'")).toEqual(["price_listing"]);
  });

  it("cuts what a view reads through another, which stays a view", async () => {
    await connection.run(`INSERT INTO country VALUES ('CN', 'China', '中国', 'china');
      INSERT INTO lab BY NAME SELECT 'l' AS lab, 'L' AS name, '实' AS name_zh, 'CN' AS country, 'company' AS kind, DATE '2025-01-01' AS effective_from, 's1' AS source;
      INSERT INTO model BY NAME SELECT 'a' AS model, 'l' AS lab, 'A' AS family, 'A' AS name, 'open' AS weights, false AS free_variant, 's1' AS source`);
    await (await open("FROM usage_weekly_by_lab")).turnTo("2026-03-31");
    const relations = (kind: string) =>
      column(`SELECT ${kind}_name FROM duckdb_${kind}s() WHERE schema_name = 'known' ORDER BY 1`);
    expect(await relations("table")).toEqual(["usage_weekly_by_lab"]);
    expect(await relations("view")).toEqual(["usage_weekly", "usage_weekly_by_model"]);
    expect(await column("SELECT tokens FROM usage_weekly_by_lab")).toEqual([10]);
  });

  it("keeps, of values of a day, those of which an earlier day knew some: by their keys, and by source where each states its own", async () => {
    const books = await open("SELECT * FROM price_listing, usage_daily, market");
    await books.turnTo("2026-02-28");
    await books.turnTo("2026-03-01", "2026-02-28");
    expect(await prices()).toEqual([2]);
    expect(await column("SELECT tokens FROM usage_daily")).toEqual([55]);
    // Neither basis nor period is stated of either price: the same key.
    expect(await column("SELECT value FROM market")).toEqual([8]);
    await books.turnTo("2026-03-01");
    expect(await prices()).toEqual([2, 3]);
  });

  it("reads no table that changes at all, as soon as any other", async () => {
    const books = await open("FROM model_alias");
    expect([await books.turnTo("2026-02-01"), await books.turnTo("2026-03-01")]).toEqual([new Set(), new Set()]);
  });
});

describe("isNamed(relation, sql)", () => {
  it("finds a whole name in any case, and no part of another", () => {
    expect(isNamed("price", "SELECT 1 FROM PRICE p")).toBe(true);
    expect(isNamed("price", "FROM price_listing")).toBe(false);
  });
});
