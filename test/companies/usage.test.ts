import {describe, expect, it} from "vitest";
import type {LabWeek} from "../../src/companies/facts.js";
import {labsByUsage, usageByPeriod, usageValue, usageValues} from "../../src/companies/usage.js";
import {calendar} from "../../src/model/calendar/calendar.js";

const NONE = {priced_tokens: 0, usd_if_all_input: 0, usd_if_all_output: 0, usd_if_all_cached: 0};

/** A week of a lab, counted from the first of fourteen. */
const week = (lab: string, n: number, tokens: number, free_tokens = 0): LabWeek => ({
  ...NONE,
  lab,
  week_start: new Date(Date.UTC(2026, 0, 5 + 7 * n)).toISOString().slice(0, 10),
  tokens,
  free_tokens
});

it("labsByUsage(weeks) puts labs of most paid tokens in the last thirteen weeks first, and leaves none out", () => {
  const steady = Array.from({length: 14}, (_, n) => week("steady", n, 2));
  const weeks = [...steady, week("early", 0, 1000), week("free", 13, 500, 499), week("late", 13, 40)];
  expect(labsByUsage(weeks)).toEqual(["late", "steady", "free", "early"]);
  expect(labsByUsage([])).toEqual([]);
});

describe("usageByPeriod(calendar, weeks, labs), usageValues(calendar, weeks, labs)", () => {
  const periods = calendar({step: "year", first: "FY2025", last: "FY2027", lastActual: "FY2026"});
  const at = (lab: string, week_start: string, tokens: number, free: number, priced: number, usd: number): LabWeek => ({lab, week_start, tokens, free_tokens: free, priced_tokens: priced, usd_if_all_input: usd, usd_if_all_output: 3 * usd, usd_if_all_cached: usd / 4}); // prettier-ignore
  const weeks = [
    at("a", "2025-12-29", 4e12, 1e12, 0, 0),
    at("a", "2026-01-05", 5e12, 1e12, 2e12, 4e6),
    at("b", "2026-01-12", 2e12, 0, 1e12, 5e6),
    at("other", "2026-01-19", 9e12, 0, 9e12, 9e6),
    at("a", "2027-01-04", 1e12, 1e12, 0, 0)
  ];

  it("sums paid tokens of the labs by the period of each Monday, priced by the week’s lists, weighted by tokens", () => {
    const found = usageByPeriod(periods, weeks, ["a", "b"]);
    // FY2026: 4 + 2 trillion paid, 3 of them priced at 9 million dollars: US$3 a million.
    expect(found).toEqual([
      {label: "FY2025", weeks: 1, paid_tokens: 3, priced_share: 0, list: null},
      {label: "FY2026", weeks: 3, paid_tokens: 6, priced_share: 0.5, list: {input: 3, output: 9, cached: 0.75}}
    ]);
    const [bare, full] = found as [(typeof found)[number], (typeof found)[number]];
    expect((["paid_tokens", "weeks", "priced_share", "list_input", "list_output", "list_cached", "last_period"] as const).map((measure) => usageValue(full, measure))).toEqual([6, 3, 0.5, 3, 9, 0.75, 1]); // prettier-ignore
    expect(usageValue(bare, "list_input")).toBeUndefined();
  });

  it("has a series of each measure, and the number of the last period with any", () => {
    expect(usageValues(periods, weeks, ["a", "b"])).toEqual({
      paid_tokens: {FY2025: 3, FY2026: 6},
      weeks: {FY2025: 1, FY2026: 3},
      priced_share: {FY2025: 0, FY2026: 0.5},
      list_input: {FY2026: 3},
      list_output: {FY2026: 9},
      list_cached: {FY2026: 0.75},
      last_period: 2
    });
    expect(usageValues(periods, weeks, ["nobody"])).toMatchObject({paid_tokens: {}, last_period: 1});
  });
});
