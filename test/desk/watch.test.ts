import {describe, expect, it} from "vitest";
import {alertsBetween, readRules, unreadRules, type WatchState} from "../../src/desk/watch.js";
import {alertsOf, HOUSE_RULES} from "../../src/desk/watch-data.js";
import {replayedAlerts} from "../../src/desk/watch-replay.js";
import {addDays} from "../../src/lib/dates.js";
import {uniformStream} from "../../src/model/uncertainty/stream.js";

const STATE: WatchState = {
  day: "2026-10-05",
  shares: {CN: 0.6, "z-ai": 0.127},
  prices: {"z-ai/glm": 0.6},
  values: {"2513.HK": {value: 273, price: 793}, GDS: {value: 33, price: 32}},
  restated: 735,
  claims: {lead: "holds"}
};
const NOW: WatchState = {
  day: "2026-10-12",
  shares: {CN: 0.46, "z-ai": 0.085, new: 0.2},
  prices: {"z-ai/glm": 0.3},
  values: {"2513.HK": {value: 300, price: 793}, GDS: {value: 31, price: 32}},
  restated: 736,
  claims: {lead: "does_not_hold"}
};
const told = (text: string, was = STATE, now = NOW) =>
  alertsBetween(readRules(text), was, now).map((alert) => [alert.was, alert.now]);

describe("readRules(text)", () => {
  it("reads one rule a line and says of any other line what was expected", () => {
    expect(readRules("share of CN below 50%\n\n// a comment\nvalue of 2513.HK below price\nshare of CN moves 2 points").map((r) => "rule" in r && r.rule)).toEqual([
      {kind: "share", of: "CN", test: "below", level: 0.5},
      {kind: "value", of: "2513.HK", test: "below", level: "price"},
      {kind: "share", of: "CN", test: "moves", by: 0.02}
    ]); // prettier-ignore
    for (const line of [
      "share of CN below 50",
      "price of m above 5%",
      "value of X moves 5",
      "value of X moves 2 points",
      "share of CN below price",
      "restate",
      "claim turns",
      "price of m below"
    ]) {
      const [read] = readRules(line);
      expect(read && "problem" in read ? read.problem.en : line).toMatch(new RegExp(`^${line}: expected “share of`));
    }
  });

  it("has rules of the house that can all be read", () => {
    expect(readRules(HOUSE_RULES).filter((read) => "problem" in read)).toEqual([]);
  });
});

