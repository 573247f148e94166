import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {printedRows} from "../../../src/query/reader/printed.js";
import {wasmDuckDB, type WasmDuckDB} from "../../fixtures/wasm-duckdb.js";

let db: WasmDuckDB;
let native: DuckDBConnection;
beforeAll(async () => {
  db = await wasmDuckDB();
  native = await (await DuckDBInstance.create()).connect();
  await native.run("SET TimeZone = 'UTC'");
});
afterAll(() => native.closeSync());

describe("a reader's result", () => {
  it.each([
    "340282366920938463463374607431768211455::UHUGEINT",
    "(-170141183460469231731687303715884105728)::HUGEINT",
    "18446744073709551615::UBIGINT",
    "9007199254740993",
    "12345678901234567890.12::DECIMAL(38,2)",
    "0.00000000000000000000000000000000000001::DECIMAL(38,38)",
    "1.10::DECIMAL(9,2)",
    "0.1::FLOAT",
    "16777216::FLOAT",
    "3.4e38::FLOAT",
    "0.1::DOUBLE",
    "100000::DOUBLE",
    "1e15::DOUBLE",
    "1e300::DOUBLE",
    "-0.0::DOUBLE",
    "'nan'::DOUBLE",
    "'-inf'::FLOAT",
    "12345678901234567890123456789012345678901234567890::BIGNUM",
    "true",
    "DATE '2026-02-16'",
    "DATE '5877642-06-25 (BC)'",
    "DATE '5881580-07-10'",
    "DATE 'infinity'",
    "DATE '2026-01-31' + INTERVAL 1 MONTH",
    "TIME '10:00:00.5'",
    "TIMETZ '10:00:00.123456+02:30'",
    "TIMESTAMP '2026-01-02 03:04:05.123456'",
    "TIMESTAMP '2026-01-02'",
    "TIMESTAMP '290308-12-22 (BC) 00:00:00'",
    "TIMESTAMP '294246-01-01'",
    "TIMESTAMP '-infinity'",
    "TIMESTAMP_S '2026-01-02 03:04:05'",
    "TIMESTAMP_MS '2026-01-02 03:04:05.12'",
    "TIMESTAMP_NS '2026-01-02 03:04:05.123456789'",
    "TIMESTAMPTZ '2026-01-02 03:04:05.1+02'",
    "INTERVAL '1 year 2 days 03:04:05.5'",
    "INTERVAL 1 DAY",
    "'词元 ''x'''",
    "''",
    "NULL",
    "'ab\\x00'::BLOB",
    "'10101'::BIT",
    "'b4df8757-3655-4941-a79c-62cba251598e'::UUID",
    "'x'::ENUM('x', 'y')",
    "[1.5, NULL, 2]",
    "[DATE '2026-01-01']",
    "[1, 2]::INT[2]",
    "{'lab': 'qwen', 'on': DATE '2026-01-01', 'f': 0.1::FLOAT}",
    "MAP {'a': TIMESTAMP '2026-01-01 00:00:00.000001'}",
    "union_value(k := 3)"
  ])("reads as DuckDB writes it: %s", async (value) => {
    const oracle = await native.runAndReadAll(`SELECT CAST(${value} AS VARCHAR)`);
    const [row] = printedRows(await db.ask(`SELECT ${value} AS v`));
    expect(row).toEqual(oracle.getRows()[0]);
  });

  it("keeps columns whose names are alike, empty or the language’s own, with their types", async () => {
    const result = await db.ask(`SELECT 'p' AS "__proto__", 1 AS a, 2.5 AS a, 'x' AS " ", true AS constructor`);
    expect(result.columns.map(({name}) => name)).toEqual(["__proto__", "a", "a_1", " ", "constructor"]);
    expect(result.columns.map(({type}) => type)).toEqual(["VARCHAR", "INTEGER", "DECIMAL(2,1)", "VARCHAR", "BOOLEAN"]);
    expect([...printedRows(result)]).toEqual([["p", "1", "2.5", "x", "true"]]);
  });

  it("counts a million rows, in the order of the query, any part at hand", async () => {
    const result = await db.ask("SELECT range i, range * 2 j FROM range(1000000) ORDER BY i DESC");
    expect([result.count, result.isWhole]).toEqual([1_000_000, true]);
    expect([...printedRows(result, 0, 2)]).toEqual([
      ["999999", "1999998"],
      ["999998", "1999996"]
    ]);
    expect([...printedRows(result, 999_999)]).toEqual([["0", "0"]]);
    expect([...printedRows(result, 2047, 2050)].map(([i]) => i)).toEqual(["997952", "997951", "997950"]);
  });

  it("stops reading where it would hold too much, and says that there is more", async () => {
    const byRows = await db.ask("FROM range(100000000)", {rows: 10_000, bytes: 1e9});
    expect(byRows.isWhole).toBe(false);
    expect(byRows.count).toBeGreaterThan(10_000);
    expect(byRows.count).toBeLessThan(20_000);
    const byBytes = await db.ask("SELECT repeat('x', 1000) FROM range(100000000)", {rows: 1e9, bytes: 1_000_000});
    expect(byBytes.isWhole).toBe(false);
    expect(byBytes.count).toBeLessThan(10_000);
    expect([...printedRows(await db.ask("SELECT 42"))]).toEqual([["42"]]);
  });

  it("has its columns where it has no rows", async () => {
    const {columns, count} = await db.ask("SELECT 1 AS a, 'x' AS b WHERE false");
    expect([columns.map(({name}) => name), count]).toEqual([["a", "b"], 0]);
  });
});
