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
});
