import {quotedText} from "../../../src/query/quoted.js";
import type {ClickHouseAddress} from "./address.js";
import {REQUEST_COLUMNS, type RequestColumn} from "./columns.js";
import type {Shard} from "./shard.js";

/** A table of one server: its columns, and what it is sorted and divided by. */
interface ShardTable {
  readonly name: string;
  readonly columns: readonly Pick<RequestColumn, "name" | "clickhouse" | "absent">[];
  readonly engine: string;
}

const GENERATION = {name: "generation", clickhouse: "UInt32"};

/** Requests that are in, a part by day and generation: a load writes new generations beside those that are read. */
export const REQUEST = "request";
/** What is read: a row for each day and generation, and one for each batch, written together by one insert. */
export const COMMITTED = "request_committed";

const REQUEST_TABLE: ShardTable = {
  name: REQUEST,
  columns: [...REQUEST_COLUMNS, GENERATION],
  engine: "MergeTree PARTITION BY (day, generation) ORDER BY id"
};

const COMMITTED_TABLE: ShardTable = {
  name: COMMITTED,
  columns: [
    GENERATION,
    {name: "day", clickhouse: "Date"},
    {name: "batch", clickhouse: "String"},
    {name: "file", clickhouse: "String"},
    {name: "rows", clickhouse: "UInt64"}
  ],
  engine: "MergeTree PARTITION BY tuple() ORDER BY (batch, day, generation)"
};

/** The table by which all shards of a cluster are read and filled as one; the table itself on a server alone. */
export const spread = (table: string, {cluster}: Pick<ClickHouseAddress, "cluster">) =>
  cluster === null ? table : `${table}_all`;

/** Makes the tables where they are missing. Rejects where a server has other columns, or the cluster other shards. */
export async function makeShardTables(shards: readonly Shard[], address: ClickHouseAddress): Promise<void> {
  const {cluster, database} = address;
  const [first] = shards;
  for (const shard of shards)
    for (const table of shard === first ? [REQUEST_TABLE, COMMITTED_TABLE] : [REQUEST_TABLE]) {
      const columns = table.columns.map(({name, clickhouse}) => `${name} ${clickhouse}`).join(", ");
      await shard.run(`CREATE TABLE IF NOT EXISTS ${table.name} (${columns}) ENGINE = ${table.engine}`);
      await addAbsent(shard, table, database);
      await checkColumns(shard, table, database);
    }
  if (cluster === null || !first) return;
  const found = await first.rows(
    `SELECT toString(uniqExact(shard_num)) AS shards FROM system.clusters WHERE cluster = ${quotedText(cluster)}`
  );
  const count = Number(found[0]?.["shards"] ?? 0);
  if (count !== shards.length)
    throw new Error(
      `ClickHouse ${first.name}: cluster ${cluster} has ${count} shards; expected ${shards.length}, one for each server of the address`
    );
  // Making one takes a right to every table of a cluster, which a loader need not have where somebody made it.
  if ((await columnTypes(first, spread(REQUEST, address), database)).size === 0)
    await first.run(`CREATE TABLE ${spread(REQUEST, address)} AS ${REQUEST}
ENGINE = Distributed(${quotedText(cluster)}, ${quotedText(database)}, ${quotedText(REQUEST)}, sipHash64(toString(id)))`);
  await addAbsent(first, {...REQUEST_TABLE, name: spread(REQUEST, address)}, database);
}

/** Rejects where there are no requests to read, or where an earlier version kept them. */
export async function checkReadable(first: Shard, address: ClickHouseAddress): Promise<void> {
  const table = spread(REQUEST, address);
  const types = await columnTypes(first, table, address.database);
  const missing = REQUEST_COLUMNS.find(({name}) => !types.has(name));
  if (types.size === 0)
    throw new Error(
      `ClickHouse ${first.name}: no table ${address.database}.${table}; expected one that npm run ingest -- --load has filled`
    );
  if (missing)
    throw new Error(
      `ClickHouse ${first.name}: ${table}.${missing.name} is missing, as in earlier versions; expected ${missing.clickhouse}. The next npm run ingest -- --load adds it.`
    );
}

/** Adds the columns that an earlier version did not know, where its requests are told to have none. */
async function addAbsent(shard: Shard, {name, columns}: ShardTable, database: string): Promise<void> {
  const types = await columnTypes(shard, name, database);
  for (const {name: column, clickhouse, absent} of columns)
    if (absent !== undefined && !types.has(column))
      await shard.run(
        `ALTER TABLE ${name} ADD COLUMN ${column} ${clickhouse} DEFAULT CAST(${quotedText(absent)} AS ${clickhouse})`
      );
}

async function columnTypes(shard: Shard, table: string, database: string): Promise<ReadonlyMap<string, string>> {
  const rows = await shard.rows(
    `SELECT name, type FROM system.columns WHERE database = ${quotedText(database)} AND table = ${quotedText(table)}`
  );
  return new Map(rows.map((row) => [String(row["name"]), String(row["type"])]));
}

/** Rejects where a table of a server has other columns than it should. */
async function checkColumns(shard: Shard, {name, columns}: ShardTable, database: string): Promise<void> {
  const types = await columnTypes(shard, name, database);
  const missing = columns.find((column) => types.get(column.name) !== column.clickhouse);
  const beyond = [...types.keys()].find((column) => columns.every((wanted) => wanted.name !== column));
  const wrong = missing?.name ?? beyond;
  if (wrong !== undefined)
    throw new Error(
      `ClickHouse ${shard.name}: ${name}.${wrong} is ${types.get(wrong) ?? "missing"}; expected ${missing?.clickhouse ?? "no such column"}, as on every shard. Rename that table, then run the same command again.`
    );
}
