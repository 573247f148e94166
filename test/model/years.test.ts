import {describe, expect, it} from "vitest";
import {boundSheet} from "../../src/companies/bound-sheet.js";
import {besidePeriods, evaluatedYears, PART, yearsOf} from "../../src/model/analysis/years.js";
import {evaluate, outcomes} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {check, fact, flow, input, ratio, stock} from "../../src/model/sheet/line.js";
import type {SheetSpec} from "../../src/model/sheet/sheet.js";
import {parseModel} from "../../src/model/text/parse.js";
import {placedProblem} from "../../src/model/text/place.js";
import {printModel} from "../../src/model/text/print.js";
import {smallSheet} from "./small-sheet.js";
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

describe("the sheet of years", () => {
  const part = smallSheet([fact("users", "1", [1, 2, 3], "s")]);
  const sheet: SheetSpec = {
    name: "group",
    calendar: {step: "quarter", first: "FY2025Q4", last: "FY2027Q3", yearEnd: 3, lastActual: "FY2026Q4"},
    counts: ["rack"],
    lines: [
      fact("racks", "rack", {FY2026Q4: 8}, "s", {kind: "stock", timing: "end", title: "Racks in place"}),
      flow("revenue", "USD m", "period_days * 1 / period_days * one"),
      input("one", "USD m", 1, "r"),
      ratio("turns", "1", "revenue / revenue", {readAs: "multiple"}),
      ratio("grown", "1", "prev(turns, 1)"),
      check("sound", "revenue > one - one")
    ],
    parts: {shop: part}
  };

  it("takes each line over periods that has a value over a year, by its kind, title, reading and timing", () => {
    const years = yearsOf(compiled(sheet));
    expect(years?.model.sheet).toEqual({
      name: "group_years",
      calendar: {step: "year", first: "FY2026", last: "FY2026", yearEnd: 3, lastActual: "FY2026"},
      counts: ["rack"],
      lines: [
        stock("racks", "rack", "part.racks", {timing: "end", title: "Racks in place"}),
        flow("revenue", "USD m", "part.revenue"),
        ratio("turns", "1", "part.turns", {readAs: "multiple"})
      ],
      parts: {[PART]: sheet}
    });
    expect([years?.closing, [...(years?.without.keys() ?? [])]]).toEqual([[4], ["grown"]]);
  });

  it("says no month in which years end, nothing reported and nothing counted where the model says none", () => {
    const {counts: _, parts: __, ...bare} = sheet;
    const years = yearsOf(compiled({...bare, calendar: {step: "half", first: "FY2026H1", last: "FY2026H2"}, lines: [flow("x", "USD m", "one"), input("one", "USD m", 1, "r")]})); // prettier-ignore
    expect(years?.model.sheet).toMatchObject({calendar: {step: "year", first: "FY2026", last: "FY2026"}});
    expect(Object.keys(years?.model.sheet ?? {})).toEqual(["name", "calendar", "lines", "parts"]);
    expect(Object.keys(years?.model.sheet.calendar ?? {})).toEqual(["step", "first", "last"]);
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
