import {describe, expect, it} from "vitest";
import {plainCell, queryWarehouse} from "../../loaders/warehouse/query.js";

async function one(sql: string): Promise<unknown> {
  const [rows] = await queryWarehouse("shipped", sql);
  return rows[0];
}

describe("queryWarehouse(edition, ...queries)", () => {
  it("gives whole numbers as numbers, dates as ISO texts, nulls as null", async () => {
    expect(
      await one(
        `SELECT 5::BIGINT AS a, sum(7) AS b, DATE '2026-02-16' AS c, NULL AS d, true AS e, 0.5::DOUBLE AS f, '词元' AS g, 3 AS h`
      )
    ).toEqual({a: 5, b: 7, c: "2026-02-16", d: null, e: true, f: 0.5, g: "词元", h: 3});
  });

  it("runs queries in order on one warehouse", async () => {
    const [made, read] = await queryWarehouse("shipped", "CREATE TEMP TABLE t AS SELECT 1 AS x", "SELECT x FROM t");
    expect([made.length, read]).toEqual([1, [{x: 1}]]);
  });

  it("gives rows of their own to each who asks the same", async () => {
    const ask = () => queryWarehouse("shipped", "SELECT 1 AS x");
    const [[row = {}]] = await ask();
    row["x"] = 2;
    expect(await ask()).toEqual([[{x: 1}]]);
  });

  it("gives the rows of each query, none where there are none", async () => {
    const [none, two] = await queryWarehouse("shipped", "SELECT 1 AS x WHERE false", "SELECT unnest([1, 2]) AS x");
    expect([none, two]).toEqual([[], [{x: 1}, {x: 2}]]);
  });

  it("gives a whole number beyond 2^53 as its digits", async () => {
    expect(await one("SELECT 9007199254740993 AS x, 9007199254740991 AS y")).toEqual({
      x: "9007199254740993",
      y: 9007199254740991
    });
  });

  it("rejects with DuckDB’s own message", async () => {
    await expect(one("SELECT * FROM category_weekly")).rejects.toThrow(
      /Table with name category_weekly does not exist/
    );
  });

  it("has the cited tables in the full edition", async () => {
    const [rows] = await queryWarehouse("full", "SELECT count(*) AS n FROM category_weekly");
    expect(rows).toEqual([{n: 600}]);
  });
});

it.each([
  [null, "BIGINT", null],
  [true, "BOOLEAN", true],
  [0.5, "DOUBLE", 0.5],
  ["7", "BIGINT", 7],
  ["7", "HUGEINT", 7],
  ["7", "VARCHAR", "7"],
  ["7", undefined, "7"],
  ["-9007199254740992", "HUGEINT", "-9007199254740992"],
  [{en: "a"}, "STRUCT(en VARCHAR)", '{"en":"a"}'],
  [["a"], "VARCHAR[]", '["a"]']
])("plainCell(%j, %s) is %j", (value, type, plain) => {
  expect(plainCell(value, type)).toBe(plain);
});
