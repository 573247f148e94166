import {describe, expect, it} from "vitest";
import {
  cellAt,
  cellName,
  cellsOfLine,
  compiled,
  lineOf,
  nodeOfCell,
  periodLabel,
  type Cell
} from "../../src/model/compile.js";
import {printFormula} from "../../src/model/formula/print.js";
import {check, fact, flow, input, ratio, table, value} from "../../src/model/sheet/line.js";
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

describe("compiled(sheet)", () => {
  const every = compiled(
    smallSheet([
      fact("tax", "1", 0.25, "s"),
      input("rate", "1", 0.5, "r", {range: [0, 1]}),
      fact("sales", "USD m", [7, 8], "s", {kind: "flow"}),
      input("growth", "1", {FY2026: 0.2}, "r", {range: [0, 1]}),
      input("flat", "1", {FY2025: 2, FY2026: 2, FY2027: 2}, "r", {range: [0, 9]}),
      flow("costs", "USD m", "sales * rate", {
        actuals: {FY2025: 3},
        source: "s",
        overrides: {FY2026: 4, FY2027: "sales * tax"}
      }),
      value("worth", "1", "rate * tax", {overrides: {"": 6}}),
      value("both", "1", "rate + tax"),
      table("curve", ["1", "1"], [[0, 1], [2, 3]], "s"), // prettier-ignore
      check("sound", "costs <= sales")
    ])
  );
  const given = (name: string) => cellsOfLine(every, name).map((cell) => every.given[cell]);

  it("numbers the cells of every line, with what each is given", () => {
    expect(every.lines.map(({name}) => [name, ...given(name)])).toEqual([
      ["tax", 0.25],
      ["rate", 0.5],
      ["sales", NaN, 7, 8],
      ["growth", NaN, 0.2, NaN],
      ["flat", 2, 2, 2],
      ["costs", 3, 4, NaN],
      ["worth", 6],
      ["both", NaN],
      ["curve", 0, 2, 1, 3],
      ["sound", NaN, NaN, NaN]
    ]);
  });

  it("tells a number from one that a period has, which it names", () => {
    const {formulas, firstCell} = compiled(smallSheet([flow("days", "day", "period_days"), value("three", "1", "3")]));
    expect(formulas[firstCell.get("three") ?? -1]).toStrictEqual({type: "constant", value: 3});
    expect(formulas[firstCell.get("days") ?? -1]).toStrictEqual({
      type: "constant",
      value: 365,
      of: {name: "period_days", period: 0, prefix: ""}
    });
  });

  it("works out in each cell what nothing is given for, by the formula that stands there", () => {
    const nodes = (name: string) =>
      cellsOfLine(every, name).map((cell) => {
        const node = nodeOfCell(every, cell);
        return [cellName(every, cell), periodLabel(every.cells[cell] as Cell), node && printFormula(node)];
      });
    expect(nodes("costs")).toEqual([
      ["costs FY2025", "FY2025", null],
      ["costs FY2026", "FY2026", null],
      ["costs FY2027", "FY2027", "sales * tax"]
    ]);
    expect([...nodes("worth"), ...nodes("both"), ...nodes("rate")]).toEqual([
      ["worth", null, null],
      ["both", null, "rate + tax"],
      ["rate", null, null]
    ]);
    const at = cellAt(every, "costs", "FY2027");
    expect(every.reads[at]).toEqual([cellAt(every, "sales", "FY2027"), cellAt(every, "tax")]);
    expect(every.order.map((cell) => cellName(every, cell)).sort()).toEqual([
      "both",
      "costs FY2027",
      "sound FY2025",
      "sound FY2026",
      "sound FY2027"
    ]);
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
