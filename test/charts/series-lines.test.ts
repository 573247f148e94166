import {describe, expect, it} from "vitest";
import {seriesLinesChart, seriesLinesState, seriesTips, type NamedSeries} from "../../src/charts/series-lines.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {tipsOf} from "../fixtures/tips.js";

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

  it("takes the last point that has a value or both ends of a range", () => {
    const points = [
      {date: "2026-02-02", value: 0.25},
      {date: "2026-02-09", value: null, low: null, high: 0.5},
      {date: "2026-02-16", value: null, low: 0.125, high: null}
    ];
    const {labels, max} = seriesLinesState([{...line("a", []), points}]);
    expect([labels.map(({date, height}) => [date.toISOString().slice(0, 10), height]), max]).toEqual([[["2026-02-02", 0.25]], 0.5]); // prettier-ignore
    expect(seriesLinesState([line("none", [null])])).toEqual({labels: [], max: 0});
  });

  it("reaches to the end of a range that has a value below it", () => {
    const points = [{date: "2026-02-02", value: 40, low: 20, high: 70}];
    expect(seriesLinesState([{...line("a", []), points}]).max).toBe(70);
  });
});

describe("seriesTips(labels, annotations, format, lang)", () => {
  it("stands at the highest of what it says, and at no date of which nothing is said", () => {
    const ranged = {...line("range", []), points: [{date: "2026-02-09", value: null, low: 20, high: 100}, {date: "2026-02-23", value: null, low: null, high: 9}]}; // prettier-ignore
    const {labels} = seriesLinesState([line("low", [0, 15, null, null]), line("a", [10, null, null, 30]), ranged]);
    const annotations = [{date: "2026-02-16", label: "none"}, {date: "2026-02-23", label: "An event"}]; // prettier-ignore
    const tips = seriesTips(labels, annotations, String, "en");
    expect(tips.map(({date, height, title}) => [date.toISOString().slice(0, 10), height, title])).toEqual([
      ["2026-02-09", 100, "9 Feb 2026\nrange  20 – 100\nlow  15"],
      ["2026-02-23", 30, "23 Feb 2026\na  30\n2  An event"],
      ["2026-02-02", 10, "2 Feb 2026\na  10\nlow  0"]
    ]);
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

describe("seriesLinesChart(series, options), on a phone and under the pointer", () => {
  const format = (value: number) => value.toFixed(0);
  const strong: NamedSeries = {
    ...line("A strong and dashed one", [10, 20, 30]),
    isStrong: true,
    isDashed: true,
    link: "./a.html"
  };

  it("draws what it drew before, without events", () => {
    const drawing = seriesLinesChart([strong, line("b", [5, 15, 29])], {lang: "zh", width: 360, document: blankDocument(), format}); // prettier-ignore
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("series-lines-phone", drawing);
  });

  it("breaks a long name over lines, sooner on a phone, and ends its axis at one without values", () => {
    const named = (width: number) => {
      const series = {...line("i ".repeat(30).trim(), [1, 2])};
      const drawing = seriesLinesChart([series], {lang: "en", width, document: blankDocument(), format});
      return [...drawing.querySelectorAll("text tspan")].map((each) => each.textContent.length);
    };
    expect([named(479), named(480)]).toEqual([
      [27, 27, 3],
      [39, 19]
    ]);
    const none = seriesLinesChart([line("none", [null])], {lang: "en", document: blankDocument(), format: String});
    expect([...none.querySelectorAll("[aria-label='y-axis tick label'] text")].at(-1)?.textContent).toBe("1");
  });

  it("is 640 pixels wide unless told, and draws nothing of no series", () => {
    const drawing = seriesLinesChart([], {lang: "en", document: blankDocument(), format});
    expect([drawing.getAttribute("width"), badAttributes(drawing)]).toEqual(["640", []]);
    const drawn = (width: object) => seriesLinesChart([strong], {lang: "en", ...width, document: blankDocument(), format}).outerHTML; // prettier-ignore
    expect(drawn({})).toBe(drawn({width: 640}));
  });

  it("says of each date what every line has there, the highest at the end first, ranges by both ends, and events", () => {
    const annotations = ["2026-02-16", "2026-02-09"].map((date) => ({date, label: `On ${date}`}));
    const series = [line("a", [10, null, 30]), line("b", [5, 15, 25]), band, line("none", [null, null, null])];
    const drawing = seriesLinesChart(series, {lang: "en", width: 360, document: blankDocument(), format, annotations});
    expect(tipsOf(drawing)).toEqual([
      "2 Feb 2026\nrange  10 – 60\na  10\nb  5",
      "9 Feb 2026\nrange  20 – 100\nb  15\n2  On 2026-02-09",
      "16 Feb 2026\na  30\nb  25\n1  On 2026-02-16"
    ]);
    expect(tipsOf(seriesLinesChart([line("none", [null])], {lang: "en", width: 360, document: blankDocument(), format}))).toEqual([]); // prettier-ignore
  });
});
