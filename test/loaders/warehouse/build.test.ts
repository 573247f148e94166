import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {appendRows} from "../../../loaders/warehouse/append.js";
import {createTable, fillWarehouse, type WarehouseEdition} from "../../../loaders/warehouse/build.js";
import type {Row} from "../../../loaders/warehouse/read.js";
import {CITED_FACTS} from "../../../src/query/cited-facts.js";
import {FILTERED_USAGE} from "../../../src/query/filtered-usage.js";
import {column, KEY, OPTIONAL, type Table} from "../../../src/query/schema.js";
import {writeWarehouse} from "../../../loaders/warehouse/open.js";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {newFolder} from "../../fixtures/folder.js";
import {writeData} from "../../fixtures/small-data.js";

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
  const entry: Row = {
    seq: 1,
    kind: "pull",
    source: "cite",
    part: null,
    retrieved_on: "2026-03-01",
    as_of: "2026-03-01",
    rows: 1,
    schema_version: 1,
    bytes: 1,
    sha256: "a",
    previous: "b",
    hash: "c"
  };
  const country: Row = {country: "CN", name: "China", name_zh: "中国", origin: "china"};
  const tables = new Map<string, readonly Row[]>([
    ["source", NAMES.map((name) => source(name, name))],
    ["session_cost", NAMES.map(session)],
    ["category_weekly", []],
    ["ledger_entry", [entry]],
    ["country", [country]]
  ]);
  const filled = async (edition: WarehouseEdition, day: string | null = null, of = tables) => {
    const ledger = await (await DuckDBInstance.create(":memory:")).connect();
    await fillWarehouse(ledger, of, {edition, day});
    const sessions = await plainRows(ledger, "SELECT source FROM session_cost ORDER BY source");
    const present = await plainRows(ledger, "SELECT table_name AS name FROM duckdb_tables()");
    const sources = await plainRows(ledger, "SELECT source FROM source");
    const [view] = await plainRows(
      ledger,
      "SELECT comment FROM duckdb_views() WHERE view_name = 'usage_weekly_by_model'"
    );
    const entries = await plainRows(ledger, "SELECT source FROM ledger_entry");
    const countries = await plainRows(ledger, "FROM country");
    ledger.closeSync();
    return {
      entries,
      countries,
      sessions: sessions.map((row) => row["source"]),
      tables: new Set(present.map((row) => row["name"])),
      sources: sources.length,
      view
    };
  };

  let [shipped, full, internal] = [] as Awaited<ReturnType<typeof filled>>[];
  beforeAll(async () => {
    [shipped, full, internal] = [await filled("shipped"), await filled("full"), await filled("internal")];
  });

  it("lets out rows by the rights of their source, and whole what names none, the list of sources and the ledger", () => {
    expect([shipped, full, internal].map((edition) => edition?.sessions)).toEqual([
      ["open"],
      ["cite", "open"],
      ["cite", "internal", "open"]
    ]);
    expect(shipped).toMatchObject({sources: 3, entries: [{source: "cite"}], countries: [country]});
    expect(String(internal?.view?.["comment"]).length).toBeGreaterThan(10);
  });

  it("has no table of which nothing may leave, but for those that views read and those whose past is awaited", async () => {
    for (const {name} of CITED_FACTS)
      expect([name, shipped?.tables.has(name), full?.tables.has(name)]).toEqual([name, false, true]);
    for (const {name} of FILTERED_USAGE) expect([name, shipped?.tables.has(name)]).toEqual([name, true]);
    expect(shipped?.tables.has("usage_weekly")).toBe(true);
    expect(shipped?.tables.has("app_usage")).toBe(false);
    const early = async (of: typeof tables) => filled("shipped", "2026-01-01", of);
    // On an earlier day there may be none yet.
    const nothing = await early(new Map());
    expect([nothing.sources, nothing.tables.has("app_usage")]).toEqual([0, true]);
    const withheld = await early(new Map([...tables, ["app_usage", [{app: "a", source: "cite"}]]]));
    expect(withheld.tables.has("app_usage")).toBe(false);
  });
});

it("writeWarehouse(path, options, root) reads the tables of a day once, whatever becomes of their files", async () => {
  const {root, remove} = writeData({"snapshots/usage_weekly/weekly": ["2026-01-05,c1/a,100"]});
  const files = newFolder();
  const weeks = async (name: string, day: string | null) => {
    const path = join(files.root, name);
    await writeWarehouse(path, {edition: "internal", day}, root);
    const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
    const ledger = await instance.connect();
    const [row] = await plainRows(ledger, "SELECT count(*) AS n FROM usage_weekly");
    ledger.closeSync();
    instance.closeSync();
    return row?.["n"];
  };
  expect(await weeks("then", "2026-01-31")).toBe(0);
  remove();
  expect(await weeks("again", "2026-01-31")).toBe(0);
  await expect(weeks("now", null)).rejects.toThrow(/ENOENT/);
  files.remove();
});
