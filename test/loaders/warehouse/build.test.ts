import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {appendRows} from "../../../loaders/warehouse/append.js";
import {createTable, fillWarehouse, type WarehouseEdition} from "../../../loaders/warehouse/build.js";
import type {Row} from "../../../loaders/warehouse/read.js";
import {CITED_FACTS} from "../../../src/query/cited-facts.js";
import {FILTERED_USAGE} from "../../../src/query/filtered-usage.js";
import {column, KEY, OPTIONAL, type Table} from "../../../src/query/schema.js";
import {plainRows} from "../../../loaders/warehouse/query.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => connection.closeSync());

const TABLE: Table = {
  name: "every_kind",
  about: {en: "One’s own", zh: "自备"},
  isFact: false,
  columns: [
    column("word", "text", "a word", "词", KEY),
    column("tokens", "tokens", "tokens", "词元", OPTIONAL),
    column("count", "integer", "a count", "计数", OPTIONAL),
    column("share", "share", "a share", "占比", OPTIONAL),
    column("is_open", "boolean", "whether", "是否", OPTIONAL),
    column("day", "date", "a day", "日", OPTIONAL)
  ]
};

describe("createTable(connection, table) and appendRows(connection, table, rows)", () => {
  it("keep every kind of cell, and say what each column is", async () => {
    await createTable(connection, TABLE);
    const full = {word: "a", tokens: 2n ** 62n, count: 7, share: 0.5, is_open: false, day: "2026-02-16"};
    await appendRows(connection, TABLE, [full, {word: "b"}]);
    const rows = await plainRows(connection, "FROM every_kind ORDER BY word");
    expect(rows).toEqual([
      {...full, tokens: String(2n ** 62n)},
      {word: "b", tokens: null, count: null, share: null, is_open: null, day: null}
    ]);
    const columns = await plainRows(
      connection,
      "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = 'every_kind' ORDER BY column_index"
    );
    expect(columns.map((row) => Object.values(row))).toEqual([
      ["word", "VARCHAR", false, "a word"],
      ["tokens", "BIGINT", true, "tokens"],
      ["count", "INTEGER", true, "a count"],
      ["share", "DOUBLE", true, "a share"],
      ["is_open", "BOOLEAN", true, "whether"],
      ["day", "DATE", true, "a day"]
    ]);
  });
});

describe("fillWarehouse(connection, tables, {edition, day})", () => {
  const source = (name: string, rights: string): Row => ({
    source: name,
    publisher: "Maker",
    title: "Title",
    title_zh: "标题",
    licence: "-",
    rights,
    citation: "Source: Maker.",
    as_of: "2026-02-01",
    retrieved_on: "2026-03-01",
    status: "official"
  });
  const session = (name: string): Row => ({
    as_of: "2026-02-01",
    window_days: 30,
    harness: name,
    turn_range: "1-turn",
    model: "c1/a",
    median_cost_usd: 1,
    source: name,
    known_from: "2026-02-01",
    known_to: "9999-12-31",
    reconstructed: false
  });
  const NAMES = ["open", "cite", "internal"];
  const tables = new Map([
    ["source", NAMES.map((name) => source(name, name))],
    ["session_cost", NAMES.map(session)],
    ["category_weekly", []]
  ]);
  const filled = async (edition: WarehouseEdition, day: string | null = null) => {
    const ledger = await (await DuckDBInstance.create(":memory:")).connect();
    await fillWarehouse(ledger, tables, {edition, day});
    const sessions = await plainRows(ledger, "SELECT source FROM session_cost ORDER BY source");
    const present = await plainRows(ledger, "SELECT table_name AS name FROM duckdb_tables()");
    const sources = await plainRows(ledger, "SELECT source FROM source");
    const [view] = await plainRows(
      ledger,
      "SELECT comment FROM duckdb_views() WHERE view_name = 'usage_weekly_by_model'"
    );
    ledger.closeSync();
    return {
      sessions: sessions.map((row) => row["source"]),
      tables: new Set(present.map((row) => row["name"])),
      sources: sources.length,
      view
    };
  };

  it("lets out rows by the rights of their source, and the list of sources whole", async () => {
    expect((await filled("shipped")).sessions).toEqual(["open"]);
    expect((await filled("full")).sessions).toEqual(["cite", "open"]);
    const internal = await filled("internal");
    expect([internal.sessions, internal.sources]).toEqual([["cite", "internal", "open"], 3]);
    expect(String(internal.view?.["comment"]).length).toBeGreaterThan(10);
  });

  it("has no table of which nothing may leave, but for those that views read and those whose past is awaited", async () => {
    const [shipped, full] = [await filled("shipped"), await filled("full")];
    for (const {name} of CITED_FACTS)
      expect([name, shipped.tables.has(name), full.tables.has(name)]).toEqual([name, false, true]);
    for (const {name} of FILTERED_USAGE) expect([name, shipped.tables.has(name)]).toEqual([name, true]);
    expect(shipped.tables.has("usage_weekly")).toBe(true);
    expect(shipped.tables.has("app_usage")).toBe(false);
    // On an earlier day there may be none yet.
    expect((await filled("shipped", "2026-01-01")).tables.has("app_usage")).toBe(true);
  });
});
