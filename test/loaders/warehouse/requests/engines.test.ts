import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openRequests, warehouseAddress} from "../../../../loaders/warehouse/requests/address.js";
import type {RequestWarehouse} from "../../../../loaders/warehouse/requests/engine.js";
import {hasClickHouse, startCluster, type Cluster} from "../../../fixtures/clickhouse.js";
import type {ReadRequest} from "../../../../loaders/warehouse/requests/append.js";
import {countedUsage, inOrder, loadRows, madeRequests, USERS} from "../../../fixtures/requests.js";
import {seeded} from "../../../fixtures/random.js";
import {share} from "../../../fixtures/share.js";

const folder = mkdtempSync(join(tmpdir(), "requests-"));
let cluster: Cluster | null = null;

beforeAll(async () => {
  if (hasClickHouse()) cluster = await startCluster(2);
});
afterAll(async () => {
  await cluster?.close();
  rmSync(folder, {recursive: true});
});

const ENGINES = [
  {name: "DuckDB", isThere: true, address: () => Promise.resolve(`duckdb:${join(folder, "requests.duckdb")}`)},
  {
    name: "ClickHouse of two shards",
    isThere: hasClickHouse(),
    address: async () => (cluster as Cluster).address("engines")
  }
];

describe.each(ENGINES)("a warehouse of requests in $name", ({isThere, address}) => {
  let warehouse: RequestWarehouse | undefined;
  const test = it.runIf(isThere);
  const opened = () => {
    if (!warehouse) throw new Error("warehouse: not open; expected it to be opened before the first test");
    return warehouse;
  };
  beforeAll(async () => {
    if (isThere) warehouse = await openRequests(warehouseAddress(await address()));
  });
  afterAll(() => warehouse?.close());

  test("gives the usage of plain counting, after rows came late, twice and corrected, also onto another day", async () => {
    const random = seeded(23);
    const batches = [];
    for (let i = 0; i < share(3, {of: 20}); ++i) {
      batches.push(madeRequests(200, random, {numbers: 600}));
      const [loaded] = await loadRows(opened(), batches.at(-1) ?? []);
      expect(loaded?.replaced === 0).toBe(i === 0);
      expect(inOrder(await opened().usage())).toEqual(countedUsage(...batches));
    }
    expect((await opened().batches()).size).toBe(batches.length);
  });

  test("forgets days before one, and takes in what comes for them later", async () => {
    const before = await opened().usage();
    const isOld = ({day}: {readonly day: string}) => day < "2026-01-03";
    const old = before.filter(isOld).reduce((sum, {rows}) => sum + Number(rows), 0);
    expect(await opened().forget({before: "2026-01-03"})).toBe(old);
    const kept = before.filter((sum) => !isOld(sum));
    expect(inOrder(await opened().usage())).toEqual(inOrder(kept));
    const late = madeRequests(20, seeded(9), {days: 1}).map((row, i) => ({...row, number: `late-${i}`}));
    await loadRows(opened(), late);
    expect(inOrder(await opened().usage())).toEqual(inOrder([...kept, ...countedUsage(late)]));
  });

  test("forgets the requests of one user, on whatever day", async () => {
    const of = madeRequests(100, seeded(4)).map((row, i) => ({...row, number: `theirs-${i}`}));
    const [user] = USERS.filter((each) => each !== null);
    await opened().forget({before: "2100-01-01"});
    await loadRows(opened(), of);
    const isTheirs = (row: ReadRequest) => row.user === user && row.outcome === "counted";
    expect(await opened().forget({user: user ?? ""})).toBe(of.filter(isTheirs).length);
    expect(inOrder(await opened().usage())).toEqual(countedUsage(of.filter((row) => !isTheirs(row))));
    expect(await opened().forget({user: user ?? ""})).toBe(0);
  });

  test("says how many sums are too many for a cube, and what to do", async () => {
    await expect(opened().usage(3)).rejects.toThrow(
      "usage: 4 combinations of day, model and labels or more; expected at most 3. Leave a column with many values out when loading."
    );
  });
});
