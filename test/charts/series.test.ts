import {describe, expect, it} from "vitest";
import {
  drawnText,
  pointed,
  seriesChart,
  seriesState,
  type DrawnScale,
  type SeriesData
} from "../../src/charts/series.js";
import {addDays} from "../../src/lib/dates.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {tipsOf} from "../fixtures/tips.js";

const TIME = {periods: ["2026-01-05", "2026-01-12", "2026-01-26"], ends: ["2026-01-12", "2026-01-19", "2026-02-02"]};
const data = (values: Readonly<Record<string, readonly (number | null)[]>>): SeriesData => ({
  ...TIME,
  series: Object.entries(values).map(([key, of]) => ({key, label: `Lab ${key}`, color: "red", values: of}))
});
const DATA = data({a: [2, 4, null], b: [6, 4, 5]});
const drawn = (scale: DrawnScale, of = DATA) => seriesState(of, scale).points.map((p) => [p.from, p.to]);

describe("seriesState(data, scale)", () => {
  it("stacks values on those before them, and leaves out what has none", () => {
    expect(drawn("stacked")).toEqual([
      [0, 2],
      [0, 4],
      [0, NaN],
      [2, 8],
      [4, 8],
      [0, 5]
    ]);
    expect(seriesState(DATA, "stacked")).toMatchObject({isStacked: true, domain: [0, 8]});
    expect(seriesState(data({a: [null]}), "stacked").domain).toEqual([0, 1]);
  });

  it("stacks shares of their sum up to one, none where nothing was", () => {
    expect(drawn("share", data({a: [1, 0, null], b: [3, 0, 5]}))).toEqual([
      [0, 0.25],
      [0, NaN],
      [0, NaN],
      [0.25, 1],
      [0, NaN],
      [0, 1]
    ]);
    expect(seriesState(DATA, "share").domain).toEqual([0, 1]);
  });

  it("starts an index at a hundred with the first value above zero, and cannot show zero", () => {
    const {points, domain, isStacked} = seriesState(data({a: [0, 4, 6], b: [5, null, 2]}), "index");
    expect(points.map((p) => p.value)).toEqual([NaN, 100, 150, 100, NaN, 40]);
    expect([domain, isStacked]).toEqual([[40, 150], false]);
  });

  it("draws lines from zero or below, and logarithms from the least", () => {
    expect(seriesState(DATA, "lines")).toMatchObject({isStacked: false, domain: [0, 6]});
    expect(seriesState(data({a: [-2, 3]}), "lines").domain).toEqual([-2, 3]);
    expect(seriesState(data({a: [0, 4], b: [3, 9]}), "log").domain).toEqual([3, 9]);
    expect(seriesState(DATA, "lines").points.map((p) => p.value)).toEqual([2, 4, NaN, 6, 4, 5]);
    const small = data({a: [0.5, 0.25]});
    expect([seriesState(small, "lines").domain, seriesState(small, "log").domain, seriesState(small, "stacked").domain]).toEqual([[0, 0.5], [0.25, 0.5], [0, 0.5]]); // prettier-ignore
    expect(seriesState(small, "index").points.map((p) => p.value)).toEqual([100, 50, NaN]);
  });

  it("ends shares at one, whatever their sum comes to", () => {
    const tenths = Object.fromEntries(Array.from({length: 10}, (_, i) => [`m${i}`, [1]]));
    expect(seriesState(data(tenths), "share").domain).toEqual([0, 1]);
    expect(seriesState(data({a: [null]}), "share").domain).toEqual([0, 1]);
  });
});

describe("drawnText(value, scale, unit, lang)", () => {
  it("reads on the scale it is drawn on", () => {
    const texts = (["index", "share", "stacked", "log"] as const).map((scale) => drawnText(0.25, scale, "usd", "en"));
    expect(texts).toEqual(["0.3", "25.0%", "US$0.25", "US$0.25"]);
  });
});

describe("seriesChart(data, options)", () => {
  it.each([
    ["stacked", "en", 640],
    ["share", "zh", 360],
    ["index", "en", 360],
    ["lines", "en", 640]
  ] as const)("draws what it drew before: %s in %s at %i pixels", (scale, lang, width) => {
    const drawing = seriesChart(DATA, {
      scale,
      lang,
      width,
      unit: "tokens",
      isChosen: (period) => period !== "2026-01-05",
      document: blankDocument()
    });
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`explored-${scale}`, drawing);
  });
});

