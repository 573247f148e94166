import {describe, expect, it} from "vitest";
import {distributionOf} from "../../../src/model/text/distribution.js";
import type {LineStatement} from "../../../src/model/text/node.js";
import {LONGEST, parseModel} from "../../../src/model/text/parse.js";
import {placedProblem} from "../../../src/model/text/place.js";
import {printModel} from "../../../src/model/text/print.js";

const told = (text: string) => parseModel(text).problems.map(placedProblem);

/** The only line of a document, which must be sound. */
function line(text: string): LineStatement {
  const {document, problems} = parseModel(text);
  const [first] = document.statements;
  if (problems.length > 0 || first?.type !== "line")
    throw new Error(problems.map(placedProblem).join("\n") || "no line");
  return first;
}

describe("parseModel(text)", () => {
  it("reads a line: name, unit, what it is and what it is worth", () => {
    expect(
      line('revenue CNY m flow plug = at(a, "FY2026") * b // held\n  Revenue | 收入\n  note why | 缘由')
    ).toMatchObject({
      name: "revenue",
      unit: "CNY m",
      traits: {kind: "flow", isPlug: true, isPartial: false, timing: null},
      definition: {type: "formula", formula: 'at(a, "FY2026") * b'},
      title: {en: "Revenue", zh: "收入"},
      reason: {en: "why", zh: "缘由"},
      remark: "held"
    });
  });

  it("reads numbers as analysts write them, by period and thereafter", () => {
    const {definition} = line(
      "growth % input FY2027 27%, 1,234.5, (3.5), 25.0x, FY2032 15bp thereafter in -50%..2,000%"
    );
    if (definition.type !== "input") throw new Error(definition.type);
    expect(definition.series.thereafter).toBe(true);
    expect(definition.series.items.map(({label, quantity}) => [label, quantity.value])).toEqual([
      ["FY2027", 0.27],
      [null, 1234.5],
      [null, -3.5],
      [null, 25],
      ["FY2032", 0.0015]
    ]);
    expect(definition.range?.map(({value}) => value)).toEqual([-0.5, 20]);
  });

  it("lets a formula go on while a bracket is open or an operator waits, and keeps its places", () => {
    const text = "a 1 = max(b,\n    c +\n    d) *\n    2\n  Title";
    expect(line(text)).toMatchObject({definition: {formula: "max(b, c + d) * 2"}, title: {en: "Title", zh: null}});
    expect(told("a 1 = max(b,\n    c +\n    ?d)")).toEqual([
      "line 3, column 5: unexpected ?; expected a number, a name, an operator or a bracket"
    ]);
  });

  it("makes one formula of those for forecast and reported periods", () => {
    const {definition} = line("a 1 ratio\n  forecast = prev(a, missing)\n  reported = b");
    expect(definition).toEqual({type: "formula", formula: "if(is_estimate, prev(a, missing), b)"});
    expect(line("a 1 ratio\n  forecast = b").definition).toMatchObject({formula: "if(is_estimate, b, missing)"});
  });

  it("reads formulas that an including document fills in, and tells what is none of them", () => {
    expect(line("a {money} = convert(b, {unit}) * c").definition).toMatchObject({formula: "convert(b, {unit}) * c"});
    // Wrapped, its texts would be taken for a title.
    const {problems} = parseModel('a 1 = b * 0.5{x} "A" | c\n');
    expect(problems.map(({message}) => message)).toEqual([
      "unexpected {x}; expected an operator or the end of the formula",
      "unexpected |; expected a number, a name, an operator or a bracket"
    ]);
    expect(parseModel("a 1 = b * 0.5{x}\n").problems.map(({message}) => message)).toEqual([
      "unexpected {x}; expected an operator or the end of the formula"
    ]);
  });

  it("keeps comments, and takes // within quotation marks and addresses as text", () => {
    const text = '// above\na 1 = b // beside\n  "see // here" | 见 https://x.org\n// below\n';
    expect(line(text)).toMatchObject({comments: ["above"], remark: "beside", title: {en: "see // here"}});
    expect(printModel(parseModel(text).document)).toBe(
      '// above\na  1  = b // beside\n  "see // here" | 见 https://x.org\n\n// below\n'
    );
  });

  it("takes a query over several lines, with its own quotation marks, // and brackets, and a comment after it", () => {
    const text =
      'a 1 flow = sql "SELECT ""week start"", n // 2\n    FROM (\n    t ) // 3" // beside "x\n  "A" | 甲\n\nb 1 = c // = sql "d\n';
    expect(line(text)).toMatchObject({
      definition: {type: "sql", query: 'SELECT "week start", n // 2 FROM ( t ) // 3'},
      remark: 'beside "x',
      title: {en: "A"}
    });
    expect(parseModel(text).document.statements[1]).toMatchObject({definition: {type: "formula", formula: "c"}});
  });

  it.each([
    ["normal(1, 2)", {type: "normal", mean: 1, sd: 2}],
    ["lognormal(1, 2)", {type: "lognormal", mu: 1, sigma: 2}],
    ["uniform(1, 2)", {type: "uniform", low: 1, high: 2}],
    ["triangular(1, 2, 3)", {type: "triangular", low: 1, mode: 2, high: 3}],
    ["pert(1, 2, 3)", {type: "pert", low: 1, mode: 2, high: 3}],
    ["discrete(0 at 60%, 1 at 40%)", {type: "discrete", values: [0, 1], weights: [0.6, 0.4]}],
    ["empirical(1, 2, 3)", {type: "empirical", values: [1, 2, 3]}]
  ])("reads the distribution %s, and prints it so", (typed, drawn) => {
    const text = `a  1  input 1 ~ ${typed}\n`;
    const {definition} = line(text);
    if (definition.type !== "input" || !definition.distribution) throw new Error(definition.type);
    expect(distributionOf(definition.distribution)).toEqual(drawn);
    expect(printModel(parseModel(text).document)).toBe(text);
  });

  it("takes because within quotation marks of a formula for a text of it", () => {
    const [override] = line('a 1 = b\n  override FY2026 = at(b, "x because y") because z').overrides;
    expect(override).toMatchObject({worth: {formula: 'at(b, "x because y")'}, reason: {en: "z", zh: null}});
  });

  it("reads a factor by either sign, and triggers with and without labs", () => {
    const {document, problems} = parseModel("case w\n  trigger results of z-ai, qwen\n  a x 3\n  b × 4\n  c by 5\n");
    expect(problems).toEqual([]);
    expect(document.statements[0]).toMatchObject({
      trigger: {said: {kind: "results", labs: ["z-ai", "qwen"]}},
      settings: [{setting: {how: "x"}}, {setting: {how: "x"}}, {setting: {how: "by"}}]
    });
  });

  it("takes a line named like a section after the word line", () => {
    expect(line("line case 1 = b").name).toBe("case");
  });

  it.each([
    [
      "a CNYm = b",
      'line 1, column 3: unit: CNYm in "CNYm"; expected a currency such as USD, or one of token, share, ADS, year, quarter, month …'
    ],
    [
      "a CNY m",
      "line 1, column 1: a: nothing says what it is worth; expected =, check, input, stated, fact, market, usage, table, given after its unit"
    ],
    [
      "revenue USD m flow inputt 5, 6, 7",
      "line 1, column 20: inputt; expected =, check, input, stated, fact, market, usage, table, given after the unit of revenue; did you mean input?"
    ],
    [
      "perods FY2026 to FY2028",
      "line 1, column 1: perods; expected a line of the model, a heading (# …) or a section; did you mean periods?"
    ],
    ["a = b", "line 1, column 3: = b; expected a unit after the name, such as CNY m, HKD/share, % or 1"],
    ["a 1 = b +", "line 1, column 9: formula ends; expected a number, a name or a bracket"],
    ["a 1 = b +\n  Title | 题", "line 1, column 9: formula ends; expected a number, a name or a bracket"],
    ["a 1 = max(b,\n  because x", "line 1, column 12: formula ends; expected a number, a name or a bracket"],
    ["a 1 input abc", "line 1, column 11: abc; expected a number such as 27%, 1,234.5, 25x or 15bp"],
    [
      "a 1 input 3 in 0",
      "line 1, column 17: the line ends; expected two points and the greatest value, as in -50%..100%"
    ],
    ["a 1 input 3 on 4", "line 1, column 13: on; expected the end of the line; did you mean in?"],
    [
      "a 1 = b\n  reported = c",
      "line 1, column 5: =; expected what it is worth on the line, or forecast and reported below it, not both"
    ],
    [
      "a CNY m fact revenue",
      "line 1, column 21: the line ends; expected a basis such as ifrs, us-gaap or unadjusted-close"
    ],
    [
      "a 1 usage paid_token of z-ai",
      "line 1, column 11: paid_token; expected paid_tokens, weeks, priced_share, list_input, list_output, list_cached, last_period; did you mean paid_tokens?"
    ],
    [
      "inclde x",
      "line 1, column 1: inclde; expected a line of the model, a heading (# …) or a section; did you mean include?"
    ],
    ["method dcf of value", "line 1, column 12: of; expected by and the line of its value per share"],
    [
      "case war\n  Price war\n  mecanism of it",
      "line 3, column 3: mecanism; expected mechanism, or a setting such as growth = 20%, margin by -3% or multiple x 0.8; did you mean mechanism?"
    ],
    [
      "case war\n  trigger price_cuts of z-ai",
      "line 2, column 11: price_cuts; expected release, price_cut, price_rise, results, placing, note_evidence; did you mean price_cut?"
    ],
    [
      "case war\n  indicator tokens of z-ai beyond 5%",
      "line 2, column 28: beyond; expected above or below and a change such as 20%"
    ],
    [
      "case war\n  growth by nothing",
      "line 2, column 13: nothing; expected a number such as 27%, 1,234.5, 25x or 15bp"
    ],
    ["periods FY2026 until FY2030", "line 1, column 16: until; expected to and the last period"],
    [
      "headline a, b",
      "line 1, column 14: the line ends; expected value, value in twelve months, dividend, price and return, five lines in this order"
    ],
    [
      "a 1 = b\n  Title\n  Another",
      "line 3, column 3: Another; expected one title, then forecast, reported, because, note, source, actual, override"
    ],
    [
      'a 1 = sql "SELECT 1',
      'line 1, column 7: sql; expected a query within quotation marks, "" for one in it: sql "SELECT week_start, tokens FROM …"'
    ],
    ['a 1 = sql "DROP TABLE x"', "line 1, column 7: sql; expected one query that begins with SELECT, WITH, FROM"],
    ['a 1 = sql "SELECT 1; SELECT 2"', "line 1, column 7: sql; expected one query, without a semicolon"],
    [
      'a 1 = sql "SELECT 1 -- one"',
      "line 1, column 7: sql; expected a query without a comment in it; one may stand on a line of its own above, after //"
    ],
    ['a 1 =\n  sql "SELECT 1" + 2', "line 2, column 18: +; expected the end of the line"],
    ["a 1 = b\n  becuase it is", "line 2, column 3: becuase; expected because, or a title in quotation marks"],
    [
      "a 1 = b\n  Title\n  soruce it is",
      "line 3, column 3: soruce; expected one title, then forecast, reported, because, note, source, actual, override; did you mean source?"
    ],
    [
      "a 1 input 1 ~ normol(1, 2)",
      "line 1, column 21: (1; expected normal, lognormal, triangular, pert, uniform, discrete, empirical before this"
    ],
    ["a 1 input 1 ~ normal(1, 2, 3)", "line 1, column 29: ); expected normal(mean, sd)"],
    ["a 1 input 1 ~ normal 1", "line 1, column 22: 1; expected an opening bracket"],
    ["a 1 input 1 ~ uniform(1, 2", "line 1, column 27: the line ends; expected a closing bracket"],
    ["a 1 input 1 ~ discrete(0 at x)", "line 1, column 29: x); expected a weight"],
    ["a 1 table CNY m: 0 1", "line 1, column 18: 0; expected two units with to between them before the points"],
    ["a 1 table CNY m to 1: 0", "line 1, column 24: the line ends; expected its value"],
    [
      "a 1 table CNY m to 1 0",
      "line 1, column 11: CNY; expected the units of argument and value, as in table CNY m to 1: 0 10%, 100 15%"
    ],
    ["a 1 = // x", "line 1, column 6: the line ends; expected a formula, such as revenue * margin"],
    ["a 1 usage paid_tokens of z-ai from 2026-01-01", "line 1, column 46: the line ends; expected to and the last day"],
    ["case w\n  a@FY2026 by 3", "line 2, column 15: 3; expected = for one period; by and x move a whole line"],
    ["case w\n  trigger release of", "line 2, column 21: the line ends; expected a lab such as z-ai"],
    ["case w\n  indicator capex ifrs 3m above 20% more", "line 2, column 37: more; expected the end of the line"],
    ["case w\n  no trigger x", "line 2, column 14: x; expected because and the reason"],
    ["a 1 = b\n  override = ", "line 2, column 13: the line ends; expected a number or a formula"],
    ["a 1 = b\n  override FY2026 = because x", "line 2, column 21: because; expected a number or a formula"],
    [
      "a 1 = b\n  override FY2026 because x",
      "line 2, column 19: because; expected a period, = and a number or a formula, as in override FY2027 = 12"
    ],
    ["a 1 = b\n  override FY2026 = c +", "line 2, column 23: formula ends; expected a number, a name or a bracket"],
    ["a 1 = b\n  overide FY2026 = 3", "line 2, column 3: overide; expected override, or a title in quotation marks"],
    ["a 1 = b\n  reported 5", "line 2, column 3: reported; expected reported = …, or a title in quotation marks"],
    [
      "a 1 = b\n  because x\n  because y",
      "line 3, column 3: because; expected one of it, which stands on line 2 already"
    ],
    [
      "case war\n  mechanism a\n  mechanism b",
      "line 3, column 3: mechanism; expected one of it, which stands on line 2 already"
    ],
    [
      "case war\n  trigger results\n  no trigger because x",
      "line 3, column 3: no; expected one of it, which stands on line 2 already"
    ],
    [
      "not driven by tokens\n  finding a\n  finding b",
      "line 3, column 3: finding; expected one of it, which stands on line 2 already"
    ],
    ["a 1 input 3 stpe 4", "line 1, column 13: stpe; expected the end of the line; did you mean step?"],
    ["case war\n  mecanism of it", "line 2, column 3: mecanism; expected mechanism, or a title in quotation marks"],
    ["# Income\n  x", "line 2, column 3: x; expected nothing indented below #"]
  ])("tells where %j goes wrong, and what was expected", (text, problem) => {
    expect(told(text)).toEqual([problem]);
  });

  it.each([
    ["a CNYm input x\n  Title\n  because y\n  note z\n  override FY2026 = (", 4],
    ["case war\n  growth by nothing\n  Title\n  trigger price_cuts\n  margin = x", 3],
    ["method dcf by value\n  low a by x\n  high b by y", 2],
    ["reverse growth x 0.2..6\n  raed a as b\n  read c on d", 2],
    ["driven by tokens of z-ai\n  stepps a\n  coverage a at lits", 2]
  ])("tells everything that is wrong with %j at once", (text, count) => {
    expect(told(text)).toHaveLength(count);
  });

  it("goes on after a problem, and keeps what can be read", () => {
    const {document, problems} = parseModel("a 1 = (\nb 1 = c\nd 1 input x\n");
    // A line of which the formula alone is wrong has a name and a unit that others read.
    expect([document.statements.length, problems.map((p) => [p.line, p.place.line])]).toEqual([
      2,
      [
        ["a", 1],
        ["d", 3]
      ]
    ]);
  });

  it("refuses a text that is too long", () => {
    expect(told("x".repeat(LONGEST + 1))).toEqual(["line 1, column 1: 400001 characters; expected at most 400000"]);
  });
});
