import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {BASES, weeksByOrigin} from "../../src/query/basis.js";
import type {Usage} from "../../src/query/usage.js";
import {rowsOf} from "../fixtures/ledger.js";
import {publishedWeeks, sumMillions} from "../fixtures/published.js";
import {answer, CHINA, US, WEEKS} from "./february.js";
import {publishedUsage} from "../fixtures/results.js";

const CASES = WEEKS.flatMap((week) => BASES.map((basis) => ({week, basis, ...answer(week, basis)})));
const CHINESE = ["deepseek", "minimax", "moonshotai", "qwen", "stepfun", "xiaomi", "z-ai"];
const AMERICAN = ["anthropic", "arcee-ai", "google", "meta-llama", "nvidia", "openai", "x-ai"];

let usage: Usage;
let ledger: DuckDBConnection;
beforeAll(async () => {
  usage = await publishedUsage();
  ledger = await openWarehouse({edition: "shipped"});
});

// Percent of the basis, China against the United States, divided by hand from the sums.
const SHARES = {
  "2026-02-02": {nine: [43.4, 56.6], named: [33.5, 63.6], all: [31.1, 59.1]},
  "2026-02-09": {nine: [58.4, 41.6], named: [44.5, 53.1], all: [41.9, 50.0]},
  "2026-02-16": {nine: [62.0, 38.0], named: [47.5, 51.6], all: [44.7, 48.6]}
};

describe("weeks of 2, 9 and 16 February 2026", () => {
  it.each(CASES)("weeksByOrigin(usage, $basis) gives the week of $week as added by hand", ({week, basis, ...hand}) => {
    const found = weeksByOrigin(usage, basis).find((w) => w.week === week);
    expect(found?.tokens.china).toBe(hand.china * 1e6);
    expect(found?.tokens.us).toBe(hand.us * 1e6);
    expect(found?.total).toBe(hand.total * 1e6);
    const percent = [hand.china, hand.us].map((tokens) => Math.round((1000 * tokens) / hand.total) / 10);
    expect(percent).toEqual(SHARES[week][basis]);
  });

  it.each(CASES)("usage_weekly_by_basis gives the week of $week, $basis, as added by hand", async (hand) => {
    const rows = await rowsOf(
      ledger,
      `SELECT origin, tokens, share FROM usage_weekly_by_basis WHERE week_start = DATE '${hand.week}'
       AND basis = '${hand.basis}' AND origin IN ('china', 'us') ORDER BY origin`
    );
    expect(rows.map((r) => Number(r["tokens"]))).toEqual([hand.china * 1e6, hand.us * 1e6]);
    expect(rows[0]?.["share"]).toBeCloseTo(hand.china / hand.total, 12);
    expect(rows[1]?.["share"]).toBeCloseTo(hand.us / hand.total, 12);
  });

  it.each(WEEKS)("the file as text adds up to the same by prefix in the week of %s", (week) => {
    const rows = publishedWeeks().filter((r) => r.week === week);
    expect(sumMillions(rows, (r) => CHINESE.includes(r.prefix))).toBe(CHINA[week]);
    expect(sumMillions(rows, (r) => AMERICAN.includes(r.prefix))).toBe(US[week]);
    expect(sumMillions(rows, () => true)).toBe(answer(week, "all").total);
  });
});
