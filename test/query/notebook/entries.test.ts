import {DuckDBInstance} from "@duckdb/node-api";
import {expect, it} from "vitest";
import {plainRows} from "../../../loaders/warehouse/query.js";
import {lastEntries} from "../../../src/query/notebook/entries.js";

it("lastEntries(ask, sources) gives the last entry of each source in the books, whatever stands before them under their name", async () => {
  const connection = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  await connection.run(`CREATE TABLE ledger_entry AS SELECT * FROM (VALUES
      (3, 'b', DATE '2026-02-03', 'h3'), (1, 'a', DATE '2026-02-01', 'h1'), (2, 'b', DATE '2026-02-02', 'h2'),
      (4, 'a', DATE '2026-02-04', 'h4'), (5, 'c', DATE '2026-02-05', 'h5')) v(seq, source, retrieved_on, hash);
    CREATE TEMP VIEW ledger_entry AS FROM memory.main.ledger_entry WHERE seq < 2`);
  let asked = 0;
  const ask = async (text: string) => {
    asked += 1;
    return plainRows(connection, text);
  };
  expect(await lastEntries(ask, ["a", "b", "it’s not there"])).toEqual([
    {source: "b", seq: 3, retrieved_on: "2026-02-03", hash: "h3"},
    {source: "a", seq: 4, retrieved_on: "2026-02-04", hash: "h4"}
  ]);
  asked = 0;
  expect([await lastEntries(ask, []), asked]).toEqual([[], 0]);
  connection.closeSync();
});
