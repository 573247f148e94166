import {describe, expect, it} from "vitest";
import {warehouseAddress, type ClickHouseAddress} from "../../../../loaders/warehouse/requests/address.js";
import {REQUEST_COLUMNS} from "../../../../loaders/warehouse/requests/columns.js";
import {checkReadable, makeShardTables} from "../../../../loaders/warehouse/requests/shard-tables.js";
import {NO_USER} from "../../../../loaders/warehouse/requests/users.js";
import {fakeShard, type Answers} from "../../../fixtures/fake-shards.js";

const ALONE = warehouseAddress("clickhouse://ch1/usage") as ClickHouseAddress;
const TWO = warehouseAddress("clickhouse://ch1,ch2/usage?cluster=ledger") as ClickHouseAddress;

type Types = Readonly<Record<string, string>>;

const rowsOf = (types: Types) => Object.entries(types).map(([name, type]) => ({name, type}));
const columnsOf = (table: string) =>
  `SELECT name, type FROM system.columns WHERE database = 'usage' AND table = '${table}'`;
const REQUEST: Types = {
  ...Object.fromEntries(REQUEST_COLUMNS.map(({name, clickhouse}) => [name, clickhouse])),
  generation: "UInt32"
};
const COMMITTED: Types = {generation: "UInt32", day: "Date", batch: "String", file: "String", rows: "UInt64"};
const without = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(REQUEST).filter(([name]) => !names.includes(name)));
const definitionOf = (types: Types) =>
  Object.entries(types)
    .map((part) => part.join(" "))
    .join(", ");

const MADE = `CREATE TABLE IF NOT EXISTS request (${definitionOf(REQUEST)}) ENGINE = MergeTree PARTITION BY (day, generation) ORDER BY id`;
const MADE_COMMITTED = `CREATE TABLE IF NOT EXISTS request_committed (${definitionOf(COMMITTED)}) ENGINE = MergeTree PARTITION BY tuple() ORDER BY (batch, day, generation)`;
const MADE_SPREAD =
  "CREATE TABLE request_all AS request\nENGINE = Distributed('ledger', 'usage', 'request', sipHash64(toString(id)))";
const SHARDS = "SELECT toString(uniqExact(shard_num)) AS shards FROM system.clusters WHERE cluster = 'ledger'";

const first = (more: Answers = {}) =>
  fakeShard("ch1:8123", {
    [columnsOf("request")]: rowsOf(REQUEST),
    [columnsOf("request_committed")]: rowsOf(COMMITTED),
    ...more
  });
const second = (types = REQUEST) => fakeShard("ch2:8123", {[columnsOf("request")]: rowsOf(types)});

describe("makeShardTables(shards, address)", () => {
  it("makes both tables on a server alone, and asks nothing of a cluster", async () => {
    const shard = first();
    await makeShardTables([shard], ALONE);
    expect(shard.told).toEqual([MADE, MADE_COMMITTED]);
  });

  it("makes requests on every shard, what is read on the first, and there the table over all where it is missing", async () => {
    const [ch1, ch2] = [
      first({[SHARDS]: [{shards: "2"}], [columnsOf("request_all")]: {inTurn: [[], rowsOf(REQUEST)]}}),
      second()
    ];
    await makeShardTables([ch1, ch2], TWO);
    expect([ch1.told, ch2.told]).toEqual([[MADE, MADE_COMMITTED, MADE_SPREAD], [MADE]]);
    const there = first({[SHARDS]: [{shards: "2"}], [columnsOf("request_all")]: rowsOf(REQUEST)});
    await makeShardTables([there, second()], TWO);
    expect(there.told).toEqual([MADE, MADE_COMMITTED]);
  });

  it("adds the columns that an earlier version did not know, also to the table over all", async () => {
    const earlier = {inTurn: [rowsOf(without("team", "user_hash")), rowsOf(REQUEST)]};
    const shard = first({
      [SHARDS]: [{shards: "1"}],
      [columnsOf("request")]: earlier,
      [columnsOf("request_all")]: rowsOf(without("team"))
    });
    await makeShardTables([shard], TWO);
    const team = "ADD COLUMN team String DEFAULT CAST('unknown' AS String)";
    expect(shard.told).toEqual([
      MADE,
      `ALTER TABLE request ADD COLUMN user_hash UUID DEFAULT CAST('${NO_USER}' AS UUID)`,
      `ALTER TABLE request ${team}`,
      MADE_COMMITTED,
      `ALTER TABLE request_all ${team}`
    ]);
  });

  it.each([
    ["1", [{shards: "1"}]],
    ["0", []]
  ])("refuses a cluster of %s shards for two servers", async (count, found) => {
    const made = makeShardTables([first({[SHARDS]: found}), second()], TWO);
    await expect(made).rejects.toThrow(
      `ClickHouse ch1:8123: cluster ledger has ${count} shards; expected 2, one for each server of the address`
    );
  });

  it.each([
    ["the first column that is missing", without("cost", "model"), "model is missing; expected String"],
    ["the first of another type", {...REQUEST, day: "String", cost: "Float64"}, "day is String; expected Date"],
    ["the first beyond", {...REQUEST, prompt: "String", answer: "String"}, "prompt is String; expected no such column"]
  ])("names the server whose table differs by %s", async (_, types, problem) => {
    const made = makeShardTables([first(), second(types)], TWO);
    await expect(made).rejects.toThrow(
      `ClickHouse ch2:8123: request.${problem}, as on every shard. Rename that table, then run the same command again.`
    );
  });
});

describe("checkReadable(first, address)", () => {
  const read = (types: Types) => checkReadable(fakeShard("ch1:8123", {[columnsOf("request_all")]: rowsOf(types)}), TWO);

  it("takes a table with every column, read over the cluster or on a server alone", async () => {
    await read(REQUEST);
    await checkReadable(first(), ALONE);
  });

  it("says that there is none, or the first column that an earlier version did not know", async () => {
    await expect(read({})).rejects.toThrow(
      "ClickHouse ch1:8123: no table usage.request_all; expected one that npm run ingest -- --load has filled"
    );
    await expect(read(without("team", "user_hash"))).rejects.toThrow(
      "ClickHouse ch1:8123: request_all.user_hash is missing, as in earlier versions; expected UUID. The next npm run ingest -- --load adds it."
    );
  });
});
