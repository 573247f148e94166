import {describe, expect, it} from "vitest";
import {multipleDotsChart} from "../../src/charts/multiple-dots.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

describe("multipleDotsChart(dots, options)", () => {
  it("draws what it drew before", () => {
    const drawing = multipleDotsChart(
      [
        {key: "a", label: "Lab A", value: 12, text: "12×", isInBand: true, kind: "china"},
        {
          key: "b",
          label: "A long name that takes two lines on a phone",
          value: 30,
          text: "30×",
          isInBand: false,
          kind: "us"
        },
        {key: "c", label: "Lab C", value: -2, text: "−2×", isInBand: false, kind: "other"}
      ],
      {
        bands: [{low: 10, high: 15, label: "10 to 15", kind: "china"}],
        lang: "en",
        width: 240,
        document: blankDocument()
      }
    );
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("multiple-dots", drawing);
  });
});

describe("multipleDotsChart(dots, options), 640 pixels wide unless told", () => {
  it("draws what it drew before: a value above every band, names of one line", () => {
    const dots = [{key: "a", label: "A long name that takes two lines on a phone", value: 40, text: "40×", isInBand: false, kind: "us"}] as const; // prettier-ignore
    const bands = [{low: 10, high: 15, label: "10 to 15", kind: "us"}] as const;
    expectGolden("multiple-dots-wide", multipleDotsChart(dots, {bands, lang: "en", document: blankDocument()}));
  });
});

describe("multipleDotsChart(dots, options) of a name as wide as the chart", () => {
  it("takes a second line for one sign more", () => {
    const heightOf = (signs: number) => {
      const dots = [{key: "a", label: "词".repeat(signs), value: 1, text: "1×", isInBand: false, kind: "us"}] as const;
      const drawing = multipleDotsChart(dots, {bands: [], lang: "zh", width: 236, document: blankDocument()});
      return Number(drawing.getAttribute("height"));
    };
    expect([heightOf(19), heightOf(20)]).toEqual([34 + 38, 34 + 38 + 13]);
  });
});
