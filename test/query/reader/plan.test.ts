import {beforeAll, describe, expect, it} from "vitest";
import {duckdbMessage} from "../../../src/query/reader/message.js";
import {wasmDuckDB, type WasmDuckDB} from "../../fixtures/wasm-duckdb.js";

let db: WasmDuckDB;
beforeAll(async () => {
  db = await wasmDuckDB([
    "CREATE TABLE lab AS SELECT 'qwen' AS lab, 'CN' AS country",
    "CREATE TABLE usage AS SELECT 'qwen' AS lab, range AS tokens, 'router' AS source FROM range(9)",
    "CREATE VIEW by_country AS SELECT country, sum(tokens) AS tokens FROM usage JOIN lab USING (lab) GROUP BY ALL",
    "CREATE VIEW largest AS SELECT max(tokens) AS tokens FROM by_country"
  ]);
});

describe("what a reader's text reads", () => {
  it.each<[string, string[]]>([
    ["SELECT 0.99 AS value, 'router' AS source", []],
    ["SELECT max(tokens) AS value FROM usage", ["usage"]],
    ["SELECT count(*) AS value FROM usage", ["usage"]],
    ["FROM by_country", ["lab", "usage"]],
    ["SELECT (SELECT tokens FROM largest) AS value", ["lab", "usage"]],
    ["WITH usage AS (SELECT 1 AS tokens, 'router' AS source) FROM usage", []],
    ["WITH u AS (FROM usage) SELECT tokens FROM u", ["usage"]],
    ["FROM query_table('usage')", ["usage"]],
    ["FROM query('FROM lab')", ["lab"]],
    ["SELECT 0.99 AS value WHERE false OR 1 < 0 AND EXISTS (FROM usage)", []],
    ["SELECT 0.99 AS value UNION ALL SELECT tokens FROM usage WHERE false", []],
    ["FROM duckdb_tables()", []]
  ])("is the tables that its plan holds: %s", async (text, tables) => {
    expect((await db.ask(text)).reads.tables).toEqual(tables);
  });
});

describe("duckdbMessage(message, lang) where an extension is missing", () => {
  const told = async (text: string) =>
    db.ask(text).then(
      () => "",
      (error: unknown) => duckdbMessage((error as Error).message, "en")
    );

  it.each([
    ["SELECT current_date", "icu"],
    ["SELECT today()", "icu"],
    ["SELECT date_trunc('month', now())", "icu"],
    ["SELECT timezone('UTC', TIMESTAMP '2020-01-01')", "icu"],
    ["SELECT json_extract('{}', '$')", "json"],
    ["SELECT '{}'::JSON", "json"],
    ["SELECT to_json(1)", "json"],
    ["FROM read_json('x')", "json"],
    ["FROM read_parquet('x')", "parquet"]
  ])("advises what can be done here: %s", async (text, extension) => {
    const message = await told(text);
    expect(message).toContain(`the ${extension} extension`);
    expect(message).toContain("No extension can be loaded here");
    expect(message).not.toMatch(/install|autoload|LOAD /i);
  });

  it.each([
    "SELECT CAST(CAST(now() AS TIMESTAMP) AS DATE)",
    "SELECT x.key FROM (SELECT {'key': 1} AS x)",
    "SELECT x[1] FROM (SELECT [2, 3] AS x)",
    "SELECT regexp_extract('ab', 'b')"
  ])("advises what runs: %s", async (text) => {
    expect(await told(text)).toBe("");
  });

  it("says the fault in one line, and both sentences in the reader’s language", () => {
    const missing = "Catalog Error: Scalar Function with name x exists in the json extension.\nIt is not loaded.";
    expect(duckdbMessage(missing, "en")).toBe(
      "Catalog Error: Scalar Function with name x exists in the json extension.\n\nNo extension can be loaded here: nothing is fetched from elsewhere. Nested values are written {'key': value} and [a, b] and read as x.key and x[1]; regexp_extract(text, pattern) takes a part of a text."
    );
    const loading = "Autoloading failed: it needs the required extension 'spatial', which\nis not here";
    expect(duckdbMessage(loading, "zh")).toBe(
      "Catalog Error: this needs the spatial extension.\n\n此处不能加载任何扩展，也不会从别处获取内容。请查询表结构中的表与视图；自有日志可在“用量”页的全部控件中读取。"
    );
  });

  it("says other messages once", () => {
    expect(duckdbMessage("Binder Error: x\n\nLINE 1: y\n\nLINE 1: y", "en")).toBe("Binder Error: x\n\nLINE 1: y");
  });
});
