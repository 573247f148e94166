import {createHash} from "node:crypto";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {appendStaged, type ReadRequest} from "../../../../loaders/warehouse/requests/append.js";
import {
  checkNew,
  checkSums,
  MAX_SUMS,
  USAGE_NAMES,
  usageSum,
  type UsageSum
} from "../../../../loaders/warehouse/requests/engine.js";
import {clearStaged, dropRepeated, STAGED, STAGED_REQUESTS} from "../../../../loaders/warehouse/requests/staged.js";
import {exactSum, usageCube} from "../../../../loaders/warehouse/requests/usage.js";
import {NO_USER, userKey} from "../../../../loaders/warehouse/requests/users.js";
import type {ModelRegistry} from "../../../../src/query/model-names/registry.js";
import {madeRequests} from "../../../fixtures/requests.js";
import {seeded} from "../../../fixtures/random.js";

let reader: DuckDBConnection;
beforeAll(async () => {
  reader = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => reader.closeSync());

const rowsOf = async (sql: string) => (await reader.runAndReadAll(sql)).getRowsJson();

describe("the key by which users are hashed", () => {
  it.each([16, 63, 64, 65, 200])("gives of %d signs the same hash in SQL as by HMAC", async (length) => {
    const key = userKey("k".repeat(length));
    await key.prepare(reader);
    expect(await rowsOf(`SELECT CAST(${key.sql("'a user'")} AS VARCHAR)`)).toEqual([[key.hash("a user")]]);
  });

  it("is a secret of sixteen signs or more", () => {
    expect(() => userKey("k".repeat(15))).toThrow("LEDGER_USER_KEY: 15 signs; expected a secret of at least 16 signs");
    expect(() => userKey("")).toThrow("LEDGER_USER_KEY: empty; expected");
  });
});

describe("appendStaged(reader, rows)", () => {
  const [one] = madeRequests(1, seeded(1)) as [ReadRequest];
  const made = (changed: Partial<ReadRequest>): ReadRequest => ({...one, outcome: "counted", ...changed});

  it("stages rows as they were read, times to the second and costs to the last digit", async () => {
    await clearStaged(reader);
    const time = Date.parse("2026-01-02T03:04:05.999Z");
    const cost = {micro: 1_500_000, rest: 7};
    await appendStaged(reader, [
      made({day: "2026-01-03", time, number: "req-1", user: null, cost}),
      made({cost: null, number: null, outcome: "refused"})
    ]);
    const md5 = createHash("md5").update("req-1").digest("hex");
    expect(
      await rowsOf(
        `SELECT day, time, replace(CAST(id AS VARCHAR), '-', ''), user_hash, cost, outcome, has_id, tokens FROM ${STAGED} LIMIT 1`
      )
    ).toEqual([
      ["2026-01-03", "2026-01-02 03:04:05", md5, NO_USER, "1.500000000000000007", 0, true, String(one.tokens)]
    ]);
    expect(await rowsOf(`SELECT cost, outcome, has_id, raw FROM ${STAGED} OFFSET 1`)).toEqual([
      ["0.000000000000000000", 4, false, null]
    ]);
    expect(await rowsOf(`SELECT count(*) FROM (${STAGED_REQUESTS})`)).toEqual([["1"]]);
  });

  it.each([0, 1, 2047, 2048, 2049, 4097])("stages %d rows, in order", async (count) => {
    await clearStaged(reader);
    await appendStaged(
      reader,
      Array.from({length: count}, (_, i) => made({number: String(i), requests: i}))
    );
    const [found] = await rowsOf(`SELECT count(*), count(*) FILTER (requests = rowid) FROM ${STAGED}`);
    expect(found).toEqual([String(count), String(count)]);
  });

  it("keeps of rows of one number the last, and all that have none", async () => {
    await clearStaged(reader);
    await appendStaged(
      reader,
      ["a", null, "b", "a", null, "a"].map((number, i) => made({number, requests: i}))
    );
    expect(await dropRepeated(reader)).toBe(2);
    expect(await rowsOf(`SELECT requests FROM ${STAGED} ORDER BY rowid`)).toEqual([["1"], ["2"], ["4"], ["5"]]);
  });
});

const SUM = Object.fromEntries(USAGE_NAMES.map((name) => [name, name === "day" ? "2026-01-02" : "0"])) as UsageSum;
const labels = {
  model: "acme/lyra",
  app: "a",
  team: "unknown",
  use_case: "unknown",
  user_country: "unknown",
  currency: "USD"
};
const sum = (changed: Partial<UsageSum>): UsageSum => usageSum({...SUM, ...labels, rows: "1", ...changed});

describe("sums of usage", () => {
  it("have eighteen digits of cost, whatever an engine leaves out", () => {
    expect(["1.5", "2", "0.000000000000000001"].map((cost) => usageSum({...SUM, cost}).cost)).toEqual([
      "1.500000000000000000",
      "2.000000000000000000",
      "0.000000000000000001"
    ]);
  });

  it("add up exactly, and say where a number is beyond that", () => {
    const sums = [
      sum({tokens: "9007199254740990", requests: "2", cost: "0.1"}),
      sum({tokens: "1", requests: "3", cost: "0.2"})
    ];
    expect(exactSum(sums)).toEqual({tokens: 9007199254740991, requests: 5, cost: 0.3});
    expect(exactSum([])).toEqual({tokens: 0, requests: 0, cost: 0});
    expect(() => exactSum([sum({tokens: "9007199254740992"})])).toThrow(
      "usage of 2026-01-02, acme/lyra: tokens is 9007199254740992; expected a whole number below 2^53"
    );
  });

  it("are three million at most", () => {
    expect(() => checkSums(3_000_000, MAX_SUMS)).not.toThrow();
    expect(() => checkSums(3_000_001, MAX_SUMS)).toThrow(
      "usage: 3000001 combinations of day, model and labels or more; expected at most 3000000"
    );
  });

  it("come of batches that are loaded once, of which the first is named", () => {
    const batches = ["x", "y"].map((batch) => ({batch, file: `${batch}.csv`, rows: 1}));
    expect(() => checkNew(batches, new Set(["z"]))).not.toThrow();
    expect(() => checkNew(batches, new Set(["y", "x"]))).toThrow("x.csv: loaded already (x); expected each batch once");
  });
});

describe("usageCube(sums, registry)", () => {
  const registry: ModelRegistry = {
    models: [{model: "acme/lyra", lab: "acme", family: "lyra", name: "Lyra", weights: "open"}],
    aliases: [],
    labs: [{lab: "acme", name: "Acme", name_zh: "甲", country: "US"}],
    countries: [{country: "US", name: "United States", name_zh: "美国", origin: "us"}]
  };
  const shown = (...sums: readonly UsageSum[]) => {
    const cube = usageCube(sums, registry);
    return (
      cube && {
        dimensions: cube.dimensions.map(({name}) => name),
        sums: Object.fromEntries(Object.entries(cube.sums).map(([name, values]) => [name, [...values]]))
      }
    );
  };

  it("has the labels that any sum names, and the sums that are not all nothing", () => {
    const input = {tokens: "7", input_tokens: "7"};
    expect(
      shown(
        sum({...input, requests: "2"}),
        sum({...input, day: "2026-01-03", model: "ours", app: "unknown", cost: "0.5"}),
        sum({day: "2026-01-03", model: "ours", app: "unknown", currency: "CNY"})
      )
    ).toEqual({
      dimensions: ["model", "lab", "family", "country", "weights", "app"],
      sums: {tokens: [7, 7], requests: [2, 0], usd_micro_cost: [0, 500_000]}
    });
    const bare = {tokens: "1", input_tokens: "1", app: "unknown"};
    expect(shown(sum(bare))).toEqual({
      dimensions: ["model", "lab", "family", "country", "weights"],
      sums: {tokens: [1]}
    });
    expect(shown(sum({...bare, team: "t", tokens: "0", input_tokens: "0", requests: "1"}))).toEqual({
      dimensions: ["model", "lab", "family", "country", "weights", "team"],
      sums: {requests: [1]}
    });
  });

  it("has no cost where some of it is in a currency without a rate", () => {
    const input = {tokens: "7", input_tokens: "7", cost: "1.0"};
    expect(Object.keys(shown(sum(input), sum({...input, currency: "CNY"}))?.sums ?? {})).toEqual(["tokens"]);
  });

  it("is none where there is none", () => {
    expect(usageCube([], registry)).toBeNull();
  });
});
