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

describe("what is told beside a line that cannot be read", () => {
  const lengths = (text: string) =>
    boundSheet(HEAD + text, {}, NOTHING).problems.map((problem) => [placedProblem(problem), problem.place.length]);
  const X = "line 2, column 11: x; expected a number such as 27%, 1,234.5, 25x or 15bp";
  const LOST = "line 2, column 1: include lost: no such document; expected none";
  const MEASURE = "b is in CNY m but its formula gives 1; convert() or correct one";
  const D = "\nd 1 input 1\n  because y";

  it.each<[string, readonly (readonly [string, number])[]]>([
    [
      "a 1 input x\nb 1 = a + c",
      [
        [X, 1],
        ["line 3, column 11: unknown name: c in b; did you mean b?", 1]
      ]
    ],
    ["a 1 input x\nb CNY m = 1 + a", [[X, 1]]],
    [
      `a 1 input x\nb CNY m = d${D}`,
      [
        [X, 1],
        [`line 3, column 9: ${MEASURE}`, 3]
      ]
    ],
    [
      `a 1 input x\nb CNY m = is_estimate + d${D}`,
      [
        [X, 1],
        ["line 3, column 11: condition is_estimate in b; expected an amount: if(…, 1, 0)", 11]
      ]
    ],
    [
      "a 1 input x\nb CNY m = sum(max(a))\nc 1 = foo(1)",
      [
        [X, 1],
        ["line 4, column 7: unknown function: foo in c; did you mean fv?", 3]
      ]
    ],
    [`include lost\nb CNY m = c + d${D}`, [[LOST, 7]]],
    [
      `include lost\nb CNY m = d${D}`,
      [
        [LOST, 7],
        [`line 3, column 9: ${MEASURE}`, 3]
      ]
    ],
    [
      "a 1 = lost * (",
      [
        ["line 2, column 7: unknown name: lost in a", 4],
        ["line 2, column 14: formula ends; expected a number, a name or a bracket", 1]
      ]
    ],
    [
      `a CNY m input x\nb 1 flow = d\n  override FY2027 = a\nd CNY m input 1\n  because y\nc 1 ratio = d\n  override FY2027 = d`,
      [
        ["line 2, column 15: x; expected a number such as 27%, 1,234.5, 25x or 15bp", 1],
        ["line 7, column 11: c is in 1 but its formula gives CNY m; convert() or correct one", 3]
      ]
    ]
  ])("of %j is all that does not come of it", (text, expected) => expect(lengths(text)).toEqual(expected));
});
