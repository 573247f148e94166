import {describe, expect, it} from "vitest";
import {frame, isPhone, timeAxis, tokenAxis} from "../../src/charts/frame.js";
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

  it.each([
    [290, 5, 1],
    [289, 5, 2],
    [290, 6, 2],
    [290, 10, 2],
    [290, 11, 7],
    [290, 35, 7],
    [290, 36, 14],
    [290, 70, 14],
    [290, 71, 28],
    [290, 100, 28],
    [58, 28, 28],
    [58, 29, 100],
    [20, 14, 14]
  ])("in %i pixels over %i days has a tick every %i days, from the first on", (room, days, step) => {
    const {ticks} = timeAxis("en", room, ["2026-01-05", addDays("2026-01-05", days)]);
    const expected = Array.from({length: Math.floor(days / step) + 1}, (_, i) => addDays("2026-01-05", i * step));
    expect((ticks as Date[]).map((time) => time.toISOString().slice(0, 10))).toEqual(expected);
  });

  // A month of 30.44 days takes room × 30.44 ÷ days: a 25th of the room over 761 days, a 50th over 1522.
  it.each([
    ["en", 1800, 761, "1 months"],
    ["en", 1799, 761, "2 months"],
    ["zh", 2100, 761, "1 months"],
    ["zh", 2099, 761, "2 months"],
    ["en", 399, 1390, "6 months"],
    ["en", 399, 1410, "12 months"],
    ["zh", 433, 1522, "12 months"],
    ["en", 100, 9999, "12 months"]
  ] as const)("in %s and %i pixels over %i days has a tick every %s", (lang, room, days, ticks) => {
    expect(timeAxis(lang, room, ["2020-01-01", addDays("2020-01-01", days)]).ticks).toBe(ticks);
  });

  it("turns from days to months beyond a hundred days, and from words to numbers below 400 pixels", () => {
    const format = (room: number, days: number) => {
      const {tickFormat} = timeAxis("en", room, ["2026-01-05", addDays("2026-01-05", days)]);
      return (tickFormat as (time: Date) => string)(new Date("2026-02-16T00:00:00Z"));
    };
    expect([format(640, 100), format(640, 101), format(400, 101), format(399, 101)]).toEqual([
      "16 Feb",
      "Feb 2026",
      "Feb 2026",
      "2026-02"
    ]);
  });

  it("spans its dates, and goes on to the end it is given", () => {
    expect(timeAxis("en", 640, ["2026-01-05", "2026-01-12"]).domain).toBeUndefined();
    expect(timeAxis("en", 640, ["2026-01-05", "2026-01-12"], "2026-01-19").domain).toEqual(
      ["2026-01-05", "2026-01-19"].map((date) => new Date(date))
    );
  });

  it("has no ticks where there are no dates", () => {
    expect(timeAxis("en", 640, [])).toMatchObject({ticks: []});
  });
});

describe("frame(options), isPhone(width), tokenAxis(lang)", () => {
  it("are 640 pixels wide unless told, and of a phone below 480", () => {
    expect([frame({lang: "en"}).width, frame({lang: "en", width: 320}).width]).toEqual([640, 320]);
    expect([479, 480].map(isPhone)).toEqual([true, false]);
  });

  it("write tokens in the language’s own units, and nothing as nothing", () => {
    const tick = (tokens: number) => {
      const {tickFormat} = tokenAxis("zh");
      return (tickFormat as (tokens: number) => string)(tokens);
    };
    expect([0, 1, 2e12].map(tick)).toEqual(["0", "1", "2万亿"]);
    expect(tokenAxis("en")).toMatchObject({label: null, grid: true, ticks: 5, tickSize: 0});
  });
});
