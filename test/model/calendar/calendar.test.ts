import {describe, expect, it} from "vitest";
import {
  calendar,
  dateOfSerial,
  periodsPerYear,
  serialDay,
  type CalendarSpec
} from "../../../src/model/calendar/calendar.js";
import {fillPeriods} from "../../../src/model/calendar/match.js";
import {PERIOD_FACTS, periodFact} from "../../../src/model/calendar/period-fact.js";

describe("calendar(spec)", () => {
  it.each<[CalendarSpec, string[]]>([
    [{step: "year", first: "FY2025", last: "FY2026"}, ["FY2025 2025-01-01 2025-12-31", "FY2026 2026-01-01 2026-12-31"]],
    [{step: "year", first: "FY2026", last: "FY2026", yearEnd: 3}, ["FY2026 2025-04-01 2026-03-31"]],
    [
      {step: "half", first: "FY2025H2", last: "FY2026H1"},
      ["FY2025H2 2025-07-01 2025-12-31", "FY2026H1 2026-01-01 2026-06-30"]
    ],
    [{step: "quarter", first: "FY2026Q1", last: "FY2026Q1", yearEnd: 6}, ["FY2026Q1 2025-07-01 2025-09-30"]],
    [{step: "quarter", first: "FY2026Q4", last: "FY2026Q4", yearEnd: 1}, ["FY2026Q4 2025-11-01 2026-01-31"]],
    [{step: "month", first: "2024-02", last: "2024-02", yearEnd: 3}, ["2024-02 2024-02-01 2024-02-29"]],
    [
      {step: "week", first: "2026-02-09", last: "2026-02-16"},
      ["2026-02-09 2026-02-09 2026-02-15", "2026-02-16 2026-02-16 2026-02-22"]
    ]
  ])("lays out %o", (spec, expected) => {
    expect(calendar(spec).periods.map((p) => `${p.label} ${p.start} ${p.end}`)).toEqual(expected);
  });

  it("leaves no gap between periods, over years and leap days", () => {
    for (const [step, first, last] of [
      ["year", "FY2019", "FY2030"],
      ["quarter", "FY2019Q1", "FY2030Q4"],
      ["month", "2019-01", "2030-12"],
      ["week", "2024-01-01", "2030-12-30"]
    ] as const) {
      const {periods} = calendar({step, first, last, yearEnd: 6});
      const gaps = periods.slice(1).filter((p, i) => serialDay(p.start) !== serialDay(periods[i]?.end ?? "") + 1);
      expect(gaps).toEqual([]);
    }
  });

  it("has at most 2,000 periods, and none reported up to the one before the first", () => {
    expect(calendar({step: "year", first: "FY2025", last: "FY4024"}).periods).toHaveLength(2000);
    const none = calendar({step: "year", first: "FY2025", last: "FY2026", lastActual: "FY2024"});
    expect(none.periods.map((p) => p.basis)).toEqual(["estimate", "estimate"]);
  });

  it("tells actual from estimate", () => {
    const {periods} = calendar({step: "year", first: "FY2024", last: "FY2026", lastActual: "FY2025"});
    expect(periods.map((p) => p.basis)).toEqual(["actual", "actual", "estimate"]);
  });

  it.each<[Partial<CalendarSpec>, string]>([
    [{first: "2025"}, "first: 2025; expected a label such as FY2026"],
    [{last: "FY2024"}, "last: FY2024; expected FY2025 or later"],
    [{yearEnd: 13}, "yearEnd: 13; expected a month from 1 to 12"],
    [{yearEnd: 0}, "yearEnd: 0; expected a month from 1 to 12"],
    [{yearEnd: 1.5}, "yearEnd: 1.5; expected a month from 1 to 12"],
    [{last: "FY4025"}, "2001 periods; expected at most 2000"],
    [{lastActual: "FY2023"}, "lastActual: FY2023; expected a period from FY2025 to FY2026"],
    [{step: "week", first: "2026-02-30", last: "2026-03-02"}, "first: 2026-02-30; expected a label such as 2026-02-16"],
    [{step: "month", first: "2026-02-16", last: "2026-03"}, "first: 2026-02-16; expected a label such as 2026-01"],
    [{lastActual: "FY2030"}, "lastActual: FY2030; expected a period from FY2025 to FY2026"],
    [{last: "FY9999"}, "7975 periods; expected at most 2000"],
    [
      {step: "week", first: "2026-02-10", last: "2026-02-16"},
      "first: 2026-02-10; expected a label such as 2026-02-16, a Monday"
    ]
  ])("says what is wrong with %o", (wrong, message) => {
    expect(() => calendar({step: "year", first: "FY2025", last: "FY2026", ...wrong})).toThrow(message);
  });
});

describe("serialDay(date)", () => {
  it("counts days as spreadsheets do", () => {
    expect(serialDay("2008-01-01")).toBe(39448);
    expect(serialDay("2026-01-01")).toBe(46023);
    expect(() => serialDay("soon")).toThrow("date: soon; expected YYYY-MM-DD");
  });

  it("is undone by dateOfSerial(serial), for whole numbers of 1982 to 2199", () => {
    const days = [46_023, 30_000, 29_999, 109_574, 109_575, 46_023.5].map(dateOfSerial);
    expect(days).toEqual(["2026-01-01", "1982-02-18", null, "2199-12-31", null, null]);
  });
});

describe("periodFact(period, index, name)", () => {
  it("counts periods from 1, days with both ends, and ends as spreadsheets do", () => {
    const {periods} = calendar({step: "quarter", first: "FY2025Q4", last: "FY2026Q1", lastActual: "FY2025Q4"});
    const facts = periods.map((each, i) => PERIOD_FACTS.map((name) => periodFact(each, i, name)));
    expect(facts).toEqual([
      [1, 46022, 92, 0],
      [2, 46112, 90, 1]
    ]);
  });
});

describe("periodsPerYear(calendar)", () => {
  it("is the number of periods that make a year", () => {
    expect(periodsPerYear(calendar({step: "quarter", first: "FY2025Q1", last: "FY2025Q2"}))).toBe(4);
    expect(periodsPerYear(calendar({step: "week", first: "2026-02-09", last: "2026-02-16"}))).toBeCloseTo(52.18, 2);
  });
});

describe("fillPeriods(into, from)", () => {
  const quarters = calendar({step: "quarter", first: "FY2024Q1", last: "FY2026Q4"});

  it("finds the quarters of fiscal years that end elsewhere", () => {
    const years = calendar({step: "year", first: "FY2025", last: "FY2026", yearEnd: 3});
    expect(fillPeriods(years, quarters)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8]
    ]);
    expect(fillPeriods(years, quarters)).toBe(fillPeriods(years, quarters));
  });

  it("is null when periods overlap or are missing", () => {
    expect(fillPeriods(calendar({step: "year", first: "FY2025", last: "FY2025", yearEnd: 2}), quarters)).toBeNull();
    expect(fillPeriods(calendar({step: "year", first: "FY2026", last: "FY2027"}), quarters)).toBeNull();
  });
});
