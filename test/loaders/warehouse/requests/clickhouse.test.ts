import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {warehouseAddress, type ClickHouseAddress} from "../../../../loaders/warehouse/requests/address.js";
import {appendStaged} from "../../../../loaders/warehouse/requests/append.js";
import {openClickHouse, type ClickHouseOptions} from "../../../../loaders/warehouse/requests/clickhouse.js";
import {AMOUNTS, LABELS, REQUEST_COLUMNS, REQUEST_NAMES} from "../../../../loaders/warehouse/requests/columns.js";
import {USAGE_NAMES} from "../../../../loaders/warehouse/requests/engine.js";
import {fakeShard, type Answers} from "../../../fixtures/fake-shards.js";
import {seeded} from "../../../fixtures/random.js";
import {madeRequests, standingRequests} from "../../../fixtures/requests.js";

const folder = mkdtempSync(join(tmpdir(), "clickhouse-"));
afterAll(() => rmSync(folder, {recursive: true}));

const TWO = warehouseAddress("clickhouse://ch1,ch2/usage?cluster=ledger") as ClickHouseAddress;
const GENERATION = 4_000_000_001;
const [DAY, NEXT] = ["2026-01-01", "2026-01-02"];

const BATCHES = "SELECT batch FROM request_committed WHERE batch != ''";
const CURRENT =
  "SELECT toString(day) AS day, max(generation) AS generation FROM request_committed WHERE batch = '' GROUP BY day";
const PARTS =
  "SELECT DISTINCT partition FROM system.parts WHERE database = currentDatabase() AND table = 'request' AND active";
const countOf = (of: string) => `SELECT toString(count()) AS rows FROM ${of}`;
const partition = (day: string, generation: number) => ({partition: `('${day}',${generation})`});
const dropped = (day: string, generation: number) => `ALTER TABLE request DROP PARTITION ('${day}', ${generation})`;
const COLUMNS = [...REQUEST_COLUMNS.map(({name, clickhouse}) => ({name, type: clickhouse})), {name: "generation"}];

/** What a server says to one who only reads. */
const READ: Answers = {
  "SELECT name, type FROM system.columns WHERE database = 'usage' AND table = 'request_all'": COLUMNS
};

/** Requests on two shards whose tables are there. */
async function opened(first: Answers, second: Answers = {}, options: ClickHouseOptions = {}) {
  const shards = [fakeShard("ch1:8123", {...READ, ...first}), fakeShard("ch2:8123", second)] as const;
  const warehouse = await openClickHouse(TWO, {isReadOnly: true, ...options}, () => Promise.resolve(shards));
  return {warehouse, shards};
}

it("openClickHouse(address) needs a server, and makes its tables unless it only reads", async () => {
  await expect(openClickHouse(TWO, {}, () => Promise.resolve([]))).rejects.toThrow(
    "ClickHouse: no server; expected one or more"
  );
  await expect(openClickHouse(TWO, {}, () => Promise.resolve([fakeShard("ch1", READ)]))).rejects.toThrow(
    "table = 'request'"
  );
});

