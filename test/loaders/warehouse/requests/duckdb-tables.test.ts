import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, describe, expect, it} from "vitest";
import {memoryBytes, openDuckDb, openReader} from "../../../../loaders/warehouse/requests/duckdb.js";
import {wholeNumberOf, wholeRelation} from "../../../../loaders/warehouse/requests/duckdb-tables.js";
import {countedUsage, inOrder, loadRows, madeRequests} from "../../../fixtures/requests.js";
import {seeded} from "../../../fixtures/random.js";

const folder = mkdtempSync(join(tmpdir(), "duckdb-tables-"));
afterAll(() => rmSync(folder, {recursive: true}));

const rows = madeRequests(60, seeded(11), {days: 3}).map((row, i) => ({
  ...row,
  number: `own-${i}`,
  outcome: "counted" as const
}));
const days = new Set(rows.map(({day}) => day)).size;
const textOf = async (reader: DuckDBConnection, sql: string) =>
  String((await reader.runAndReadAll(sql)).getRows()[0]?.[0]);

describe("openReader(path, options, spill)", () => {
  it("has the memory, threads and folder it is given, and counts by UTC", async () => {
    const spill = join(folder, "spill");
    const reader = await openReader(":memory:", {memory: "64MB", threads: 3}, spill);
    expect(await textOf(reader, "SELECT current_setting('threads')")).toBe("3");
    expect(await textOf(reader, "SELECT current_setting('temp_directory')")).toBe(spill);
    expect(await textOf(reader, "SELECT current_setting('TimeZone')")).toBe("UTC");
    expect(await memoryBytes(reader)).toBeCloseTo(64e6, -5);
    reader.closeSync();
  });

  it("writes unless it may only read", async () => {
    const path = join(folder, "read.duckdb");
    const writer = await openReader(path);
    await writer.run("CREATE TABLE t AS SELECT 7 AS x");
    writer.closeSync();
    const reader = await openReader(path, {isReadOnly: true});
    expect(await wholeNumberOf(reader, "SELECT x FROM t")).toBe(7);
    await expect(reader.run("DELETE FROM t")).rejects.toThrow(/read-only/);
    reader.closeSync();
  });
});

it.each([
  ["1.5 KiB", 1536],
  ["1.5 MiB", 1_572_864],
  ["3 GiB", 3_221_225_472],
  ["2 TiB", 2_199_023_255_552]
])("memoryBytes(reader) reads %s", async (limit, bytes) => {
  const told = (text: string) => ({
    runAndReadAll: () => Promise.resolve({getRows: () => [[text]]})
  });
  expect(await memoryBytes(told(limit) as unknown as DuckDBConnection)).toBe(bytes);
  await expect(memoryBytes(told("12 bytes") as unknown as DuckDBConnection)).rejects.toThrow(
    "memory_limit: 12 bytes; expected a size such as 3.7 GiB"
  );
});

describe("openDuckDb(path)", () => {
  it("tells what a load came to, and takes one without batches", async () => {
    const warehouse = await openDuckDb(join(folder, "below", "requests.duckdb"));
    expect(await loadRows(warehouse, rows, rows.slice(0, 20))).toEqual([
      {added: 60, replaced: 0, days},
      {added: 20, replaced: 20, days: new Set(rows.slice(0, 20).map(({day}) => day)).size}
    ]);
    expect(await warehouse.load([])).toEqual({added: 0, replaced: 0, days: 0});
    expect([...(await warehouse.batches())]).toEqual(["batch-0-0", "batch-1-1"]);
    const usage = countedUsage(rows);
    expect(inOrder(await warehouse.usage(usage.length))).toEqual(usage);
    await expect(warehouse.usage(usage.length - 3)).rejects.toThrow(
      `usage: ${usage.length - 2} combinations of day, model and labels or more`
    );
    await warehouse.close();
  });

  it("makes no folder for one who only reads", async () => {
    const none = join(folder, "none");
    await expect(openDuckDb(join(none, "requests.duckdb"), {isReadOnly: true})).rejects.toThrow(/none/);
    expect(existsSync(none)).toBe(false);
  });

  it("takes in nothing where two labels would be told by one number", async () => {
    const warehouse = await openDuckDb(join(folder, "alike.duckdb"));
    await loadRows(warehouse, rows.slice(0, 30));
    await warehouse.reader.run("UPDATE request_label SET app = 'another' WHERE rowid = 0");
    const before = inOrder(await warehouse.usage());
    await expect(loadRows(warehouse, rows)).rejects.toThrow(
      "request_label: 1 labels have the number of another; expected each its own. Nothing was taken in."
    );
    expect(inOrder(await warehouse.usage())).toEqual(before);
    await warehouse.close();
  });
});

it("wholeRelation(reader, table, path) has what an earlier version did not know, and names what is lost", async () => {
  const reader = await openReader(":memory:");
  await expect(wholeRelation(reader, "request", "a.duckdb")).rejects.toThrow(
    "a.duckdb: holds no requests; expected a file that npm run ingest -- --load has filled"
  );
  await reader.run("CREATE TABLE request (day DATE, time TIMESTAMP)");
  await expect(wholeRelation(reader, "request", "a.duckdb")).rejects.toThrow(
    "a.duckdb: request.id is missing; expected a file that npm run ingest -- --load has filled. Name another file, or rename that table."
  );
  reader.closeSync();
});
