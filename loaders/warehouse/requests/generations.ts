import {createReadStream, mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {Readable} from "node:stream";
import type {DuckDBConnection} from "@duckdb/node-api";
import {slicesOf} from "../../../src/lib/slices.js";
import {quotedText} from "../../../src/query/quoted.js";
import {LABELS, REQUEST_NAMES} from "./columns.js";
import type {Batch, Loaded, LoadStep} from "./engine.js";
import {COMMITTED, REQUEST} from "./shard-tables.js";
import type {Shard} from "./shard.js";
import {STAGED_REQUESTS} from "./staged.js";

/** Days that one insert writes at most: newer servers refuse a block of more than a hundred parts. */
const DAYS_AT_ONCE = 50;

/** Sends staged rows as a generation that nobody reads yet, some days at a time; how many there were of each day. */
export async function sendStaged(
  reader: DuckDBConnection,
  folder: string,
  generation: number,
  insert: (lines: Readable) => Promise<void>
): Promise<ReadonlyMap<string, number>> {
  const found = await reader.runAndReadAll(
    `SELECT CAST(day AS VARCHAR), count(*) FROM (${STAGED_REQUESTS}) GROUP BY day ORDER BY day`
  );
  const days = new Map(found.getRows().map(([day, rows]) => [String(day), Number(rows)]));
  mkdirSync(folder, {recursive: true});
  let inserting = Promise.resolve();
  for (const some of slicesOf([...days.keys()], DAYS_AT_ONCE)) {
    const [from = "", to = ""] = [some[0], some.at(-1)];
    const lines = join(folder, `${from}.csv`);
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
export async function merge(
  shards: readonly Shard[],
  {generation, days, before, gone, batches}: Sent,
  onStep?: (step: LoadStep) => Promise<void> | void
): Promise<Loaded> {
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
  const fresh = `${REQUEST} WHERE generation = ${generation}`;
  const came = sum(await onEach(shards, (shard) => rowCount(shard, fresh)));
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
    for (const some of slicesOf(old, DAYS_AT_ONCE)) {
      const stood = `${REQUEST} WHERE (day, generation) IN (${some.join(", ")})`;
      was += await rowCount(shard, stood);
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
export function nextGeneration(before: ReadonlyMap<string, number>, now = Date.now()): number {
  return Math.max(Math.floor(now / 1000), ...[...before.values()].map((last) => last + 1));
}

/** The generation of each day that is read. */
export async function currentDays(first: Shard): Promise<ReadonlyMap<string, number>> {
  const rows = await first.rows(
    `SELECT toString(day) AS day, max(generation) AS generation FROM ${COMMITTED} WHERE batch = '' GROUP BY day`
  );
  return new Map(rows.map((row) => [String(row["day"]), Number(row["generation"])]));
}

/** Takes away generations of days that nobody reads: of loads that broke off, and of before the last one. */
export async function dropUnread(shards: readonly Shard[], current: ReadonlyMap<string, number>): Promise<void> {
  await onEach(shards, async (shard) => {
    const parts = await shard.rows(
      `SELECT DISTINCT partition FROM system.parts WHERE database = currentDatabase() AND table = ${quotedText(REQUEST)} AND active`
    );
    for (const {partition} of parts) {
      const [, day, generation] = /'(\d{4}-\d{2}-\d{2})', ?(\d+)/.exec(String(partition)) ?? [];
      if (day !== undefined && current.get(day) !== Number(generation))
        await shard.run(`ALTER TABLE ${REQUEST} DROP PARTITION (${quotedText(day)}, ${generation})`);
    }
  });
}

export async function onEach<T>(shards: readonly Shard[], work: (shard: Shard) => Promise<T>): Promise<T[]> {
  return Promise.all(shards.map(work));
}

export async function rowCount(shard: Shard, of: string): Promise<number> {
  const [row] = await shard.rows(`SELECT toString(count()) AS rows FROM ${of}`);
  return Number(row?.["rows"]);
}
