import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createTypedTable, typedTable} from "../../../src/query/own/typed-table.js";

const folder = mkdtempSync(join(tmpdir(), "typed-"));
let connection: DuckDBConnection;
beforeAll(async () => (connection = await (await DuckDBInstance.create(":memory:")).connect()));
afterAll(() => {
  connection.closeSync();
  rmSync(folder, {recursive: true});
});

/** What DuckDB makes of rows: the types of the columns, then the rows as texts. */
async function tableOf(rows: readonly Readonly<Record<string, unknown>>[]) {
  const table = typedTable(rows);
  const file = join(folder, "rows.csv");
  writeFileSync(file, table.text);
  await connection.run('DROP TABLE IF EXISTS "o""wn"');
  await connection.run(createTypedTable('o"wn', file, table));
  const reader = await connection.runAndReadAll('FROM "o""wn"');
  return {types: reader.columnTypes().map(String), names: reader.columnNames(), rows: reader.getRowsJson()};
}

describe("typedTable(rows)", () => {
  it.each<[string, unknown[], string, unknown[]]>([
    ["truth", [true, false, null], "BOOLEAN", [true, false, null]],
    ["whole numbers", [1, -2, 10n, undefined], "BIGINT", ["1", "-2", "10", null]],
    ["other numbers", [1, 0.25, NaN], "DOUBLE", [1, 0.25, null]],
    ["days", ["2026-02-28", new Date("2026-03-01")], "DATE", ["2026-02-28", "2026-03-01"]],
    [
      "moments",
      ["2026-02-28T12:00:00Z", new Date("2026-03-01T01:02:03Z")],
      "TIMESTAMP",
      ["2026-02-28 12:00:00", "2026-03-01 01:02:03"]
    ],
    [
      "texts, an empty one apart from none",
      ["a", "", null, 'quoted "b",\nand more'],
      "VARCHAR",
      ["a", "", null, 'quoted "b",\nand more']
    ],
    ["whole numbers beyond 64 bits", [2n ** 63n, -(2n ** 63n)], "DOUBLE", [2 ** 63, -(2 ** 63)]],
    ["whole numbers of 64 bits", [2n ** 63n - 1n, 0n], "BIGINT", ["9223372036854775807", "0"]],
    ["whole numbers that no float is sure of", [2 ** 53], "DOUBLE", [2 ** 53]],
    ["what is beyond any number", [1, Infinity], "VARCHAR", ["1", "Infinity"]],
    ["numbers written as texts", ["007", "1e3"], "VARCHAR", ["007", "1e3"]],
    ["what mixes", [1, "a", true], "VARCHAR", ["1", "a", "true"]],
    ["what is nested", [{a: [1n]}, [2]], "VARCHAR", ['{"a":["1"]}', "[2]"]],
    ["days that are none", ["2026-02-28", "2026-99-99"], "VARCHAR", ["2026-02-28", "2026-99-99"]],
    ["moments that are none", ["a", new Date(NaN)], "VARCHAR", ["a", ""]],
    ["nothing at all", [null, null], "VARCHAR", [null, null]]
  ])("gives DuckDB %s as they are", async (_, values, type, expected) => {
    const found = await tableOf(values.map((value, i) => ({row: i, value})));
    expect(found.types).toEqual(["BIGINT", type]);
    expect(found.rows.map(([, value]) => value)).toEqual(expected);
  });

  it("has the columns that any row has, whatever they are called", async () => {
    const found = await tableOf([{"a b": 1}, {"it's": 2, 'c"': 3}]);
    expect(found.names).toEqual(["a b", "it's", 'c"']);
    expect(found.rows).toEqual([
      ["1", null, null],
      [null, "2", "3"]
    ]);
  });
});
