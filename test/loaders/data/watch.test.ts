import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {lastMondays, replayedQuarter, watchStates, withValues} from "../../../loaders/data/watch.js";
import {smallLedger} from "../../fixtures/small-ledger.js";

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await smallLedger();
});
afterAll(() => ledger.closeSync());

// The books know everything from 1 February.
const stateOn = async (day: string, knownOn?: string) => (await watchStates(ledger, [day], knownOn))[0];

describe("watchStates(connection, days, knownOn)", () => {
  it("has the shares of the last whole week of the day, and the last list price of each of its models", async () => {
    expect(await stateOn("2026-02-01")).toEqual({
      day: "2026-02-01",
      shares: {c1: 1 / 3, CN: 1 / 3, C1: 1 / 3, u1: 2 / 3, US: 2 / 3},
      prices: {"c1/a": 8, "u1/a": 3},
      values: {},
      restated: 0,
      claims: {}
    });
    expect((await stateOn("2026-02-02"))?.prices).toEqual({"c1/a": 33, "u1/a": 3});
  });

  it("knows nothing of a day before the books did, unless they are read as of a later one", async () => {
    expect(await stateOn("2026-01-31")).toMatchObject({shares: {}, prices: {}});
    expect((await stateOn("2026-01-31", "2026-02-01"))?.shares).toMatchObject({c1: 0.2, u1: 0.3, C1: 0.2, XO: 0.5});
  });

  it("counts a week from the day it ends on, and labs to an owner from the first day of the relation", async () => {
    expect((await stateOn("2026-01-10", "2026-02-01"))?.shares).toEqual({});
    const [ended, owned] = [await stateOn("2026-01-11", "2026-02-01"), await stateOn("2026-01-12", "2026-02-01")];
    expect(ended?.shares["CN"]).toBeCloseTo(0.41, 12);
    expect(ended?.shares).not.toHaveProperty("C1");
    expect(owned?.shares["C1"]).toBeCloseTo(0.41, 12);
    expect(ended?.prices).toEqual({"c1/a": 2, "c1/b:free": 7, "u1/a": 2});
  });

  it("adds up the labs of a country and of an owner", async () => {
    await ledger.run("BEGIN TRANSACTION");
    await ledger.run("UPDATE main.lab SET country = 'CN' WHERE lab = 'u1'");
    await ledger.run(
      "INSERT INTO main.exposure BY NAME SELECT * REPLACE ('u1' AS lab) FROM main.exposure WHERE lab = 'c1'"
    );
    const state = await stateOn("2026-02-01");
    await ledger.run("ROLLBACK");
    expect([state?.shares["CN"], state?.shares["C1"], state?.shares["u1"]]).toEqual([1, 1, 2 / 3]);
  });

  it("counts values of weeks that were replaced by the day", async () => {
    await ledger.run("BEGIN TRANSACTION");
    await ledger.run("UPDATE main.usage_weekly SET known_to = DATE '2026-03-02' WHERE week_start = DATE '2026-01-26'");
    const restated = [(await stateOn("2026-03-01"))?.restated, (await stateOn("2026-03-02"))?.restated];
    await ledger.run("ROLLBACK");
    expect(restated).toEqual([0, 2]);
  });
});

describe("replayedQuarter(connection, day)", () => {
  it("looks back thirteen weeks from the Monday on which the last week was known", async () => {
    // Known from Sunday, 1 February.
    expect(await replayedQuarter(ledger, "2026-03-10")).toMatchObject({first: "2025-11-10", last: "2026-02-02"});
    expect(await replayedQuarter(ledger, "2026-01-20")).toMatchObject({first: "2025-11-03", last: "2026-01-20"});
  });

  it("takes a Monday on which it was known itself", async () => {
    await ledger.run("BEGIN TRANSACTION");
    await ledger.run(
      "UPDATE main.usage_weekly SET known_from = DATE '2026-02-09' WHERE week_start = DATE '2026-01-26'"
    );
    const replay = await replayedQuarter(ledger, "2026-03-10");
    await ledger.run("ROLLBACK");
    expect(replay?.last).toBe("2026-02-09");
  });

  it("is none where the books hold no usage", async () => {
    await ledger.run("BEGIN TRANSACTION");
    await ledger.run("DELETE FROM main.usage_weekly");
    const replay = await replayedQuarter(ledger, "2026-03-10");
    await ledger.run("ROLLBACK");
    expect(replay).toBeNull();
  });
});

describe("lastMondays(day, count)", () => {
  it("gives eight Mondays before a day and the day, or as many as are asked for", () => {
    expect(lastMondays("2026-10-05", 2)).toEqual(["2026-09-21", "2026-09-28", "2026-10-05"]);
    expect(lastMondays("2026-10-07")).toHaveLength(9);
  });
});

describe("withValues(states, valued)", () => {
  it("puts beside a state what each company was worth that day, and its price where one is known", () => {
    const state = (day: string) => ({day, shares: {}, prices: {}, values: {}, restated: 0, claims: {}});
    const value = (day: string, worth: number) => ({day, value: worth, lacking: null, price: null});
    const valued = new Map([
      ["C1", [{...value("2026-02-02", 10), price: {date: "2026-01-30", value: 12}}, value("2026-01-26", 9)]],
      ["C2", [value("2026-02-02", 20)]]
    ]);
    const states = withValues([state("2026-01-26"), state("2026-02-02")], valued);
    expect(states.map(({day, values}) => [day, values])).toEqual([
      ["2026-01-26", {C1: {value: 9, price: null}}],
      ["2026-02-02", {C1: {value: 10, price: 12}, C2: {value: 20, price: null}}]
    ]);
  });
});
