import {describe, expect, it} from "vitest";
import {sharesByOriginChart, sharesByOriginState} from "../../src/charts/shares-by-origin.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {WEEKS, weekOf} from "../fixtures/small-weeks.js";

describe("sharesByOriginState(weeks)", () => {
  it("stacks each week from 0 to 1 without a gap, China below and the United States above", () => {
    const {bands, origins} = sharesByOriginState(WEEKS);
    expect(origins).toEqual(["china", "undisclosed", "other", "europe", "us"]);
    for (let i = 0; i < bands.length; i += origins.length) {
      const week = bands.slice(i, i + origins.length);
      expect(week[0]?.from).toBe(0);
      expect(week.at(-1)?.to).toBeCloseTo(1, 12);
      week.slice(1).forEach((band, j) => expect(band.from).toBe(week[j]?.to));
    }
  });

  it("divides by what the basis counts", () => {
    const {bands} = sharesByOriginState([weekOf("2026-01-05", {china: 3, us: 1})]);
    expect(bands.map(({origin, share}) => [origin, share])).toEqual([
      ["china", 0.75],
      ["us", 0.25]
    ]);
  });

  it("leaves the missing week empty", () => {
    const starts = sharesByOriginState(WEEKS).bands.map((b) => b.start.toISOString().slice(0, 10));
    expect(starts).not.toContain("2025-12-22");
    expect(starts).toContain("2025-12-29");
  });
});

describe("sharesByOriginChart(weeks, options)", () => {
  it.each([
    {lang: "en", width: 640},
    {lang: "zh", width: 360}
  ] as const)("draws what it drew before, in $lang at $width pixels", ({lang, width}) => {
    const drawing = sharesByOriginChart(WEEKS, {lang, width, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`shares-by-origin-${lang}`, drawing);
  });

  it.each([
    [479, false, 260],
    [479, true, 210],
    [480, false, 320],
    [480, true, 320]
  ])("at %i pixels, first on its page: %s, is %i high", (width, isFirst, height) => {
    const drawing = sharesByOriginChart(WEEKS, {lang: "en", width, isFirst, document: blankDocument()});
    expect(drawing.querySelector("svg[height]")?.getAttribute("height") ?? drawing.getAttribute("height")).toBe(
      String(height)
    );
  });

  it("fills each origin with its own colour", () => {
    const drawing = sharesByOriginChart(WEEKS, {lang: "en", document: blankDocument()});
    const fills = [...drawing.querySelectorAll("[aria-label=rect] rect")].map((rect) => rect.getAttribute("fill"));
    expect(fills.slice(0, 5)).toEqual([
      "var(--origin-china)",
      "url(#hatch-undisclosed)",
      "var(--origin-other)",
      "var(--origin-europe)",
      "var(--origin-us)"
    ]);
    expect(drawing.querySelectorAll("#hatch-undisclosed")).toHaveLength(1);
  });
});
