import {describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {verdictChanges} from "../../../loaders/claims/changes.js";
import {smallLedger} from "../../fixtures/small-ledger.js";

const criterion = {test: "above", expected: 1, expectedHigh: null, tolerance: 0, decidedOn: null} as const;
const LED = {
  claim: "led",
  ...criterion,
  readings: [
    {
      basis: "named",
      sql: "SELECT china_us_ratio AS value FROM china_us_weekly WHERE basis = 'named' AND week_start = DATE '2026-01-26'"
    }
  ]
};
// The week of 26 January: China 5, the United States 10 million, known from 1 February.
const restate = (ledger: DuckDBConnection, day: string, millions: number) =>
  ledger.run(`UPDATE usage_weekly SET known_to = DATE '${day}'
      WHERE week_start = DATE '2026-01-26' AND model = 'c1/a' AND known_to > DATE '${day}';
    INSERT INTO usage_weekly BY NAME SELECT DISTINCT ON (model) * REPLACE (
      ${millions}000000 AS tokens, DATE '${day}' AS known_from, DATE '9999-12-31' AS known_to)
      FROM usage_weekly WHERE week_start = DATE '2026-01-26' AND model = 'c1/a'`);
const span = {from: "2026-01-31", to: "2026-06-01"} as const;

describe("verdictChanges(connection, claims, span)", () => {
  it("logs the day a claim could first be tested", async () => {
    expect(await verdictChanges(await smallLedger(), [LED], span)).toEqual([
      {
        day: "2026-02-01",
        claim: "led",
        from: {kind: "cannot_be_tested", why: "not_on_record"},
        to: {kind: "does_not_hold"},
        cause: "new_data"
      }
    ]);
  });

  it("logs each restatement that turns the verdict, newest first, and none that does not", async () => {
    const ledger = await smallLedger();
    await restate(ledger, "2026-03-02", 11);
    await restate(ledger, "2026-04-06", 12);
    await restate(ledger, "2026-05-04", 9);
    const changes = await verdictChanges(ledger, [LED], span);
    expect(changes.map(({day, from, to, cause}) => [day, from.kind, to.kind, cause])).toEqual([
      ["2026-05-04", "holds", "does_not_hold", "restated"],
      ["2026-03-02", "does_not_hold", "holds", "restated"],
      ["2026-02-01", "cannot_be_tested", "does_not_hold", "new_data"]
    ]);
  });

  it("ends on the day asked for", async () => {
    const ledger = await smallLedger();
    await restate(ledger, "2026-03-02", 11);
    expect(await verdictChanges(ledger, [LED], {from: "2026-02-01", to: "2026-03-01"})).toEqual([]);
  });

  it("says what only the passing of days turned: a value grown old, a claim fallen due", async () => {
    const ledger = await smallLedger();
    await restate(ledger, "2026-03-02", 11);
    const [reading] = LED.readings;
    const aging = {...LED, readings: [{basis: "named", sql: `${reading?.sql ?? ""} AND week_start >= $day - 60`}]};
    const due = {...LED, claim: "due", decidedOn: "2026-05-01"};
    const changes = await verdictChanges(ledger, [aging, due], span);
    expect(changes.map(({day, claim, to, cause}) => [day, claim, to.kind, cause])).toEqual([
      ["2026-06-01", "due", "holds", "due"],
      ["2026-06-01", "led", "cannot_be_tested", "aged"],
      ["2026-03-02", "led", "holds", "restated"],
      ["2026-02-01", "led", "does_not_hold", "new_data"]
    ]);
  });

  it("leaves the connection reading as known on the last day", async () => {
    const ledger = await smallLedger();
    await restate(ledger, "2026-06-01", 11);
    await verdictChanges(ledger, [LED], span);
    const [row] = (await ledger.runAndReadAll(LED.readings[0]?.sql ?? "")).getRowObjectsJson();
    expect(row).toEqual({value: 1.1});
  });
});