describe("seriesChart(data, options), beside its marks", () => {
  const draw = (scale: DrawnScale, of = DATA, more: Partial<Parameters<typeof seriesChart>[1]> = {}) =>
    seriesChart(of, {scale, lang: "en", unit: "tokens", isChosen: () => true, document: blankDocument(), ...more});

  it.each([
    ["stacked", 5, ["Lab a\n5 Jan 2026  2", "Lab b\n12 Jan 2026  4"]],
    ["share", 5, ["Lab a\n5 Jan 2026  25.0%", "Lab b\n26 Jan 2026  100.0%"]],
    ["index", 4, ["Lab a\n12 Jan 2026  200.0", "Lab b\n26 Jan 2026  83.3"]],
    ["lines", 4, ["Lab a\n5 Jan 2026  2", "Lab b\n26 Jan 2026  5"]]
  ] as const)(
    "says of each value on the scale of %s whose it is and when, of none where there is none, one where two meet",
    (scale, count, some) => {
      const tips = tipsOf(draw(scale, DATA, {width: 240}));
      expect(tips).toHaveLength(count);
      expect(tips).toEqual(expect.arrayContaining([...some]));
    }
  );

  it("draws what it drew before: dollars by their logarithm under events, 640 pixels wide unless told", () => {
    const annotations = [{date: "2026-01-12", label: "An event"}];
    const drawing = draw("log", data({a: [2, 40, null], b: [600, 4, 5]}), {unit: "usd", annotations});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("explored-log-usd", drawing);
  });

  it("answers to the pointer in the middle of a layer, and at a point of a line", () => {
    const [, , , , last] = seriesState(DATA, "stacked").points;
    if (!last) throw new Error("no point");
    expect(pointed(last, true)).toEqual([new Date("2026-01-15T12:00:00Z").getTime(), 6]);
    expect(pointed({...last, from: 0, to: 4}, false)).toEqual([new Date("2026-01-12").getTime(), 4]);
  });

  it("draws and names no layer of nothing, but a line at nought and below", () => {
    const of = data({a: [0, 3, null], b: [2, 2, 2]});
    expect(draw("stacked", of).querySelectorAll("[aria-label=rect] rect")).toHaveLength(4);
    expect(tipsOf(draw("stacked", of, {width: 240})).filter((tip) => tip.startsWith("Lab a"))).toEqual(["Lab a\n12 Jan 2026  3"]); // prettier-ignore
    const tips = tipsOf(draw("lines", data({a: [0, -3, 5]}), {width: 240}));
    expect(tips).toEqual(["Lab a\n5 Jan 2026  0", "Lab a\n12 Jan 2026  −3", "Lab a\n26 Jan 2026  5"]);
  });

  it("writes a value a few powers of ten on a logarithm", () => {
    const drawing = draw("log", data({a: [1, 1e12]}));
    expect([...drawing.querySelectorAll("[aria-label='y-axis tick label'] text")].map((each) => each.textContent)).toEqual(["1", "100", "10,000", "1M", "100M", "10B", "1T"]); // prettier-ignore
  });

  it("draws one line through periods that follow each other", () => {
    const periods = ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"];
    const series = [{key: "a", label: "A", color: "red", values: [1, 2, 3, 4]}];
    const drawing = draw("lines", {periods, ends: [...periods.slice(1), "2026-02-02"], series});
    expect(drawing.querySelector("[aria-label=line] path")?.getAttribute("d")?.match(/M/g)).toHaveLength(1);
  });

  it("breaks a line where a period was never published", () => {
    const [path] = draw("lines").querySelectorAll("[aria-label=line] path");
    const of = (values: readonly number[]) => draw("lines", data({a: values})).querySelector("[aria-label=line] path");
    expect(path?.getAttribute("d")?.match(/M/g)).toHaveLength(1);
    expect(of([2, 4, 3])?.getAttribute("d")?.match(/M/g)).toHaveLength(2);
  });

  it("parts layers from five pixels on", () => {
    const gap = (count: number) => {
      const periods = Array.from({length: count}, (_, i) => addDays("2024-01-01", 7 * i));
      const ends = periods.map((period) => addDays(period, 7));
      const series = [{key: "a", label: "A", color: "red", values: periods.map(() => 1)}];
      const [first, second] = draw("stacked", {periods, ends, series}, {width: 400}).querySelectorAll("[aria-label=rect] rect"); // prettier-ignore
      const [x, width, next] = [first?.getAttribute("x"), first?.getAttribute("width"), second?.getAttribute("x")];
      return Number((Number(next) - Number(x) - Number(width)).toFixed(6));
    };
    expect([gap(99), gap(100)]).toEqual([0.5, 0]);
  });

  it("draws nothing of no periods", () => {
    expect(draw("stacked", {periods: [], ends: [], series: []}).querySelectorAll("rect")).toHaveLength(0);
  });
});
