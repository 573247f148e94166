import {describe, expect, it} from "vitest";
import {growthMultipleChart, growthMultipleState, type GrowthMultipleDot} from "../../src/charts/growth-multiple.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {ticksOf} from "../fixtures/ticks.js";
import {tipsOf} from "../fixtures/tips.js";

const dot = (key: string, growth: number, multiple: number, kind: GrowthMultipleDot["kind"] = "china") => ({
  key,
  label: `Firm ${key}`,
  growth,
  multiple,
  kind
});
const COMPANIES = [dot("A", 4, 300), dot("B", 0.03, 2), dot("C", 0.15, 9, "us"), dot("D", 0.18, 10, "us")];
const sides = (companies: readonly GrowthMultipleDot[], inside = {width: 500, height: 300, right: 40}) =>
  growthMultipleState(companies, inside).names.map(({dot: {key}, side}) => [key, side]);

describe("growthMultipleState(companies, inside)", () => {
  it("names each dot on the side that has room, clear of other dots and names", () => {
    expect(sides(COMPANIES)).toEqual([
      ["A", "right"],
      ["B", "right"],
      ["C", "left"],
      ["D", "right"]
    ]);
  });

  it("names all of a crowd on a phone, and spans it with room on either side", () => {
    const crowd = [dot("A", 0.107, 8), dot("B", 0.151, 9.2, "us"), dot("C", 0.183, 9.85, "us"), dot("D", 4, 297)];
    const phone = {width: 244, height: 230, right: 40};
    expect(sides([...crowd, dot("E", 0.027, 2.2)], phone).map(([key]) => key)).toEqual(["A", "B", "C", "D", "E"]);
    const {growth, multiple} = growthMultipleState(crowd, phone);
    expect([growth[0] < 0.107, growth[1] > 4, multiple[0] < 8, multiple[1] > 297]).toEqual(Array(4).fill(true));
  });

  it("leaves a name out where no side has room", () => {
    expect(sides([dot("A", 0.1, 5), dot("B", 0.1, 5)], {width: 10, height: 20, right: 40})).toEqual([]);
  });

  it("draws growth on an even scale where a company shrinks, and leaves out what no multiple is of", () => {
    const state = growthMultipleState([...COMPANIES, dot("E", -0.1, 3), dot("F", 0.2, 0), dot("G", 0.2, 0.5)], {
      width: 500,
      height: 300,
      right: 40
    });
    // A twelfth of 4.1 on either side of −0.1 and 4; multiples span 0.5 to 300 by their logarithm.
    expect(state.growth[0]).toBeCloseTo(-0.1 - 4.1 / 12, 12);
    expect(state.growth[1]).toBeCloseTo(4 + 4.1 / 12, 12);
    expect(state.multiple[0]).toBeCloseTo(0.5 / 600 ** (1 / 12), 12);
    expect(state.multiple[1]).toBeCloseTo(300 * 600 ** (1 / 12), 9);
    expect(growthMultipleState([dot("A", 0, 3)], {width: 500, height: 300, right: 40}).isLog).toBe(false);
    expect([state.isLog, state.dots.map(({key}) => key)]).toEqual([false, ["A", "B", "C", "D", "E", "G"]]);
  });
});

describe("growthMultipleChart(companies, options)", () => {
  it.each([
    ["growth-multiple", COMPANIES, {width: 480}],
    ["growth-multiple-wide", COMPANIES, {}],
    ["growth-multiple-linear", [...COMPANIES, dot("E", -0.1, 3, "other")], {width: 360}]
  ] as const)("draws what it drew before: %s", (name, companies, width) => {
    const drawing = growthMultipleChart(companies, {lang: "en", ...width, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(name, drawing);
  });

  it("has its ticks within both axes, their ends included", () => {
    const ticks = (...companies: readonly GrowthMultipleDot[]) => {
      const drawing = growthMultipleChart(companies, {lang: "en", document: blankDocument()});
      return [ticksOf(drawing, "x"), ticksOf(drawing, "y")];
    };
    expect(ticks(dot("A", 0.1, 10))).toEqual([["10%"], ["10×"]]);
    expect(ticks(dot("A", 0.01, 1), dot("B", 3, 300))).toEqual([["1%", "3%", "10%", "30%", "100%", "300%"], ["1×", "3×", "10×", "30×", "100×", "300×"]]); // prettier-ignore
    // Of 60 per cent with the room on either side.
    expect(ticks(dot("A", -0.1, 1), dot("B", -0.1 + 3.6 / 7, 3))[0]).toEqual(["0%", "20%", "40%"]);
  });

  it("says of each company what is paid and how fast it grows", () => {
    const drawing = growthMultipleChart(COMPANIES, {lang: "en", width: 240, document: blankDocument()});
    expect(tipsOf(drawing).sort()).toEqual(["Firm A\n300.0×\n400.0%", "Firm B\n2.0×\n3.0%", "Firm C\n9.0×\n15.0%", "Firm D\n10.0×\n18.0%"]); // prettier-ignore
  });
});
