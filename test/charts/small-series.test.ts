import {describe, expect, it} from "vitest";
import {smallSeriesChart, smallSeriesState, type SmallSeries} from "../../src/charts/small-series.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const SERIES: SmallSeries = {
  periods: ["2026-01-05", "2026-01-12", "2026-01-26"],
  ends: ["2026-01-12", "2026-01-19", "2026-02-02"],
  values: [2, null, 5],
  color: "red",
  top: 10
};

describe("smallSeriesState(series)", () => {
  it("has a step for each period that holds something, to its end", () => {
    const day = (date: string) => new Date(`${date}T00:00:00Z`);
    expect(smallSeriesState(SERIES).steps).toEqual([
      {start: day("2026-01-05"), end: day("2026-01-12"), value: 2},
      {start: day("2026-01-26"), end: day("2026-02-02"), value: 5}
    ]);
    expect(smallSeriesState({...SERIES, values: [0, null]}).steps).toEqual([]);
  });
});

describe("smallSeriesChart(series, options)", () => {
  it("draws what it drew before", () => {
    const drawing = smallSeriesChart(SERIES, {lang: "en", unit: "tokens", width: 220, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("small-series", drawing);
    expectGolden("small-series-usd", smallSeriesChart(SERIES, {lang: "en", unit: "usd", document: blankDocument()}));
  });

  it("names days where the span is shorter than two months, else months, and none of them twice", () => {
    const ticks = (series: SmallSeries) => {
      const drawing = smallSeriesChart(series, {lang: "en", unit: "tokens", width: 220, document: blankDocument()});
      return [...drawing.querySelectorAll("[aria-label^='x-axis'] text")].map((text) => text.textContent);
    };
    const long = {...SERIES, periods: ["2026-01-05", "2026-03-02"], ends: ["2026-01-12", "2026-03-06"], values: [1, 2]};
    expect(ticks(SERIES)).toEqual(["2026-01-05", "2026-01-26"]);
    expect(ticks({...SERIES, periods: ["2026-01-05"], ends: ["2026-01-12"], values: [1]})).toEqual(["2026-01-05"]);
    expect(ticks(long)).toEqual(["2026-02", "2026-03"]);
    expect(ticks({...long, ends: ["2026-01-12", "2026-03-05"]})).toEqual(["2026-01-05", "2026-03-02"]);
  });

  it("has room for Chinese units, and draws panels of nothing", () => {
    const plotted = (lang: "en" | "zh") => {
      const drawing = smallSeriesChart(SERIES, {lang, unit: "tokens", width: 220, document: blankDocument()});
      return Number(drawing.querySelector("[aria-label=rect] rect")?.getAttribute("x"));
    };
    expect([plotted("en"), plotted("zh")]).toEqual([38, 56]);
    for (const none of [
      {...SERIES, values: [], top: 0},
      {...SERIES, periods: [], ends: [], top: 0}
    ])
      expect(badAttributes(smallSeriesChart(none, {lang: "en", unit: "tokens", document: blankDocument()}))).toEqual(
        []
      );
  });
});
