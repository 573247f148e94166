import {describe, expect, it} from "vitest";
import {boundSheet} from "../../src/companies/bound-sheet.js";
import {besidePeriods, evaluatedYears, yearsOf} from "../../src/model/analysis/years.js";
import {evaluate, outcomes} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {parseModel} from "../../src/model/text/parse.js";
import {placedProblem} from "../../src/model/text/place.js";
import {printModel} from "../../src/model/text/print.js";
import {HALVES, LINES_OF_HALVES, modelOfPeriods} from "../fixtures/halves-with-years.js";

const NOTHING = {facts: [], events: [], weeks: [], owned: []};

describe("yearsOf(model)", () => {
  const {model, header} = modelOfPeriods(HALVES);
  const years = yearsOf(model);
  const values = (name: string, overrides = {}) =>
    years && outcomes(evaluatedYears(years, overrides), name).map((o) => (o.ok ? o.value : null));

  it("sums flows, takes balances at the end and works ratios out again, by hand", () => {
    expect([header.hasYears, years?.periods.map(({label, basis}) => [label, basis])]).toEqual([
      true,
      [
        ["FY2025", "actual"],
        ["FY2026", "estimate"],
        ["FY2027", "estimate"]
      ]
    ]);
    expect(values("revenue")).toEqual([40, 100, 160]);
    expect(values("profit")).toEqual([1 + 9, 10 + 30, 14 + 9]);
    expect(values("cash")).toEqual([10, 50, 73]);
    expect(values("margin")).toEqual([10 / 40, 40 / 100, 23 / 160]);
  });

  it("numbers cells of the model as the model does, and those of years behind them", () => {
    const numbered = model.cells.map((_, cell) => years?.model.cells[cell]);
    expect(numbered.map((cell) => [cell?.line.name, cell?.period])).toEqual(
      model.cells.map(({line, period}) => [`part.${line.name}`, period])
    );
    expect(years?.model.firstCell.get("revenue")).toBeGreaterThanOrEqual(model.cells.length);
  });

  it("stands behind the last of its periods", () => {
    const periods = ["H1", "H2", "H1", "H2", "H1", "H2"];
    expect(besidePeriods(years, periods, ["FY2025", "FY2026", "FY2027"]).join(" ")).toBe(
      "H1 H2 FY2025 H1 H2 FY2026 H1 H2 FY2027"
    );
    expect(besidePeriods(null, periods, [])).toEqual(periods);
  });

  it("follows what is set", () => {
    expect(values("margin", {margin_in: {at: {FY2026H2: 0}}})?.[1]).toBe(0.1);
  });

  it("says which lines have no value over a year, and why", () => {
    expect([...(years?.without ?? [])]).toEqual([
      ["margin_in", expect.stringContaining("stated, not worked out")],
      ["growth", expect.stringContaining("reads other periods by prev(")]
    ]);
  });

  it.each([
    ["FY2025H2 to FY2028H1, with years, years end in March", ["FY2026", "FY2027"]],
    ["FY2025Q3 to FY2026Q4, with years", ["FY2026"]],
    ["FY2025 to FY2030", undefined],
    ["FY2025Q1 to FY2025Q3, with years, reported to FY2025Q1", undefined]
  ])("takes full years alone: %s", (periods, labels) => {
    const text = LINES_OF_HALVES.replace(/stated .*/, "input 10")
      .replace(/ {2}source.*\n/, "  because x\n")
      .replace(/input 10%.* in/, "input 10% thereafter in");
    const {bound} = boundSheet(`periods ${periods}${text}`, {}, NOTHING);
    if (!bound) throw new Error("expected a sound document");
    expect(yearsOf(compiled(bound.sheet))?.periods.map(({label}) => label)).toEqual(labels);
  });
});

describe("with years, in the notation", () => {
  it("is printed as it is read, and refused where periods are years or weeks", () => {
    const text = `periods ${HALVES}\n`;
    expect(printModel(parseModel(text).document)).toBe(text);
    expect(boundSheet("periods FY2025 to FY2027, with years\n", {}, NOTHING).problems.map(placedProblem)).toEqual([
      "line 1, column 1: with years; expected halves, quarters or months, which fill years"
    ]);
  });
});

it("has the model's own evaluation in its first cells", () => {
  const {model} = modelOfPeriods(HALVES);
  const years = yearsOf(model);
  const own = evaluate(model);
  const all = years && evaluatedYears(years, {});
  expect([...own.values]).toEqual([...(all?.values.slice(0, own.values.length) ?? [])]);
});
