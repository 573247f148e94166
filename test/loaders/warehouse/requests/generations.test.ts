import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {text} from "node:stream/consumers";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {appendStaged, type ReadRequest} from "../../../../loaders/warehouse/requests/append.js";
import {REQUEST_NAMES} from "../../../../loaders/warehouse/requests/columns.js";
import {openReader} from "../../../../loaders/warehouse/requests/duckdb.js";
import {
  currentDays,
  dropUnread,
  merge,
  nextGeneration,
  sendStaged
} from "../../../../loaders/warehouse/requests/generations.js";
import {clearStaged} from "../../../../loaders/warehouse/requests/staged.js";
import {addDays} from "../../../../src/lib/dates.js";
import {fakeShard} from "../../../fixtures/fake-shards.js";
import {seeded} from "../../../fixtures/random.js";
import {madeRequests} from "../../../fixtures/requests.js";

const FIRST = "2026-01-01";
const dayOf = (i: number) => addDays(FIRST, i);

describe("sendStaged(reader, folder, generation, insert)", () => {
  const folder = mkdtempSync(join(tmpdir(), "sent-"));
  let reader: DuckDBConnection;
  beforeAll(async () => {
    reader = await openReader(":memory:");
  });
  afterAll(() => {
    reader.closeSync();
    rmSync(folder, {recursive: true});
  });

  it("sends fifty days at a time, each row with its generation, and leaves no file behind", async () => {
    const [one] = madeRequests(1, seeded(1)) as [ReadRequest];
    const row = {...one, number: null, model: 'a, "b"', outcome: "counted" as const};
    await clearStaged(reader);
    await appendStaged(reader, [
      {...row, day: dayOf(50)},
      ...Array.from({length: 50}, (_, i) => ({...row, day: dayOf(i)})),
      {...row, day: dayOf(3)},
      {...row, day: dayOf(4), outcome: "refused"}
    ]);
    const sent: string[][] = [];
    const days = await sendStaged(reader, folder, 7, async (lines) => {
      sent.push((await text(lines)).trim().split("\n"));
    });
    const daysOf = (lines: readonly string[] = []) => new Set(lines.map((line) => line.slice(0, 10)));
    expect(sent.map((lines) => [lines.length, daysOf(lines).size])).toEqual([
      [51, 50],
      [1, 1]
    ]);
    expect(daysOf(sent[1])).toEqual(new Set([dayOf(50)]));
    expect(sent.flat().every((line) => line.includes('"a, ""b"""') && line.endsWith(",7"))).toBe(true);
    expect([...days]).toEqual(Array.from({length: 51}, (_, i) => [dayOf(i), i === 3 ? 2 : 1]));
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("merge(shards, sent, onStep)", () => {
  const GONE = "id IN (x)";
  const FRESH = "request WHERE generation = 9";
  const LOSING = `SELECT DISTINCT toString(day) AS day FROM request WHERE generation != 9 AND ${GONE}`;
  const BY_DAY = `SELECT toString(day) AS day, toString(count()) AS rows FROM ${FRESH} GROUP BY day`;
  const stood = (...pairs: readonly string[]) => `request WHERE (day, generation) IN (${pairs.join(", ")})`;
  const countOf = (of: string) => `SELECT toString(count()) AS rows FROM ${of}`;
  const copied = (of: string) =>
    `INSERT INTO request (${REQUEST_NAMES}, generation) SELECT ${REQUEST_NAMES}, toUInt32(9) AS generation FROM (SELECT * FROM ${of} AND NOT (${GONE}))`;
  const rows = (count: number) => [{rows: String(count)}];
  const days = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([day, count]) => ({day, rows: String(count)}));
  const committed = (day: string, count: number) => ({generation: 9, day, batch: "", file: "", rows: count});

  it("completes on every shard the days that are touched by what stands of them, and has them read last of all", async () => {
    const old = stood(`('${dayOf(0)}', 4)`, `('${dayOf(2)}', 5)`);
    const first = fakeShard("ch1", {
      [countOf(FRESH)]: rows(3),
      [LOSING]: [{day: dayOf(2)}, {day: dayOf(0)}],
      [countOf(old)]: rows(6),
      [BY_DAY]: days({[dayOf(0)]: 4, [dayOf(1)]: 2})
    });
    const second = fakeShard("ch2", {
      [countOf(FRESH)]: rows(2),
      [LOSING]: [],
      [countOf(old)]: rows(5),
      [BY_DAY]: days({[dayOf(1)]: 3})
    });
    const steps: string[] = [];
    const batch = {batch: "b", file: "b.csv", rows: 5};
    const sent = {
      generation: 9,
      days: new Map([
        [dayOf(1), 4],
        [dayOf(0), 1]
      ]),
      before: new Map([
        [dayOf(0), 4],
        [dayOf(2), 5],
        [dayOf(3), 5]
      ]),
      gone: GONE,
      batches: [batch]
    };
    const loaded = await merge([first, second], sent, (step) => {
      steps.push(step, ...first.told, ...second.told);
    });
    // Eleven stood and five came; nine are left, so seven were replaced.
    expect(loaded).toEqual({added: 5, replaced: 7, days: 3});
    expect(steps).toEqual(["merged", copied(old), copied(old)]);
    expect([first.told.slice(1), second.told.slice(1)]).toEqual([
      [
        `request_committed: ${JSON.stringify([
          committed(dayOf(0), 4),
          committed(dayOf(1), 5),
          committed(dayOf(2), 0),
          {generation: 9, day: "1970-01-01", ...batch}
        ])}`
      ],
      []
    ]);
  });

  it("goes over fifty days at a time", async () => {
    const all = Array.from({length: 51}, (_, i) => dayOf(i));
    const pairs = all.map((day) => `('${day}', 4)`);
    const [some, rest] = [stood(...pairs.slice(0, 50)), stood(...pairs.slice(50))];
    const shard = fakeShard("ch1", {
      [countOf(FRESH)]: rows(0),
      [LOSING]: all.map((day) => ({day})),
      [countOf(some)]: rows(60),
      [countOf(rest)]: rows(1),
      [BY_DAY]: []
    });
    const sent = {
      generation: 9,
      days: new Map<string, number>(),
      before: new Map(all.map((day) => [day, 4])),
      gone: GONE,
      batches: []
    };
    expect(await merge([shard], sent)).toEqual({added: 0, replaced: 61, days: 51});
    expect(shard.told.slice(0, 2)).toEqual([copied(some), copied(rest)]);
  });

  it.each([3, 5])("takes in nothing where %d came of four that were sent", async (count) => {
    const shard = fakeShard("ch1", {[countOf(FRESH)]: rows(count)});
    const sent = {generation: 9, days: new Map([[FIRST, 4]]), before: new Map(), gone: GONE, batches: []};
    await expect(merge([shard], sent)).rejects.toThrow(
      `ClickHouse: ${count} requests came of 4 that were sent. Nothing was taken in; run the same command again.`
    );
    expect(shard.told).toEqual([]);
  });
});

it("nextGeneration(before, now) is the second of the clock, or one more than the last", () => {
  expect(nextGeneration(new Map(), 5_999)).toBe(5);
  const before = new Map([
    ["2026-01-01", 3],
    ["2026-01-02", 8],
    ["2026-01-03", 7]
  ]);
  expect([nextGeneration(before, 5_999), nextGeneration(before, 10_000)]).toEqual([9, 10]);
});

const CURRENT =
  "SELECT toString(day) AS day, max(generation) AS generation FROM request_committed WHERE batch = '' GROUP BY day";

it("currentDays(first) is the last generation of each day", async () => {
  const first = fakeShard("ch1", {[CURRENT]: [{day: FIRST, generation: "4"}]});
  expect([...(await currentDays(first))]).toEqual([[FIRST, 4]]);
});

it("dropUnread(shards, current) drops generations that are not read, on every shard, and nothing else", async () => {
  const PARTS =
    "SELECT DISTINCT partition FROM system.parts WHERE database = currentDatabase() AND table = 'request' AND active";
  const parts = (...of: readonly string[]) => ({[PARTS]: of.map((partition) => ({partition}))});
  const first = fakeShard("ch1", parts(`('${FIRST}',4)`, `('${FIRST}', 3)`, "tuple()"));
  const second = fakeShard("ch2", parts(`('${dayOf(1)}',4)`));
  await dropUnread([first, second], new Map([[FIRST, 4]]));
  expect([first.told, second.told]).toEqual([
    [`ALTER TABLE request DROP PARTITION ('${FIRST}', 3)`],
    [`ALTER TABLE request DROP PARTITION ('${dayOf(1)}', 4)`]
  ]);
});
