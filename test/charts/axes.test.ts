import {describe, expect, it} from "vitest";
import {bumpChart} from "../../src/charts/bump.js";
import {categoryHistoryChart} from "../../src/charts/category-history.js";
import {heatMapChart} from "../../src/charts/heat-map.js";
import {seriesChart} from "../../src/charts/series.js";
import {seriesLinesChart} from "../../src/charts/series-lines.js";
import {sharesByOriginChart} from "../../src/charts/shares-by-origin.js";
import {sliceWeeksChart} from "../../src/charts/slice-weeks.js";
import {smallSeriesChart} from "../../src/charts/small-series.js";
import {tokensByOriginChart} from "../../src/charts/tokens-by-origin.js";
import type {ChartOptions} from "../../src/charts/frame.js";
import {addDays} from "../../src/lib/dates.js";
import {blankDocument} from "../fixtures/golden.js";
import {ticksOf} from "../fixtures/ticks.js";
import {tipsOf} from "../fixtures/tips.js";
import {weekByOrigin} from "../fixtures/weeks.js";

/** Six Mondays, with values up to eight tenths of a number, or less than one of it. */
const MONDAYS = Array.from({length: 6}, (_, i) => addDays("2026-01-05", 7 * i));
const TIME = {periods: MONDAYS, ends: MONDAYS.map((day) => addDays(day, 7))};
const WEEKS = MONDAYS.map((day) => weekByOrigin(day, {china: 8, undisclosed: 0.5}));
const VALUES = MONDAYS.map(() => 0.8);
const isChosen = () => true;
const line = {key: "a", label: "A", color: "red"};

type Draw = (options: ChartOptions) => Element;

/** Each chart through time, the pixels beside its axis on a phone, and what the ticks of its values read. */
const CHARTS: readonly (readonly [name: string, besidePx: number, draw: Draw, values: readonly string[]])[] = [
  [
    "ranks",
    28 + 110,
    (options) =>
      bumpChart(
        MONDAYS,
        Array.from({length: 18}, (_, i) => ({...line, key: `${i}`, ranks: MONDAYS.map(() => i + 1), isFaded: false})),
        {...options, most: 20}
      ),
    ["18", "16", "14", "12", "10", "8", "6", "4", "2"]
  ],
  [
    "categories",
    42 + 96,
    (options) => categoryHistoryChart(MONDAYS.map((week) => ({week, category: "trivia", share: 0.71})), options), // prettier-ignore
    ["0%", "20%", "40%", "60%", "80%"]
  ],
  [
    "a heat map",
    112 + 4,
    (options) => heatMapChart(TIME, [{...line, values: VALUES, isFaded: false}], {...options, unit: "tokens", isChosen}), // prettier-ignore
    []
  ],
  [
    "lines with names",
    52 + 92,
    (options) =>
      seriesLinesChart([{...line, points: MONDAYS.map((date) => ({date, value: 0.8}))}], {...options, format: String}),
    ["0", "0.2", "0.4", "0.6", "0.8"]
  ],
  [
    "series",
    48 + 8,
    (options) => seriesChart({...TIME, series: [{...line, values: MONDAYS.map(() => 8)}]}, {...options, scale: "stacked", unit: "tokens", isChosen}), // prettier-ignore
    ["0", "2", "4", "6", "8"]
  ],
  ["shares", 42 + 84, (options) => sharesByOriginChart(WEEKS, options), ["0%", "20%", "40%", "60%", "80%", "100%"]],
  [
    "tokens of a slice",
    46 + 8,
    (options) => sliceWeeksChart(MONDAYS.map((day) => weekByOrigin(day, {us: 8})), {...options, from: "", to: "9"}), // prettier-ignore
    ["0", "2", "4", "6", "8"]
  ],
  ["tokens", 42 + 96, (options) => tokensByOriginChart(WEEKS, options), ["0", "2", "4", "6", "8"]]
];

describe("charts through time", () => {
  it.each(CHARTS)("of %s have as many weeks named as fit between the margins", (_, besidePx, draw, values) => {
    const at = (width: number) => draw({lang: "en", width, document: blankDocument()});
    // A day takes 58 pixels: five of them over five weeks make a tick a week, four one a fortnight.
    const [wide, narrow] = [at(besidePx + 290), at(besidePx + 289)];
    expect([ticksOf(wide, "x").length, ticksOf(narrow, "x").length]).toEqual([6, 3]);
    expect(ticksOf(wide, "y")).toEqual(values);
  });

  it("have small panels with few values, from nothing up to the top or one", () => {
    const of = (top: number, values: readonly number[] = VALUES) =>
      smallSeriesChart({...TIME, values, color: "red", top}, {lang: "en", unit: "usd", document: blankDocument()});
    expect(ticksOf(of(3), "y")).toEqual(["0", "US$2"]);
    expect(ticksOf(of(0), "y")).toEqual(["0", "US$0.5", "US$1"]);
    expect(of(0, [0.5]).querySelectorAll("[aria-label=rect] rect")).toHaveLength(1);
  });

  it("draw what is less than one, and stand on nothing", () => {
    const little = MONDAYS.map((day) => weekByOrigin(day, {china: 0.5}));
    const drawn = (drawing: Element, mark: string) => drawing.querySelectorAll(`[aria-label=${mark}]`).length;
    const options = {lang: "en", width: 360, document: blankDocument()} as const;
    expect(drawn(tokensByOriginChart(little, options), "line")).toBe(1);
    expect(sharesByOriginChart(little, options).querySelectorAll("[aria-label=rect] rect")).toHaveLength(6);
    const slice = sliceWeeksChart(little, {...options, from: "", to: "9"});
    expect(slice.querySelectorAll("[aria-label=rect] rect")).toHaveLength(6);
    // The rule of nothing lies at the foot of the lowest column.
    const [rule, column] = [
      slice.querySelector("[aria-label=rule] line"),
      slice.querySelector("[aria-label=rect] rect")
    ];
    expect(Number(rule?.getAttribute("y1"))).toBeCloseTo(Number(column?.getAttribute("y")) + Number(column?.getAttribute("height")), 6); // prettier-ignore
    expect(tipsOf(slice)).toContain("5 Jan 2026  1\nChina  1");
  });
});
