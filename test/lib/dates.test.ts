import {describe, expect, it} from "vitest";
import {
  addDays,
  dateOf,
  dayOfTime,
  epochDay,
  isMonday,
  isoDate,
  latestDay,
  monthsBetween,
  parseIsoDate
} from "../../src/lib/dates.js";

describe("parseIsoDate(text)", () => {
  it("gives midnight UTC", () => {
    expect(parseIsoDate("2026-02-16")).toBe(Date.UTC(2026, 1, 16));
    expect(parseIsoDate("1970-01-01")).toBe(0);
    expect(parseIsoDate("2024-02-29")).toBe(Date.UTC(2024, 1, 29));
  });

  it.each([
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-2-16",
    "16/02/2026",
    "2026-02-16T00:00:00Z",
    " 2026-02-16",
    "2026-02-16\n",
    "+02026-02-16",
    "today",
    ""
  ])("is null for %j", (text) => {
    expect(parseIsoDate(text)).toBeNull();
  });
});

it("dayOfTime(time) is the date that an ISO time begins with", () => {
  expect([dayOfTime("2026-02-16T23:59:00Z"), dayOfTime("2026-02-16")]).toEqual(["2026-02-16", "2026-02-16"]);
});

describe("isoDate(time)", () => {
  it("reads a time or a Date in UTC", () => {
    expect(isoDate(Date.UTC(2026, 1, 16, 23, 59))).toBe("2026-02-16");
    expect(isoDate(new Date("2026-02-16T23:59:59Z"))).toBe("2026-02-16");
  });

  it("undoes parseIsoDate", () => {
    for (const date of ["2024-02-29", "2025-12-31", "2026-01-01"])
      expect(isoDate(parseIsoDate(date) ?? NaN)).toBe(date);
  });
});

describe("isMonday(time)", () => {
  it("holds on one day of seven", () => {
    const week = [12, 13, 14, 15, 16, 17, 18].map((day) => isMonday(Date.UTC(2026, 0, day)));
    expect(week).toEqual([true, false, false, false, false, false, false]);
  });
});

describe("dateOf(date)", () => {
  it("is its midnight in UTC, and refuses none and a text that is no date", () => {
    expect(dateOf("2026-02-16")).toEqual(new Date("2026-02-16T00:00:00Z"));
    expect(() => dateOf("2026-02-30")).toThrow(new Error("date: 2026-02-30; expected YYYY-MM-DD"));
    expect(() => dateOf(undefined)).toThrow(new Error("date: none; expected YYYY-MM-DD"));
  });
});

describe("addDays(date, days)", () => {
  it.each([
    ["2026-02-16", 7, "2026-02-23"],
    ["2026-02-23", 7, "2026-03-02"],
    ["2024-02-26", 3, "2024-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
    // A day stays a day where clocks change: 29 March and 25 October 2026 in Europe.
    ["2026-03-29", 1, "2026-03-30"],
    ["2026-10-25", 1, "2026-10-26"],
    ["2026-02-16", 0, "2026-02-16"]
  ])("%s, %d is %s days later", (date, days, later) => {
    expect(addDays(date, days)).toBe(later);
  });

  it("refuses a text that is no date", () => {
    expect(() => addDays("soon", 1)).toThrow(new Error("date: soon; expected YYYY-MM-DD"));
  });
});

describe("monthsBetween(from, to)", () => {
  it.each([
    ["2025-01-06", "2026-09-28", 20],
    ["2026-01-31", "2026-02-28", 0],
    ["2026-01-28", "2026-02-28", 1],
    ["2025-12-31", "2026-01-30", 0],
    ["2025-12-15", "2026-01-15", 1]
  ])("counts those that are whole: %s to %s, %d", (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it("refuses a text that is no date, at either end", () => {
    for (const [from, to] of [
      ["2026-02-30", "2026-03-01"],
      ["2026-03-01", "2026-02-30"]
    ] as const)
      // prettier-ignore
      expect(() => monthsBetween(from, to)).toThrow(new Error("date: 2026-02-30; expected YYYY-MM-DD"));
  });
});

it("latestDay(days) is the last of the calendar, wherever it stands, and leaves their order", () => {
  const days = ["2026-02-01", "2026-10-01", "2025-12-31", "2026-09-30"];
  expect([latestDay(days), days[0], latestDay(["2026-02-01"]), latestDay([])]).toEqual([
    "2026-10-01",
    "2026-02-01",
    "2026-02-01",
    ""
  ]);
});

describe("epochDay(date)", () => {
  it("counts days from 1 January 1970, and refuses a text that is no date", () => {
    expect(["1970-01-01", "1970-01-02", "1971-01-01", "1969-12-31"].map(epochDay)).toEqual([0, 1, 365, -1]);
    expect(() => epochDay("soon")).toThrow(new Error("date: soon; expected YYYY-MM-DD"));
  });
});
