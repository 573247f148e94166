import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openRequests, warehouseAddress} from "../../../../loaders/warehouse/requests/address.js";
import {openReader} from "../../../../loaders/warehouse/requests/duckdb.js";
import {hasClickHouse, startCluster, type Cluster} from "../../../fixtures/clickhouse.js";
import {countedUsage, inOrder, loadRows, madeRequests} from "../../../fixtures/requests.js";
import {seeded} from "../../../fixtures/random.js";

// Warehouses as earlier versions made them: without teams, with labels in every row, without users.

const folder = mkdtempSync(join(tmpdir(), "earlier-"));
afterAll(() => rmSync(folder, {recursive: true}));
const rows = madeRequests(80, seeded(7)).map((row) => ({...row, team: "unknown"}));
const more = madeRequests(80, seeded(8));

/** What an earlier version kept of requests. */
const KEPT = {
  "no team": "* EXCLUDE (team, user_hash)",
  "labels in every row": "* EXCLUDE (user_hash)"
} as const;

/** A file of DuckDB whose requests lie as a version kept them; its address. */
async function earlierFile(name: string, change: (source: string) => readonly string[]): Promise<string> {
  const [now, earlier] = [join(folder, `${name}-now.duckdb`), join(folder, `${name}.duckdb`)];
  const made = await openRequests(warehouseAddress(`duckdb:${now}`));
  await loadRows(made, rows);
  await made.close();
  const reader = await openReader(earlier);
  await reader.run(`ATTACH '${now}' AS now (READ_ONLY)`);
  for (const sql of ["CREATE TABLE loaded_batch AS FROM now.loaded_batch", ...change("now")]) await reader.run(sql);
  reader.closeSync();
  return `duckdb:${earlier}`;
}

describe("a file of DuckDB from an earlier version", () => {
  it.each([
    ...Object.entries(KEPT).map(
      ([name, kept]) => [name, (now: string) => [`CREATE TABLE request AS SELECT ${kept} FROM ${now}.request`]] as const
    ),
    [
      "no user",
      (now: string) => [
        `CREATE TABLE request_row AS SELECT * EXCLUDE (user_hash) FROM ${now}.request_row`,
        `CREATE TABLE request_label AS FROM ${now}.request_label`,
        "CREATE VIEW request AS SELECT * EXCLUDE (label) FROM request_row JOIN request_label USING (label)"
      ]
    ] as const
  ])("with %s is read as it is, and taken over by the next load", async (name, change) => {
    const address = warehouseAddress(await earlierFile(name, change));
    const reads = await openRequests(address, {isReadOnly: true});
    expect(inOrder(await reads.usage())).toEqual(countedUsage(rows));
    await reads.close();
    const warehouse = await openRequests(address);
    await loadRows(warehouse, more);
    expect(inOrder(await warehouse.usage())).toEqual(countedUsage(rows, more));
    await warehouse.close();
    const again = await openRequests(address);
    expect(inOrder(await again.usage())).toEqual(countedUsage(rows, more));
    await again.close();
  });

  it("that holds something else is refused by what it lacks, and left as it was", async () => {
    const path = join(folder, "other.duckdb");
    const reader = await openReader(path);
    reader.closeSync();
    await expect(openRequests(warehouseAddress(`duckdb:${path}`), {isReadOnly: true})).rejects.toThrow(
      `${path}: holds no requests; expected a file that npm run ingest -- --load has filled`
    );
    const other = await openReader(path);
    await other.run("CREATE TABLE request (day DATE, what VARCHAR)");
    other.closeSync();
    for (const isReadOnly of [true, false])
      await expect(openRequests(warehouseAddress(`duckdb:${path}`), {isReadOnly})).rejects.toThrow(
        /other\.duckdb: request(_earlier)?\.time is missing; expected a file that npm run ingest -- --load has filled/
      );
    const after = await openReader(path);
    const tables = await after.runAndReadAll("SELECT table_name FROM information_schema.tables");
    expect(tables.getRows()).toEqual([["request"]]);
    after.closeSync();
  });
});

describe.runIf(hasClickHouse())("tables of ClickHouse from an earlier version", () => {
  let cluster: Cluster;
  beforeAll(async () => void (cluster = await startCluster(2)));
  afterAll(() => cluster.close());

  it("without teams and users are told to those who only read, and taken over by the next load", async () => {
    const address = warehouseAddress(await cluster.address("earlier"));
    const first = await openRequests(address);
    await loadRows(first, rows);
    await first.close();
    for (const column of ["team", "user_hash"]) {
      for (const shard of [0, 1]) await cluster.ask(shard, `ALTER TABLE earlier.request DROP COLUMN ${column}`);
      await cluster.ask(0, `ALTER TABLE earlier.request_all DROP COLUMN ${column}`);
    }
    await expect(openRequests(address, {isReadOnly: true})).rejects.toThrow(
      /^ClickHouse 127\.0\.0\.1:\d+: request_all\.user_hash is missing, as in earlier versions; expected UUID\. The next npm run ingest -- --load adds it\.$/
    );
    const warehouse = await openRequests(address);
    expect(inOrder(await warehouse.usage())).toEqual(countedUsage(rows));
    await loadRows(warehouse, more);
    expect(inOrder(await warehouse.usage())).toEqual(countedUsage(rows, more));
    await warehouse.close();
    const none = warehouseAddress(await cluster.address("nothing"));
    await expect(openRequests(none, {isReadOnly: true})).rejects.toThrow(
      "no table nothing.request_all; expected one that npm run ingest -- --load has filled"
    );
  });
});
