import {describe, expect, it} from "vitest";
import * as dates from "../../../src/model/calculate/dates.js";

/** Day number by plain counting: Excel's day 61 is 1900-03-01, and 2026-01-01 is 46023. */
const day = (date: string) => 25_569 + Date.parse(`${date}T00:00Z`) / 86_400_000;

const {year, month, day: dayOfMonth} = dates.DATE_PARTS;

describe("the parts of a date", () => {
  it.each([
    [61, 1900, 3, 1],
    [46023, 2026, 1, 1],
    [46023.9, 2026, 1, 1],
    [45351, 2024, 2, 29],
    [2_958_465, 9999, 12, 31],
    [2_958_465.5, 9999, 12, 31]
  ])("of %d are %d, %d, %d", (serial, y, m, d) => {
    expect([year.core([serial]), month.core([serial]), dayOfMonth.core([serial])]).toEqual([y, m, d]);
  });

  it.each([60, 0, -1, 2_958_466])("are none of day %d, of which spreadsheets disagree or which they lack", (serial) => {
    expect(year.core([serial])).toBeNaN();
    expect(year.failure?.([serial])).toEqual({
      kind: "domain",
      detail: `year of ${serial}; expected days from 1900-03-01 (61) to 9999-12-31 (2958465)`
    });
  });
});

describe("date(year, month, day)", () => {
  it.each([
    [[2026, 1, 1], day("2026-01-01")],
    [[2026.9, 1.9, 1.9], day("2026-01-01")],
    [[2026, 14, 0], day("2027-01-31")],
    [[2026, 0, 31], day("2025-12-31")],
    [[1900, 3, 1], 61]
  ])("of %j is %d", (args, serial) => {
    expect(dates.date.core(args)).toBe(serial);
  });

  it.each([[[1900, 2, 28]], [[1899, 16, 1]], [[9999, 12, 32]], [[99, 1, 1]]])("of %j is none", (args) => {
    expect(dates.date.core(args)).toBeNaN();
  });
});

describe("edate(date, months) and eomonth(date, months)", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28", "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29", "2024-02-29"],
    ["2026-01-15", 1.9, "2026-02-15", "2026-02-28"],
    ["2026-01-15", -1.9, "2025-12-15", "2025-12-31"],
    ["2024-02-29", 12, "2025-02-28", "2025-02-28"],
    ["2026-08-31", 0, "2026-08-31", "2026-08-31"],
    ["2026-12-31", 2, "2027-02-28", "2027-02-28"]
  ])("of %s and %d are %s and %s", (from, months, same, last) => {
    expect(dates.monthsOn.core([day(from), months])).toBe(day(same));
    expect(dates.endOfMonth.core([day(from), months])).toBe(day(last));
  });

  it("are none before days are counted", () => {
    expect(dates.monthsOn.core([61, -1])).toBeNaN();
    expect(dates.endOfMonth.core([61, -1])).toBeNaN();
    expect(dates.endOfMonth.core([60, 12])).toBeNaN();
  });
});

describe("yearfrac(start, end, basis)", () => {
  // By hand: days of months of thirty; February of 2024 has 29 days and that of 2025 has 28.
  it.each([
    ["2026-01-01", "2026-03-01", 60],
    ["2026-01-15", "2027-02-20", 395],
    ["2026-01-31", "2026-03-31", 60],
    ["2026-01-30", "2026-03-31", 60],
    ["2026-01-29", "2026-03-31", 62],
    ["2026-01-31", "2026-02-28", 28],
    ["2024-02-29", "2025-02-28", 360],
    ["2024-02-28", "2024-03-31", 33],
    ["2025-02-28", "2025-03-31", 30],
    ["2025-02-28", "2025-04-15", 45],
    ["2026-02-27", "2026-02-28", 1],
    ["2026-01-28", "2026-02-28", 30],
    ["2026-08-28", "2026-08-31", 3]
  ])("from %s to %s is %d of 360 by the American count", (from, to, days) => {
    expect(dates.yearFraction.core([day(from), day(to), 0])).toBe(days / 360);
    expect(dates.yearFraction.core([day(to), day(from)])).toBe(days / 360);
  });

  it.each([
    ["2026-01-31", "2026-03-31", 60],
    ["2026-01-29", "2026-03-31", 61],
    ["2026-01-31", "2026-02-28", 28],
    ["2024-02-29", "2025-02-28", 359],
    ["2025-02-28", "2025-03-31", 32]
  ])("from %s to %s is %d of 360 by the European count", (from, to, days) => {
    expect(dates.yearFraction.core([day(from), day(to), 4])).toBe(days / 360);
  });

  it.each([
    // Within one year its days count; within twelve months of two years, a leap day that lies between.
    ["2024-01-01", "2024-12-31", 365, 366],
    ["2025-01-01", "2025-12-31", 364, 365],
    ["2023-03-01", "2024-02-28", 364, 365],
    ["2023-03-01", "2024-02-29", 365, 366],
    ["2023-03-01", "2024-03-01", 366, 366],
    ["2024-02-28", "2025-02-27", 365, 366],
    ["2024-02-29", "2025-02-28", 365, 366],
    ["2024-03-01", "2025-02-28", 364, 365],
    ["2025-05-01", "2026-04-30", 364, 365],
    ["2025-05-01", "2026-05-01", 365, 365],
    // Beyond, the years touched by their average.
    ["2025-05-01", "2026-05-02", 366, 365],
    ["2023-01-01", "2024-06-01", 517, 365.5],
    ["2023-05-02", "2024-06-01", 396, 365.5],
    ["2022-12-31", "2024-01-01", 366, (365 + 365 + 366) / 3]
  ])("from %s to %s is %d days of a year of %d by actual days", (from, to, days, ofYear) => {
    expect(dates.yearFraction.core([day(from), day(to), 1])).toBeCloseTo(days / ofYear, 14);
  });

  it("divides actual days by 360 and 365, by whole days", () => {
    const [from, to] = [day("2026-01-01"), day("2026-03-01")];
    expect(dates.yearFraction.core([from, to, 2])).toBe(59 / 360);
    expect(dates.yearFraction.core([from, to, 3])).toBe(59 / 365);
    expect(dates.yearFraction.core([from + 0.9, to + 0.1, 3])).toBe(59 / 365);
    expect(dates.yearFraction.core([from, 60, 3])).toBeNaN();
    expect(dates.yearFraction.core([60, from, 3])).toBeNaN();
  });
});
