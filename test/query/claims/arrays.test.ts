import {readFileSync} from "node:fs";
import {desc, escape, from, fromCSV, op, type ColumnTable} from "arquero";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import type {Claims, Moment} from "../../../src/query/claims/claims.js";
import {rowsOf} from "../../fixtures/ledger.js";
import {publishedClaims} from "../../fixtures/results.js";

// The values of claims worked again by another engine, without the claims' SQL.
interface Used {
  readonly week: string;
  readonly origin: string;
}
interface Dated {
  readonly day: string;
}

let ledger: DuckDBConnection;
let claims: Claims;
let used: ColumnTable;
let prices: ColumnTable;
let mix: ColumnTable;
let cache: ColumnTable;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "full"});
  claims = await publishedClaims();
  const read = async (sql: string) => from(await rowsOf(ledger, sql));
  used =
    await read(`SELECT week_start::VARCHAR AS week, model, lab, origin, tokens::DOUBLE AS tokens, free_variant AS free
    FROM usage_weekly_by_model`);
  prices = await read(`SELECT model, as_of::VARCHAR AS day, input_usd_per_mtok AS input, output_usd_per_mtok AS output,
    coalesce(cache_read_usd_per_mtok, input_usd_per_mtok) AS cached FROM router_price`);
  mix = await read(`SELECT lab, month::VARCHAR AS day, prompt_share AS prompt, completion_share AS completion
    FROM usage_mix WHERE known_to = DATE '9999-12-31'`);
  cache = await read(`SELECT model, week_ending::VARCHAR AS day, cached_share_of_prompt AS hit
    FROM cache_share_weekly WHERE known_to = DATE '9999-12-31'`);
});
afterAll(() => ledger.closeSync());

function valueOf(key: string, basis: string, moment: Moment): number | null | undefined {
  return claims.claims.find((c) => c.claim === key)?.readings.find((r) => r.basis === basis)?.[moment].value;
}

const later = (day: string, days: number) => new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const MOMENTS = ["then", "now"] as const;

/** The same to nine digits; nothing where no model of the week has what a price needs. */
function expectSame(value: number | null | undefined, expected: number): void {
  if (Number.isNaN(expected)) expect(value).toBeNull();
  else expect(value).toBeCloseTo(expected, 9);
}

/** The last week that had ended by the day of a moment. */
function lastWeek(moment: Moment): string {
  const weeks = used.dedupe("week").orderby(desc("week")).array("week") as string[];
  return weeks.find((week) => later(week, 6) <= claims[moment]) ?? "";
}

/** Rows of a week, of some origins if any are named. */
function inWeek(week: string, ...origins: readonly string[]): ColumnTable {
  return used.filter(escape((d: Used) => d.week === week && (origins.length === 0 || origins.includes(d.origin))));
}

/** Of each key's rows the last day's, up to a day. */
function latest(rows: ColumnTable, key: string, day: string): ColumnTable {
  return rows
    .filter(escape((d: Dated) => d.day <= day))
    .groupby(key)
    .filter("d => d.day === op.max(d.day)")
    .ungroup();
}

/** US dollars per million tokens; no number where something it needs is not on record. */
const RATES = {
  list_input: "d => d.free ? 0 : d.input",
  list_output: "d => d.free ? 0 : d.output",
  list_blended: "d => d.free ? 0 : d.prompt * d.input + d.completion * d.output",
  effective: "d => d.free ? 0 : d.prompt * ((1 - d.hit) * d.input + d.hit * d.cached) + d.completion * d.output"
};
const BASES = Object.keys(RATES) as (keyof typeof RATES)[];

/** Price per million tokens over the week's rows that have one, and their part of the tokens. */
function averaged(week: string, origin: string, basis: keyof typeof RATES): {price: number; coverage: number} {
  const rows = inWeek(week, origin);
  const listed = latest(prices, "model", later(week, 6))
    .groupby("model")
    .rollup({input: op.max("input"), output: op.max("output"), cached: op.max("cached")});
  const [averages] = rows
    .join_left(listed, "model")
    .join_left(latest(mix, "lab", week).select("lab", "prompt", "completion"), "lab")
    .join_left(latest(cache, "model", later(week, 7)).select("model", "hit"), "model")
    .derive({usd: RATES[basis]})
    .filter("d => op.is_finite(d.usd)")
    .rollup({price: "d => op.sum(d.tokens * d.usd) / op.sum(d.tokens)", tokens: op.sum("tokens")})
    .objects() as {price: number; tokens: number}[];
  return {price: averages?.price ?? NaN, coverage: (averages?.tokens ?? NaN) / tokensOf(rows)};
}

function tokensOf(rows: ColumnTable): number {
  return rows.rollup({tokens: op.sum("tokens")}).get("tokens", 0) as number;
}

describe("prices of Chinese tokens", () => {
  it.each(BASES)("%s", (basis) => {
    for (const moment of MOMENTS) {
      const {price, coverage} = averaged(lastWeek(moment), "china", basis);
      expectSame(valueOf("chinese_price", basis, moment), price);
      const reading = claims.claims.find((c) => c.claim === "chinese_price")?.readings.find((r) => r.basis === basis);
      expect(reading?.[moment].coverage ?? 0).toBeCloseTo(Number.isNaN(coverage) ? 0 : coverage, 9);
    }
  });

  it.each(["list_input", "list_output"] as const)("against American ones and against the note’s week: %s", (basis) => {
    for (const moment of MOMENTS) {
      const price = (week: string, origin: string) => averaged(week, origin, basis).price;
      const week = lastWeek(moment);
      expectSame(valueOf("price_edge", basis, moment), price(week, "china") / price(week, "us"));
      expectSame(valueOf("price_war", basis, moment), price(week, "china") / price("2026-02-16", "china"));
    }
  });
});

