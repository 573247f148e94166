import {createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quotedText} from "../../../src/query/quoted.js";
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
import {checkReadable, COMMITTED, makeShardTables, REQUEST, spread} from "./shard-tables.js";
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
      const rows = await onEach(shards, (shard) => countOf(shard, `${REQUEST} WHERE day < ${quotedText(what.before)}`));
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

/** Sends staged rows as a generation that nobody reads yet, some days at a time; how many there were of each day. */
async function sendStaged(
  reader: DuckDBConnection,
  folder: string,
  generation: number,
  insert: (lines: Readable) => Promise<void>
): Promise<ReadonlyMap<string, number>> {
  const found = await reader.runAndReadAll(
    `SELECT CAST(day AS VARCHAR), count(*) FROM (${STAGED_REQUESTS}) GROUP BY day ORDER BY day`
  );
  const days = new Map(found.getRows().map(([day, rows]) => [String(day), Number(rows)]));
  const names = [...days.keys()];
  mkdirSync(folder, {recursive: true});
  let inserting = Promise.resolve();
  for (let at = 0; at < names.length; at += DAYS_AT_ONCE) {
    const [from = "", to = ""] = [names[at], names[Math.min(at + DAYS_AT_ONCE, names.length) - 1]];
    const lines = join(folder, `${at}.csv`);
    await reader.run(
      `COPY (SELECT *, ${generation} FROM (${STAGED_REQUESTS}) WHERE day BETWEEN ${quotedText(from)} AND ${quotedText(to)}) TO ${quotedText(lines)} (FORMAT csv, HEADER false, FORCE_QUOTE (${LABELS.join(", ")}))`
    );
    // Some days are written out while those before them are sent.
    await inserting;
    inserting = insert(createReadStream(lines)).then(() => rmSync(lines));
    inserting.catch(() => undefined);
  }
  await inserting;
  return days;
}

/** A generation that was sent: its days with their rows, the generations that were read before it, and which of their rows go. */
interface Sent {
  readonly generation: number;
  readonly days: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
  /** SQL of a condition. */
  readonly gone: string;
  readonly batches: readonly Batch[];
}

/**
 * Completes the days that a generation touches by the rows that stand, on every shard, and only then has it read. Until its
 * last insert nothing of what it writes is read.
 */
async function merge(
  shards: readonly Shard[],
  {generation, days, before, gone, batches}: Sent,
  onStep: ClickHouseOptions["onStep"]
): Promise<Loaded> {
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
  const fresh = `${REQUEST} WHERE generation = ${generation}`;
  const came = sum(await onEach(shards, (shard) => countOf(shard, fresh)));
  const added = sum(days.values());
  if (came !== added)
    throw new Error(
      `ClickHouse: ${came} requests came of ${added} that were sent. Nothing was taken in; run the same command again.`
    );
  const losing = await onEach(shards, (shard) =>
    shard.rows(`SELECT DISTINCT toString(day) AS day FROM ${REQUEST} WHERE generation != ${generation} AND ${gone}`)
  );
  const touched = [...new Set([...days.keys(), ...losing.flat().map((row) => String(row["day"]))])].sort();
  const old = touched.flatMap((day) => (before.has(day) ? [`(${quotedText(day)}, ${before.get(day)})`] : []));
  const counts = await onEach(shards, async (shard) => {
    let was = 0;
    for (let at = 0; at < old.length; at += DAYS_AT_ONCE) {
      const stood = `${REQUEST} WHERE (day, generation) IN (${old.slice(at, at + DAYS_AT_ONCE).join(", ")})`;
      was += await countOf(shard, stood);
      await shard.run(
        `INSERT INTO ${REQUEST} (${REQUEST_NAMES}, generation) SELECT ${REQUEST_NAMES}, toUInt32(${generation}) AS generation FROM (SELECT * FROM ${stood} AND NOT (${gone}))`
      );
    }
    const byDay = await shard.rows(`SELECT toString(day) AS day, toString(count()) AS rows FROM ${fresh} GROUP BY day`);
    return {was, byDay};
  });
  await onStep?.("merged");
  const rowsOf = new Map<string, number>();
  for (const {day, rows} of counts.flatMap(({byDay}) => byDay))
    rowsOf.set(String(day), (rowsOf.get(String(day)) ?? 0) + Number(rows));
  await shards[0]?.insertRows(COMMITTED, [
    ...touched.map((day) => ({generation, day, batch: "", file: "", rows: rowsOf.get(day) ?? 0})),
    ...batches.map((batch) => ({generation, day: "1970-01-01", ...batch}))
  ]);
  const replaced = sum(counts.map(({was}) => was)) + added - sum(rowsOf.values());
  return {added, replaced, days: touched.length};
}

/** A generation later than all before, and than those of loads that broke off: what still comes of such a one is read by nobody. */
function nextGeneration(before: ReadonlyMap<string, number>): number {
  return Math.max(Math.floor(Date.now() / 1000), ...[...before.values()].map((last) => last + 1));
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
