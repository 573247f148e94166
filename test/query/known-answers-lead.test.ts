import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadUsageWeekly} from "../../loaders/data/usage-weekly.js";
import {AS_KNOWN_ON} from "../../loaders/as-known-on.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {BASES, chinaLead, weeksByOrigin} from "../../src/query/basis.js";
import {tokensBy} from "../../src/query/slice.js";
import type {Usage} from "../../src/query/usage.js";
import {rowsOf, valueOf} from "../fixtures/ledger.js";
import {AMERICAN, CHINESE} from "../fixtures/prefixes.js";
import {publishedWeeks, sumMillions, type Published} from "../fixtures/published.js";

// Millions of tokens, Chinese labs one after the other.
const FIRST = {
  week: "2025-01-06",
  china: 20_385 + (7_552 + 1_882 + 666), // deepseek, qwen
  total: 498_585,
  percent: 6.1
};
const LAST = {
  week: "2026-09-07",
  china:
    16_816_059 +
    3_797_479 + // tencent
    (11_889_774 + 2_520_314 + 1_732_386) + // z-ai
    (11_562_877 + 4_937_739 + 4_357_736 + 1_314_511 + 1_056_682 + 438_390 + 429_740) + // deepseek
    (7_771_682 + 32_558) + // xiaomi
    1_471_545 + // moonshotai
    (1_460_824 + 583_311 + 113_208) + // minimax
    (917_613 + 351_542 + 179_356) + // inclusionai
    599_617 + // dots-studio
    (383_969 + 211_661 + 184_481 + 73_948) + // qwen
    348_587 + // nex-agi
    50_383, // stepfun
  total: 126_762_983,
  percent: 59.6
};

// Nine: the first week in which four of the largest are Chinese, 4,119,001 against 2,933,113 million.
// All named: 12,053,826 against 8,979,947 million; `other` and undisclosed labs change neither side.
const FIRST_LEAD = {nine: "2026-02-09", named: "2026-03-23", all: "2026-03-23"} as const;
const SINCE = "2026-04-27";

let usage: Usage;
let ledger: DuckDBConnection;
beforeAll(async () => {
  // Worked by hand on what was known that day; later weeks change the answers.
  vi.stubEnv(AS_KNOWN_ON, "2026-09-20");
  usage = await loadUsageWeekly();
  ledger = await openWarehouse({edition: "shipped", day: "2026-09-20"});
});
afterAll(() => vi.unstubAllEnvs());

describe("China’s share of all tokens", () => {
  it.each([FIRST, LAST])("is $percent percent in the week of $week, by every route", async (hand) => {
    const {week, china, total} = hand;
    expect(Math.round((1000 * china) / total) / 10).toBe(hand.percent);
    const found = weeksByOrigin(usage, "all").find((w) => w.week === week);
    expect([found?.tokens.china, found?.total]).toEqual([china * 1e6, total * 1e6]);
    const byCountry = tokensBy(usage, "country", {from: week, to: week});
    expect(byCountry.get("CN")).toBe(china * 1e6);
    const share = await valueOf(
      ledger,
      `SELECT share_of_all FROM usage_weekly_by_country WHERE week_start = DATE '${week}' AND country = 'CN'`
    );
    expect(share).toBeCloseTo(china / total, 12);
    const rows = publishedWeeks().filter((r) => r.week === week);
    expect(sumMillions(rows, (r) => CHINESE.includes(r.prefix))).toBe(china);
    expect(sumMillions(rows, () => true)).toBe(total);
  });

  it("begins and ends with these weeks", () => {
    expect([usage.weeks[0], usage.weeks.at(-1)]).toEqual([FIRST.week, LAST.week]);
  });
});

describe("the lead of China over the United States", () => {
  it.each(BASES)("chinaLead(weeks) finds the first week and the present run under %s", (basis) => {
    expect(chinaLead(weeksByOrigin(usage, basis))).toMatchObject({first: FIRST_LEAD[basis], since: SINCE});
  });

  it.each(BASES)("usage_weekly_by_basis finds the same under %s", async (basis) => {
    const rows = await rowsOf(
      ledger,
      `WITH lead AS (SELECT week_start, coalesce(sum(tokens) FILTER (origin = 'china'), 0) >
         coalesce(sum(tokens) FILTER (origin = 'us'), 0) AS leads
         FROM usage_weekly_by_basis WHERE basis = '${basis}' GROUP BY week_start)
       SELECT min(week_start) FILTER (leads) AS first,
         min(week_start) FILTER (week_start > (SELECT max(week_start) FROM lead WHERE NOT leads)) AS since FROM lead`
    );
    expect(rows).toEqual([{first: FIRST_LEAD[basis], since: SINCE}]);
  });

  it.each(BASES)("the file as text finds the same under %s", (basis) => {
    const published = publishedWeeks();
    const sum = (rows: readonly Published[], prefixes: readonly string[]) =>
      sumMillions(rows, (r) => prefixes.includes(r.prefix));
    const leads = [...new Set(published.map((r) => r.week))].map((week) => {
      const named = published
        .filter((r) => r.week === week && r.model !== "other")
        .sort((a, b) => b.millions - a.millions);
      const counted = basis === "nine" ? named.slice(0, 9) : named;
      return {week, leads: sum(counted, CHINESE) > sum(counted, AMERICAN)};
    });
    expect(leads.find((w) => w.leads)?.week).toBe(FIRST_LEAD[basis]);
    expect(leads[leads.findLastIndex((w) => !w.leads) + 1]?.week).toBe(SINCE);
  });
});
