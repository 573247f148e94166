import {describe, expect, it} from "vitest";
import {daysAround} from "../../src/query/events.js";
import {vintageBy} from "../../src/query/restatements.js";

describe("vintageBy(days, day)", () => {
  it.each([
    ["2026-09-16", "2026-09-16"],
    ["2026-11-23", "2026-09-16"],
    ["2026-12-31", "2026-11-24"],
    ["2026-01-01", "2026-08-22"]
  ])("of %s is %s", (day, vintage) => {
    expect(vintageBy(["2026-08-22", "2026-09-16", "2026-11-24"], day)).toBe(vintage);
  });

  it("is nothing where there is no vintage", () => {
    expect(vintageBy([], "2026-09-16")).toBe("");
  });
});

describe("daysAround(date, weeks, asOf)", () => {
  it("are as many weeks before and after, at most until the last day there is", () => {
    expect(daysAround("2026-06-15", 4, "2026-10-11")).toEqual({from: "2026-05-18", to: "2026-07-13"});
    expect(daysAround("2026-10-01", 4, "2026-10-11")).toEqual({from: "2026-09-03", to: "2026-10-11"});
  });
});
