import {describe, expect, it} from "vitest";
import {daySpan, periodName} from "../../src/words/period.js";
import {printWords} from "../../src/words/say.js";

describe("periodName(label)", () => {
  it.each([
    ["FY2030H2", "H2 2030", "2030年下半年"],
    ["FY2030H1", "H1 2030", "2030年上半年"],
    ["FY2027Q1", "Q1 2027", "2027年第一季度"],
    ["FY2027Q4", "Q4 2027", "2027年第四季度"],
    ["FY2027Q9", "Q9 2027", "2027年Q9"],
    ["FY2028", "FY2028", "2028财年"],
    ["Launch", "Launch", "Launch"]
  ])("of %s is %s, %s", (label, en, zh) => {
    expect(periodName(label)).toEqual({en, zh});
  });
});

describe("daySpan(first, last)", () => {
  it("runs from the first day to the last", () => {
    const span = daySpan("2025-01-06", "2026-09-28");
    expect(printWords(span, "en")).toBe("6 Jan 2025 to 28 Sep 2026");
    expect(printWords(span, "zh")).toBe("2025年1月6日至2026年9月28日");
  });
});
