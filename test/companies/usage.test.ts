import {expect, it} from "vitest";
import type {LabWeek} from "../../src/companies/facts.js";
import {labsByUsage} from "../../src/companies/usage.js";

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
