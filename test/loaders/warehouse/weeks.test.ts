import {describe, expect, it} from "vitest";
import type {Vintage} from "../../../loaders/warehouse/vintages.js";
import {weeksOf} from "../../../loaders/warehouse/weeks.js";
import {addDays} from "../../../src/lib/dates.js";

const MONDAY = "2026-05-11";
const SUNDAY = "2026-05-17";

type Counts = Readonly<Record<string, bigint>>;

/** Days from one to another, each with the same tokens by model, as a source stated them as of a day. */
function days(asOf: string, counts: Counts, from = MONDAY, to = SUNDAY): Vintage {
  const rows = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    for (const [model, tokens] of Object.entries(counts)) rows.push({day, model, tokens, as_of: asOf, source: "daily"});
  return {knownFrom: asOf, path: "daily", isPull: true, rows};
}

function week(knownFrom: string, counts: Counts): Vintage {
  const rows = Object.entries(counts).map(([model, tokens]) => ({week_start: MONDAY, model, tokens}));
  return {knownFrom, path: "weekly", isPull: true, rows};
}

function weeks(daily: readonly Vintage[], weekly: readonly Vintage[] = []) {
  return weeksOf(daily, weekly).map(({knownFrom, rows}) => [
    knownFrom,
    ...rows.map((r) => [r["week_start"], r["model"], r["tokens"]])
  ]);
}

describe("weeksOf(daily, weekly)", () => {
  it("says of a week what its last answer says, be it of one row", () => {
    const before = days("2026-05-18", {a: 10n}, MONDAY, "2026-05-16");
    const last = (asOf: string) => weeksOf([before, days(asOf, {a: 4n}, SUNDAY)], []);
    expect(last("2026-05-18")).toEqual([]);
    const row = {day: null, week_start: MONDAY, model: "a", tokens: 64n, as_of: "2026-05-19", source: "daily"};
    expect(last("2026-05-19")).toEqual([{knownFrom: "2026-05-19", path: "daily", isPull: true, rows: [row]}]);
  });

  it("adds a week up once its Sunday has had two days to settle, not one", () => {
    expect(weeks([days("2026-05-18", {a: 10n})])).toEqual([]);
    expect(weeks([days("2026-05-19", {a: 10n})])).toEqual([["2026-05-19", [MONDAY, "a", 70n]]]);
  });

  it("adds up no week of six days", () => {
    expect(weeks([days("2026-05-30", {a: 10n}, MONDAY, "2026-05-16")])).toEqual([]);
    expect(weeks([days("2026-05-30", {a: 10n}, "2026-05-12")])).toEqual([]);
  });

  it("completes a week from several answers, the last one of a day standing", () => {
    const first = days("2026-05-16", {a: 10n, b: 1n}, MONDAY, "2026-05-14");
    const rest = days("2026-05-20", {a: 5n}, "2026-05-14");
    expect(weeks([rest, first])).toEqual([["2026-05-20", [MONDAY, "a", 3n * 10n + 4n * 5n], [MONDAY, "b", 3n]]]);
  });

  it("states a week again only when its days do", () => {
    const [before, after] = [days("2026-05-19", {a: 10n}), days("2026-05-20", {a: 11n}, SUNDAY)];
    expect(weeks([before, after])).toEqual([
      ["2026-05-19", [MONDAY, "a", 70n]],
      ["2026-05-20", [MONDAY, "a", 71n]]
    ]);
    expect(weeks([before, {...before, knownFrom: "2026-05-20"}])).toHaveLength(1);
  });

  it("leaves a week on record that agrees within the rounding of its millions, and exactly where it is exact", () => {
    // Seven times 1,500,000 are 10,500,000: half a million from 10 million, a token more is not.
    const daily = (tokens: bigint) => [days("2026-05-19", {a: tokens})];
    expect(weeks(daily(1_500_000n), [week("2026-05-18", {a: 10_000_000n})])).toEqual([]);
    expect(weeks(daily(1_500_000n), [week("2026-05-18", {a: 11_000_000n})])).toEqual([]);
    expect(weeks(daily(1_500_001n), [week("2026-05-18", {a: 10_000_000n})])).toHaveLength(1);
    expect(weeks(daily(1_499_999n), [week("2026-05-18", {a: 11_000_000n})])).toHaveLength(1);
    expect(weeks(daily(1_500_000n), [week("2026-05-18", {a: 10_500_000n})])).toEqual([]);
    expect(weeks(daily(1_500_000n), [week("2026-05-18", {a: 10_500_001n})])).toHaveLength(1);
  });

  it("states a week that was on record without one of its models, or with one too many", () => {
    const daily = [days("2026-05-19", {a: 10n, b: 1_000_000n})];
    expect(weeks(daily, [week("2026-05-18", {a: 70n})])).toHaveLength(1);
    expect(weeks(daily, [week("2026-05-18", {a: 70n, b: 7_000_000n, c: 8_000_000n})])).toHaveLength(1);
    expect(weeks(daily, [week("2026-05-18", {a: 70n, b: 7_000_000n})])).toEqual([]);
  });
});
