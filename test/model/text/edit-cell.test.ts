import {describe, expect, it} from "vitest";
import {
  branchFor,
  withFormula,
  withInputs,
  withLastHeld,
  withOverride,
  withoutOverrides
} from "../../../src/model/text/edit-cell.js";

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

describe("a cell of a small text", () => {
  const P = "periods FY2025 to FY2028, reported to FY2025\n";
  const FORMULAS = `${P}a 1 ratio = if(is_estimate, b, c)\nd 1 ratio = if(b, c, d)\ne check b\nf 1 stock = b\nx 1 = if(is_estimate, b)\ng 1 input 2\nh 1 stock input 2\n`;

  it.each([
    ["a", "z", null, "a  1 ratio  = z"],
    ["a", "z", "estimate", "a  1 ratio"],
    ["d", "z", "estimate", "d  1 ratio  = z"],
    ["x", "z", "estimate", "x  1        = z"],
    ["e", "z > 1", null, "e           check z > 1"],
    ["f", 'sql "SELECT 1"', null, 'f  1 stock  = sql "SELECT 1"'],
    ["g", 'sql "SELECT 1"', null, 'g  1 flow   = sql "SELECT 1"'],
    ["g", "z", null, "g  1 flow   = z"],
    ["h", "z", null, "h  1 stock  = z"]
  ] as const)("has line %s say %j, basis %s", (line, formula, basis, expected) => {
    const after = withFormula(FORMULAS, {}, {line, formula, basis, kind: "flow"}) ?? "";
    expect(after.split("\n")).toContain(expected);
    expect(after.startsWith(P)).toBe(true);
  });

  it.each([
    ["if(is_estimate, b, c)", "estimate", "b"],
    ["if(is_estimate, b, c)", "actual", "c"],
    ["if(is_estimate, b, c)", null, "if(is_estimate, b, c)"],
    ["if(x, b, c)", "actual", "if(x, b, c)"],
    ["if(is_estimate, b)", "actual", "if(is_estimate, b)"],
    ["b + c", "estimate", "b + c"]
  ] as const)("%s has for basis %s the formula %s", (formula, basis, branch) =>
    expect(branchFor(formula, basis)).toBe(branch)
  );

  const STATED = `${P}a 1 flow = b\n  override FY2028 = 1\n  override FY2026 = 2\nc 1 flow fact c ifrs 12m\n  actual FY2025 1, FY2026 2\n  source x\nd 1 = b\n  override = 4\n`;
  const below = (text: string | null, name: string) =>
    new RegExp(`^${name} .*\\n(?:  .*\\n)*`, "m").exec(text ?? "")?.[0];

  it("follows its line again, one cell or more, figures that were typed in as well", () => {
    const cell = (line: string, period: string | null) => ({line, period});
    const some = withoutOverrides(STATED, {}, [cell("a", "FY2026"), cell("c", "FY2025"), cell("d", null)]);
    expect(some).toBe(
      `${P}a  1 flow  = b\n  override FY2028 = 1\nc  1 flow  fact c ifrs 12m\n  actual FY2026 2\n  source x\nd  1       = b\n`
    );
    const all = withoutOverrides(STATED, {}, [cell("c", "FY2025"), cell("c", "FY2026")]);
    expect(below(all, "c")).toBe("c  1 flow  fact c ifrs 12m\n  source x\n");
    expect(below(withoutOverrides(STATED, {}, [cell("a", "FY2025"), cell("c", "FY2028")]), "a")).toBe(
      "a  1 flow  = b\n  override FY2028 = 1\n  override FY2026 = 2\n"
    );
    expect(withoutOverrides(STATED, {}, [cell("z", "FY2028"), cell("a", "FY2028")])).toBeNull();
  });

  it.each([
    ["a", "FY2027", "b * 2", ["FY2026 = 2", "FY2027 = b * 2", "FY2028 = 1"]],
    ["a", "FY2026", "7", ["FY2026 = 7", "FY2028 = 1"]],
    ["d", null, "7", ["= 7"]]
  ])("of %s in %s stands at %s instead", (line, period, worth, expected) => {
    const after = withOverride(STATED, {}, {line, period, worth, reason: null});
    expect(below(after, line)?.match(/(?<=override ).*/g)).toEqual(expected);
  });

  it("goes on with its last number, in each line that is an input", () => {
    const text = `${P}a 1 input FY2025 1, 2\nb 1 input FY2025 3\n  because x\n`;
    expect(withLastHeld(text, {}, ["a", "b"])).toBe(
      `${P}a  1  input FY2025 1, 2 thereafter\nb  1  input FY2025 3 thereafter\n  because x\n`
    );
    expect(withLastHeld(`${P}a 1 input FY2025 1, 2\nb 1 = a\n`, {}, ["b", "a"])).toBeNull();
  });

  const INPUTS = `${P}a % input 10%\nb x input 25x\nc 1 fact c ifrs 12m else input 3\nm CNY market close quoted\nn CNY market close quoted in 1..9 step 2\nx x input 3\ny % input 15bp, 25%\nz 1 fact c ifrs 12m\n`;

  it.each([
    ["a", null, 0.255, null, "a  %    input 25.5%"],
    ["b", null, 12.5, null, "b  x    input 12.5x"],
    ["c", null, 4, null, "c  1    fact c ifrs 12m else input 4"],
    ["m", null, 5, null, "m  CNY  input 5"],
    ["m", null, 5, [1, 10], "m  CNY  input 5 in 1..10"],
    ["n", null, 5, [0, 10], "n  CNY  input 5 in 1..9 step 2"],
    ["x", null, 4, null, "x  x    input 4x"],
    ["y", "FY2026", 0.3, null, "y  %    input FY2026 30%, 15bp, 25%"]
  ] as const)("of %s in %s, at %d within %j, is written %s", (line, period, value, range, expected) => {
    const after = withInputs(INPUTS, {}, [{line, period, value, range}], LABELS) ?? "";
    expect(after.split("\n")).toContain(expected);
  });

  it("is refused where its line has no number of its own, whatever comes after", () => {
    const put = (line: string) => ({line, period: null, value: 1, range: null});
    expect(withInputs(INPUTS, {}, [put("z")], LABELS)).toBeNull();
    expect(withInputs(INPUTS, {}, [put("z"), put("a")], LABELS)).toBeNull();
  });
});
