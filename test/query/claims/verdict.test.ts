import {describe, expect, it} from "vitest";
import {
  basesMoved,
  countVerdicts,
  sayingOf,
  claimOutcome,
  TESTS,
  verdictOf,
  type Criterion,
  type Measured
} from "../../../src/query/claims/verdict.js";

const DAY = "2026-02-27";
const criterion = (over: Partial<Criterion> = {}): Criterion => ({
  test: "equals",
  expected: 10,
  expectedHigh: null,
  tolerance: 1,
  decidedOn: null,
  ...over
});
const reading = (basis: string, value: number | null, coverage: number | null = null): Measured => ({
  basis,
  value,
  coverage
});
const outcome = (over: Partial<Criterion>, value: number | null, coverage: number | null = null) =>
  claimOutcome(criterion(over), {value, coverage});

describe("outcomeOf(criterion, measured)", () => {
  it.each([
    ["equals", [8.9, 9, 10, 11, 11.1], ["missed", "met", "met", "met", "missed"]],
    ["above", [9, 9.1, 10.5], ["missed", "met", "met"]],
    ["at_least", [8.9, 9, 10], ["missed", "met", "met"]],
    ["below", [11, 10.9, 9], ["missed", "met", "met"]],
    ["at_most", [11.1, 11, 9], ["missed", "met", "met"]]
  ] as const)("holds a value %s 10, give or take 1", (test, values, expected) => {
    expect(values.map((value) => outcome({test}, value))).toEqual(expected);
  });

  it("holds a value between two ends, each with its tolerance", () => {
    const between = {test: "between", expected: 14, expectedHigh: 17, tolerance: 0.5} as const;
    expect([13.4, 13.5, 15, 17.5, 17.6].map((v) => outcome(between, v))).toEqual([
      "missed",
      "met",
      "met",
      "met",
      "missed"
    ]);
  });

  it.each(TESTS)("is strict about the bound itself only for above and below: %s", (test) => {
    const strict = test === "above" || test === "below";
    expect(outcome({test, tolerance: 0}, 10)).toBe(strict ? "missed" : "met");
  });

  it("says nothing without a value, without a claimed number, or on too little", () => {
    expect(outcome({}, null)).toBe("absent");
    expect(outcome({}, NaN)).toBe("absent");
    expect(outcome({expected: null}, 10)).toBe("absent");
    expect(outcome({}, 10, 0.49)).toBe("thin");
    expect(outcome({}, 10, 0.5)).toBe("met");
  });
});

describe("verdictOf(criterion, readings, day)", () => {
  const verdict = (readings: Measured[], over: Partial<Criterion> = {}) => verdictOf(criterion(over), readings, DAY);

  it("holds where every basis that speaks bears it out", () => {
    expect(verdict([reading("a", 10), reading("b", 10.5), reading("c", null)])).toEqual({kind: "holds"});
  });

  it("holds only under the bases that bear it out, in their order", () => {
    expect(verdict([reading("a", 10), reading("b", 20), reading("c", 11)])).toEqual({
      kind: "holds_only_under",
      bases: ["a", "c"]
    });
  });

  it("does not hold where none does", () => {
    expect(verdict([reading("a", 20), reading("b", null), reading("c", 10, 0.1)])).toEqual({kind: "does_not_hold"});
  });

  it("says why nothing can be said", () => {
    const untested = (why: string) => ({kind: "cannot_be_tested", why});
    expect(verdict([])).toEqual(untested("no_reading"));
    expect(verdict([reading("a", null)])).toEqual(untested("not_on_record"));
    expect(verdict([reading("a", null), reading("b", 10, 0.2)])).toEqual(untested("too_thin"));
    expect(verdict([reading("a", 10)], {decidedOn: "2026-02-28"})).toEqual(untested("open"));
    expect(verdict([reading("a", 10)], {decidedOn: DAY})).toEqual({kind: "holds"});
  });

  it("never lets a silent basis change what the others say", () => {
    for (const values of [
      [10, 10],
      [10, 20],
      [20, 20]
    ])
      expect(verdict([...values.map((v, i) => reading(String(i), v)), reading("silent", null)])).toEqual(
        verdict(values.map((v, i) => reading(String(i), v)))
      );
  });
});

describe("context", () => {
  const context = (basis: string, value: number): Measured => ({...reading(basis, value), votes: false});

  it("neither bears a claim out nor fails it", () => {
    expect(claimOutcome(criterion(), context("c", 10))).toBe("context");
    const [met, missed] = [reading("a", 10), reading("b", 20)];
    expect(verdictOf(criterion(), [met, context("c", 20)], DAY)).toEqual({kind: "holds"});
    expect(verdictOf(criterion(), [missed, context("c", 10)], DAY)).toEqual({kind: "does_not_hold"});
    expect(verdictOf(criterion(), [context("c", 10)], DAY)).toEqual({kind: "cannot_be_tested", why: "not_on_record"});
  });
});

describe("what moved between two verdicts", () => {
  const under = (...bases: string[]) => ({kind: "holds_only_under", bases}) as const;

  it("is the bases gained and lost", () => {
    expect(basesMoved(under("a", "b"), under("b", "c"))).toEqual({gained: ["c"], lost: ["a"]});
    expect(basesMoved(under("a", "b"), under("b", "a"))).toEqual({gained: [], lost: []});
  });
});

describe("sayingOf(verdict)", () => {
  it("is the same whatever order bases come in and whyever nothing can be tested, and no other", () => {
    const under = (...bases: string[]) => sayingOf({kind: "holds_only_under", bases});
    expect(under("b", "a")).toBe(under("a", "b"));
    expect(under("a")).not.toBe(under("b"));
    const open = sayingOf({kind: "cannot_be_tested", why: "open"});
    expect(open).toBe(sayingOf({kind: "cannot_be_tested", why: "too_thin"}));
    expect(new Set([open, under("a"), sayingOf({kind: "holds"}), sayingOf({kind: "does_not_hold"})]).size).toBe(4);
  });
});

describe("countVerdicts(verdicts)", () => {
  it("counts each kind, and every verdict once", () => {
    const counts = countVerdicts([{kind: "holds"}, {kind: "holds"}, {kind: "holds_only_under", bases: ["a"]}]);
    expect(counts).toEqual({holds: 2, holds_only_under: 1, does_not_hold: 0, cannot_be_tested: 0});
  });
});
