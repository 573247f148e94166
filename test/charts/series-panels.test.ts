import {describe, expect, it} from "vitest";
import type {NamedSeries} from "../../src/charts/series-lines.js";
import {seriesPanelsChart, seriesPanelsState} from "../../src/charts/series-panels.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const line = (key: string, values: readonly (number | null)[]): NamedSeries => ({
  key,
  label: key,
  color: "var(--origin-china)",
  points: values.map((value, i) => ({date: `2026-02-${String(2 + 7 * i).padStart(2, "0")}`, value}))
});

describe("seriesPanelsState(series, columns)", () => {
  const {heads, points, max, rows} = seriesPanelsState(
    [line("a", [0.1, 0.4, null]), line("b", [null, 0.2, null]), line("c", [null, null, null])],
    2
  );

  it("sets panels row by row, each with its name and last value, on one scale", () => {
    expect(heads.map(({label, fx, fy, last}) => [label, fx, fy, last])).toEqual([
      ["a", 0, 0, 0.4],
      ["b", 1, 0, 0.2],
      ["c", 0, 1, null]
    ]);
    expect([max, rows]).toEqual([0.4, 2]);
  });

  it("keeps gaps, and marks a value that has no neighbour", () => {
    expect(points.filter((p) => p.key === "a").map((p) => p.value)).toEqual([0.1, 0.4, NaN]);
    expect(points.filter((p) => p.isAlone).map((p) => [p.key, p.value])).toEqual([["b", 0.2]]);
  });
});

describe("seriesPanelsChart(series, options)", () => {
  const format = (value: number) => `${(100 * value).toFixed(0)}%`;
  const series = ["a", "b", "c"].map((key, i) => line(key, [0.1 * i, 0.2, null, 0.3]));

  it.each([640, 328])("draws a panel a series as the golden has it, at %i pixels", (width) => {
    const annotations = [{date: "2026-02-09", label: "An event"}];
    const drawing = seriesPanelsChart(series, {lang: "en", width, document: blankDocument(), format, annotations});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`series-panels-${width}`, drawing);
  });

  it("draws nothing of no series", () => {
    expect(badAttributes(seriesPanelsChart([], {lang: "zh", document: blankDocument(), format}))).toEqual([]);
  });
});

describe("seriesPanelsChart(series, options), by width", () => {
  const format = (value: number) => value.toFixed(1);
  const five = ["a", "b", "c", "d", "e"].map((key, i) => line(key, [i + 1, null]));

  it.each([
    [479, 2],
    [480, 3],
    [899, 3],
    [900, 4]
  ])("at %i pixels has %i panels in a row", (width, columns) => {
    const drawing = seriesPanelsChart(five, {lang: "en", width, document: blankDocument(), format});
    const rows = Math.ceil(5 / columns);
    expect(Number(drawing.getAttribute("height"))).toBe(48 + rows * 104 + (rows - 1) * 40);
  });

  it("draws what it drew before: one dashed panel without a value at its end, 640 pixels wide unless told", () => {
    const drawing = seriesPanelsChart([line("a", [0.1, 0.3, 0.2]), line("none", [null])], {lang: "en", isDashed: true, document: blankDocument(), format}); // prettier-ignore
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("series-panels-dashed", drawing);
  });
});
