import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../fixtures/ledger.js";
import {smallLedger} from "../fixtures/small-ledger.js";

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await smallLedger();
});

async function table(sql: string): Promise<unknown[][]> {
  return (await rowsOf(ledger, sql)).map((row) => Object.values(row));
}

const REVENUE = `SELECT week_start, price_as_of, usd_if_all_input, usd_if_all_output FROM implied_inference_revenue_weekly`;

describe("price", () => {
  it("puts the ledger’s slug beside the name in the catalogue, and knows no host", async () => {
    expect(
      await table(
        `SELECT as_of, model, listing, host, input_usd_per_mtok, output_usd_per_mtok, cache_read_usd_per_mtok
         FROM price WHERE as_of IN (DATE '2026-01-11', DATE '2026-02-02') ORDER BY as_of, listing`
      )
    ).toEqual([
      ["2026-01-11", "c1/a", "c1/a", null, 2, 4, 0.5],
      ["2026-02-02", "c1/a", "c1/a", null, 32, 64, null],
      ["2026-02-02", "c1/a", "vendor/a", null, 33, 65, null]
    ]);
  });
});

describe("implied_inference_revenue_weekly", () => {
  it("takes the latest price on or before the week’s Sunday, never a later one", async () => {
    expect(await table(`${REVENUE} WHERE model = 'c1/a' ORDER BY week_start`)).toEqual([
      // The week of 5 January ends on the 11th, the day of the second price; 300 million at 2 and 4 dollars.
      ["2026-01-05", "2026-01-11", 300 * 2, 300 * 4],
      ["2026-01-12", "2026-01-12", 100 * 8, 100 * 16],
      // The week of the 26th ends on 1 February, a day before the next price.
      ["2026-01-26", "2026-01-12", 5 * 8, 5 * 16]
    ]);
  });

  it("finds a price listed under an alias, the dated listing first, and none of another host", async () => {
    expect(await table(`${REVENUE} WHERE model = 'u1/a' ORDER BY week_start`)).toEqual([
      ["2026-01-05", "2026-01-09", 200 * 2, 200 * 9],
      ["2026-01-12", "2026-01-13", 300 * 3, 300 * 9],
      ["2026-01-26", "2026-01-13", 10 * 3, 10 * 9]
    ]);
    // Two other hosts list it by then.
    expect(await table(`${REVENUE} WHERE model = 'u1/d'`)).toEqual([["2026-01-05", null, null, null]]);
  });

  it("costs a free variant at zero whatever is listed", async () => {
    expect(await table(`${REVENUE} WHERE model = 'c1/b:free'`)).toEqual([["2026-01-05", "2026-01-01", 0, 0]]);
  });

  it("leaves a model without a price, and `other`, without a value", async () => {
    const rows = await table(`${REVENUE} WHERE model IN ('u1/b', 'other') AND week_start = DATE '2026-01-05'`);
    expect(rows).toEqual([
      ["2026-01-05", null, null, null],
      ["2026-01-05", null, null, null]
    ]);
  });

  it("has one row for each row of usage", async () => {
    const count = (view: string) => table(`SELECT count(*)::INTEGER FROM ${view}`);
    expect(await count("implied_inference_revenue_weekly")).toEqual(await count("usage_weekly_by_model"));
  });
});

describe("use_case_usage_weekly", () => {
  it("multiplies task share, share within the task and the tokens of the last week that ended in time", async () => {
    expect(
      await table(
        `SELECT as_of, week_start, use_case, model, round(share_of_all, 12), tokens_estimate::DOUBLE / 1e6
         FROM use_case_usage_weekly ORDER BY as_of, use_case, model`
      )
    ).toEqual([
      // 14 January is a Wednesday: the last whole week is that of the 5th, 1,000 million tokens.
      ["2026-01-14", "2026-01-05", "t1", "c1/a", 0.4 * 0.5, 1000 * 0.2],
      ["2026-01-14", "2026-01-05", "t1", "u1/a", 0.4 * 0.25, 1000 * 0.1],
      ["2026-01-14", "2026-01-05", "t2", "u1/a", 0.25 * 0.2, 1000 * 0.05],
      // 18 January is a Sunday: the week of the 12th ended that day, 1,000 million tokens as well.
      ["2026-01-18", "2026-01-12", "t1", "c1/a", 0.5 * 1, 1000 * 0.5]
    ]);
  });

  it("leaves out groups of tasks, which would count their tasks twice", async () => {
    expect(await table(`SELECT DISTINCT use_case_name FROM use_case_usage_weekly ORDER BY 1`)).toEqual([
      ["Task one"],
      ["Task two"]
    ]);
  });
});
