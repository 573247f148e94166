import {describe, expect, it} from "vitest";
import {categoryHistoryChart, categoryHistoryState} from "../../src/charts/category-history.js";
import type {CategoryShare} from "../../src/query/use-cases.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {tipsOf} from "../fixtures/tips.js";

const SHARES: Readonly<Record<string, readonly number[]>> = {
  programming: [0.3, 0.4, 0.5],
  roleplay: [0.3, 0.2, 0.1],
  science: [0.1, 0.1, 0.09],
  technology: [0.1, 0.1, 0.09],
  "marketing/seo": [0.1, 0.1, 0.11],
  trivia: [0.05, 0.05, 0.06],
  legal: [0.05, 0.05, 0.05]
};
const ROWS: readonly CategoryShare[] = ["2026-01-05", "2026-01-12", "2026-01-19"].flatMap((week, i) =>
  Object.entries(SHARES).map(([category, shares]) => ({week, category, share: shares[i] ?? NaN}))
);

describe("categoryHistoryState(rows)", () => {
  it("takes the five largest by their mean", () => {
    // Means: programming 0.4, roleplay 0.2, SEO 0.103, science and technology 0.097, trivia 0.053, legal 0.05.
    expect(categoryHistoryState(ROWS).lines.map((l) => l.category)).toEqual([
      "programming",
      "roleplay",
      "marketing/seo",
      "science",
      "technology"
    ]);
  });

  it("sets names at or above the lines’ ends, apart from each other", () => {
    const {lines} = categoryHistoryState(ROWS);
    for (const line of lines) expect(line.labelAt).toBeGreaterThanOrEqual(line.points.at(-1)?.share ?? NaN);
    // Ends at 50%, 10%, 11% and twice 9%: from the lowest on, each at least 4.5 points above the last.
    expect(lines.map(({labelAt}) => Number(labelAt.toFixed(3)))).toEqual([0.5, 0.18, 0.225, 0.09, 0.135]);
    const heights = lines.map((l) => l.labelAt).sort((a, b) => a - b);
    heights.slice(1).forEach((at, i) => expect(at - (heights[i] ?? NaN)).toBeGreaterThanOrEqual(0.045 - 1e-12));
  });

  it("has no lines without rows", () => {
    expect(categoryHistoryState([])).toEqual({lines: []});
  });
});

describe("categoryHistoryChart(rows, options)", () => {
  it.each([
    {lang: "en", width: 640},
    {lang: "zh", width: 360}
  ] as const)("draws what it drew before, in $lang at $width pixels", ({lang, width}) => {
    const drawing = categoryHistoryChart(ROWS, {lang, width, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`category-history-${lang}`, drawing);
  });
});

describe("categoryHistoryChart(rows, options), under events and the pointer", () => {
  it("draws what it drew before, lower on a phone, and says of each week whose share it is", () => {
    const annotations = [{date: "2026-01-10", label: "An event"}];
    const drawing = categoryHistoryChart(ROWS, {lang: "en", annotations, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("category-history-events", drawing);
    const phone = categoryHistoryChart(ROWS.slice(0, 1), {lang: "en", width: 240, document: blankDocument()});
    expect(tipsOf(phone)).toEqual(["Programming\n5 Jan 2026  30.0%"]);
    expect([drawing, phone].map((each) => each.getAttribute("height"))).toEqual(["320", "260"]);
  });
});
