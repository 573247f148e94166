import {describe, expect, it} from "vitest";
import {placeOfLine} from "../../../src/model/text/find-line.js";
import {withFigure, type StatedFigure} from "../../../src/model/text/edit.js";

const FIGURE: StatedFigure = {line: "sales", period: "FY2025H2", number: "1,200", source: 'report, "p. 3"'};

const TEXT = `// kept as it is
periods FY2025H1 to FY2026H2, reported to FY2025H2

sales   CNY m  flow fact revenue ifrs 6m   // odd   blanks
  Sales | 收入
cost CNY m flow fact cost ifrs 6m
`;

describe("withFigure(text, library, figure)", () => {
  it("puts a figure below its line, and leaves the rest as it is written", () => {
    expect(withFigure(TEXT, {}, FIGURE)).toBe(
      TEXT.replace("收入\n", '收入\n  actual FY2025H2 1,200\n  source "report, ""p. 3"""\n')
    );
  });

  it("adds to figures that stand there", () => {
    const once = withFigure(TEXT, {}, FIGURE) ?? "";
    expect(withFigure(once, {}, {...FIGURE, period: "FY2025H1", number: "(5)"})).toBe(
      once.replace("FY2025H2 1,200", "FY2025H2 1,200, FY2025H1 (5)")
    );
  });

  it("assumes a single value in place of the figure", () => {
    const text = "cash CNY m fact cash ifrs on 2026-06-30  // held\n  Cash\nx 1 = cash / cash";
    expect(withFigure(text, {}, {...FIGURE, line: "cash", period: null, source: "p. 4"})).toBe(
      'cash CNY m fact cash ifrs on 2026-06-30 else input 1,200  // held\n  Cash\n  because "p. 4"\nx 1 = cash / cash'
    );
  });

  it("puts a single value, and where it was read, in place of what the document assumes", () => {
    const text =
      "cash CNY m fact cash ifrs on 2026-06-30 else input 9 in 0..99  // held\n  Cash\n  note assumed | 假设\nx 1 = cash / cash";
    expect(withFigure(text, {}, {...FIGURE, line: "cash", period: null, source: "p. 4"})).toBe(
      'cash CNY m fact cash ifrs on 2026-06-30 else input 1,200  // held\n  Cash\n  because "p. 4"\nx 1 = cash / cash'
    );
  });

  it("brings a line of an included document below its include", () => {
    const library = {usage: "shared usage (metric)\nsales CNY m flow fact {metric} ifrs 6m\n  Sales | 收入\n"};
    const text = "include usage with metric = revenue\nx 1 = 2\n";
    const once =
      'include usage with metric = revenue\n  sales  fact revenue ifrs 6m\n    actual FY2025H2 1,200\n    source "report, ""p. 3"""\nx 1 = 2\n';
    expect(withFigure(text, library, FIGURE)).toBe(once);
    expect(withFigure(once, library, {...FIGURE, period: "FY2025H1", number: "7"})).toBe(
      once.replace("1,200", "1,200, FY2025H1 7")
    );
  });

  it("refuses a text with problems, and a line that is not there", () => {
    expect(withFigure(`${TEXT}x 1 = (`, {}, FIGURE)).toBeNull();
    expect(withFigure(TEXT, {}, {...FIGURE, line: "lost"})).toBeNull();
  });
});

describe("placeOfLine(text, name)", () => {
  it("is where a line stands, also below an include; null where only an included document has it", () => {
    const text = "x 1 = y\ninclude usage\n  y  input 2\n";
    expect(placeOfLine(text, "x")).toEqual({line: 1, column: 1, length: 1});
    expect(placeOfLine(text, "y")).toEqual({line: 3, column: 3, length: 1});
    expect(placeOfLine(text, "z")).toBeNull();
    expect(placeOfLine(`${text}  y  input 3\nx 1 = 2\n`, "y")?.line).toBe(3);
    expect(placeOfLine(`${text}  y  input 3\nx 1 = 2\n`, "x")?.line).toBe(1);
  });
});
