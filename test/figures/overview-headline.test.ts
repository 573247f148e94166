import {describe, expect, it} from "vitest";
import {overviewHeadline} from "../../src/figures/overview-headline.js";
import {ORIGINS} from "../../src/lib/origins.js";
import type {WeekByOrigin} from "../../src/query/basis.js";
import {printWords, slotProblems} from "../../src/words/say.js";

const week = (monday: string, tokens: Partial<WeekByOrigin["tokens"]>): WeekByOrigin => {
  const all = Object.fromEntries(ORIGINS.map((o) => [o, tokens[o] ?? 0])) as WeekByOrigin["tokens"];
  return {week: monday, tokens: all, total: ORIGINS.reduce((sum, o) => sum + all[o], 0)};
};
const weeks = [
  week("2025-01-06", {china: 6, us: 94}),
  week("2026-09-28", {china: 46, us: 22, undisclosed: 25, other: 7})
];
const source = {asOf: "2026-10-11", maxAgeDays: 10};

describe("overviewHeadline(weeks, {asOf, maxAgeDays, now})", () => {
  it("gives both ends of what cannot be placed, and says now within the source’s age", () => {
    const words = overviewHeadline(weeks, {...source, now: new Date("2026-10-15")});
    expect(printWords(words, "en")).toBe("Chinese models carry 46% to 78% of all tokens; 20 months ago it was 6%");
    expect(printWords(words, "zh")).toBe("中国模型承载全部词元的 46%至 78%；20个月前为 6%");
    expect(slotProblems(words)).toEqual([]);
  });

  it("names the week once the source is older than it should be", () => {
    const words = overviewHeadline(weeks, {...source, now: new Date("2026-11-26")});
    expect(printWords(words, "en")).toBe(
      "In the week of 28 Sep 2026 Chinese models carried 46% to 78% of all tokens; 20 months before it was 6%"
    );
    expect(printWords(words, "zh")).toBe("2026年9月28日起的一周，中国模型承载全部词元的 46%至 78%；20个月前为 6%");
    expect(slotProblems(words)).toEqual([]);
  });

  it("refuses to speak of no week", () => {
    expect(() => overviewHeadline([], source)).toThrow("weeks: none; expected at least one published week");
  });
});
