import {describe, expect, it} from "vitest";
import {edit, evaluate} from "../../src/model/calculate/evaluate.js";
import {compile, compiled} from "../../src/model/compile.js";
import {masterCheck} from "../../src/model/explain/master-check.js";
import {why} from "../../src/model/explain/why.js";
import {formulaInWords} from "../../src/model/explain/words.js";
import {parseFormula} from "../../src/model/formula/parse.js";
import {FUNCTIONS} from "../../src/model/functions/functions.js";
import {check, flow, input, table, value} from "../../src/model/sheet/line.js";
import {apiCompany} from "../fixtures/api-company.js";
import {smallSheet} from "./small-sheet.js";

const model = compiled(apiCompany);
const base = evaluate(model);

describe("why(evaluation, cell)", () => {
  it("gives formula, words, numbers, precedents, dependants and unit", () => {
    const told = why(base, {line: "api_revenue", period: "FY2025"});
    expect(told).toMatchObject({
      role: "formula",
      unit: "USD m",
      outcome: {ok: true, value: 288},
      formula: "tokens * effective_price",
      words: "tokens times effective price",
      numbers: "120*2.4",
      source: null
    });
    expect(told.precedents.map((p) => `${p.line} ${p.period ?? ""} ${p.unit}`)).toEqual(
      ["tokens FY2025 tokens tn", "effective_price FY2025 USD/m tokens"].map((text) =>
        text.replace("tokens tn", "token tn")
      )
    );
    expect(told.dependants.map((d) => `${d.line} ${d.period ?? ""}`)).toEqual(["revenue FY2025"]);
  });

  it("spells out the past and calls", () => {
    expect(why(base, {line: "tokens", period: "FY2026"}).numbers).toBe("if(1, 120*(1+1.5), error)");
    expect(why(base, {line: "cash", period: "FY2024"}).numbers).toMatch(/^210\+7\.2(9|89999)/);
    expect(why(base, {line: "tokens", period: "FY2026"}).words).toBe(
      "if the period is an estimate then tokens of the period before (at first no value) times (1 plus token growth), else tokens reported"
    );
  });

  it("gives the source of a fact and the reason of an input", () => {
    expect(why(base, {line: "diluted_shares"})).toMatchObject({
      role: "fact",
      source: "made up",
      formula: null,
      precedents: []
    });
    expect(why(base, {line: "equity_beta"})).toMatchObject({role: "input", source: "listed peers"});
  });

  it("tells an error with the cell it arose in", () => {
    const wrong = edit(base, {tax_rate: 3});
    const told = why(wrong, {line: "value_per_share"});
    expect(told.outcome).toMatchObject({ok: false, error: {line: "tax_rate", kind: "out_of_range"}});
    expect(told.precedents.map((p) => p.outcome.ok)).toEqual([false, true, true]);
  });
});

describe("why(evaluation, cell) of a line that is reported in part", () => {
  const lines = [
    input("growth", "1", 0.5, "a guess", {sign: "positive"}),
    flow("sales", "USD m", "prev(sales, missing) * (1 + growth)", {actuals: {FY2025: 10}, source: "annual report"}),
    check("grows", "last(sales) > sum(sales) / 4"),
    table("steps", ["1", "USD m"], [[0, 1], [1, 2]], "a price list"), // prettier-ignore
    value("worth", "USD m", "sum(sales) - npv(growth, sales) * -1")
  ];
  const told = (line: string, period?: string) =>
    why(evaluate(compiled(smallSheet(lines))), {line, ...(period && {period})});

  it("calls what was reported a fact, with its source, and the rest a formula without", () => {
    expect(told("sales", "FY2025")).toMatchObject({
      role: "fact",
      source: "annual report",
      formula: null,
      words: null,
      numbers: null
    });
    expect(told("sales", "FY2026")).toMatchObject({role: "formula", source: null, numbers: "10*(1+0.5)"});
  });

  it("has a source for a table, none for a check or what is worked out, and a residual for loops alone", () => {
    expect(told("steps")).toMatchObject({role: "table", source: "a price list"});
    expect(told("grows")).toMatchObject({role: "check", source: null, residual: null});
    expect(told("worth")).toMatchObject({role: "formula", source: null, residual: null});
  });

  it("puts brackets around negative numbers, and around a sum that is taken away", () => {
    expect(why(evaluate(compiled(smallSheet(lines)), {growth: -0.5}), {line: "sales", period: "FY2026"}).numbers).toBe(
      "10*(1+(-0.5))"
    );
    expect(why(evaluate(compiled(smallSheet(lines)), {growth: 0}), {line: "sales", period: "FY2026"}).numbers).toBe(
      "10*(1+0)"
    );
    const spread = [...lines, value("spread", "1", "(growth - (growth - 1)) / (growth / 2) ^ 0 - -growth")];
    expect(why(evaluate(compiled(smallSheet(spread))), {line: "spread"}).numbers).toBe("(0.5-(0.5-1))/(0.5/2)^0--0.5");
  });
});

