import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../loaders/as-known-on.js";
import {queryWarehouse, type Json} from "../../loaders/warehouse/query.js";

// Weeks of which every day is on record, summed per model from exact daily counts.
const DAILY = `
WITH whole AS (
  SELECT date_trunc('week', day)::DATE AS week_start FROM (SELECT DISTINCT day FROM usage_daily)
  GROUP BY 1 HAVING count(*) = 7)
SELECT week_start, d.model, CAST(sum(d.tokens) AS BIGINT) AS daily, any_value(w.tokens) AS weekly
FROM usage_daily d JOIN whole ON date_trunc('week', d.day) = week_start
LEFT JOIN usage_weekly_by_model w USING (week_start, model)
GROUP BY week_start, d.model ORDER BY 1, 2`;

const TOTALS = `
SELECT week_start, p.tokens AS charted, CAST(sum(u.tokens) AS BIGINT) AS ranked
FROM page_total_weekly p JOIN usage_weekly_by_model u USING (week_start) WHERE week_start >= DATE '2025-03-10'
GROUP BY week_start, p.tokens ORDER BY 1`;

let daily: Json[];
let totals: Json[];

beforeAll(async () => {
  // What was on record before the first pull of our own; later pulls change neither.
  vi.stubEnv(AS_KNOWN_ON, "2026-11-23");
  [daily, totals] = await queryWarehouse("full", DAILY, TOTALS);
});

afterAll(() => vi.unstubAllEnvs());

describe("usage_weekly against usage_daily", () => {
  it("covers the three weeks of February and the twelve of the summer", () => {
    const weeks = daily.map((r) => String(r["week_start"])).filter((week) => week <= "2026-09-07");
    expect(new Set(weeks).size).toBe(15);
  });

  it("equals the daily sums of every February model-week to the rounding of the archive", () => {
    const february = daily.filter((r) => String(r["week_start"]) < "2026-03-01");
    const apart = february.filter((r) => Math.abs(Number(r["daily"]) - Number(r["weekly"])) > 500_000);
    expect(february.length).toBe(191);
    expect(apart).toEqual([]);
  });

  it("equals them in the eight whole weeks from 22 June; the four before were restated by less than 0.4%", () => {
    const summer = daily.filter((r) => String(r["week_start"]) > "2026-03-01");
    const gap = (r: Json) => Math.abs(Number(r["daily"]) - Number(r["weekly"]));
    const [settled, restated] = [
      summer.filter((r) => String(r["week_start"]) >= "2026-06-22"),
      summer.filter((r) => String(r["week_start"]) < "2026-06-22")
    ];
    expect(settled.filter((r) => gap(r) > 500_000)).toEqual([]);
    expect(restated.filter((r) => gap(r) > 0.004 * Number(r["weekly"]))).toEqual([]);
  });
});

describe("usage_weekly against page_total_weekly", () => {
  it("sums to the total the publisher charted, within one percent in every week since March 2025", () => {
    const apart = totals.filter((r) => Math.abs(Number(r["charted"]) / Number(r["ranked"]) - 1) > 0.01);
    expect(apart).toEqual([]);
  });
});
