import {describe, expect, it} from "vitest";
import {boundSheet} from "../../../src/companies/bound-sheet.js";
import {placedProblem} from "../../../src/model/text/place.js";

const NOTHING = {facts: [], events: [], weeks: [], owned: []};
const HEAD = "periods FY2026 to FY2028\n";

/** Each problem with the length of what it marks. */
const lengths = (text: string, library = {}) =>
  boundSheet(/^periods|^include risk\n$/.test(text) ? text : HEAD + text, library, NOTHING).problems.map((problem) => [
    placedProblem(problem),
    problem.place.length
  ]);

describe("what is told beside a line that cannot be read", () => {
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

describe("what sections, includes and the head name wrongly", () => {
  const B = "a 1 = b\nb 1 input 1\n  because y\n";
  const line = (name: string, meant = "") =>
    `${name}: no line of this model; expected one${meant && `; did you mean ${meant}?`}`;
  const input = (name: string) => `${name}: no input of this model; expected one; did you mean b?`;
  const period = (label: string) => `${label}: no period of this model; expected FY2026 to FY2028`;
  const risk = (text: string) => ({risk: `shared risk\n${text}`});
  const money = {risk: "shared risk (money, unit)\na {money} input 1\n  because x\n"};
  const YEARS = "line 1, column 1: with years; expected halves, quarters or months, which fill years";

  it.each<[string, object, readonly (readonly [string, number])[]]>([
    [
      `title X\n${B}headline a, lost, b, c, a`,
      {},
      [
        [`line 6, column 1: ${line("lost")}`, 8],
        [`line 6, column 1: ${line("c", "a")}`, 8]
      ]
    ],
    [
      `${B}method m by lost\n  low a = 1, b = 2, c = 3\n  high b@FY2030 = 2`,
      {},
      [
        [`line 5, column 1: ${line("lost")}`, 6],
        [`line 6, column 11: ${input("a")}`, 1],
        [`line 6, column 25: ${input("c")}`, 1],
        [`line 7, column 19: ${period("FY2030")}`, 1]
      ]
    ],
    [
      `${B}case w\n  a = 1\n  b@FY2026 = 2\n  b@FY2031 = 2`,
      {},
      [
        [`line 6, column 7: ${input("a")}`, 1],
        [`line 8, column 14: ${period("FY2031")}`, 1]
      ]
    ],
    [
      `${B}ties lost@FY2026 with revenue ifrs 12m\nconsensus a@FY2030 from eps ifrs 12m\nuntied lost because x`,
      {},
      [
        [`line 5, column 1: ${line("lost")}`, 4],
        [`line 6, column 1: ${period("FY2030")}`, 9],
        [`line 7, column 1: ${line("lost")}`, 6]
      ]
    ],
    [
      `${B}reverse a = 1..2\n  read lost as X\n  read a@FY2030 as Y`,
      {},
      [
        [`line 5, column 1: ${line("lost")}`, 7],
        [`line 5, column 1: ${input("a")}`, 7],
        [`line 5, column 1: ${period("FY2030")}`, 7]
      ]
    ],
    [
      `${B}driven by tokens of z-ai\n  steps a, lost\n  coverage lost2 at list`,
      {},
      [
        [`line 5, column 1: ${line("lost")}`, 6],
        [`line 5, column 1: ${line("lost2")}`, 6]
      ]
    ],
    [`${B}not driven by tokens\n  finding x`, {}, []],
    [
      "b 1 input x\nmethod m by b\n  low b = 1",
      {},
      [["line 2, column 11: x; expected a number such as 27%, 1,234.5, 25x or 15bp", 1]]
    ],
    [
      "include lost\nmethod m by b\n  low b = 1",
      {},
      [["line 2, column 1: include lost: no such document; expected none", 7]]
    ],
    [
      "include risk with money = CNY m",
      money,
      [["line 2, column 1: include risk: unit not given; expected with unit = …", 7]]
    ],
    [
      "include risk",
      money,
      [["line 2, column 1: include risk: money, unit not given; expected with money = …; unit = …", 7]]
    ],
    [
      "include risk with money = CNY m; unot = x; unit = y",
      money,
      [["line 2, column 1: include risk: unot is no parameter of it; expected money, unit; did you mean unit?", 7]]
    ],
    [
      "include risk with money = CNY m",
      risk("a 1 input 1\n"),
      [["line 2, column 1: include risk: money is no parameter of it; expected none", 7]]
    ],
    [
      "include rsk",
      {...risk(""), other: "shared other\n"},
      [["line 2, column 1: include rsk: no such document; expected risk, other; did you mean risk?", 7]]
    ],
    [
      "include risk\n  b input 2\n  aa input 3",
      risk("a 1 input 1\n  because x\n# G\n"),
      [
        ["line 3, column 3: b: no line of risk; expected one of its lines; did you mean a?", 1],
        ["line 4, column 3: aa: no line of risk; expected one of its lines; did you mean a?", 2]
      ]
    ],
    [
      "include risk",
      risk("a 1 given\ninclude risk\n"),
      [
        ["line 2, column 1: include risk: a is not given; expected it below, such as a input 1", 7],
        ["risk, line 3, column 1: include risk: within itself, or more than 8 deep", 7]
      ]
    ],
    [
      "include lost\ninclude risk",
      risk("include lost\n"),
      [
        ["line 2, column 1: include lost: no such document; expected risk", 7],
        ["risk, line 2, column 1: include lost: no such document; expected risk", 7]
      ]
    ],
    [
      "z 1 input x\ninclude risk",
      {...risk("b 1 = 2\ninclude more\nb 1 = (\n"), more: "shared more\n\n\n\nc 1 = (\n"},
      [
        ["line 2, column 11: x; expected a number such as 27%, 1,234.5, 25x or 15bp", 1],
        ["more, line 5, column 7: formula ends; expected a number, a name or a bracket", 1],
        ["risk, line 4, column 7: formula ends; expected a number, a name or a bracket", 1]
      ]
    ],
    [
      "periods FY2026 to FY2025\na 1 = 1",
      {},
      [["line 1, column 1: periods: last: FY2025; expected FY2026 or later", 7]]
    ],
    [
      "periods FY2026H1 to FY2027\na 1 = 1",
      {},
      [["line 1, column 1: periods: last: FY2027; expected a label such as FY2026H1", 7]]
    ],
    ["periods FY2026 to FY2027, with years\na 1 = 1", {}, [[YEARS, 7]]],
    ["periods 2026-02-16 to 2026-03-02, with years\na 1 = 1", {}, [[YEARS, 7]]],
    ["periods FY2026H1 to FY2027H2, with years\na 1 input 1", {}, []],
    [
      "periods FY2026 to FY2028, reported to FY2030\na 1 = 1",
      {},
      [["line 1, column 1: periods: lastActual: FY2030; expected a period from FY2026 to FY2028", 7]]
    ],
    [
      "a 1 input FY2026 1, 2, 3, 4\n  because x",
      {},
      [["line 2, column 5: more numbers than periods; expected FY2026 to FY2028", 23]]
    ],
    [
      "a 1 input FY2025 1\n  because x",
      {},
      [["line 2, column 5: FY2025: no period; expected FY2026 to FY2028; did you mean FY2026?", 14]]
    ],
    [
      "a 1 ratio = 1\n  actual 3\n  source x",
      {},
      [["line 2, column 1: actual: numbers without periods; expected each with its period", 1]]
    ],
    [
      "c check 1 > 0\n  override = 2",
      {},
      [
        [
          "line 2, column 1: override of c: it is a check; expected a formula or a reported line, so write the number itself",
          1
        ]
      ]
    ]
  ])("is told at its place: %j with %j", (text, library, expected) => expect(lengths(text, library)).toEqual(expected));

  it("is that there are no periods, also where an included document has some", () => {
    const none = "line 1, column 1: no periods; expected a line such as periods FY2025 to FY2030, reported to FY2026";
    expect(lengths("include risk\n", risk("periods FY2026 to FY2028\n"))).toEqual([[none, 1]]);
  });
});

describe("what a line of a document is in its sheet", () => {
  const specs = (text: string) => boundSheet(HEAD + text, {}, NOTHING).bound?.sheet.lines;
  const reported = {type: "formula", formula: "missing"};

  it.each<[string, object]>([
    ["a 1 stated 1\n  source x\n  override = 2", {type: "fact", values: 2, source: "x"}],
    ["a 1 stated 1\n  source x\n  override = 2 + 1", {...reported, overrides: {"": "2 + 1"}}],
    [
      "a CNY flow stated 1\n  source x\n  override FY2027 = 2",
      {...reported, kind: "flow", actuals: {FY2026: 1, FY2027: 1, FY2028: 1}, overrides: {FY2027: 2}}
    ],
    [
      "a 1 stated 1, 2\n  source x\n  override FY2027 = 2",
      {...reported, kind: "ratio", actuals: {FY2027: 1, FY2028: 2}}
    ],
    [
      "a CNY stock stated FY2026 1\n  source x\n  override FY2027 = 2 + 1",
      {...reported, kind: "stock", actuals: {FY2026: 1}, overrides: {FY2027: "2 + 1"}}
    ],
    ["a 1 ratio = 2\n  source x", {type: "formula", formula: "2", source: "x"}],
    ["a 1 ratio = 2\n  actual FY2026 1\n  source x", {actuals: {FY2026: 1}, source: "x"}],
    ["a 1 stated FY2026 1\n  because x", {source: "x"}],
    ["a 1 stated FY2026 1", {source: ""}],
    ["a 1 input 1, 2 thereafter\n  because x", {values: {FY2026: 1, FY2027: 2, FY2028: 2}}],
    ["a 1 input FY2027 1, 2\n  because x", {values: {FY2027: 1, FY2028: 2}}],
    ["a 1 input 1, 2, 3\n  because x", {values: [1, 2, 3]}],
    [
      "a 1 table CNY m to 1: 0 1, 1 2\n  T | 表\n  source s",
      {type: "table", units: ["CNY m", "1"], points: [[0, 1], [1, 2]], source: "s", title: "T"} // prettier-ignore
    ],
    [
      "a 1 input 1 in 0..3 step 2 ~ normal(1, 2)\n  because x\n  A",
      {values: 1, reason: "x", range: [0, 3], step: 2, distribution: {type: "normal", mean: 1, sd: 2}, title: "A"}
    ]
  ])("of %j is %j", (text, expected) => expect(specs(text)?.[0]).toMatchObject(expected));

  it("has no source of actuals where none is written", () => {
    expect(specs("a 1 ratio = 2\n  actual FY2026 1")?.[0]).not.toHaveProperty("source");
    expect(specs("a 1 ratio = 2")?.[0]).not.toHaveProperty("source");
  });
});
