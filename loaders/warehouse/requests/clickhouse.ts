import {createReadStream, createWriteStream, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {quotedText, quotedTexts} from "../../../src/query/quoted.js";
import type {ClickHouseAddress} from "./address.js";
import {AMOUNTS, LABELS, REQUEST_NAMES} from "./columns.js";
import {openReader, tableName, type DuckDbOptions} from "./duckdb.js";
import {
  checkNew,
  checkSums,
  MAX_SUMS,
  usageSum,
  type Batch,
  type Loaded,
  type LoadStep,
  type RequestWarehouse
} from "./engine.js";
import {COMMITTED, INCOMING, makeTables, REQUEST, spread} from "./shard-tables.js";
import {openShards, type Shard} from "./shard.js";
import {clearStaged, STAGED_REQUESTS} from "./staged.js";

/** Days that one insert writes at most: newer servers refuse a block of more than a hundred parts. */
const DAYS_AT_ONCE = 50;

/** Which days are read, and in which generation each. */
const CURRENT = `SELECT day, max(generation) FROM ${COMMITTED} WHERE batch = '' GROUP BY day`;

export interface ClickHouseOptions extends DuckDbOptions {
  /** Told after each step of a load. */
  readonly onStep?: (step: LoadStep) => Promise<void> | void;
}

/** Requests on servers of ClickHouse, a shard each. */
export async function openClickHouse(
  address: ClickHouseAddress,
  options: ClickHouseOptions = {}
): Promise<RequestWarehouse> {
  const shards = await openShards(address);
  const [first] = shards;
  if (!first) throw new Error("ClickHouse: no server; expected one or more");
  if (!options.isReadOnly) await makeTables(shards, address);
  const spill = mkdtempSync(join(tmpdir(), "ledger-requests-"));
  const reader = await openReader(":memory:", {...options, isReadOnly: false}, join(spill, "reader"));
  await clearStaged(reader);
  const cleared = async () => {
    await onEach(shards, async (shard) => {
      await shard.run(`TRUNCATE TABLE ${INCOMING}`);
    });
    await dropUnread(shards, await currentDays(first));
  };
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
      await cleared();
      const lines = join(spill, "lines");
      rmSync(lines, {recursive: true, force: true});
      await reader.run(
        `COPY (${STAGED_REQUESTS}) TO ${quotedText(lines)} (FORMAT csv, HEADER false, FORCE_QUOTE (${LABELS.join(", ")}), PER_THREAD_OUTPUT true, FILE_SIZE_BYTES '256MB')`
      );
      for (const file of readdirSync(lines))
        await first.insertCsv(
          spread(INCOMING, address),
          REQUEST_NAMES.split(", "),
          createReadStream(join(lines, file))
        );
      rmSync(lines, {recursive: true});
      await options.onStep?.("sent");
      const loaded = await merge(shards, first, of, options.onStep);
      await clearStaged(reader);
      // What is left over is read by nobody, and goes before the next load.
      await cleared().catch(() => undefined);
      return loaded;
    },
    async usage(bound = MAX_SUMS) {
      const rows = await first.rows(`${usageSql(spread(REQUEST, address))} LIMIT ${bound + 1}`);
      checkSums(rows.length, bound);
      return rows.map(usageSum);
    },
    async forget(before) {
      const current = await currentDays(first);
      const kept = new Map([...current].filter(([day]) => day >= before));
      await dropUnread(shards, current);
      const rows = await onEach(shards, (shard) => countOf(shard, `${REQUEST} WHERE day < ${quotedText(before)}`));
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

/**
 * Makes new generations of the days that incoming rows touch, on every shard, and only then has them read. Until its last
 * insert nothing of what it writes is read.
 */
async function merge(
  shards: readonly Shard[],
  first: Shard,
  batches: readonly Batch[],
  onStep: ClickHouseOptions["onStep"]
): Promise<Loaded> {
  const before = await currentDays(first);
  const touched = await onEach(shards, (shard) =>
    shard.rows(`SELECT DISTINCT toString(day) AS day FROM (
SELECT day FROM ${INCOMING} UNION ALL SELECT day FROM ${REQUEST} WHERE id IN (SELECT id FROM ${INCOMING}))`)
  );
  const days = [...new Set(touched.flat().map((row) => String(row["day"])))].sort();
  const generation = Math.max(0, ...before.values()) + 1;
  const counts = await onEach(shards, async (shard) => {
    const was = await countOf(shard, `${REQUEST} WHERE day IN (${quotedTexts(days) || "''"})`);
    for (let at = 0; at < days.length; at += DAYS_AT_ONCE) {
      const some = days.slice(at, at + DAYS_AT_ONCE);
      const into = `INSERT INTO ${REQUEST} (${REQUEST_NAMES}, generation) SELECT ${REQUEST_NAMES}, toUInt32(${generation}) AS generation FROM`;
      await shard.run(`${into} ${INCOMING} WHERE day IN (${quotedTexts(some)})`);
      const old = some.flatMap((day) => (before.has(day) ? [`(${quotedText(day)}, ${before.get(day)})`] : []));
      if (old.length > 0)
        await shard.run(
          `${into} (SELECT * FROM ${REQUEST} WHERE (day, generation) IN (${old.join(", ")}) AND id NOT IN (SELECT id FROM ${INCOMING}))`
        );
    }
    const byDay = await shard.rows(
      `SELECT toString(day) AS day, toString(count()) AS rows FROM ${REQUEST} WHERE generation = ${generation} GROUP BY day`
    );
    return {was, byDay, added: await countOf(shard, INCOMING)};
  });
  await onStep?.("merged");
  const rowsOf = new Map<string, number>();
  for (const {day, rows} of counts.flatMap(({byDay}) => byDay))
    rowsOf.set(String(day), (rowsOf.get(String(day)) ?? 0) + Number(rows));
  await first.insertRows(COMMITTED, [
    ...days.map((day) => ({generation, day, batch: "", file: "", rows: rowsOf.get(day) ?? 0})),
    ...batches.map((batch) => ({generation, day: "1970-01-01", ...batch}))
  ]);
  const total = (name: "added" | "was") => counts.reduce((sum, count) => sum + count[name], 0);
  const merged = [...rowsOf.values()].reduce((sum, rows) => sum + rows, 0);
  return {added: total("added"), replaced: total("was") + total("added") - merged, days: days.length};
}

/** The generation of each day that is read. */
async function currentDays(first: Shard): Promise<ReadonlyMap<string, number>> {
  const rows = await first.rows(
    `SELECT toString(day) AS day, max(generation) AS generation FROM ${COMMITTED} WHERE batch = '' GROUP BY day`
  );
  return new Map(rows.map((row) => [String(row["day"]), Number(row["generation"])]));
}

/** Takes away generations of days that nobody reads: of loads that broke off, and of before the last one. */
async function dropUnread(shards: readonly Shard[], current: ReadonlyMap<string, number>): Promise<void> {
  await onEach(shards, async (shard) => {
    const parts = await shard.rows(
      `SELECT DISTINCT partition FROM system.parts WHERE database = currentDatabase() AND table = ${quotedText(REQUEST)} AND active`
    );
    for (const {partition} of parts) {
      const [, day = "", generation = ""] = /'(\d{4}-\d{2}-\d{2})', ?(\d+)/.exec(String(partition)) ?? [];
      if (current.get(day) !== Number(generation))
        await shard.run(`ALTER TABLE ${REQUEST} DROP PARTITION (${quotedText(day)}, ${generation})`);
    }
  });
}

async function onEach<T>(shards: readonly Shard[], work: (shard: Shard) => Promise<T>): Promise<T[]> {
  return Promise.all(shards.map(work));
}

async function countOf(shard: Shard, of: string): Promise<number> {
  const [row] = await shard.rows(`SELECT toString(count()) AS rows FROM ${of}`);
  return Number(row?.["rows"] ?? 0);
}

/** Requests added up by day and labels, in every digit: sums under names of their own, since an alias hides its column. */
function usageSql(table: string): string {
  const summed = [...AMOUNTS, "cost"].map((name) => `sum(${name}) AS sum_${name}`);
  const out = [...AMOUNTS, "cost"].map((name) => `toString(sum_${name}) AS ${name}`);
  return `SELECT toString(of_day) AS day, ${LABELS.join(", ")}, toString(row_count) AS rows, ${out.join(", ")} FROM (
SELECT day AS of_day, ${LABELS.join(", ")}, count() AS row_count, ${summed.join(", ")} FROM ${table}
WHERE (day, generation) GLOBAL IN (${CURRENT}) GROUP BY day, ${LABELS.join(", ")})`;
}
