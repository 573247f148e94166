import {describe, expect, it} from "vitest";
import {boundCompany} from "../../src/companies/bound-company.js";
import type {CompanyData} from "../../src/companies/facts.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {compiled, nodeOfCell, cellAt} from "../../src/model/compile.js";
import {printFormula} from "../../src/model/formula/print.js";
import {placedProblem} from "../../src/model/text/place.js";

const DATA: CompanyData = {facts: [], events: [], weeks: [], owned: []};

function company(below = "", more = "") {
  const text = `title Own
periods FY2025 to FY2028, reported to FY2025
reported  USD m flow partial  stated FY2025 100
${more}  source the report
growth  %  input 10% in -50%..100%
  because hope
revenue   USD m flow
  forecast = prev(revenue, missing) * (1 + growth)
  reported = reported
${below}worth  USD m  = sum(revenue)
headline worth, worth, worth, worth, growth
`;
  return boundCompany(text, {}, DATA);
}

function values(below = "", more = ""): (number | string)[] {
  const {company: made, problems} = company(below, more);
  if (!made) throw new Error(problems.map(placedProblem).join("\n"));
  const evaluation = evaluate(compiled(made.sheet));
  return ["FY2025", "FY2026", "FY2027", "FY2028"].map((label) => {
    const found = outcome(evaluation, "revenue", label);
    return found.ok ? Number(found.value.toFixed(6)) : found.error.kind;
  });
}

describe("override <period> = …", () => {
  it("stands in its period instead, a number or a formula, and what follows goes on from it", () => {
    expect(values()).toEqual([100, 110, 121, 133.1]);
    expect(values("  override FY2026 = 200 because guidance\n")).toEqual([100, 200, 220, 242]);
    expect(values("  override FY2027 = prev(revenue, missing) + reported * 0 + prev(revenue, missing)\n")).toEqual([
      100,
      110,
      "missing",
      "missing"
    ]);
    expect(values("  override FY2027 = prev(revenue, missing) * 2\n")).toEqual([100, 110, 220, 242]);
    expect(values("", "  override FY2025 = 80 because the note\n")).toEqual([80, 88, 96.8, 106.48]);
  });

  it("frees a cell of what its line reads: no loop is left where the override has none", () => {
    const text = `title Own
periods FY2025 to FY2026
a  USD m flow  = b
b  USD m flow  = a
  override FY2025 = 1
  override FY2026 = 2
headline c, c, c, c, d
c  USD m  = sum(a)
d  %  = c / c
`;
    const {company: made, problems} = boundCompany(text, {}, DATA);
    expect(problems.map(placedProblem)).toEqual([]);
    expect(made && outcome(evaluate(compiled(made.sheet)), "c")).toMatchObject({value: 3});
  });

  it("is marked cell by cell with its reason and explained by its own formula", () => {
    const {company: made} = company("  override FY2027 = prev(revenue, missing) * 2 because guidance | 指引\n");
    expect(made?.overridden).toEqual([{line: "revenue", period: "FY2027", reason: {en: "guidance", zh: "指引"}}]);
    if (!made) throw new Error("no company");
    const model = compiled(made.sheet);
    const node = nodeOfCell(model, cellAt(model, "revenue", "FY2027"));
    expect(node && printFormula(node)).toBe("prev(revenue, missing) * 2");
  });

  it("stands for a line of one value", () => {
    const {company: made} = company("");
    const text = `title Own\nperiods FY2025 to FY2026\nx  USD m  = y + y\n  override = 7\ny  USD m  input 1\n  because a\nr  %  = x / y\nheadline x, x, y, y, r\n`;
    const {company: single} = boundCompany(text, {}, DATA);
    expect(made?.overridden).toEqual([]);
    expect(single && outcome(evaluate(compiled(single.sheet)), "x")).toMatchObject({value: 7});
  });

  it.each([
    ["  override FY2031 = 5\n", "override: FY2031; expected FY2025 to FY2028"],
    ["  override FY2026 = growth\n", "revenue is in USD m but its formula gives 1"],
    ["  override FY2026 = prev(revenu, missing)\n", "did you mean revenue?"]
  ])("tells what is wrong with %j", (below, message) => {
    expect(company(below).problems.map(placedProblem).join("\n")).toContain(message);
  });

  it("is refused of an input, which holds its number itself", () => {
    const text = `title Own\nperiods FY2025 to FY2026\ny  USD m  input 1\n  because a\n  override = 7\nheadline y, y, y, y, y\n`;
    expect(boundCompany(text, {}, DATA).problems.map(placedProblem).join("\n")).toContain("it is an input");
  });
});
