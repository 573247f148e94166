import {describe, expect, it} from "vitest";
import {sliceWeeksChart, sliceWeeksState} from "../../src/charts/slice-weeks.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {WEEKS, weekOf} from "../fixtures/small-weeks.js";
import {tipsOf} from "../fixtures/tips.js";

const RANGE = {from: "2025-12-08", to: "2025-12-29"};

describe("sliceWeeksState(weeks, range)", () => {
  it("stacks origins that have tokens from zero to the total", () => {
    const {blocks, max} = sliceWeeksState([weekOf("2026-01-05", {china: 3, us: 1})], RANGE);
    expect(blocks.map(({origin, from, to}) => [origin, from / 1e9, to / 1e9])).toEqual([
      ["china", 0, 3],
      ["us", 3, 4]
    ]);
    expect(max).toBe(4e9);
  });

  it("marks the weeks of the range, first and last included", () => {
    const chosen = sliceWeeksState(WEEKS, RANGE).blocks.filter((b) => b.chosen && b.origin === "us");
    expect(chosen.map((b) => b.start.toISOString().slice(0, 10))).toEqual(["2025-12-08", "2025-12-15", "2025-12-29"]);
  });

  it("is empty for a slice of nothing", () => {
    expect(sliceWeeksState([weekOf("2026-01-05", {})], RANGE)).toEqual({blocks: [], max: 0});
    expect(sliceWeeksState([], RANGE)).toEqual({blocks: [], max: 0});
  });
});

describe("sliceWeeksChart(weeks, options)", () => {
  it.each([
    {lang: "en", width: 640},
    {lang: "zh", width: 360}
  ] as const)("draws what it drew before, in $lang at $width pixels", ({lang, width}) => {
    const drawing = sliceWeeksChart(WEEKS, {...RANGE, lang, width, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`slice-weeks-${lang}`, drawing);
  });

  it("is lower on a phone, below 480 pixels", () => {
    const heightAt = (width: number) =>
      sliceWeeksChart(WEEKS, {...RANGE, lang: "en", width, document: blankDocument()}).getAttribute("height");
    expect([479, 480].map(heightAt)).toEqual(["220", "260"]);
  });

  it("draws a slice of nothing without a bad number", () => {
    const nothing = WEEKS.map(({week}) => weekOf(week, {}));
    expect(badAttributes(sliceWeeksChart(nothing, {...RANGE, lang: "en", document: blankDocument()}))).toEqual([]);
  });
});

describe("sliceWeeksChart(weeks, options), under the pointer", () => {
  it("says of each week all it held, and origin by origin what is not nothing", () => {
    const weeks = [weekOf("2026-01-05", {china: 3, us: 1.5}), weekOf("2026-01-12", {}), weekOf("2026-01-19", {us: 2})];
    expect(tipsOf(sliceWeeksChart(weeks, {...RANGE, lang: "en", width: 240, document: blankDocument()}))).toEqual([
      "5 Jan 2026  4.50B\nChina  3.00B\nUnited States  1.50B",
      "19 Jan 2026  2.00B\nUnited States  2.00B"
    ]);
    expect(
      sliceWeeksChart([], {...RANGE, lang: "zh", document: blankDocument()}).querySelectorAll("rect")
    ).toHaveLength(2);
  });
});
