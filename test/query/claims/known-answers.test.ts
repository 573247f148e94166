import {beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {verdictAt, type Claims} from "../../../src/query/claims/claims.js";
import type {Verdict} from "../../../src/query/claims/verdict.js";
import {AMERICAN, CHINESE} from "../../fixtures/prefixes.js";
import {publishedWeeks, sumMillions, type Published} from "../../fixtures/published.js";
import {KNOWN_ANSWERS, NEAREST} from "./known-answers.js";
import {COVERAGE} from "./known-prices.js";
import {publishedClaims} from "../../fixtures/results.js";

let claims: Claims;
beforeAll(async () => {
  // Worked by hand on what was known that day; later pulls may restate it.
  vi.stubEnv(AS_KNOWN_ON, "2026-11-24");
  claims = await publishedClaims();
  vi.unstubAllEnvs();
});

const readings = () =>
  claims.claims.flatMap((c) => c.readings.map((r) => ({...r, key: `${c.claim} ${r.basis}`, claim: c.claim})));

const only = (...bases: string[]): Verdict => ({kind: "holds_only_under", bases});
const untested = (why: "no_reading" | "not_on_record" | "open"): Verdict => ({kind: "cannot_be_tested", why});
const [HOLDS, FAILS]: readonly Verdict[] = [{kind: "holds"}, {kind: "does_not_hold"}];

const VERDICTS: Readonly<Record<string, Verdict | undefined>> = {
  "china_week_2026-02-09": only("nine", "seven_days_nine"),
  "us_week_2026-02-09": only("nine", "nine_without_arcee", "seven_days_nine"),
  "china_week_2026-02-16": only("nine", "seven_days_nine"),
  "us_week_2026-02-16": only("nine_without_arcee"),
  china_growth: only("nine"),
  china_first_lead: only("nine", "nine_without_arcee"),
  china_ahead: only("nine", "all_unnamed_chinese", "all_unplaced_chinese", "seven_days_nine", "seven_days_named"),
  four_of_top_five: HOLDS,
  named_top_three: only("chinese_only"),
  cluster: FAILS,
  programming_before: HOLDS,
  programming_after: only("study"),
  agentic_majority: untested("not_on_record"),
  us_firms_on_chinese_weights: untested("no_reading"),
  chinese_price: only("largest_input", "median_input"),
  price_edge: HOLDS,
  chinese_text_saves_tokens: only("deepseek_tokenizer", "qwen_against_openai", "deepseek_against_openai"),
  chinese_text_matters: FAILS,
  mixture_of_experts: untested("no_reading"),
  pe_chinese: only("tencent_adjusted", "tencent_ifrs"),
  pe_american: HOLDS,
  margins_american: only("microsoft", "alphabet", "microsoft_cloud"),
  margins_chinese: only("alibaba", "alibaba_cloud"),
  discount: only("tencent_adjusted", "tencent_ifrs"),
  discount_is_margins: untested("no_reading"),
  capex_to_revenue: FAILS,
  alibaba_in_the_flow: FAILS,
  tencent_in_the_flow: FAILS,
  zhipu_in_the_flow: HOLDS,
  minimax_in_the_flow: HOLDS,
  gds_in_the_flow: untested("no_reading"),
  south_east_asia: untested("no_reading"),
  deepseek_v4: untested("open"),
  tokens_keep_growing: untested("open"),
  price_war: untested("open"),
  chip_exports: untested("no_reading"),
  tighter_rules: untested("no_reading"),
  weak_results: untested("no_reading"),
  price_since: untested("open"),
  price_against_peers: untested("open")
};

describe("every claim under every basis at the note’s date", () => {
  it("has an answer worked by hand, and no answer is left over", () => {
    expect(readings().map((r) => r.key)).toEqual(Object.keys(KNOWN_ANSWERS));
  });

  it.each(Object.entries(KNOWN_ANSWERS))("%s is as worked by hand", (key, answer) => {
    const value = readings().find((r) => r.key === key)?.then.value;
    if (answer === null || Number.isInteger(answer)) expect(value).toBe(answer);
    else expect(Math.abs((value ?? NaN) / answer - 1)).toBeLessThan(1e-12);
  });

  it("has the verdict that follows from those answers", () => {
    expect(Object.fromEntries(claims.claims.map((c) => [c.claim, verdictAt(c, "then", claims)]))).toEqual(VERDICTS);
  });

  it("counts no vote of what is of another time or quantity than claimed", () => {
    const context = readings().filter((r) => r.then.votes === false || r.now.votes === false);
    expect(context.map((r) => r.key)).toEqual([
      "china_ahead user_country",
      "four_of_top_five by_lab",
      "programming_before classifier_first",
      "programming_after classifier_peak"
    ]);
    for (const {then} of context) expect(then.value).not.toBeNull();
  });

  it("rests on the part of the tokens that has a price, and on all of them elsewhere", () => {
    const parts = Object.fromEntries(
      readings().flatMap(({key, then}) =>
        then.coverage === null ? [] : [[key, Number(then.coverage.toPrecision(12))]]
      )
    );
    const digits = (part: number) => Number(part.toPrecision(12));
    expect(parts).toEqual({
      "chinese_price list_input": digits(COVERAGE.china),
      "chinese_price list_output": digits(COVERAGE.china),
      "chinese_price list_blended": digits(COVERAGE.china),
      "chinese_price effective": digits(COVERAGE.effective),
      "chinese_price known_input": digits(COVERAGE.china),
      "chinese_price known_output": digits(COVERAGE.china),
      "chinese_price median_input": digits(COVERAGE.china_paid),
      "price_edge list_input": digits(COVERAGE.us),
      "price_edge list_output": digits(COVERAGE.us),
      "price_edge known_input": digits(COVERAGE.us),
      "price_edge known_output": digits(COVERAGE.us),
      "price_war list_input": digits(COVERAGE.china),
      "price_war list_output": digits(COVERAGE.china),
      "price_war known_input": digits(COVERAGE.china),
      "price_war known_output": digits(COVERAGE.china)
    });
  });
});

describe("the weeks in which China came nearest to a lead by 9 February", () => {
  const sum = (rows: readonly Published[], prefixes: readonly string[]) =>
    sumMillions(rows, (r) => prefixes.includes(r.prefix));
  const largest = (rows: readonly Published[]) =>
    rows.filter((r) => r.model !== "other").sort((a, b) => b.millions - a.millions).slice(0, 9); // prettier-ignore
  const SIDES: Readonly<Record<keyof typeof NEAREST, (rows: readonly Published[]) => [china: number, us: number]>> = {
    nine: (rows) => [sum(largest(rows), CHINESE), sum(largest(rows), AMERICAN)],
    nine_without_arcee: (rows) => [
      sum(largest(rows), CHINESE),
      sum(
        largest(rows).filter((r) => r.prefix !== "arcee-ai"),
        AMERICAN
      )
    ],
    named: (rows) => [sum(rows, CHINESE), sum(rows, AMERICAN)],
    named_with_tng: (rows) => [sum(rows, [...CHINESE, "tngtech"]), sum(rows, AMERICAN)],
    all_unnamed_chinese: (rows) => [sum(rows, [...CHINESE, "other"]), sum(rows, AMERICAN)],
    all_unnamed_american: (rows) => [sum(rows, CHINESE), sum(rows, [...AMERICAN, "other"])]
  };

  it.each(Object.entries(SIDES))("are, %s, the two nearest of the file as bare text", (basis, sides) => {
    const published = publishedWeeks();
    const weeks = [...new Set(published.map((r) => r.week))].filter((week) => week <= "2026-02-09");
    const nearest = weeks
      .map((week) => [week, ...sides(published.filter((r) => r.week === week))] as const)
      .sort(([, a, b], [, c, d]) => c / d - a / b);
    expect(weeks).toHaveLength(56);
    expect(nearest.slice(0, 2)).toEqual(NEAREST[basis as keyof typeof NEAREST]);
  });
});
