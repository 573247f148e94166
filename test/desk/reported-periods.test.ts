import {describe, expect, it} from "vitest";
import type {CompanyFact} from "../../src/companies/facts.js";
import {periodBefore, reportedPeriods, yearsApart} from "../../src/desk/reported-periods.js";
import {figureOf} from "../fixtures/desk/figure.js";

const LONG = figureOf("2025-01-01", "2025-12-31", 100);
const FIRST = figureOf("2025-01-01", "2025-06-30", 40, {source_date: "2025-08-01"});
const NEXT = figureOf("2026-01-01", "2026-06-30", 90, {source_date: "2026-08-01"});
const ends = (facts: readonly CompanyFact[]) =>
  reportedPeriods(facts).map(({start, end, value}) => [start, end, value]);

describe("reportedPeriods(facts)", () => {
  it("takes what a year leaves beside its first half, with both documents and the later day", () => {
    const periods = reportedPeriods([LONG, FIRST, NEXT]);
    expect(ends([LONG, FIRST, NEXT])).toEqual([
      ["2025-01-01", "2025-06-30", 40],
      ["2025-01-01", "2025-12-31", 100],
      ["2025-07-01", "2025-12-31", 60],
      ["2026-01-01", "2026-06-30", 90]
    ]);
    const second = periods[2];
    expect([second?.months, second?.of, second?.knownOn]).toEqual([6, [LONG, FIRST], LONG.source_date]);
  });

  it("takes remainders of remainders: a quarter of nine months and a half", () => {
    const facts = [figureOf("2025-01-01", "2025-12-31", 100), figureOf("2025-10-01", "2025-12-31", 30), figureOf("2025-01-01", "2025-06-30", 45)]; // prettier-ignore
    expect(ends(facts)).toContainEqual(["2025-07-01", "2025-09-30", 25]);
  });

  it("prefers what was reported over what was derived, and takes no estimate", () => {
    const derived = figureOf("2025-01-01", "2025-06-30", 41, {status: "derived", source_date: "2026-01-01"});
    expect(ends([derived, FIRST])).toEqual([["2025-01-01", "2025-06-30", 40]]);
    expect(ends([figureOf("2025-01-01", "2025-06-30", 40, {status: "consensus"})])).toEqual([]);
  });
});

describe("periodBefore(period, periods)", () => {
  it("is the one next before, else that of a year earlier, of the same length", () => {
    const periods = reportedPeriods([LONG, FIRST, NEXT]);
    const [first, , second, next] = periods;
    expect(next && periodBefore(next, periods)).toBe(second);
    expect(second && periodBefore(second, periods)).toBe(first);
    expect(first && periodBefore(first, periods)).toBeNull();
    const yearly = reportedPeriods([FIRST, NEXT]);
    expect(yearly[1] && periodBefore(yearly[1], yearly)).toBe(yearly[0]);
    expect(yearly[0] && yearly[1] && yearsApart(yearly[0], yearly[1])).toBe(1);
  });
});
