import {describe, expect, it} from "vitest";
import {tokensByOriginChart, tokensByOriginState} from "../../src/charts/tokens-by-origin.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {WEEKS, weekOf} from "../fixtures/small-weeks.js";
import {tipsOf} from "../fixtures/tips.js";

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

  it("sets long names in two lines on a phone", () => {
    const weeks = [weekOf("2026-01-05", {us: 30, elsewhere: 3})];
    const lines = [360, 640].map(
      (width) =>
        tokensByOriginChart(weeks, {lang: "en", width, document: blankDocument()}).querySelectorAll("tspan").length
    );
    expect(lines).toEqual([2, 0]);
  });

  it("breaks each line at the missing week", () => {
    const drawing = tokensByOriginChart(WEEKS, {lang: "en", document: blankDocument()});
    const lines = [...drawing.querySelectorAll("[aria-label=line] path")].map((path) => path.getAttribute("d") ?? "");
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line.match(/M/g)).toHaveLength(2);
  });
});

describe("on a logarithmic scale", () => {
  const weeks = [
    weekOf("2026-01-05", {china: 2, us: 30, europe: 0}),
    weekOf("2026-01-12", {china: 40, us: 20, europe: 0.5}),
    weekOf("2026-01-19", {china: 500, us: 450, europe: 0})
  ];

  it("leaves out what is nothing, spans from a power of ten, and sets names apart by their logarithms", () => {
    const {points, labels, domain} = tokensByOriginState(weeks, "log");
    expect(domain).toEqual([1e8, 5e11]);
    expect(points.filter(({origin}) => origin === "europe").map(({tokens}) => tokens)).toEqual([NaN, 5e8, NaN]);
    const gap = (Math.log10(5e11) - 8) / 14;
    expect(labels.map(({origin}) => origin)).toEqual(["europe", "us", "china"]);
    expect(Math.log10(labels[2]?.tokens ?? NaN) - Math.log10(450e9)).toBeCloseTo(gap, 9);
    expect(labels.slice(0, 2).map(({tokens}) => Math.round(tokens / 1e6))).toEqual([500, 450_000]);
  });

  it("draws what it drew before, under events", () => {
    const annotations = [{date: "2026-01-14", label: "An event"}];
    const drawing = tokensByOriginChart(weeks, {lang: "en", scale: "log", annotations, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("tokens-by-origin-log", drawing);
  });

  it("says of each week its tokens and shares, origin by origin", () => {
    expect(tipsOf(tokensByOriginChart(weeks.slice(0, 1), {lang: "en", width: 240, document: blankDocument()}))).toEqual(
      ["5 Jan 2026\nChina  2.00B  6.3%\nUnited States  30.0B  93.8%"]
    );
  });
});