describe("a warehouse of requests on ClickHouse", () => {
  it("sends a load, completes its days, and then drops the generations that are read no more", async () => {
    const rows = madeRequests(40, seeded(5), {days: 1});
    const added = standingRequests(rows).length;
    const fresh = `request WHERE generation = ${GENERATION}`;
    const gone = `id IN (SELECT id FROM request WHERE generation = ${GENERATION})`;
    const stood = `request WHERE (day, generation) IN (('${DAY}', ${GENERATION - 1}))`;
    const answers = {
      [BATCHES]: [{batch: "old"}],
      [countOf(fresh)]: [{rows: "0"}],
      [`SELECT DISTINCT toString(day) AS day FROM request WHERE generation != ${GENERATION} AND ${gone}`]: [],
      [countOf(stood)]: [{rows: "3"}],
      [`SELECT toString(day) AS day, toString(count()) AS rows FROM ${fresh} GROUP BY day`]: [],
      [PARTS]: {
        inTurn: [
          [partition(DAY, GENERATION - 1), partition(DAY, 7)],
          [partition(DAY, GENERATION - 1), partition(DAY, GENERATION)]
        ]
      }
    };
    const first = {
      ...answers,
      [countOf(fresh)]: [{rows: String(added)}],
      [CURRENT]: {inTurn: [[{day: DAY, generation: GENERATION - 1}], [{day: DAY, generation: GENERATION}]]}
    };
    const steps: string[] = [];
    const onStep = (step: string) => void steps.push(step);
    const {warehouse, shards} = await opened(first, answers, {onStep});
    await appendStaged(warehouse.reader, [...new Map(rows.map((row) => [row.number ?? row, row])).values()]);
    await expect(warehouse.load([{batch: "old", file: "old.csv", rows: 1}])).rejects.toThrow("old.csv: loaded already");
    const loaded = await warehouse.load([{batch: "new", file: "new.csv", rows: 40}]);
    expect(loaded).toEqual({added, replaced: 6 + added, days: 1});
    expect(steps).toEqual(["sent", "merged"]);
    const [told, other] = shards.map((shard) => shard.told.map((line) => line.split(": ")[0]));
    const copied = `INSERT INTO request (${REQUEST_NAMES}, generation) SELECT ${REQUEST_NAMES}, toUInt32(${GENERATION}) AS generation FROM (SELECT * FROM ${stood} AND NOT (${gone}))`;
    const around = (...between: readonly string[]) => [dropped(DAY, 7), ...between, dropped(DAY, GENERATION - 1)];
    expect(told).toEqual(around(`request_all (${REQUEST_NAMES}, generation)`, copied, "request_committed"));
    expect(other).toEqual(around(copied));
    expect((await warehouse.reader.runAndReadAll("FROM staged_request")).currentRowCount).toBe(0);
    await warehouse.close();
  });

  it("adds up usage of the days that are read, and of no more sums than it may", async () => {
    const labels = LABELS.join(", ");
    const names = [...AMOUNTS, "cost"];
    const query = (bound: number) =>
      `SELECT toString(of_day) AS day, ${labels}, toString(row_count) AS rows, ${names.map((name) => `toString(sum_${name}) AS ${name}`).join(", ")} FROM (
SELECT day AS of_day, ${labels}, count() AS row_count, ${names.map((name) => `sum(${name}) AS sum_${name}`).join(", ")} FROM request_all
WHERE (day, generation) GLOBAL IN (SELECT day, max(generation) FROM request_committed WHERE batch = '' GROUP BY day) GROUP BY day, ${labels}) LIMIT ${bound}`;
    const row = Object.fromEntries(USAGE_NAMES.map((name) => [name, name === "cost" ? "1.5" : "2"]));
    const {warehouse} = await opened({[query(3)]: [row, row], [query(2)]: [row, row]});
    expect(await warehouse.usage(2)).toEqual(Array(2).fill({...row, cost: "1.500000000000000000"}));
    await expect(warehouse.usage(1)).rejects.toThrow("usage: 2 combinations of day, model and labels or more");
    await warehouse.close();
  });

  it("forgets the days before one, and counts what stood there on every shard", async () => {
    const before = countOf(`request WHERE day < '${NEXT}'`);
    const {warehouse, shards} = await opened(
      {
        [CURRENT]: [
          {day: DAY, generation: 5},
          {day: NEXT, generation: 6}
        ],
        [PARTS]: {inTurn: [[partition(DAY, 4)], [partition(DAY, 5), partition(NEXT, 6)]]},
        [before]: [{rows: "2"}]
      },
      {[PARTS]: {inTurn: [[], [partition(DAY, 5)]]}, [before]: [{rows: "3"}]}
    );
    expect(await warehouse.forget({before: NEXT})).toBe(5);
    expect(shards.map(({told}) => told)).toEqual([[dropped(DAY, 4), dropped(DAY, 5)], [dropped(DAY, 5)]]);
    await warehouse.close();
  });

  it("forgets a user in a generation of its own, and drops what it stood in", async () => {
    const user = "0cc175b9-c0f1-b6a8-31c3-99e269772661";
    const gone = `user_hash = toUUID('${user}')`;
    const fresh = `request WHERE generation = ${GENERATION}`;
    const stood = `request WHERE (day, generation) IN (('${DAY}', ${GENERATION - 1}))`;
    const answers = {
      [countOf(fresh)]: [{rows: "0"}],
      [`SELECT DISTINCT toString(day) AS day FROM request WHERE generation != ${GENERATION} AND ${gone}`]: [{day: DAY}],
      [countOf(stood)]: [{rows: "4"}],
      [`SELECT toString(day) AS day, toString(count()) AS rows FROM ${fresh} GROUP BY day`]: [{day: DAY, rows: "3"}],
      [PARTS]: {inTurn: [[partition(NEXT, 4)], [partition(DAY, GENERATION - 1)]]}
    };
    const current = {inTurn: [[{day: DAY, generation: GENERATION - 1}], [{day: DAY, generation: GENERATION}]]};
    const {warehouse, shards} = await opened({...answers, [CURRENT]: current}, answers);
    expect(await warehouse.forget({user})).toBe(2);
    expect(shards.map(({told}) => [told[0], told.at(-1)])).toEqual(
      Array(2).fill([dropped(NEXT, 4), dropped(DAY, GENERATION - 1)])
    );
    expect(shards[0].told).toContain(
      `request_committed: ${JSON.stringify([{generation: GENERATION, day: DAY, batch: "", file: "", rows: 6}])}`
    );
    await warehouse.close();
  });

  it("writes a table as a file, and leaves neither files nor connections behind", async () => {
    const {warehouse, shards} = await opened({});
    const path = await warehouse.exportTable("usage.own log", folder);
    expect([path, readFileSync(path, "utf8")]).toEqual([
      join(folder, "usage.own log.csv"),
      'SELECT * FROM "usage"."own log"\n'
    ]);
    const [[spill]] = (await warehouse.reader.runAndReadAll("SELECT current_setting('temp_directory')")).getRows() as [
      [string]
    ];
    const own = join(spill, "..");
    expect(existsSync(own)).toBe(true);
    await warehouse.close();
    expect(existsSync(own)).toBe(false);
    expect(shards.map(({told}) => told)).toEqual([["close"], ["close"]]);
  });
});
