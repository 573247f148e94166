import {describe, expect, it} from "vitest";
import {chinaLead, largestNamed, missingWeeks, weeksByOrigin, type WeekByOrigin} from "../../src/query/basis.js";
import {SMALL} from "../fixtures/small-usage.js";

function week(date: string, china: number, us: number): WeekByOrigin {
  const tokens = {china, us, europe: 0, elsewhere: 0, undisclosed: 0, other: 0};
  return {week: date, tokens, total: china + us};
}

describe("weeksByOrigin(usage, basis)", () => {
  it("leaves `other` out of named models and of the nine largest", () => {
    const first = (basis: "nine" | "named" | "all") => weeksByOrigin(SMALL, basis)[0];
    expect(first("all")).toMatchObject({week: "2026-01-05", total: 19, tokens: {china: 10, us: 6, other: 3}});
    expect(first("named")).toMatchObject({total: 16, tokens: {china: 10, us: 6, other: 0}});
    expect(first("nine")).toEqual(first("named"));
  });
});

describe("largestNamed(usage, rows, count)", () => {
  it("takes equal models in the order of their slugs, never `other`", () => {
    const equal = {...SMALL, tokens: [5, 5, 9, 5, 0, 0, 0]};
    expect(largestNamed(equal, [0, 1, 2, 3], 2).map((row) => SMALL.model[row])).toEqual([0, 1]);
    expect(largestNamed(equal, [3, 1, 0], 9).map((row) => SMALL.model[row])).toEqual([0, 1, 3]);
  });
});

describe("missingWeeks(weeks)", () => {
  it("names each Monday between two published ones that is not among them, across a year’s end", () => {
    expect(missingWeeks(["2025-12-15", "2026-01-05", "2026-01-12"])).toEqual(["2025-12-22", "2025-12-29"]);
  });

  it("names none before the first, after the last, or of nothing", () => {
    expect(missingWeeks(["2026-01-05", "2026-01-12"])).toEqual([]);
    expect(missingWeeks(["2026-01-05"])).toEqual([]);
    expect(missingWeeks([])).toEqual([]);
  });
});

describe("chinaLead(weeks)", () => {
  it("finds the first lead and the run that lasts", () => {
    const weeks = [week("w1", 1, 2), week("w2", 3, 2), week("w3", 1, 2), week("w4", 3, 2), week("w5", 4, 2)];
    expect(chinaLead(weeks)).toEqual({first: "w2", since: "w4", weeks: 3, of: 5});
  });

  it("has no run when the last week was not led, and a tie is no lead", () => {
    expect(chinaLead([week("w1", 3, 2), week("w2", 2, 2)])).toEqual({first: "w1", since: null, weeks: 1, of: 2});
    expect(chinaLead([week("w1", 1, 2)])).toEqual({first: null, since: null, weeks: 0, of: 1});
  });

  it("runs from the first week when every week was led", () => {
    expect(chinaLead([week("w1", 3, 2)])).toMatchObject({first: "w1", since: "w1"});
    expect(chinaLead([])).toEqual({first: null, since: null, weeks: 0, of: 0});
  });
});

describe("missingWeeks(weeks)", () => {
  it("names the Mondays between that were never published", () => {
    expect(missingWeeks(["2025-12-22", "2026-01-12", "2026-01-19"])).toEqual(["2025-12-29", "2026-01-05"]);
    expect(missingWeeks(["2026-01-12"])).toEqual([]);
  });
});
