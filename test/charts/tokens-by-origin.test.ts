import {describe, expect, it} from "vitest";
import {tokensByOriginChart, tokensByOriginState} from "../../src/charts/tokens-by-origin.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {WEEKS, weekOf} from "../fixtures/small-weeks.js";

describe("tokensByOriginState(weeks)", () => {
  it("leaves out origins without tokens", () => {
    expect(tokensByOriginState(WEEKS).origins).toEqual(["china", "us", "europe", "undisclosed", "other"]);
  });

  it("has a point of no value in the missing week, in its place", () => {
    const china = tokensByOriginState(WEEKS).points.filter((p) => p.origin === "china");
    expect(china.map((p) => p.tokens / 1e9)).toEqual([500, 900, 1300, NaN, 2100, 2500, 2900, 3300]);
    expect(china[3]?.date).toEqual(new Date("2025-12-22T00:00:00Z"));
  });

  it("sets labels at the last week, in order of height and apart from each other", () => {
    const {labels} = tokensByOriginState(WEEKS);
    const last = {europe: 90e9, undisclosed: 120e9, other: 700e9, us: 2700e9, china: 3300e9};
    expect(labels.map((l) => l.origin)).toEqual(Object.keys(last));
    const gap = 3300e9 / 14;
    labels.slice(1).forEach((label, i) => {
      expect(label.tokens - (labels[i]?.tokens ?? NaN)).toBeGreaterThanOrEqual(gap * (1 - 1e-12));
      expect(label.tokens).toBeGreaterThanOrEqual(last[label.origin as keyof typeof last]);
    });
    expect(labels.at(-1)?.tokens).toBe(3300e9);
  });

  it("does not move labels that are apart", () => {
    const {labels} = tokensByOriginState([weekOf("2026-01-05", {china: 100, us: 50})]);
    expect(labels.map((l) => l.tokens)).toEqual([50e9, 100e9]);
  });
});

describe("tokensByOriginChart(weeks, options)", () => {
  const marked = {from: "2025-12-08", to: "2025-12-15", label: "The note"};

  it.each([
    {lang: "en", width: 640},
    {lang: "zh", width: 360}
  ] as const)("draws what it drew before, in $lang at $width pixels", ({lang, width}) => {
    const drawing = tokensByOriginChart(WEEKS, {lang, width, marked, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`tokens-by-origin-${lang}`, drawing);
  });

  it("breaks each line at the missing week", () => {
    const drawing = tokensByOriginChart(WEEKS, {lang: "en", document: blankDocument()});
    const lines = [...drawing.querySelectorAll("[aria-label=line] path")].map((path) => path.getAttribute("d") ?? "");
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line.match(/M/g)).toHaveLength(2);
  });
});
