import {DuckDBInstance} from "@duckdb/node-api";
import {expect, it} from "vitest";
import {csvOf} from "../../../loaders/data/archive.js";

it("csvOf(connection, table) writes rows in order, whole numbers as they are and texts that a spreadsheet would run as texts", async () => {
  const connection = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  await connection.run(`CREATE TABLE t (n BIGINT, share DOUBLE, name VARCHAR, day DATE);
    INSERT INTO t VALUES (9007199254740993, 0.5, 'b', DATE '2026-01-05'), (-9007199254740993, -1.5, '-a', NULL), (NULL, NULL, 'c', NULL)`);
  const csv = (await csvOf(connection, {name: "t"})).toString();
  connection.closeSync();
  expect(csv.trim().split(/\r?\n/)).toEqual([
    "n,share,name,day",
    "-9007199254740993,-1.5,'-a,",
    "9007199254740993,0.5,b,2026-01-05",
    ",,c,"
  ]);
});
