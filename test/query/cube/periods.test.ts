import {describe, expect, it} from "vitest";
import {grainsFrom, nextPeriod, periodOf, timeline} from "../../../src/query/cube/periods.js";

describe("periodOf(day, grain)", () => {
  it.each([
    ["2026-03-01", "2026-02-23", "2026-03-01"],
    ["2026-03-02", "2026-03-02", "2026-03-01"],
    ["2026-03-08", "2026-03-02", "2026-03-01"],
    ["2026-12-31", "2026-12-28", "2026-12-01"]
  ])("of %s is the day, its Monday, the first of its month", (day, monday, month) => {
    expect([periodOf(day, "day"), periodOf(day, "week"), periodOf(day, "month")]).toEqual([day, monday, month]);
  });
});

describe("nextPeriod(period, grain)", () => {
  it("is a day, a week or a month on, whatever its length", () => {
    expect(nextPeriod("2026-02-28", "day")).toBe("2026-03-01");
    expect(nextPeriod("2026-02-23", "week")).toBe("2026-03-02");
    expect(["2026-01-01", "2026-02-01", "2026-04-01", "2026-12-01"].map((m) => nextPeriod(m, "month"))).toEqual([
      "2026-02-01",
      "2026-03-01",
      "2026-05-01",
      "2027-01-01"
    ]);
  });
});

describe("grainsFrom(finest) and timeline(periods, grain)", () => {
  it("groups by what is no finer", () => {
    expect([grainsFrom("day"), grainsFrom("week"), grainsFrom("month")]).toEqual([
      ["day", "week", "month"],
      ["week", "month"],
      ["month"]
    ]);
    expect(timeline(["2026-01-26", "2026-02-02", "2026-02-23", "2026-03-02"], "month")).toEqual({
      grain: "month",
      periods: ["2026-01-01", "2026-02-01", "2026-03-01"],
      of: [0, 1, 1, 2]
    });
  });
});
