import {beforeAll, describe, expect, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {modelRanking} from "../../src/query/ranking.js";
import {tokensBy} from "../../src/query/slice.js";
import {at, type Usage} from "../../src/query/usage.js";
import {rowsOf} from "../fixtures/ledger.js";
import {answer} from "./february.js";
import {publishedUsage} from "../fixtures/results.js";

// The week before, in millions: MiniMax M2.5 1,438,446; Kimi K2.5 1,295,857; Gemini 3 Flash 775,913;
// DeepSeek V3.2 756,299; GLM-5 628,399: so GLM-5 rises from fifth to fourth and DeepSeek V3.2 falls from fourth to fifth.
const TOP_FIVE = [
  {rank: 1, model: "minimax/minimax-m2.5-20260211", millions: 2_570_426, rise: 1 - 1},
  {rank: 2, model: "moonshotai/kimi-k2.5-0127", millions: 1_036_388, rise: 2 - 2},
  {rank: 3, model: "google/gemini-3-flash-preview-20251217", millions: 858_773, rise: 3 - 3},
  {rank: 4, model: "z-ai/glm-5-20260211", millions: 803_178, rise: 5 - 4},
  {rank: 5, model: "deepseek/deepseek-v3.2-20251201", millions: 744_867, rise: 4 - 5}
];
const WEEK = "2026-02-16";
const ALL = answer(WEEK, "all").total;

let usage: Usage;
beforeAll(async () => {
  usage = await publishedUsage();
});

describe("top five of 16 February 2026", () => {
  it("modelRanking(usage, week) gives them with their rises on the week", () => {
    const found = modelRanking(usage, WEEK).slice(0, 5);
    expect(
      found.map(({rank, model, tokens, rise}) => ({rank, model: at(usage.models, model).model, tokens, rise}))
    ).toEqual(TOP_FIVE.map(({rank, model, millions, rise}) => ({rank, model, tokens: millions * 1e6, rise})));
    found.forEach((r, i) => expect(r.shareOfAll).toBeCloseTo(at(TOP_FIVE, i).millions / ALL, 12));
  });

  it("top_models_weekly gives the same", async () => {
    const ledger = await openWarehouse({edition: "shipped"});
    const rows = await rowsOf(
      ledger,
      `SELECT rank, model, CAST(tokens AS DOUBLE) / 1e6 AS millions, rank_change AS rise, share_of_all
       FROM top_models_weekly WHERE week_start = DATE '${WEEK}' AND rank <= 5 ORDER BY rank`
    );
    expect(rows.map(({rank, model, millions, rise}) => ({rank, model, millions, rise}))).toEqual(TOP_FIVE);
    rows.forEach((r, i) => expect(r["share_of_all"]).toBeCloseTo(at(TOP_FIVE, i).millions / ALL, 12));
  });

  it("tokensBy(usage, dimension, slice) lists them first, `other` apart", () => {
    const models = [...tokensBy(usage, "model", {from: WEEK, to: WEEK})].filter(([model]) => model !== "other");
    expect(models.slice(0, 5)).toEqual(TOP_FIVE.map(({model, millions}) => [model, millions * 1e6]));
  });

  it("modelRanking(usage, week) has new entrants without a rise, and counts them from nothing", () => {
    const sonnet = modelRanking(usage, WEEK).find(
      ({model}) => at(usage.models, model).model === "anthropic/claude-4.6-sonnet-20260217"
    );
    expect(sonnet).toMatchObject({rise: null, previous: "published", tokens: 298_296e6});
  });
});
