import {readFileSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadClaims} from "../../../loaders/data/claims.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import type {Claims, Moment} from "../../../src/query/claims/claims.js";
import {rowsOf} from "../../fixtures/ledger.js";

// The values of claims worked again over plain arrays, without the claims' SQL.
interface Used {
  readonly week: string;
  readonly model: string;
  readonly lab: string;
  readonly origin: string;
  readonly tokens: number;
  readonly free: boolean;
}
interface Price {
  readonly model: string;
  readonly as_of: string;
  readonly input: number;
  readonly output: number;
  readonly cached: number;
}

let ledger: DuckDBConnection;
let claims: Claims;
let used: Used[];
let prices: Price[];
let mix: {lab: string; month: string; prompt: number; completion: number}[];
let cache: {model: string; ended: string; cached: number}[];
beforeAll(async () => {
  ledger = await buildWarehouse({edition: "full"});
  claims = await loadClaims();
  const read = async (sql: string) => (await rowsOf(ledger, sql)) as never;
  used =
    await read(`SELECT week_start::VARCHAR AS week, model, lab, origin, tokens::DOUBLE AS tokens, free_variant AS free
    FROM usage_weekly_by_model`);
  prices =
    await read(`SELECT model, as_of::VARCHAR AS as_of, input_usd_per_mtok AS input, output_usd_per_mtok AS output,
    coalesce(cache_read_usd_per_mtok, input_usd_per_mtok) AS cached FROM price
    WHERE input_usd_per_mtok IS NOT NULL AND output_usd_per_mtok IS NOT NULL`);
  mix = await read(`SELECT lab, month::VARCHAR AS month, prompt_share AS prompt, completion_share AS completion
    FROM usage_mix WHERE known_to = DATE '9999-12-31'`);
  cache = await read(`SELECT model, week_ending::VARCHAR AS ended, cached_share_of_prompt AS cached
    FROM cache_share_weekly WHERE known_to = DATE '9999-12-31'`);
}, 60_000);
afterAll(() => ledger.closeSync());

function valueOf(key: string, basis: string, moment: Moment): number | null | undefined {
  return claims.claims.find((c) => c.claim === key)?.readings.find((r) => r.basis === basis)?.[moment].value;
}

const later = (day: string, days: number) => new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const MOMENTS = ["then", "now"] as const;

/** Rows of the last week that had ended by the day. */
function lastWeek(moment: Moment): Used[] {
  const week = used.map((u) => u.week).filter((w) => later(w, 6) <= claims[moment]).sort().at(-1); // prettier-ignore
  return used.filter((u) => u.week === week);
}

/** The last of some rows dated by a key up to a day. */
function latest<T>(rows: readonly T[], key: (row: T) => string, day: string): T[] {
  const dated = rows.filter((r) => key(r) <= day);
  const last = dated.map(key).sort().at(-1);
  return dated.filter((r) => key(r) === last);
}

/** US dollars per million tokens of a model under a basis; null where something it needs is not on record. */
function rate({model, lab, week, free}: Used, basis: string): number | null {
  if (free) return 0;
  const listed = latest(prices.filter((p) => p.model === model), (p) => p.as_of, later(week, 6)); // prettier-ignore
  if (listed.length === 0) return null;
  const [input, output, cached] = (["input", "output", "cached"] as const).map((k) => Math.max(...listed.map((p) => p[k]))) as [number, number, number]; // prettier-ignore
  if (basis === "list_input") return input;
  if (basis === "list_output") return output;
  const [parts] = latest(mix.filter((m) => m.lab === lab), (m) => m.month, week); // prettier-ignore
  if (!parts) return null;
  if (basis === "list_blended") return parts.prompt * input + parts.completion * output;
  const [hit] = latest(cache.filter((c) => c.model === model), (c) => c.ended, later(week, 7)); // prettier-ignore
  if (!hit) return null;
  return parts.prompt * ((1 - hit.cached) * input + hit.cached * cached) + parts.completion * output;
}

