import {beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../loaders/as-known-on.js";
import {loadRevenue} from "../../loaders/data/revenue.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {queryWarehouse} from "../../loaders/warehouse/query.js";
import {REVENUE_ESTIMATE} from "../../src/query/revenue-estimate.js";
import {isCovered, revenueWeeks, usdPerMtok, type RevenueData} from "../../src/query/revenue.js";
import {rowsOf} from "../fixtures/ledger.js";
import {writeData} from "../fixtures/small-data.js";
import {FACTS} from "../fixtures/small-ledger.js";

async function estimate(files: Readonly<Record<string, readonly string[]>>) {
  const {root, remove} = writeData({...FACTS, ...files});
  const ledger = await buildWarehouse({edition: "full", root});
  remove();
  return (where: string) =>
    rowsOf(
      ledger,
      `SELECT week_start, model, price_basis, price_as_of, mix_known, cache_known, round(usd_low, 9) AS low, round(usd_high, 9) AS high
       FROM (${REVENUE_ESTIMATE}) WHERE ${where} ORDER BY week_start, model`
    );
}

const MIX = {
  "snapshots/usage_mix/quoted": ["2026-01-01,c1,0.9,0.1,0", "2025-12-01,c1,0.8,0.2,0", "2025-12-01,u1,0.7,0.3,0"],
  "snapshots/cache_share_weekly/quoted": ["2026-01-11,c1/a,0.5,"]
};

const OTHER_HOSTS = (FACTS["snapshots/host_price_change/prices"] ?? []).filter((row) => !row.includes("openrouter"));

describe("REVENUE_ESTIMATE", () => {
  it("is one value where mix, cache share and price are all on record", async () => {
    const rows = await estimate(MIX);
    // 300 million tokens at 2, 4 and 0.5 dollars: prompts 270 million, half cached; completions 30 million.
    const usd = 135 * 0.5 + 135 * 2 + 30 * 4;
    expect(await rows("model = 'c1/a' AND week_start = DATE '2026-01-05'")).toEqual([
      {
        week_start: "2026-01-05",
        model: "c1/a",
        price_basis: "before",
        price_as_of: "2026-01-11",
        mix_known: true,
        cache_known: true,
        low: usd,
        high: usd
      }
    ]);
  });

  it("spans none to all of the prompt cached, and free to full price of the cache, where neither is on record", async () => {
    const rows = await estimate(MIX);
    // 100 million at 8 and 16, no cache price, no cache share: prompts 90 million between 0 and 8, completions 10 at 16.
    const [row] = await rows("model = 'c1/a' AND week_start = DATE '2026-01-12'");
    expect([row?.["low"], row?.["high"]]).toEqual([10 * 16, 90 * 8 + 10 * 16]);
  });

  it("bounds a month without a mix by the lab’s lowest and highest, and a lab without any by every lab’s", async () => {
    const {"snapshots/cache_share_weekly/quoted": cache} = MIX;
    const lab = await estimate({
      "snapshots/usage_mix/quoted": ["2025-11-01,c1,0.9,0.1,0", "2025-12-01,c1,0.8,0.2,0", "2025-12-01,u1,0.7,0.3,0"],
      "snapshots/cache_share_weekly/quoted": cache
    });
    const [row] = await lab("model = 'c1/a' AND week_start = DATE '2026-01-05'");
    // 300 million; a prompt costs half of 0.5 and half of 2, 1.25, an output 4: lowest with 0.9 prompts, highest with 0.8.
    expect([row?.["low"], row?.["high"]]).toEqual([270 * 1.25 + 30 * 4, 240 * 1.25 + 60 * 4]);
    const any = await estimate({
      "snapshots/usage_mix/quoted": ["2025-11-01,e1,0.95,0.05,0", "2025-12-01,u1,0.7,0.3,0"],
      "snapshots/cache_share_weekly/quoted": cache
    });
    const [other] = await any("model = 'c1/a' AND week_start = DATE '2026-01-05'");
    expect([other?.["low"], other?.["high"]]).toEqual([285 * 1.25 + 15 * 4, 210 * 1.25 + 90 * 4]);
  });

  it("takes the first later price only as such, and none for what was never listed", async () => {
    const rows = await estimate({...MIX, "snapshots/host_price_change/prices": OTHER_HOSTS});
    expect(
      (await rows("model IN ('u1/a', 'u1/b', 'u1/d', 'other') AND week_start = DATE '2026-01-05'")).map((r) => [
        r["model"],
        r["price_basis"],
        r["price_as_of"],
        r["high"]
      ])
    ).toEqual([
      ["other", null, null, null],
      // 200 million at 3 and 9; the lab's only month on record has 0.7 prompts: 140 at 3, 60 at 9.
      ["u1/a", "after", "2026-01-13", 140 * 3 + 60 * 9],
      ["u1/b", null, null, null],
      // Listed at another host, which is no price of the router.
      ["u1/d", null, null, null]
    ]);
  });

  it("takes a dated listing at the router before the snapshot that comes later", async () => {
    const rows = await estimate(MIX);
    const [row] = await rows("model = 'u1/a' AND week_start = DATE '2026-01-05'");
    expect(row).toMatchObject({price_basis: "before", price_as_of: "2026-01-09", high: 140 * 2 + 60 * 9});
  });

  it("costs a free variant at zero, and keeps one row for each row of usage", async () => {
    const rows = await estimate(MIX);
    expect((await rows("model = 'c1/b:free'")).map((r) => [r["low"], r["high"]])).toEqual([[0, 0]]);
    expect(await rows("true")).toHaveLength(11 + 4 + 2);
  });
});

describe("loadRevenue()", () => {
  let data: RevenueData;
  beforeAll(async () => {
    data = await loadRevenue();
  });

  it("never counts more tokens as free or priced than there are, and no bound below the other", () => {
    for (const c of data.cells) {
      expect(c.free + c.priced + c.pricedLater).toBeLessThanOrEqual(c.tokens);
      expect(c.usdLow).toBeLessThanOrEqual(c.usdHigh);
      expect(c.usdLaterLow).toBeLessThanOrEqual(c.usdLaterHigh);
    }
  });

  it("adds up to the same dollars by any group", () => {
    for (const basis of ["before", "after"] as const) {
      const sum = (keyOf: (c: RevenueData["cells"][number]) => string) =>
        revenueWeeks(data, basis, keyOf).reduce((total, w) => total + w.usdHigh, 0);
      expect(sum((c) => c.lab)).toBe(sum(() => "all"));
      expect(sum((c) => c.weights)).toBe(sum(() => "all"));
    }
  });

  it("says what part of the last week has no price listed by its end", async () => {
    const last = revenueWeeks(data, "before", () => "all").at(-1);
    const [[week]] = await queryWarehouse("full", "SELECT max(week_start) AS last FROM usage_weekly");
    expect(last?.week).toBe(week?.["last"]);
    // Counted apart from SQL.
    const unpriced = data.models
      .filter((m) => !m.isFree && m.priceBasis !== "before")
      .reduce((sum, m) => sum + m.tokens, 0);
    expect((last?.tokens ?? 0) - (last?.priced ?? 0) - (last?.free ?? 0)).toBe(unpriced);
  });

  it("has a list price by its end for under a third of the week of 7 September 2026", async () => {
    vi.stubEnv(AS_KNOWN_ON, "2026-09-20");
    const then = await loadRevenue();
    vi.unstubAllEnvs();
    const last = revenueWeeks(then, "before", () => "all").at(-1);
    // The listings up to 13 September are those of models.dev to July, and most models are newer.
    expect(last?.week).toBe("2026-09-07");
    expect(((last?.priced ?? NaN) + (last?.free ?? NaN)) / (last?.tokens ?? NaN)).toBeLessThan(0.3);
  });
});

describe("usdPerMtok(week)", () => {
  it("divides by paid and priced tokens alone, and is nothing without any", () => {
    const week = {week: "2026-01-05", key: "x", usdLow: 30, usdHigh: 60, tokens: 100e6, free: 40e6, priced: 30e6};
    expect(usdPerMtok(week)).toEqual({low: 1, high: 2});
    expect(usdPerMtok({...week, priced: 0})).toEqual({low: null, high: null});
  });
});

describe("coverage", () => {
  it.each([
    [{tokens: 100, free: 20, priced: 40}, true],
    [{tokens: 100, free: 20, priced: 39}, false],
    [{tokens: 100, free: 100, priced: 0}, false]
  ])("isCovered(%o) is %s: half of the paid tokens, not of all", (week, covered) => {
    expect(isCovered(week)).toBe(covered);
  });

  it("of a reported period is the priced part of its paid tokens, worked again over plain rows", async () => {
    const {reported} = await loadRevenue();
    const minimax = reported.find((r) => r.entity === "0100.HK" && r.from === "2025-01-01" && r.to === "2025-12-31");
    const [[counted]] = await queryWarehouse(
      "full",
      `SELECT CAST(count(DISTINCT week_start) AS INTEGER) AS weeks,
        CAST(count(DISTINCT week_start) FILTER (listed) AS INTEGER) AS priced, sum(tokens) FILTER (listed) / sum(tokens) AS share
      FROM (SELECT u.week_start, u.tokens, EXISTS (SELECT 1 FROM (SELECT listing, as_of, input_usd_per_mtok FROM price_listing
            UNION ALL SELECT listing, as_of, input_usd_per_mtok FROM host_price_change WHERE host = 'openrouter' AND change <> 'removed') p
          LEFT JOIN model_alias a ON a.alias = p.listing
          WHERE coalesce(a.model, p.listing) = u.model AND p.as_of <= u.week_start + 6 AND p.input_usd_per_mtok IS NOT NULL) AS listed
        FROM usage_weekly_by_model u JOIN model m USING (model)
        WHERE m.lab = 'minimax' AND NOT m.free_variant AND u.week_start >= '2025-01-01' AND u.week_start + 6 <= '2025-12-31')`
    );
    expect([minimax?.weeksOfUsage, minimax?.weeks]).toEqual([counted?.["weeks"], counted?.["priced"]]);
    expect(minimax?.pricedShare).toBeCloseTo(Number(counted?.["share"]), 12);
  });
});
