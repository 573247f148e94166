import {describe, expect, it} from "vitest";
import {withFormula, withInputs, withOverride, withoutOverrides} from "../../../src/model/text/edit-cell.js";

const LABELS = ["FY2025", "FY2026", "FY2027", "FY2028"];

const TEXT = `// mine
title My company | 我的公司
periods FY2025 to FY2028, reported to FY2025

# Revenue
revenue_reported  USD m flow partial  fact revenue ifrs 12m
  source somewhere
growth            %                   input FY2026 10%, 20%, 30% in -50%..100% // beside
  because hope
// above
revenue           USD m flow
  forecast = prev(revenue, missing) * (1 + growth)
  // within
  reported = revenue_reported
  Revenue | 收入
shares            m shares            input 50
include forward with unit = USD/share
  dividend  input 0
x                 1                   = 1   // odd   blanks
`;

const LIBRARY = {
  forward: "shared forward (unit)\ndividend {unit} given\nlater {unit} = dividend + dividend\n  Later\n"
};

describe("withFormula(text, library, formula)", () => {
  const change = {line: "revenue", basis: "estimate", kind: null} as const;

  it("changes the forecast or the reported branch alone, and leaves the rest as it is written", () => {
    const formula = "prev(revenue, missing) * 1";
    const after = withFormula(TEXT, {}, {...change, formula}) ?? "";
    expect(after).toContain(
      "// above\n// within\nrevenue           USD m flow\n  forecast = prev(revenue, missing) * 1\n"
    );
    expect(after).toContain("  reported = revenue_reported\n  Revenue | 收入\n");
    expect(after).toContain("= 1   // odd   blanks\n");
    expect(withFormula(TEXT, {}, {...change, basis: "actual", formula: "shares"})).toContain("  reported = shares\n");
  });

  it("makes a formula of an input, of the kind told, and keeps the reason as a note", () => {
    expect(withFormula(TEXT, {}, {line: "growth", formula: "1 / 2", basis: null, kind: "ratio"})).toContain(
      "growth            % ratio             = 1 / 2 // beside\n  note hope\n"
    );
  });

  it("brings a line of an included document below its include", () => {
    expect(withFormula(TEXT, LIBRARY, {line: "later", formula: "dividend", basis: null, kind: null})).toContain(
      "  dividend  input 0\n  later     = dividend\nx "
    );
  });

  it("refuses a text with problems, and a line that is not there", () => {
    expect(withFormula(`${TEXT}y 1 = (`, {}, {...change, formula: "1"})).toBeNull();
    expect(withFormula(TEXT, {}, {...change, line: "lost", formula: "1"})).toBeNull();
  });
});

describe("withOverride(text, library, override)", () => {
  const reason = {en: "guidance, p. 3", zh: null};

  it("puts a number or a formula of one period below its line, each period once, in order", () => {
    const once = withOverride(TEXT, {}, {line: "revenue", period: "FY2027", worth: "1,200", reason}) ?? "";
    expect(once).toContain("  override FY2027 = 1,200 because guidance, p. 3\n  Revenue | 收入\n");
    const twice = withOverride(once, {}, {line: "revenue", period: "FY2026", worth: "shares * 2", reason: null}) ?? "";
    expect(twice).toContain("  override FY2026 = shares * 2\n  override FY2027 = 1,200 because guidance, p. 3\n");
    const again = withOverride(twice, {}, {line: "revenue", period: "FY2027", worth: "(5)", reason: null}) ?? "";
    expect(again).toContain("  override FY2027 = (5)\n");
    const cells = [
      {line: "revenue", period: "FY2026"},
      {line: "revenue", period: "FY2027"}
    ];
    expect(withoutOverrides(again, {}, cells)).not.toContain("override");
  });
});

describe("withInputs(text, library, inputs, labels)", () => {
  const put = (line: string, period: string | null, value: number) =>
    withInputs(TEXT, LIBRARY, [{line, period, value, range: null}], LABELS) ?? "";

  it("writes a number as its line does: per cent, one value, or in the run of periods", () => {
    expect(put("growth", "FY2027", 0.255)).toContain("input FY2026 10%, 25.5%, 30% in -50%..100% // beside\n");
    expect(put("shares", null, 1234.5)).toContain("input 1,234.5\n");
    expect(put("dividend", null, 2)).toContain("  dividend  input 2\n");
  });

  it("adds a period before the first, and says the rest as one", () => {
    expect(put("growth", "FY2025", 0.05)).toContain("input FY2025 5%, 10%, 20%, 30% in");
    const inputs = [
      {line: "growth", period: "FY2027", value: 0.1, range: null},
      {line: "growth", period: "FY2028", value: 0.1, range: null}
    ];
    expect(withInputs(TEXT, {}, inputs, LABELS)).toContain("input FY2026 10% thereafter in");
  });

  it("refuses a line that holds no input", () => {
    expect(withInputs(TEXT, {}, [{line: "x", period: null, value: 1, range: null}], LABELS)).toBeNull();
  });
});

describe("numbers that are put into lines of per cent", () => {
  const library = {risk: "shared risk\nsmall  %  input 15bp in 0%..100%\n  because x\n"};
  const text = "periods FY2026 to FY2027\n\ninclude risk\n  small  input 15bp\n    because y\n";

  it("carry the sign that the unit asks for, also below an include, which leaves the unit out", () => {
    const inputs = [{line: "small", period: null, value: 0.25, range: null}];
    expect(withInputs(text, library, inputs, [])).toContain("small  input 25%");
    expect(withInputs(text.split("\n  small")[0] ?? "", library, inputs, [])).toContain("small  input 25%");
  });
});
