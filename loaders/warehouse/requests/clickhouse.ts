import {createWriteStream, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {quotedText} from "../../../src/query/quoted.js";
import type {ClickHouseAddress} from "./address.js";
import {AMOUNTS, LABELS, REQUEST_NAMES} from "./columns.js";
import {openReader, tableName, type DuckDbOptions} from "./duckdb.js";
import {checkNew, checkSums, MAX_SUMS, usageSum, type LoadStep, type RequestWarehouse} from "./engine.js";
import {rowCount, currentDays, dropUnread, merge, nextGeneration, onEach, sendStaged} from "./generations.js";
import {checkReadable, COMMITTED, makeShardTables, REQUEST, spread} from "./shard-tables.js";
import {openShards} from "./shard.js";
import {clearStaged} from "./staged.js";

/** Which days are read, and in which generation each. */
const CURRENT = `SELECT day, max(generation) FROM ${COMMITTED} WHERE batch = '' GROUP BY day`;

export interface ClickHouseOptions extends DuckDbOptions {
  /** Told after each step of a load. */
  readonly onStep?: (step: LoadStep) => Promise<void> | void;
}

/** Requests on servers of ClickHouse, a shard each. */
export async function openClickHouse(
  address: ClickHouseAddress,
  options: ClickHouseOptions = {},
  open = openShards
): Promise<RequestWarehouse> {
  const shards = await open(address);
  const [first] = shards;
  if (!first) throw new Error("ClickHouse: no server; expected one or more");
  await (options.isReadOnly ? checkReadable(first, address) : makeShardTables(shards, address));
  const spill = mkdtempSync(join(tmpdir(), "ledger-requests-"));
  const reader = await openReader(":memory:", {...options, isReadOnly: false}, join(spill, "reader"));
  await clearStaged(reader);
  const batches = async () => {
    const found = await first.rows(`SELECT batch FROM ${COMMITTED} WHERE batch != ''`);
    return new Set(found.map((row) => String(row["batch"])));
  };
  return {
    engine: "clickhouse",
    reader,
    batches,
    async load(of) {
      checkNew(of, await batches());
      const before = await currentDays(first);
      await dropUnread(shards, before);
      const generation = nextGeneration(before);
      const days = await sendStaged(reader, join(spill, "lines"), generation, (lines) =>
        first.insertCsv(spread(REQUEST, address), [...REQUEST_NAMES.split(", "), "generation"], lines)
      );
      await options.onStep?.("sent");
      const gone = `id IN (SELECT id FROM ${REQUEST} WHERE generation = ${generation})`;
      const loaded = await merge(shards, {generation, days, before, gone, batches: of}, options.onStep);
      await clearStaged(reader);
      // What is left over is read by nobody, and goes before the next load.
      await dropUnread(shards, await currentDays(first)).catch(() => undefined);
      return loaded;
    },
    async usage(bound = MAX_SUMS) {
      const rows = await first.rows(`${usageSql(spread(REQUEST, address))} LIMIT ${bound + 1}`);
      checkSums(rows.length, bound);
      return rows.map(usageSum);
    },
    async forget(what) {
      const before = await currentDays(first);
      await dropUnread(shards, before);
      if ("user" in what) {
        const gone = `user_hash = toUUID(${quotedText(what.user)})`;
        const sent = {generation: nextGeneration(before), days: new Map<string, number>(), before, gone, batches: []};
        const {replaced} = await merge(shards, sent, options.onStep);
        await dropUnread(shards, await currentDays(first));
        return replaced;
      }
      const kept = new Map([...before].filter(([day]) => day >= what.before));
      const rows = await onEach(shards, (shard) =>
        rowCount(shard, `${REQUEST} WHERE day < ${quotedText(what.before)}`)
      );
      await dropUnread(shards, kept);
      return rows.reduce((sum, count) => sum + count, 0);
    },
    async exportTable(name, folder) {
      const path = join(folder, `${name}.csv`);
      await pipeline(await first.csv(`SELECT * FROM ${tableName(name)}`), createWriteStream(path));
      return path;
    },
    async close() {
      reader.closeSync();
      rmSync(spill, {recursive: true, force: true});
      await onEach(shards, (shard) => shard.close());
    }
  };
}

/** Requests added up by day and labels, in every digit: sums under names of their own, since an alias hides its column. */
function usageSql(table: string): string {
  const summed = [...AMOUNTS, "cost"].map((name) => `sum(${name}) AS sum_${name}`);
  const out = [...AMOUNTS, "cost"].map((name) => `toString(sum_${name}) AS ${name}`);
  return `SELECT toString(of_day) AS day, ${LABELS.join(", ")}, toString(row_count) AS rows, ${out.join(", ")} FROM (
SELECT day AS of_day, ${LABELS.join(", ")}, count() AS row_count, ${summed.join(", ")} FROM ${table}
WHERE (day, generation) GLOBAL IN (${CURRENT}) GROUP BY day, ${LABELS.join(", ")})`;
}
