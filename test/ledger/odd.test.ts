import {describe, expect, it} from "vitest";
import {oddity} from "../../loaders/ledger/odd.js";
import type {Decoded, TextRow} from "../../loaders/sources/source.js";

const answer = (rows: readonly TextRow[]): Decoded => ({
  asOf: "2026-05-19",
  stamps: [],
  tables: {usage_daily: rows},
  catalogue: [],
  missing: []
});
const row = (day: string, model: string, tokens: number): TextRow => ({day, model, tokens: String(tokens)});
const DAYS = ["2026-05-15", "2026-05-16", "2026-05-17", "2026-05-18", "2026-05-19"];
/** A model's days, and those of another beside it that is as large. */
const series = (values: readonly number[]) =>
  values.flatMap((tokens, i) => [row(DAYS[i] ?? "", "lab/a", tokens), row(DAYS[i] ?? "", "lab/b", 1e4)]);

describe("oddity(answer, before)", () => {
  it("finds nothing in days as they are", () => {
    expect(oddity(answer(series([10, 30, 20, 15, 25])), null)).toBeNull();
  });

  it.each([
    ["of three, whatever their order", [9e5, 100, 300], "2026-05-15 lab/a tokens: 900000; usually about 300"],
    ["of two, the lower of which is usual", [9e5, 100], "2026-05-15 lab/a tokens: 900000; usually about 100"]
  ])("names a value hundreds of times the middle one %s", (_, values, says) => {
    expect(oddity(answer(series(values)), null)).toBe(`usage_daily: ${says}`);
  });

  it("takes what was before as usual", () => {
    const before = answer(series([100, 120, 110]));
    const now = answer([row("2026-05-19", "lab/a", 9e5), row("2026-05-19", "lab/b", 1e4)]);
    expect(oddity(now, before)).toContain("lab/a tokens: 900000; usually about 110");
    expect(oddity(now, null)).toBeNull();
  });

  it("names a day on which all is nothing, and one with far fewer rows than usual", () => {
    const nothing = ["lab/a", "lab/b", "lab/c"].map((model) => row("2026-05-19", model, 0));
    expect(oddity(answer(nothing), null)).toBe("usage_daily: 2026-05-19 tokens: all 3 values are 0");
    const whole = DAYS.flatMap((day) => ["a", "b", "c", "d"].map((model) => row(day, model, 5)));
    expect(oddity(answer(whole.slice(0, -3)), null)).toBe("usage_daily: 2026-05-19 rows: 1; usually 4");
    expect(oddity(answer(whole.slice(0, -2)), null)).toBeNull();
  });

  it("looks at values beyond five hundred times the usual, and at tokens that outweigh half of the others", () => {
    const days = (first: number, last: number, others = 1e4) => [
      row("2026-05-18", "lab/a", first),
      row("2026-05-19", "lab/a", last),
      row("2026-05-18", "lab/b", others),
      row("2026-05-19", "lab/b", others)
    ];
    expect(oddity(answer(days(100, 50_000)), null)).toBeNull();
    expect(oddity(answer(days(100, 50_001)), null)).toContain("lab/a tokens: 50001; usually about 100");
    expect(oddity(answer(days(1, 5000)), null)).toContain("lab/a tokens: 5000; usually about 1");
    expect(oddity(answer(days(1, 4999)), null)).toBeNull();
  });

  it("tells no day of two values for nothing, and no series without a value for odd", () => {
    const zeros = ["lab/a", "lab/b"].map((model) => row("2026-05-19", model, 0));
    expect(oddity(answer(zeros), null)).toBeNull();
    expect(oddity(answer([...zeros, row("2026-05-19", "lab/c", 5)]), answer(zeros))).toBeNull();
    const empty = [{day: "2026-05-19", model: "lab/a", tokens: ""}];
    expect(oddity(answer(empty), null)).toBeNull();
  });

  it("holds an answer against the size of the one before, and a table that may be sparse against none", () => {
    const day = (...models: string[]) => models.map((model) => row("2026-05-19", model, 5));
    const before = answer(day("a", "b", "c", "d"));
    expect(oddity(answer(day("a")), before)).toBe("usage_daily: 2026-05-19 rows: 1; usually 4");
    expect(oddity(answer(day("a")), null)).toBeNull();
    const apps = (...ids: string[]) => ids.map((app_id) => ({week_start: "2026-05-11", category: "coding", app_id}));
    const sparse = (rows: readonly TextRow[]): Decoded => ({
      ...answer([]),
      tables: {app_usage_by_category_weekly: rows}
    });
    expect(oddity(sparse(apps("1")), sparse(apps("1", "2", "3", "4")))).toBeNull();
  });

  it("knows figures of companies by metric, period and months, and no table of its own", () => {
    const figure = (metric: string, months: string, value: string): TextRow => ({
      entity: "C1",
      metric,
      basis: "ifrs",
      period_start: "2026-01-01",
      period_end: "2026-03-31",
      currency: "CNY",
      months,
      value
    });
    const of = (...rows: readonly TextRow[]): Decoded => ({...answer([]), tables: {company_metric: rows}});
    const before = of(figure("revenue", "3", "100"), figure("revenue", "12", "60000"));
    expect(oddity(of(figure("revenue", "12", "60001")), before)).toBeNull();
    expect(oddity(of(figure("revenue", "3", "-50001")), before)).toBe(
      "company_metric: C1 revenue ifrs 3 CNY value: -50001; usually about 100"
    );
    expect(oddity({...answer([]), tables: {no_table: [{tokens: "0"}]}}, null)).toBeNull();
  });
});