describe("all tokens, the unnamed placed on either side", () => {
  const tokens = (week: string, ...origins: string[]) => tokensOf(inWeek(week, ...origins));

  it("bound the lead of the last week", () => {
    for (const moment of MOMENTS) {
      const lead = (china: string[], us: string[]) =>
        tokens(lastWeek(moment), ...china) / tokens(lastWeek(moment), ...us);
      expect(valueOf("china_ahead", "all_unnamed_chinese", moment)).toBeCloseTo(lead(["china", "other"], ["us"]), 12);
      expect(valueOf("china_ahead", "all_unnamed_american", moment)).toBeCloseTo(lead(["china"], ["us", "other"]), 12);
      const unplaced = ["other", "undisclosed"];
      expect(valueOf("china_ahead", "all_unplaced_chinese", moment)).toBeCloseTo(
        lead(["china", ...unplaced], ["us"]),
        12
      );
      expect(valueOf("china_ahead", "all_unplaced_american", moment)).toBeCloseTo(
        lead(["china"], ["us", ...unplaced]),
        12
      );
    }
  });

  it("give China no lead up to the week of 9 February, even with all of them", () => {
    const weeks = (used.dedupe("week").array("week") as string[]).filter((w) => w <= "2026-02-09");
    const led = (china: string[], us: string[]) =>
      weeks.filter((week) => tokens(week, ...china) > tokens(week, ...us)).length;
    expect(weeks.length).toBeGreaterThan(50);
    expect(valueOf("china_first_lead", "all_unnamed_chinese", "then")).toBe(led(["china", "other"], ["us"]));
    expect(valueOf("china_first_lead", "all_unnamed_american", "then")).toBe(led(["china"], ["us", "other"]));
  });
});

describe("any seven days, from the daily file read as bare text", () => {
  // Labs with tokens in February 2026, by the first part of the slug.
  const CHINA = ["moonshotai", "deepseek", "minimax", "z-ai", "qwen", "stepfun", "xiaomi"];
  const US = ["google", "anthropic", "x-ai", "arcee-ai", "openai", "meta-llama", "nvidia"];
  const NAMED = ["minimax/minimax-m2.5-20260211", "moonshotai/kimi-k2.5-0127", "z-ai/glm-5-20260211"];
  const file = new URL("../../../data/snapshots/usage_daily/openrouter-daily-2026-10-11.csv", import.meta.url);
  const daily = fromCSV(readFileSync(file, "utf8"), {parse: {day: String}}).filter("d => op.includes(d.model, '/')");

  /** Models of the seven days to a last day, largest first. */
  function seven(last: string): [model: string, tokens: number][] {
    const sums = daily
      .filter(escape(({day}: Dated) => day >= later(last, -6) && day <= last))
      .groupby("model")
      .rollup({tokens: op.sum("tokens")})
      .orderby(desc("tokens"));
    return (sums.objects() as {model: string; tokens: number}[]).map(({model, tokens}) => [model, tokens]);
  }

  function side(last: string, basis: string, prefixes: readonly string[]): number {
    const counted = basis === "seven_days_nine" ? seven(last).slice(0, 9) : seven(last);
    return sum(counted.filter(([model]) => prefixes.includes(model.split("/")[0] ?? "")).map(([, tokens]) => tokens));
  }

  const days = new Set(daily.array("day") as string[]);
  /** Last days of the seven-day windows whole on record up to the note's date. */
  const whole = [...days]
    .filter((last) => last <= "2026-02-27" && [0, 1, 2, 3, 4, 5, 6].every((n) => days.has(later(last, -n))))
    .sort();

  const endsOf = (from: string) => [0, 1, 2, 3, 4, 5, 6].map((n) => later(from, n));
  const WINDOWS = ["seven_days_nine", "seven_days_named"];

  it.each(
    WINDOWS.flatMap((basis) => [
      ["china_week_2026-02-09", basis, CHINA, 4.12e12] as const,
      ["us_week_2026-02-09", basis, US, 2.94e12] as const,
      ["china_week_2026-02-16", basis, CHINA, 5.16e12] as const,
      ["us_week_2026-02-16", basis, US, 2.7e12] as const
    ])
  )("%s, %s: the window nearest to the printed number", (key, basis, prefixes, printed) => {
    const near = endsOf(key.slice(-10))
      .filter((last) => whole.includes(last))
      .map((last) => side(last, basis, prefixes))
      .sort((a, b) => Math.abs(a - printed) - Math.abs(b - printed));
    expect(valueOf(key, basis, "then")).toBe(near[0]);
  });

  it.each(WINDOWS)(
    "China ahead, %s: the best window of the week before the last on record by the note’s date",
    (basis) => {
      const ratios = whole
        .filter((last) => last > later(whole.at(-1) ?? "", -7))
        .map((last) => side(last, basis, CHINA) / side(last, basis, US));
      expect(valueOf("china_ahead", basis, "then")).toBeCloseTo(Math.max(...ratios), 12);
    }
  );

  it("has four Chinese models in front, and two of the named three", () => {
    const front = seven(whole.at(-1) ?? "").map(([model]) => model);
    const chinese = front.slice(0, 5).filter((model) => CHINA.includes(model.split("/")[0] ?? ""));
    expect(valueOf("four_of_top_five", "seven_days_named", "then")).toBe(chinese.length);
    expect(valueOf("named_top_three", "seven_days_named", "then")).toBe(
      front.slice(0, 3).filter((model) => NAMED.includes(model)).length
    );
  });
});
