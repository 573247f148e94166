import {describe, expect, it} from "vitest";
import {rangeRowsChart, type RangeRow} from "../../src/charts/range-rows.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const ROWS: readonly RangeRow[] = [
  {key: "a", label: "Lab A", low: 0.2, high: 0.5, text: "20% to 50%", color: "red", mark: 0.3},
  {key: "b", label: "Lab B", low: 0.1, high: 0.15, text: "10% to 15%", color: "blue"}
];

describe("rangeRowsChart(ranges, options)", () => {
  it.each([
    ["range-rows", {}],
    ["range-rows-from-zero", {isFromZero: true, reference: {value: 0.6, label: "60%"}, width: 360}]
  ] as const)("draws what it drew before: %s", (name, options) => {
    const drawing = rangeRowsChart(ROWS, {lang: "en", ...options, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(name, drawing);
  });

  it("ends at the highest of its ranges and what they are held against, or where it is told", () => {
    /** Where the range of 20% to 50% ends, as a part of an axis with a fiftieth more than its end. */
    const part = (options: Partial<Parameters<typeof rangeRowsChart>[1]>) => {
      const drawing = rangeRowsChart(ROWS.slice(0, 1), {lang: "en", width: 640, document: blankDocument(), ...options});
      const bar = drawing.querySelector("[aria-label=bar] rect");
      return (Number(bar?.getAttribute("x")) + Number(bar?.getAttribute("width")) - 4) / 632;
    };
    expect(part({})).toBeCloseTo(1 / 1.02, 9);
    expect(part({reference: {value: 0.4, label: "40%"}})).toBeCloseTo(1 / 1.02, 9);
    expect(part({reference: {value: 1, label: "100%"}})).toBeCloseTo(0.5 / 1.02, 9);
    expect(part({most: 2, reference: {value: 1, label: "100%"}})).toBeCloseTo(0.25 / 1.02, 9);
  });
});
