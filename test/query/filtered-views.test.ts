import {expect, it} from "vitest";
import {rowsOf} from "../fixtures/ledger.js";
import {smallLedger} from "../fixtures/small-ledger.js";

it("category_usage_weekly keeps a week whose tokens nobody counted, without a ratio", async () => {
  const ledger = await smallLedger();
  await ledger.run(`INSERT INTO usage_by_category_weekly BY NAME SELECT * REPLACE (DATE '2026-01-19' AS week_start)
    FROM usage_by_category_weekly WHERE model = 'c1/a' AND category = 'science'`);
  const sql = `SELECT week_start::VARCHAR AS week, tokens_estimate::DOUBLE AS tokens, share_of_category AS share,
    ratio_to_model_tokens AS ratio FROM category_usage_weekly WHERE category = 'science' ORDER BY week_start`;
  // 40 of the 300 million counted on 5 January.
  expect(await rowsOf(ledger, sql)).toEqual([
    {week: "2026-01-05", tokens: 40e6, share: 1, ratio: 40 / 300},
    {week: "2026-01-19", tokens: 40e6, share: 1, ratio: null}
  ]);
  ledger.closeSync();
});
