import {describe, expect, it} from "vitest";
import {timeAxis} from "../../src/charts/frame.js";
import {seriesChart} from "../../src/charts/series.js";
import {addDays} from "../../src/lib/dates.js";
import {JSDOM} from "jsdom";

const {document} = new JSDOM().window;

/** Labels of the ticks of a chart of one value a day or week, at a width. */
function labels(first: string, count: number, step: number, lang: "en" | "zh", width: number): string[] {
  const periods = Array.from({length: count}, (_, i) => addDays(first, i * step));
  const chart = seriesChart(
    {
      periods,
      ends: periods.map((period) => addDays(period, step)),
      series: [{key: "a", label: "A", color: "black", values: periods.map((_, i) => i + 1)}]
    },
    {lang, width, document, scale: "stacked", unit: "tokens", isChosen: () => true}
  );
  return [...chart.querySelectorAll("[aria-label='x-axis tick label'] text")].map((tick) => tick.textContent);
}

describe("timeAxis(lang, width, dates)", () => {
  it("names the days of a log of two days", () => {
    expect(labels("2026-06-01", 2, 1, "en", 640)).toEqual(["1 Jun", "2 Jun"]);
    expect(labels("2026-06-01", 2, 1, "zh", 640)).toEqual(["6月1日", "6月2日"]);
  });

  it.each([
    [1, 1],
    [2, 1],
    [9, 1],
    [31, 1],
    [100, 1],
    [4, 7],
    [14, 7],
    [26, 7],
    [60, 7],
    [90, 7],
    [2, 31]
  ])("tells the ticks of %d periods of %d days apart, on any width", (count, step) => {
    for (const lang of ["en", "zh"] as const)
      for (const width of [320, 640, 1080]) {
        const all = labels("2025-11-17", count, step, lang, width);
        expect(all.length).toBeGreaterThan(0);
        expect(new Set(all).size).toBe(all.length);
        expect(all.length * 30).toBeLessThan(width);
      }
  });

  it.each([
    [160, "12 months", "3 months"],
    [300, "6 months", "2 months"],
    [480, "6 months", "2 months"],
    [640, "3 months", "1 months"]
  ])("in %i pixels has a tick every %s over two years and every %s over seven months", (room, years, year) => {
    expect(timeAxis("en", room, ["2024-01-01", "2026-01-01"]).ticks).toBe(years);
    expect(timeAxis("en", room, ["2025-06-01", "2026-01-01"]).ticks).toBe(year);
  });

  it("has no ticks where there are no dates", () => {
    expect(timeAxis("en", 640, [])).toMatchObject({ticks: []});
  });
});
