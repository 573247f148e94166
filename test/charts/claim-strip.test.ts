import {describe, expect, it} from "vitest";
import {claimStripChart, claimStripState} from "../../src/charts/claim-strip.js";
import type {Criterion} from "../../src/query/claims/verdict.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const criterion: Criterion = {test: "equals", expected: 2.7, expectedHigh: null, tolerance: 0.1, decidedOn: null};
const ROWS = [
  {label: "Nine largest", then: 3, now: 3},
  {label: "All named", then: 6, now: 8},
  {label: "By who pays", then: null, now: null}
];

describe("claimStripState(rows, criterion)", () => {
  it("draws one dot where both dates agree, two where they differ, none without a value", () => {
    expect(claimStripState(ROWS, criterion).dots).toEqual([
      {row: 0, value: 3, moment: "both"},
      {row: 1, value: 6, moment: "then"},
      {row: 1, value: 8, moment: "now"}
    ]);
  });

  it.each([
    ["equals", [2.6, 2.8]],
    ["above", [2.6, 8.48]],
    ["below", [0, 2.8]],
    ["at_least", [2.6, 8.48]],
    ["at_most", [0, 2.8]]
  ] as const)("bands what bears a claim out: %s", (test, [from, to]) => {
    const {band, domain} = claimStripState(ROWS, {...criterion, test});
    expect(band?.[0]).toBeCloseTo(from, 9);
    expect(band?.[1]).toBeCloseTo(to, 9);
    expect(domain).toEqual([0, 8.48]);
  });

  it("reaches below zero for a negative value, and has no band without a claimed number", () => {
    const state = claimStripState([{label: "a", then: -0.1, now: 0.3}], {...criterion, expected: null});
    expect(state.domain[0]).toBe(-0.1);
    expect(state.band).toBeNull();
  });
});

describe("claimStripChart(rows, criterion, options)", () => {
  it("draws what it drew before", () => {
    const drawing = claimStripChart(ROWS, criterion, {lang: "en", width: 360, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("claim-strip", drawing);
  });

  it("writes what is claimed to the left of a band in the right half, and nothing where no number is claimed", () => {
    const text = (expected: number | null) => {
      const options = {lang: "en", width: 360, document: blankDocument()} as const;
      const texts = claimStripChart(ROWS, {...criterion, expected}, options).querySelectorAll("text");
      return [...texts].find((each) => each.textContent === "claimed");
    };
    // The axis spans 0 to 8.48: its middle is 4.24.
    expect([4.2, 4.3].map((at) => text(at)?.closest("[text-anchor]")?.getAttribute("text-anchor"))).toEqual(["start", "end"]); // prettier-ignore
    expect(text(null)).toBeUndefined();
  });

  it("draws nothing, and values all zero, without a bad number", () => {
    for (const rows of [[], [{label: "零", then: 0, now: 0}]])
      expect(
        badAttributes(
          claimStripChart(rows, {...criterion, expected: 0, tolerance: 0}, {lang: "zh", document: blankDocument()})
        )
      ).toEqual([]);
  });
});