describe("alertsBetween(rules, was, now), by hand", () => {
  it.each([
    ["share of CN below 50%", [[0.6, 0.46]]],
    ["share of CN below 70%", []],
    ["share of CN above 50%", []],
    ["share of z-ai moves 4 points", [[0.127, 0.085]]],
    ["share of z-ai moves 5 points", []],
    ["price of z-ai/glm below 0.5", [[0.6, 0.3]]],
    ["price of z-ai/glm moves 50%", [[0.6, 0.3]]],
    ["price of z-ai/glm moves 51%", []],
    ["value of 2513.HK moves 9%", [[273, 300]]],
    ["value of 2513.HK above price", []],
    ["value of GDS below price", [[33, 31]]],
    ["restated", [[735, 736]]],
    ["claim lead turns", [["holds", "does_not_hold"]]],
    ["share of new above 10%", [[null, 0.2]]],
    ["share of new moves 1 points", []],
    ["share of none above 10%", []]
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("names rules of which nothing is on record", () => {
    expect(
      unreadRules(readRules("share of none above 1%\nclaim other turns\nshare of CN above 1%\nrestated"), NOW)
    ).toEqual(["share of none above 1%", "claim other turns"]);
  });
});

describe("alertsOf(rules, states), over a replayed quarter", () => {
  it("misses none and tells of none that is not there, by counting each series by itself", () => {
    const weeks = 13;
    const draws = uniformStream(11, "quarter", weeks * 3);
    const states = Array.from({length: weeks}, (_, i): WatchState => ({
      day: addDays("2026-07-06", 7 * i),
      shares: {CN: 0.4 + 0.2 * (draws[3 * i] ?? 0)},
      prices: {m: draws[3 * i + 1] ?? 0},
      values: {X: {value: 90 + 20 * (draws[3 * i + 2] ?? 0), price: 100}},
      restated: Math.floor(i / 4),
      claims: {c: i < 6 ? "holds" : "partly"}
    }));
    const days = (text: string) => alertsOf(text, states).map(({day}) => day).sort(); // prettier-ignore
    const where = (fires: (was: WatchState, now: WatchState) => boolean) =>
      states.slice(1).flatMap((now, i) => (fires(states[i] as WatchState, now) ? [now.day] : []));
    const cn = ({shares}: WatchState) => shares["CN"] ?? NaN;
    const x = ({values}: WatchState) => values["X"]?.value ?? NaN;
    const m = ({prices}: WatchState) => prices["m"] ?? NaN;
    const expected = {
      "share of CN below 50%": where((was, now) => cn(was) >= 0.5 && cn(now) < 0.5),
      "share of CN moves 5 points": where((was, now) => Math.abs(cn(now) - cn(was)) >= 0.05),
      "price of m above 0.5": where((was, now) => m(was) <= 0.5 && m(now) > 0.5),
      "value of X above price": where((was, now) => x(was) <= 100 && x(now) > 100),
      "value of X moves 5%": where((was, now) => Math.abs(x(now) / x(was) - 1) >= 0.05),
      restated: where((was, now) => now.restated > was.restated),
      "claim c turns": [addDays("2026-07-06", 7 * 6)]
    };
    for (const [text, wanted] of Object.entries(expected)) {
      expect(wanted.length).toBeGreaterThan(0);
      expect([text, days(text)]).toEqual([text, wanted]);
    }
    expect(alertsOf(Object.keys(expected).join("\n"), states).length).toBe(Object.values(expected).flat().length);
  });
});

describe("replayedAlerts(rules, weeks), by hand", () => {
  // What CN had each week, as the record has it since and as it was known on each Monday.
  const since = [0.6, 0.45, 0.55, 0.55, 0.4, 0.4];
  const known = [0.6, 0.55, 0.55, 0.45, 0.45, 0.4];
  const states = (shares: readonly number[]) =>
    shares.map((share, i): WatchState => ({...STATE, day: addDays("2026-07-06", 7 * i), shares: {CN: share}}));
  const outcomes = (text: string, weeks: {known: readonly number[]; since: readonly number[]}) =>
    replayedAlerts(text, {known: states(weeks.known), since: states(weeks.since)}).map(
      ({due, told, outcome}) => `${outcome}: ${due} ${told}`
    );

  it("tells what was late, what was missed and what was not due", () => {
    expect(outcomes("share of CN below 50%", {known, since})).toEqual([
      "late: 2026-07-13 2026-07-27",
      "missed: 2026-08-03 null"
    ]);
    expect(outcomes("share of CN moves 10 points", {known, since})).toEqual([
      "missed: 2026-07-13 null",
      "late: 2026-07-20 2026-07-27",
      "missed: 2026-08-03 null"
    ]);
    expect(outcomes("share of CN below 50%", {known: since, since})).toEqual([
      "on the Monday: 2026-07-13 2026-07-13",
      "on the Monday: 2026-08-03 2026-08-03"
    ]);
    expect(outcomes("share of CN below 50%", {known, since: since.map(() => 0.6)})).toEqual(["false: null 2026-07-27"]);
  });

  it("leaves out values and verdicts, which are of what was known", () => {
    const [was, now] = [STATE, NOW];
    const text = "value of 2513.HK moves 5%\nclaim lead turns\nrestated";
    expect(replayedAlerts(text, {known: [was, now], since: [was, now]}).map((alert) => alert.text)).toEqual([
      "restated"
    ]);
  });
});
