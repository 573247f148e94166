import {createReadStream, rmSync} from "node:fs";
import {quotedText} from "../../../src/query/quoted.js";
import {openReader} from "../../../loaders/warehouse/requests/duckdb.js";
import type {Cluster} from "../../fixtures/clickhouse.js";

const COLUMNS = [
  ["request_id", "VARCHAR", "String"],
  ["startTime", "TIMESTAMP", "String"],
  ["model", "VARCHAR", "String"],
  ["app_name", "VARCHAR", "String"],
  ["user_country", "VARCHAR", "String"],
  ["prompt_tokens", "BIGINT", "Int64"],
  ["completion_tokens", "BIGINT", "Int64"],
  ["cached_tokens", "BIGINT", "Int64"],
  ["reasoning_tokens", "BIGINT", "Int64"],
  ["total_tokens", "BIGINT", "Int64"],
  ["spend", "DECIMAL(38, 18)", "Decimal(38, 18)"]
] as const;

/** Seconds in which DuckDB's own COPY loads files into a table of their columns. */
export async function bulkDuckDb(path: string, files: readonly string[]): Promise<number> {
  const reader = await openReader(path);
  await reader.run(`CREATE TABLE log (${COLUMNS.map(([name, type]) => `"${name}" ${type}`).join(", ")})`);
  const begin = performance.now();
  for (const file of files) await reader.run(`COPY log FROM ${quotedText(file)} (FORMAT csv, HEADER true)`);
  await reader.run("CHECKPOINT");
  const seconds = (performance.now() - begin) / 1000;
  reader.closeSync();
  rmSync(path);
  return seconds;
}

/** Seconds in which ClickHouse's own INSERT of CSV loads files into a table of their columns, over all shards. */
export async function bulkClickHouse(cluster: Cluster, shards: number, files: readonly string[]): Promise<number> {
  const columns = COLUMNS.map(([name, , type]) => `${name} ${type}`).join(", ");
  for (let shard = 0; shard < shards; ++shard)
    await cluster.ask(
      shard,
      `CREATE TABLE default.log (${columns}) ENGINE = MergeTree PARTITION BY tuple() ORDER BY request_id`
    );
  const table = shards > 1 ? "log_all" : "log";
  if (shards > 1)
    await cluster.ask(
      0,
      `CREATE TABLE default.log_all AS default.log ENGINE = Distributed(ledger, default, log, sipHash64(request_id))`
    );
  const begin = performance.now();
  for (const file of files)
    await cluster.insert(0, `INSERT INTO default.${table} FORMAT CSVWithNames`, createReadStream(file));
  const seconds = (performance.now() - begin) / 1000;
  for (let shard = 0; shard < shards; ++shard) await cluster.ask(shard, "DROP TABLE default.log");
  if (shards > 1) await cluster.ask(0, "DROP TABLE default.log_all");
  return seconds;
}