/** Price per million tokens over the rows that have one, and their part of the tokens. */
function averaged(rows: readonly Used[], basis: string): {price: number; coverage: number} {
  const known = rows.flatMap((u) => {
    const usd = rate(u, basis);
    return usd === null ? [] : [{tokens: u.tokens, usd}];
  });
  const tokens = sum(known.map((k) => k.tokens));
  return {price: sum(known.map((k) => k.tokens * k.usd)) / tokens, coverage: tokens / sum(rows.map((u) => u.tokens))};
}

describe("prices of Chinese tokens", () => {
  const of = (rows: readonly Used[], origin: string) => rows.filter((u) => u.origin === origin);

  it.each(["list_input", "list_output", "list_blended", "effective"])("%s", (basis) => {
    for (const moment of MOMENTS) {
      const {price, coverage} = averaged(of(lastWeek(moment), "china"), basis);
      expect(valueOf("chinese_price", basis, moment)).toBeCloseTo(price, 9);
      const reading = claims.claims.find((c) => c.claim === "chinese_price")?.readings.find((r) => r.basis === basis);
      expect(reading?.[moment].coverage).toBeCloseTo(coverage, 9);
    }
  });

  it.each(["list_input", "list_output"])("against American ones and against the note’s week: %s", (basis) => {
    for (const moment of MOMENTS) {
      const [china, us] = ["china", "us"].map((o) => averaged(of(lastWeek(moment), o), basis).price) as [number, number]; // prettier-ignore
      expect(valueOf("price_edge", basis, moment)).toBeCloseTo(china / us, 9);
      const note = averaged(of(used.filter((u) => u.week === "2026-02-16"), "china"), basis).price; // prettier-ignore
      expect(valueOf("price_war", basis, moment)).toBeCloseTo(china / note, 9);
    }
  });
});

describe("all tokens, the unnamed placed on either side", () => {
  const tokens = (rows: readonly Used[], ...origins: string[]) =>
    sum(rows.filter((u) => origins.includes(u.origin)).map((u) => u.tokens));

  it("bound the lead of the last week", () => {
    for (const moment of MOMENTS) {
      const week = lastWeek(moment);
      expect(valueOf("china_ahead", "all_unnamed_chinese", moment)).toBeCloseTo(tokens(week, "china", "other") / tokens(week, "us"), 12); // prettier-ignore
      expect(valueOf("china_ahead", "all_unnamed_american", moment)).toBeCloseTo(tokens(week, "china") / tokens(week, "us", "other"), 12); // prettier-ignore
    }
  });

  it("give China no lead up to the week of 9 February, even with all of them", () => {
    const weeks = [...new Set(used.map((u) => u.week))].filter((w) => w <= "2026-02-09");
    const led = (china: string[], us: string[]) =>
      weeks.filter((week) => {
        const rows = used.filter((u) => u.week === week);
        return tokens(rows, ...china) > tokens(rows, ...us);
      }).length;
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
  const rows = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",") as [string, string, string])
    .filter(([, model]) => model.includes("/"));

  /** Models of the seven days to a last day, largest first. */
  function seven(last: string): [model: string, tokens: number][] {
    const totals = new Map<string, number>();
    for (const [day, model, tokens] of rows)
      if (day >= later(last, -6) && day <= last) totals.set(model, (totals.get(model) ?? 0) + Number(tokens));
    return [...totals].sort(([, a], [, b]) => b - a);
  }

  function side(last: string, basis: string, prefixes: readonly string[]): number {
    const counted = basis === "seven_days_nine" ? seven(last).slice(0, 9) : seven(last);
    return sum(counted.filter(([model]) => prefixes.includes(model.split("/")[0] ?? "")).map(([, tokens]) => tokens));
  }

  const days = new Set(rows.map(([day]) => day));
  /** Last days of the seven-day windows whole on record up to the note's date. */
  const whole = [...days]
    .filter((last) => last <= "2026-02-27" && [0, 1, 2, 3, 4, 5, 6].every((n) => days.has(later(last, -n))))
    .sort();

  const endsOf = (from: string) => [0, 1, 2, 3, 4, 5, 6].map((n) => later(from, n));
  const BASES = ["seven_days_nine", "seven_days_named"];

  it.each(
    BASES.flatMap((basis) => [
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

  it.each(BASES)(
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
