import {describe, expect, it} from "vitest";
import {heatMapChart, heatMapState, type HeatRow} from "../../src/charts/heat-map.js";
import {addDays} from "../../src/lib/dates.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {tipsOf} from "../fixtures/tips.js";

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

  it("weighs what is less than one by the largest too", () => {
    const {cells} = heatMapState(TIME, [row("a", [null, 0.01, 0.04])]);
    expect(cells.map(({weight}) => weight)).toEqual([0.5, 1]);
  });

  it("is empty without anything to show", () => {
    expect(heatMapState(TIME, [row("a", [0, null])]).cells).toEqual([]);
    expect(heatMapState(TIME, [])).toEqual({cells: [], rows: []});
  });
});

describe("heatMapChart(time, rows, options)", () => {
  it.each([{width: 360}, {}])("draws what it drew before, %o", (width) => {
    const drawing = heatMapChart(TIME, [row("a", [4, null, 16]), row("b", [1, 0, 4], true)], {
      lang: "en",
      ...width,
      unit: "tokens",
      isChosen: (period) => period !== "2026-01-19",
      document: blankDocument()
    });
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(width.width === undefined ? "heat-map-wide" : "heat-map", drawing);
  });

  const many = (count: number) => ({
    periods: Array.from({length: count}, (_, i) => addDays("2020-01-06", 7 * i)),
    ends: Array.from({length: count}, (_, i) => addDays("2020-01-06", 7 * i + 7))
  });
  const draw = (time: ReturnType<typeof many>, values: readonly number[], width?: number) =>
    heatMapChart(time, [row("a", values)], {
      lang: "en",
      unit: "tokens",
      isChosen: () => true,
      ...(width !== undefined && {width}),
      document: blankDocument()
    });

  it("parts its cells from six pixels on", () => {
    const gap = (count: number) => {
      const [first, second] = draw(many(count), Array(count).fill(1), 600).querySelectorAll("[aria-label=rect] rect");
      const [x, width, next] = [first?.getAttribute("x"), first?.getAttribute("width"), second?.getAttribute("x")];
      return Number((Number(next) - Number(x) - Number(width)).toFixed(6));
    };
    expect([gap(119), gap(120)]).toEqual([0.5, 0]);
  });

  it("cuts the names of rows sooner on a phone", () => {
    const name = (width: number) => {
      const rows = [{...row("a", [1]), label: "i".repeat(200)}];
      const drawing = heatMapChart(many(1), rows, {lang: "en", unit: "tokens", isChosen: () => true, width, document: blankDocument()}); // prettier-ignore
      return drawing.querySelector("[role=button]")?.firstChild?.textContent?.length;
    };
    expect([name(479), name(480)]).toEqual([28, 47]);
  });

  it("says of each cell whose it is, when, and how much; rows are buttons by their names, and none is drawn of nothing", () => {
    expect(tipsOf(draw(many(2), [2e9, 3e12], 360))).toEqual(["Lab a\n6 Jan 2020  2.00B", "Lab a\n13 Jan 2020  3.00T"]);
    const buttons = draw(many(1), [1]).querySelectorAll("[role=button]");
    expect([...buttons].map((each) => [each.getAttribute("data-key"), each.getAttribute("tabindex")])).toEqual([["a", "0"]]); // prettier-ignore
    expect(draw(many(0), []).querySelectorAll("[aria-label=rect] rect")).toHaveLength(0);
  });
});
