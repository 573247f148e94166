import {describe, expect, it} from "vitest";
import {sharesByOriginChart, sharesByOriginState} from "../../src/charts/shares-by-origin.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {WEEKS, weekOf} from "../fixtures/small-weeks.js";
import {tipsOf} from "../fixtures/tips.js";

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

describe("sharesByOriginChart(weeks, options), at its edges", () => {
  it("draws what it drew before: the note’s week marked, small sides without a name", () => {
    const weeks = [weekOf("2026-01-05", {china: 6, us: 4}), weekOf("2026-01-12", {}), weekOf("2026-01-19", {china: 10, us: 9, other: 1})]; // prettier-ignore
    const drawing = sharesByOriginChart(weeks, {lang: "en", noteWeek: "2026-01-05", document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("shares-by-origin-note", drawing);
    expect(tipsOf(drawing)).toContain("5 Jan 2026\nChina  60.0%\nUnited States  40.0%\nOther models  0.0%");
  });

  it("names a side from more than a tenth on, each at its middle", () => {
    const names = (tokens: Parameters<typeof weekOf>[1]) => {
      const drawing = sharesByOriginChart([weekOf("2026-01-05", tokens)], {lang: "en", document: blankDocument()});
      return ["China", "unknown", "US"].filter((name) => drawing.textContent.includes(name));
    };
    expect(names({china: 8, us: 1, other: 1})).toEqual(["China"]);
    expect(names({china: 70, us: 11, other: 10, undisclosed: 9})).toEqual(["China", "unknown", "US"]);
    expect(sharesByOriginChart([], {lang: "zh", document: blankDocument()}).textContent).not.toContain("中国");
  });
});
