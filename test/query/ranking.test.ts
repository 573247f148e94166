import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {modelRanking} from "../../src/query/ranking.js";
import {at, type Usage} from "../../src/query/usage.js";
import {rowsOf} from "../fixtures/ledger.js";
import {conditionOf, randomSlices} from "../fixtures/random-slices.js";
import {SMALL} from "../fixtures/small-usage.js";
import {publishedUsage} from "../fixtures/results.js";

let usage: Usage;
let ledger: DuckDBConnection;
beforeAll(async () => {
  usage = await publishedUsage();
  ledger = await openWarehouse({edition: "shipped"});
});

/** What the ranking of one week is in SQL: places among the rows that pass, this week and the calendar week before. */
function rankingSql(week: string, where: string): string {
  return `WITH ranked AS (
    SELECT week_start, model, tokens, row_number() OVER (PARTITION BY week_start ORDER BY tokens DESC, model) AS rank
    FROM usage_weekly_by_model WHERE origin <> 'other' AND ${where})
  SELECT t.model, t.rank::INTEGER AS rank, (p.rank - t.rank)::INTEGER AS rise FROM ranked t
  LEFT JOIN ranked p ON p.model = t.model AND p.week_start = t.week_start - 7
  WHERE t.week_start = DATE '${week}' ORDER BY t.rank`;
}

function ranking(...parameters: Parameters<typeof modelRanking>): unknown[] {
  const [of] = parameters;
  return modelRanking(...parameters).map(({model, rank, rise}) => ({model: at(of.models, model).model, rank, rise}));
}

describe("modelRanking(usage, week, slice)", () => {
  it("agrees with top_models_weekly in every published week", async () => {
    const rows = await rowsOf(
      ledger,
      `SELECT week_start, model, rank, rank_change AS rise FROM top_models_weekly ORDER BY week_start, rank`
    );
    for (const week of usage.weeks) {
      const expected = rows.filter((r) => r["week_start"] === week).map(({model, rank, rise}) => ({model, rank, rise}));
      expect(ranking(usage, week)).toEqual(expected);
    }
  });

  it("ranks within a slice, its model filter and range left out, as SQL does", async () => {
    const slices = randomSlices(usage, 25, 7);
    for (const [i, slice] of slices.entries()) {
      const week = at(usage.weeks, usage.weeks.length - 1 - i);
      const where = conditionOf({...slice, from: "", to: ""}, "model");
      expect(ranking(usage, week, slice)).toEqual(await rowsOf(ledger, rankingSql(week, where)));
    }
  });

  it("keeps the share of all tokens of the week, whatever the slice", () => {
    // 8 + 6 + 3 + 2 = 19 tokens in the first week, 8 in the second.
    expect(modelRanking(SMALL, "2026-01-05", {country: ["CN"]}).map((r) => r.shareOfAll)).toEqual([8 / 19, 2 / 19]);
    expect(modelRanking(SMALL, "2026-01-12", {country: ["US"]})).toEqual([
      {model: 3, rank: 1, tokens: 2, shareOfAll: 2 / 8, rise: 0, previous: "published"}
    ]);
  });

  it("says when the calendar week before was never published", () => {
    expect(modelRanking(SMALL, "2026-01-05").map((r) => [r.previous, r.rise])).toEqual(
      Array.from({length: 3}, () => ["unpublished", null])
    );
  });

  it("is empty for a week or a slice without rows", () => {
    expect(modelRanking(SMALL, "2026-01-19")).toEqual([]);
    expect(modelRanking(SMALL, "2026-01-05", {lab: ["nobody"]})).toEqual([]);
  });
});
