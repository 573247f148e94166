import {beforeAll, describe, expect, it} from "vitest";
import {from, op} from "arquero";
import {loadRevenue} from "../../../loaders/data/revenue.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import {queryWarehouse} from "../../../loaders/warehouse/query.js";
import type {RevenueData} from "../../../src/query/revenue.js";
import {REVENUE_ESTIMATE} from "../../../src/query/revenue-estimate.js";
import {askOf} from "../../fixtures/ledger.js";
import {writeData} from "../../fixtures/small-data.js";
import {FACTS} from "../../fixtures/small-ledger.js";

const SMALL = {
  ...FACTS,
  "snapshots/usage_mix/quoted": ["2026-01-01,c1,0.9,0.1,0", "2025-12-01,u1,0.7,0.3,0"],
  "snapshots/cache_share_weekly/quoted": ["2026-01-11,c1/a,0.5,"],
  "snapshots/price_listing/prices": [
    ...(FACTS["snapshots/price_listing/prices"] ?? []),
    "2026-01-05,u1/b,0.5,1,",
    "2026-01-05,u1/c,0.3,1,",
    "2026-01-05,u1/d,2.5,5,"
  ],
  // At hosts other than the router, whose prices are none of the router’s.
  "snapshots/host_price_change/prices": (FACTS["snapshots/host_price_change/prices"] ?? []).filter(
    (row) => !row.includes("openrouter")
  ),
  "snapshots/session_cost/tasks": [
    "2026-01-20,30,tool,1-turn,c1/a,0.3",
    "2026-01-20,30,tool,1-turn,u1/a,0.2",
    "2026-01-13,30,tool,1-turn,c1/a,0.9"
  ]
};

let small: RevenueData;
beforeAll(async () => {
  const {root, remove} = writeData(SMALL);
  const ledger = await buildWarehouse({edition: "full", root});
  remove();
  small = await loadRevenue(askOf(ledger));
  ledger.closeSync();
});

describe("loadRevenue(ask)", () => {
  it("adds up a week by lab, weights and tier, dearer than the limit of a tier in the next", () => {
    const NONE = {free: 0, priced: 0, pricedLater: 0, usdLow: 0, usdHigh: 0, usdLaterLow: 0, usdLaterHigh: 0};
    const week = "2026-01-05";
    const cell = (lab: string, weights: string, tier: string, millions: number, rest: Partial<typeof NONE> = {}) => ({
      week,
      lab,
      weights,
      tier,
      tokens: millions * 1e6,
      ...NONE,
      ...rest
    });
    expect(small.cells.filter((c) => c.week === week)).toEqual([
      cell("c1", "open", "free", 100, {free: 100e6}),
      // Two dollars: 135 million prompts cached at 0.5, 135 at 2, 30 million completions at 4 are 457.5.
      cell("c1", "open", "middle", 300, {priced: 300e6, usdLow: 458, usdHigh: 458}),
      cell("c1", "unknown", "unpriced", 10),
      cell("e1", "open", "unpriced", 50),
      cell("other", "unknown", "unpriced", 140),
      cell("stealth", "unknown", "unpriced", 40),
      // 20 million at 2.5 and 5 by then; 200 million at 3 and 9 only later: completions alone to all prompts paid.
      cell("u1", "closed", "high", 220, {
        priced: 20e6,
        usdLow: 6 * 5,
        usdHigh: 14 * 2.5 + 6 * 5,
        pricedLater: 200e6,
        usdLaterLow: 60 * 9,
        usdLaterHigh: 140 * 3 + 60 * 9
      }),
      // 100 million at 0.5 and 1, 30 million at 0.3 and 1: 39 to 80.3.
      cell("u1", "closed", "low", 130, {priced: 130e6, usdLow: 39, usdHigh: 80}),
      cell("u1", "closed", "unpriced", 10)
    ]);
  });

  it("gives session costs of the latest day alone, cheapest first", () => {
    expect(small.sessions).toMatchObject({asOf: "2026-01-20", windowDays: 30});
    expect(small.sessions?.rows.map((r) => [r.model, r.usd])).toEqual([
      ["u1/a", 0.2],
      ["c1/a", 0.3]
    ]);
  });

  it("gives the models of the last week by tokens, with the price that counts", () => {
    expect(small.models.map((m) => [m.model, m.tokens, m.priceBasis, m.inputUsdPerMtok, m.outputUsdPerMtok])).toEqual([
      ["u1/a", 10e6, "before", 3, 9],
      ["c1/a", 5e6, "before", 8, 16]
    ]);
  });

  it("adds up the published weeks to what their models come to, one by one", async () => {
    const published = await loadRevenue();
    const [rows] = await queryWarehouse(
      "full",
      `SELECT week_start AS week, lab, tokens, free_variant AS free, price_basis AS basis, input_high AS input,
        usd_low AS low, usd_high AS high FROM (${REVENUE_ESTIMATE})`
    );
    const TIER = `d => d.free ? "free" : d.input === null ? "unpriced" : d.input > 2 ? "high" : d.input > 0.5 ? "middle" : "low"`;
    const cells = from(rows)
      .derive({tier: TIER, paid: "d => d.free || d.basis !== 'before' ? 0 : d.tokens"})
      .derive({later: "d => d.free || d.basis !== 'after' ? 0 : d.tokens"})
      .derive({laterLow: "d => d.basis === 'after' ? d.low : 0", laterHigh: "d => d.basis === 'after' ? d.high : 0"})
      .derive({low: "d => d.basis === 'before' ? d.low : 0", high: "d => d.basis === 'before' ? d.high : 0"})
      .groupby("week", "tier")
      .rollup({
        priced: op.sum("paid"),
        pricedLater: op.sum("later"),
        usdLow: op.sum("low"),
        usdHigh: op.sum("high"),
        usdLaterLow: op.sum("laterLow"),
        usdLaterHigh: op.sum("laterHigh")
      })
      .objects() as Record<string, number>[];
    expect(cells.length).toBeGreaterThan(200);
    for (const {week, tier, ...sums} of cells) {
      const same = published.cells.filter((c) => c.week === String(week) && c.tier === String(tier));
      for (const [name, sum] of Object.entries(sums)) {
        const total = same.reduce((before, c) => before + c[name as "usdLow"], 0);
        // Each cell is rounded to a dollar.
        expect(Math.abs(total - sum)).toBeLessThanOrEqual(0.5 * same.length);
      }
    }
  });
});
