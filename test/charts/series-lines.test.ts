import {describe, expect, it} from "vitest";
import {seriesLinesChart, seriesLinesState, type NamedSeries} from "../../src/charts/series-lines.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const line = (key: string, values: readonly (number | null)[]): NamedSeries => ({
  key,
  label: key,
  color: "var(--origin-china)",
  points: values.map((value, i) => ({date: `2026-02-${String(2 + 7 * i).padStart(2, "0")}`, value}))
});
const band: NamedSeries = {
  ...line("range", []),
  points: [
    {date: "2026-02-02", value: null, low: 10, high: 60},
    {date: "2026-02-09", value: null, low: 20, high: 100}
  ]
};

describe("seriesLinesState(series)", () => {
  it("sets names at the last value, from the lowest up and apart", () => {
    const {labels, max} = seriesLinesState([line("a", [1, 50]), line("b", [2, 49]), line("gone", [30, null])]);
    expect(max).toBe(50);
    expect(labels.map((l) => [l.series.key, l.date.toISOString().slice(0, 10)])).toEqual([
      ["gone", "2026-02-02"],
      ["b", "2026-02-09"],
      ["a", "2026-02-09"]
    ]);
    expect(labels[2]?.height).toBeCloseTo(49 + 50 / 17, 12);
  });

  it("names a range at its middle, and leaves out a series without values", () => {
    const {labels, max} = seriesLinesState([band, line("none", [null, null])]);
    expect(labels.map((l) => [l.series.key, l.height])).toEqual([["range", 60]]);
    expect(max).toBe(100);
  });
});

describe("seriesLinesChart(series, options)", () => {
  it("draws lines with gaps, ranges and events as the golden has them", () => {
    const document = blankDocument();
    const chart = seriesLinesChart([line("a", [10, null, 30]), line("b", [5, 15, 25]), band], {
      lang: "en",
      width: 640,
      document,
      format: (value) => value.toFixed(0),
      annotations: [{date: "2026-02-09", label: "An event"}]
    });
    expect(badAttributes(chart)).toEqual([]);
    expectGolden("series-lines", chart);
  });
});