describe("formulaInWords(node, lang, title)", () => {
  const say = (text: string, lang: "en" | "zh" = "en") => formulaInWords(parseFormula(text), lang, (name) => name);

  it.each([
    ["a * (b - c) / -d", "a times (b minus c) divided by minus d"],
    ["npv(r, f) > 0", "the present value of f at r a period is above 0"],
    ['convert(a, "USD m")', "a converted to USD m"],
    ["sum(a, b, c)", "the sum of a, b, c"],
    ["lag(a, 4, o)", "a of 4 periods before (at first o)"]
  ])("says %s as %s", (formula, words) => {
    expect(say(formula)).toBe(words);
  });

  it("says it in Chinese too", () => {
    expect(say("a * (1 + prev(g, 0))", "zh")).toBe("a乘以（1加上期g（首期取0））");
  });

  it("knows every function in both languages", () => {
    for (const {words, arity} of FUNCTIONS.values())
      for (const text of [words.en, words.zh])
        expect(text.includes("{all}") || text.includes(`{${Math.min(arity[0], 2)}}`)).toBe(true);
  });
});

describe("masterCheck(evaluation)", () => {
  it("holds when every check and sign holds", () => {
    const {holds, checks} = masterCheck(base);
    expect(holds).toBe(true);
    expect(checks.map((c) => c.check)).toContain("sign of serving_cost");
    expect(checks.map((c) => c.check)).toContain("cash_ties");
  });

  it("tells a line of the other sign with its number", () => {
    const lines = [
      input("price", "1", -2, "a guess"),
      value("cost", "1", "price * 2", {sign: "positive"}),
      value("refund", "1", "price * 3", {sign: "negative"})
    ];
    expect(masterCheck(evaluate(compiled(smallSheet(lines))))).toEqual({
      holds: false,
      checks: [
        {check: "sign of cost", holds: false, failures: ["cost: -4; expected positive or 0"]},
        {check: "sign of refund", holds: true, failures: []}
      ]
    });
  });

  it("names what fails, and where", () => {
    const {holds, checks} = masterCheck(
      edit(base, {terminal_growth: 0.06, equity_beta: 0.1, subscription_start: 0, selling_share: 0})
    );
    expect(holds).toBe(false);
    expect(checks.filter((c) => !c.holds)).toEqual([
      {
        check: "growth_below_discount",
        holds: false,
        failures: ["growth_below_discount: terminal_growth < cost_of_equity does not hold"]
      }
    ]);
    const failed = masterCheck(edit(base, {tax_rate: 5})).checks.filter((c) => !c.holds);
    expect(failed.map((c) => c.failures[0])).toContain("cash_ties: out of range: 5; expected 0 to 0.5 in tax_rate");
  });
});

describe("a company in sixty lines", () => {
  it("stands in no more lines than that, without a warning", () => {
    expect(apiCompany.lines.length).toBeLessThanOrEqual(60);
    expect(model.warnings).toEqual([]);
  });

  const planted = (name: string, formula: string) => {
    const lines = apiCompany.lines.map((l) => (l.name === name && l.type === "formula" ? {...l, formula} : l));
    const result = compile({...apiCompany, lines});
    return result.ok ? result.value.warnings.map((p) => p.message) : result.problems.map((p) => p.message);
  };

  it("whose fortieth line is value(terminal_flow)", () => {
    expect(apiCompany.lines[39]?.name).toBe("terminal_growth");
    expect(apiCompany.lines[40]?.name).toBe("terminal_flow");
  });

  it.each([
    [
      "a mistyped name",
      "last(free_cash_flow) * (1 + terminal_grwth)",
      "unknown name: terminal_grwth in terminal_flow; did you mean terminal_growth?"
    ],
    [
      "a series where one value belongs",
      "free_cash_flow * (1 + terminal_growth)",
      "terminal_flow is one value but its formula gives a series; expected flow after its unit, or one value by sum(), last(), npv() or at()"
    ],
    [
      "a share where money belongs",
      "last(gross_margin) * (1 + terminal_growth)",
      "terminal_flow is in USD m but its formula gives 1; convert() or correct one"
    ],
    [
      "money added to a rate",
      "last(free_cash_flow) + terminal_growth",
      "cannot add a pure number to USD m in terminal_flow; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit (last(free_cash_flow) + terminal_growth)"
    ],
    [
      "a stock added up over time",
      "sum(cash) * (1 + terminal_growth)",
      "argument 1 of sum, cash is a stock; expected a flow: stocks do not add up over periods (in terminal_flow)"
    ],
    [
      "a number nobody can vary",
      "last(free_cash_flow) * 1.03",
      "hard-coded 1.03 in terminal_flow; make it an input with a unit and a reason"
    ],
    [
      "what needs itself",
      "last(free_cash_flow) + terminal_value * 0",
      "cycle: terminal_flow → terminal_value → terminal_flow; expected no cell"
    ]
  ])("tells %s planted there, in one message", (_, formula, message) => {
    const told = planted("terminal_flow", formula).filter((m) => !m.startsWith("input terminal_growth is read by"));
    expect(told[0]).toContain(message);
    expect(told).toHaveLength(1);
  });
});
