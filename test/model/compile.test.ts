import {describe, expect, it} from "vitest";
import {cellAt, compiled, lineOf} from "../../src/model/compile.js";
import {input, ratio, value} from "../../src/model/sheet/line.js";
import {smallSheet, worth} from "./small-sheet.js";

const lines = [
  input("rate", "1", 0.5, "r", {range: [0, 1]}),
  input("growth", "1", {FY2025: 0.1, FY2026: 0.2, FY2027: 0.3}, "r", {range: [0, 1]})
];

describe("cellAt(model, name, label)", () => {
  const model = compiled(smallSheet(lines));

  it("finds the cell of a period, and the only one of a single value", () => {
    expect([cellAt(model, "rate"), cellAt(model, "growth", "FY2026")]).toEqual([0, 2]);
  });

  it("says which periods a line has, or that it has none", () => {
    expect(() => cellAt(model, "growth", "FY2030")).toThrow(
      "period: FY2030 of growth; expected FY2025, FY2026, FY2027"
    );
    expect(() => cellAt(model, "growth")).toThrow("period: none of growth; expected FY2025, FY2026, FY2027");
    expect(() => cellAt(model, "rate", "FY2026")).toThrow(
      "period: FY2026 of rate; expected no period, as it is one value"
    );
  });
});

describe("a function of a series and a single value", () => {
  it("is a series, in either order", () => {
    const both = [
      ...lines,
      ratio("over", "1", "mod(growth * 8, rate)"),
      ratio("under", "1", "mod(rate * 3, growth * 10)")
    ];
    const rounded = (name: string) => worth(both, name).map((x) => Number(Number(x).toFixed(9)));
    expect(rounded("over")).toEqual([0.3, 0.1, 0.4]);
    expect(rounded("under")).toEqual([0.5, 1.5, 1.5]);
  });
});

describe("what is not there", () => {
  it("is told: a line by the nearest of its name, a sheet with errors by all of them", () => {
    expect(() => lineOf(compiled(smallSheet(lines)), "rte")).toThrow("unknown line: rte; did you mean rate?");
    expect(() => compiled(smallSheet([value("x", "1", "nowhere"), value("z", "1", "elsewhere")]))).toThrow(
      "sheet small:\nunknown name: nowhere in x\nunknown name: elsewhere in z"
    );
  });
});
