import {describe, expect, it} from "vitest";
import {boundSheet} from "../../../src/companies/bound-sheet.js";
import {messageZh} from "../../../src/model/text/message-zh.js";
import {parseModel} from "../../../src/model/text/parse.js";
import {placedProblem} from "../../../src/model/text/place.js";
import {printModel} from "../../../src/model/text/print.js";

const NOTHING = {facts: [], events: [], weeks: [], owned: []};
const HEAD = "periods FY2026 to FY2028\n";

const told = (text: string, library = {}) => boundSheet(HEAD + text, library, NOTHING).problems.map(placedProblem);

describe("what a document says twice", () => {
  it.each([
    [
      "a 1 flow = b\n  override FY2027 = 3\n  override FY2027 = 4",
      "line 4, column 3: override FY2027 of a stands twice, first on line 3; expected one of both"
    ],
    [
      "a 1 = b\n  override = 3\n  override = 4",
      "line 4, column 3: override of a stands twice, first on line 3; expected one of both"
    ],
    ["case war\ncase bull\ncase war", "line 4, column 1: case war stands twice, first on line 2; expected one of both"],
    [
      "no case war because x\ncase war",
      "line 3, column 1: case war stands twice, first on line 2; expected one of both"
    ],
    [
      "case war\n  g = 3\n  g = 4",
      "line 4, column 7: g in case war stands twice, first on line 3; expected one of both"
    ],
    [
      "a 1 input FY2026 3, FY2026 4",
      "line 2, column 28: FY2026 of a stands twice, first on line 2; expected one of both"
    ],
    [
      "a 1 ratio = b\n  actual FY2026 1, FY2026 2",
      "line 3, column 27: FY2026 of a stands twice, first on line 3; expected one of both"
    ],
    [
      "case war\n  g@FY2027 = 3\n  g = 3\n  g@FY2027 = 4",
      "line 5, column 14: g@FY2027 in case war stands twice, first on line 3; expected one of both"
    ],
    [
      "method dcf by g\n  low g = 3, g = 4",
      "line 3, column 18: g in low of method dcf stands twice, first on line 3; expected one of both"
    ],
    [
      "method dcf by g\nmethod dcf by h",
      "line 3, column 1: method dcf stands twice, first on line 2; expected one of both"
    ],
    ["company a\ncompany b", "line 3, column 1: company stands twice, first on line 2; expected one of both"],
    ["title A\ntitle B", "line 3, column 1: title stands twice, first on line 2; expected one of both"],
    ["include risk\ncase war", "line 3, column 1: case war stands twice, first on risk, line 2; expected one of both"]
  ])("is told with both places: %j", (text, problem) => {
    const problems = told(text, {risk: "shared risk\ncase war\n"});
    expect(problems).toContain(problem);
    expect(messageZh(problem.replace(/^.*?: /, ""))).toContain("重复，首次见");
  });

  it("is nothing where each is another", () => {
    expect(
      told(
        "a 1 ratio = g\n  override FY2027 = 3\n  override FY2028 = 3\ng 1 input 1\n  because x\nh 1 input 1\n  because x\ncase war\n  g = 3\n  h = 3\ncase peace\n  g = 3"
      )
    ).toEqual([]);
  });

  it("leaves titles in quotation marks that begin like a word of the notation, and prints them so", () => {
    const text = 'a  1  = b\n  "because of it" | 因为\n';
    expect(printModel(parseModel(text).document)).toBe(text);
    expect(printModel(parseModel('a  1  = b\n  "becuase"\n').document)).toBe('a  1  = b\n  "becuase"\n');
    expect(parseModel("a  1  = b\n  Because of it\n").problems).toEqual([]);
  });
});
