import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {rowsOf} from "../fixtures/ledger.js";

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "full"});
});
afterAll(() => ledger.closeSync());

/** Parts of a whole: relation, share, what the parts add up within, and how far published rounding carries. */
const WHOLES = [
  ["usage_weekly_by_model", "share_of_all", "week_start", 1e-12],
  ["usage_weekly_by_model", "share_of_named", "week_start", 1e-12],
  ["usage_weekly_by_lab", "share_of_all", "week_start", 1e-12],
  ["usage_weekly_by_lab", "share_of_named", "week_start", 1e-12],
  ["usage_weekly_by_country", "share_of_all", "week_start", 1e-12],
  ["usage_weekly_by_country", "share_of_named", "week_start", 1e-12],
  ["usage_weekly_by_basis", "share", "week_start, basis", 1e-12],
  ["top_models_weekly", "share_of_named", "week_start", 1e-12],
  ["usage_mix", "prompt_share + completion_share", "lab, month, known_from", 2e-5],
  ["use_case_share", "token_share", "level, as_of, known_from", 0.002],
  ["use_case_share", "request_share", "level, as_of, known_from", 0.002]
] as const;

/** Shares that are no parts of one whole: of prompts, of the listed part, or of the tokens of another relation. */
const OTHERS = [
  ...["snapshot_priced_share", "router_priced_share", "any_host_priced_share"].map(
    (name) => `priced_tokens_weekly.${name}`
  ),
  "cache_share_weekly.cached_share_of_prompt",
  "category_weekly.token_share",
  "listed_exposure_weekly.priced_share_of_tokens",
  "listed_exposure_weekly.share_of_all",
  "restatement.change_share",
  "top_models_weekly.share_of_all",
  "usage_mix.reasoning_share",
  "use_case_model_share.share_within_use_case",
  "use_case_usage_weekly.share_of_all"
];

/** Parts of a whole that the books have no rows of before a backfill: test/ledger/backfill.test.ts adds up planted ones. */
const PLANTED = [
  "category_usage_weekly.share_of_category",
  "context_usage_daily.share_of_context_bucket",
  "language_usage_weekly.share_of_language_type",
  "modality_usage_daily.share_of_modality"
];

describe("shares, `other` and undisclosed among them", () => {
  it.each(WHOLES)("%s: %s sum to one within %s, give or take %d", async (relation, share, within, tolerance) => {
    const sums = await rowsOf(
      ledger,
      `SELECT ${within}, sum(${share})::DOUBLE AS total FROM ${relation} GROUP BY ALL HAVING count(${share}) > 0`
    );
    expect(sums.length).toBeGreaterThan(1);
    expect(sums.filter(({total}) => !(Math.abs(Number(total) - 1) <= tolerance))).toEqual([]);
  });

  it("are all among these, or are no parts of a whole", async () => {
    const columns = await rowsOf(
      ledger,
      "SELECT table_name || '.' || column_name AS name FROM duckdb_columns() WHERE regexp_matches(column_name, '(^|_)share($|_)') AND NOT internal ORDER BY 1"
    );
    const summed = WHOLES.flatMap(([relation, share]) => share.split(" + ").map((column) => `${relation}.${column}`));
    expect(columns.map(({name}) => name)).toEqual([...summed, ...OTHERS, ...PLANTED].sort());
  });
});
