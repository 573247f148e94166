import {describe, expect, it} from "vitest";
import {heatMapChart, heatMapState, type HeatRow} from "../../src/charts/heat-map.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const TIME = {periods: ["2026-01-05", "2026-01-12", "2026-01-19"], ends: ["2026-01-12", "2026-01-19", "2026-01-26"]};
const row = (key: string, values: readonly (number | null)[], isFaded = false): HeatRow => ({
  key,
  label: `Lab ${key}`,
  values,
  isFaded
});

describe("heatMapState(time, rows)", () => {
  it("weighs cells by the root of their part of the largest, fades some, and leaves out what holds nothing", () => {
    const {cells} = heatMapState(TIME, [row("a", [4, null, 16]), row("b", [1, 0, 4], true)]);
    expect(cells.map(({key, row: at, period, value, weight}) => [key, at, period, value, weight])).toEqual([
      ["a", 0, "2026-01-05", 4, 0.5],
      ["a", 0, "2026-01-19", 16, 1],
      ["b", 1, "2026-01-05", 1, 0.25 * 0.3],
      ["b", 1, "2026-01-19", 4, 0.5 * 0.3]
    ]);
    expect(cells.map((c) => c.end.getTime() - c.start.getTime())).toEqual(Array(4).fill(7 * 86_400_000));
  });

  it("is empty without anything to show", () => {
    expect(heatMapState(TIME, [row("a", [0, null])]).cells).toEqual([]);
    expect(heatMapState(TIME, [])).toEqual({cells: [], rows: []});
  });
});

describe("heatMapChart(time, rows, options)", () => {
  it("draws what it drew before", () => {
    const drawing = heatMapChart(TIME, [row("a", [4, null, 16]), row("b", [1, 0, 4], true)], {
      lang: "en",
      width: 360,
      unit: "tokens",
      isChosen: (period) => period !== "2026-01-19",
      document: blankDocument()
    });
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("heat-map", drawing);
  });
});
