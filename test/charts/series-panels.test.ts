import {describe, expect, it} from "vitest";
import type {NamedSeries} from "../../src/charts/series-lines.js";
import {panelsIn, seriesPanelsChart, seriesPanelsState} from "../../src/charts/series-panels.js";
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

describe("panelsIn(width, count)", () => {
  it.each([
    [419, 9, 2, 186.5, 2],
    [420, 9, 2, 187, "6 months"],
    [421, 9, 2, 187.5, "6 months"],
    [479, 1, 1, 433, "6 months"],
    [480, 9, 3, 434 / 3, 2],
    [899, 9, 3, 853 / 3, "6 months"],
    [900, 9, 4, 213.5, "6 months"],
    [900, 2, 2, 427, "6 months"],
    [900, 0, 1, 854, "6 months"]
  ])("of %i pixels for %i", (width, count, columns, room, ticks) => {
    expect(panelsIn(width, count)).toEqual({columns, room, ticks});
  });
});

describe("seriesPanelsChart(series, options), its words", () => {
  const options = {lang: "en", width: 640, format: (value: number) => value.toFixed(1)} as const;
  const texts = (drawing: Element, label: string) => [...drawing.querySelectorAll(`[aria-label='${label}'] text`)].map((each) => each.textContent); // prettier-ignore

  it("ends its scale at one where there is no value", () => {
    const drawing = seriesPanelsChart([line("none", [null, null])], {...options, document: blankDocument()});
    expect(texts(drawing, "y-axis tick label")).toEqual(["0.0", "0.5", "1.0"]);
  });

  it("sets the number of an event a line lower where the one before is close", () => {
    const annotations = ["2026-02-03", "2026-02-03", "2026-02-03"].map((date) => ({date, label: ""}));
    const drawing = seriesPanelsChart([line("a", [0.1, 0.4])], {...options, annotations, document: blankDocument()});
    const found = [...drawing.querySelectorAll("[aria-label=text]")].filter((each) => /^[123]$/.test(each.textContent));
    expect(found.map((each) => each.getAttribute("transform"))).toEqual(["translate(6,0)", "translate(6,12)", "translate(6,24)"]); // prettier-ignore
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
