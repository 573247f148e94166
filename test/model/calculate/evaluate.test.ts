import {describe, expect, it} from "vitest";
import {expansionOf} from "../../../src/model/calculate/expand.js";
import {link} from "../../../src/model/sheet/link.js";
import {edit, evaluate, outcome} from "../../../src/model/calculate/evaluate.js";
import {overrideProblems} from "../../../src/model/calculate/overrides.js";
import {compiled} from "../../../src/model/compile.js";
import {fact, flow, input, ratio, stock, table, value, type LineSpec} from "../../../src/model/sheet/line.js";
import type {Line} from "../../../src/model/sheet/link.js";
import type {SheetSpec} from "../../../src/model/sheet/sheet.js";
import {apiCompany} from "../../fixtures/api-company.js";
import {smallSheet, worth} from "../small-sheet.js";

const sales = fact("sales", "USD m", [10, 20, 40], "made up", {kind: "flow"});
const gap = fact("gap", "USD m", {FY2026: 5}, "made up", {kind: "flow"});
const half = fact("half", "1", 0.5, "made up");

/** Worth of one formula over three years, or as one value. */
const series = (formula: string, unit = "USD m") => worth([sales, gap, half, flow("x", unit, formula)], "x");
const single = (formula: string, unit = "USD m") => worth([sales, gap, half, value("x", unit, formula)], "x")[0];

describe("evaluate(model)", () => {
  it.each<[string, (number | string)[]]>([
    ["sales * half", [5, 10, 20]],
    ['prev(sales, at(sales, "FY2027"))', [40, 10, 20]],
    ["lag(sales, 2, sales)", [10, 20, 10]],
    ["lead(sales, 1, 0)", [20, 40, 0]],
    ["cumulative(sales)", [10, 30, 70]],
    ["trailing_sum(sales, 2)", ["trailing_sum of 2 periods before as many have passed in x FY2025", 30, 60]],
    ["trailing_avg(sales, 1)", [10, 20, 40]],
    ["max(sales, lead(sales, 1, 0))", [20, 40, 40]],
    ["sum(sales, sales, gap)", ["no value of gap in gap FY2025", 45, "no value of gap in gap FY2027"]],
    ["if(sales > gap, sales, 0)", ["no value of gap in gap FY2025", 20, "no value of gap in gap FY2027"]],
    ["if(is_estimate, sales, gap)", ["no value of gap in gap FY2025", 20, 40]],
    ["if(is_estimate, sales, 0)", [0, 20, 40]],
    [
      "sales / (sales - sales) * 0",
      Array<string>(3)
        .fill("")
        .map((_, i) => `division by zero: ${[10, 20, 40][i] ?? ""} / 0 in x FY${2025 + i}`)
    ],
    ["round(sales / 3, 1)", [3.3, 6.7, 13.3]],
    ["sales * if(and(period_index > 1, not(period_index > 2)), 1, 0)", [0, 20, 0]],
    ["sales * period_days / period_days", [10, 20, 40]]
  ])("works out %s", (formula, expected) => {
    expect(series(formula)).toEqual(expected);
  });

  it.each<[string, string, number | string]>([
    ["sum(sales)", "USD m", 70],
    ["sum(estimates(sales))", "USD m", 60],
    ["sum(actuals(sales))", "USD m", 10],
    ['sum(window(sales, "FY2026", "FY2026"))', "USD m", 20],
    ["avg(sales)", "USD m", 70 / 3],
    ["min(sales) + max(sales)", "USD m", 50],
    ["first(sales) - last(estimates(sales))", "USD m", -30],
    ["count(sales)", "1", 3],
    ["cagr(sales)", "1", 1],
    ["npv(half, sales)", "USD m", 10 / 1.5 + 20 / 2.25 + 40 / 3.375],
    ["sum(sales * half - gap)", "USD m", "no value of gap in gap FY2025"],
    ["-2^2", "1", 4],
    ["2^3^2", "1", 64],
    ["0^0", "1", "no real power: (0)^0 in x"],
    ["(-8)^(1/3)", "1", "no real power: (-8)^0.3333333333333333 in x"],
    ["1e308 * 10", "1", "number too large: multiply of 1e+308, 10 in x"],
    ["1 / (1e308 * 10)", "1", "number too large: multiply of 1e+308, 10 in x"],
    ["min(1, 1e308 * 10)", "1", "number too large: multiply of 1e+308, 10 in x"],
    ["if(1 / 0 > 1, 1, 2)", "1", "division by zero: 1 / 0 in x"],
    ["if(1 > 2, 1 / 0, 2)", "1", 2],
    ["ln(0)", "1", "no logarithm of 0; expected a number above 0 in x"],
    ["sqrt(-1)", "1", "no real square root of -1; expected 0 or more in x"],
    ["irr(sales)", "1", "irr has no root between -0.999 and 999; expected flows of both signs in x"]
  ])("works out %s", (formula, unit, expected) => {
    expect(single(formula, unit)).toEqual(typeof expected === "number" ? expect.closeTo(expected, 12) : expected);
  });

  it("lets an error flow down to every cell that needs it, with its origin", () => {
    const lines = [
      sales,
      gap,
      flow("a", "USD m", "gap * 1"),
      flow("b", "USD m", "a + sales"),
      value("c", "USD m", "sum(b)")
    ];
    expect(worth(lines, "c")).toEqual(["no value of gap in gap FY2025"]);
    expect(worth(lines, "b")[1]).toBe(25);
  });

  it("convert() changes scale exactly and currency by a rate quoted either way", () => {
    const cny = (formula: string) =>
      worth(
        [
          fact("r", "CNY m", [6999, 14000, 70], "s", {kind: "flow"}),
          fact("fx", "CNY/USD", [7, 7, 7], "s", {kind: "rate", timing: "average"}),
          fact("xf", "USD/CNY", [0.125, 0.125, 0.125], "s", {kind: "rate", timing: "average"}),
          flow("x", "USD bn", formula)
        ],
        "x"
      );
    expect(cny('convert(r, "USD bn", fx)')).toEqual([6999 / 7 / 1000, 2, 0.01]);
    expect(cny('convert(r, "USD bn", xf)')).toEqual([(6999 * 0.125) / 1000, 1.75, 0.00875]);
    expect(worth([sales, flow("x", "USD", 'convert(sales, "USD")')], "x")).toEqual([1e7, 2e7, 4e7]);
  });

  it("lookup() interpolates as stated and reads nothing outside its table", () => {
    const read = (how: string) =>
      worth(
        [
          table(
            "t",
            ["1", "USD"],
            [
              [1, 10],
              [2, 30],
              [4, 50]
            ],
            "s"
          ),
          input("at_", "1", [1, 3, 4.5], "r"),
          flow("x", "USD", `lookup(t, at_, "${how}")`)
        ],
        "x"
      );
    expect(read("linear")).toEqual([10, 40, "lookup of 4.5; expected 1 to 4 in x FY2027"]);
    expect(read("step")).toEqual([10, 30, "lookup of 4.5; expected 1 to 4 in x FY2027"]);
  });

  it("keeps actuals where they are stated and the formula elsewhere", () => {
    const lines = [flow("x", "USD", "prev(x, missing) * 2", {actuals: {FY2025: 7}, source: "report"})];
    expect(worth(lines, "x")).toEqual([7, 14, 28]);
    expect(worth([ratio("y", "1", "prev(y, missing)")], "y")[2]).toBe("missing value in y FY2025");
  });

  it("takes lines from parts over longer periods: flows add up, stocks take the last", () => {
    const part = {
      ...smallSheet([
        fact(
          "revenue",
          "USD",
          Object.fromEntries(
            ["Q1", "Q2", "Q3", "Q4"].flatMap((q, i) => [2025, 2026, 2027].map((y) => [`FY${y}${q}`, y - 2024 + i]))
          ),
          "s",
          {kind: "flow"}
        ),
        stock("cash", "USD", "cumulative(revenue)")
      ]),
      calendar: {step: "quarter", first: "FY2025Q1", last: "FY2027Q4"} as const
    };
    const sheet = {
      ...smallSheet([
        flow("group", "USD", "cloud.revenue + prev(cloud.revenue, 0)"),
        stock("cash", "USD", "cloud.cash")
      ]),
      parts: {cloud: part}
    };
    const evaluation = evaluate(compiled(sheet));
    const at = (line: string) =>
      ["FY2025", "FY2026", "FY2027"].map((y) => outcome(evaluation, line, y)).map((o) => o.ok && o.value);
    expect(at("group")).toEqual([10, 24, 32]);
    expect(at("cash")).toEqual([10, 24, 42]);
  });
});

describe("evaluate(model, overrides)", () => {
  const lines = [
    sales,
    input("g", "1", [0.1, 0.2], "r", {range: [0, 1]}),
    flow("x", "USD m", "sales * if(is_estimate, g, 0)")
  ];
  const model = compiled(smallSheet(lines));
  const x = (overrides: Parameters<typeof evaluate>[1], label: string) =>
    outcome(evaluate(model, overrides), "x", label);

  it("sets, moves and multiplies an input", () => {
    expect(x({g: 0.5}, "FY2026")).toEqual({ok: true, value: 10});
    expect(x({g: {at: {FY2027: 0.5}}}, "FY2027")).toEqual({ok: true, value: 20});
    expect(x({g: {at: {FY2027: 0.5}}}, "FY2026")).toEqual({ok: true, value: 2});
    expect(x({g: {shift: 0.25}}, "FY2027")).toEqual({ok: true, value: 18});
    expect(x({g: {scale: 2}}, "FY2027")).toEqual({ok: true, value: 16});
  });

  it("gives an error with its origin for a value out of range", () => {
    expect(x({g: 2}, "FY2027")).toEqual({
      ok: false,
      error: {kind: "out_of_range", detail: "out of range: 2; expected 0 to 1", line: "g", period: "FY2027"}
    });
  });

  it("overrideProblems(model, overrides) says what is wrong with those that come from elsewhere", () => {
    const messages = overrideProblems(model, {gg: 1, sales: 2, g: {at: {FY2031: 1}}}).map((p) => p.message);
    expect(messages).toEqual([
      "unknown input: gg; expected an input; did you mean g?",
      "sales is a fact; expected an input",
      "period: FY2031 of g; expected FY2025 to FY2027"
    ]);
    expect(() => evaluate(model, {gg: 1})).toThrow("unknown input: gg");
  });
});

describe("edit(evaluation, overrides)", () => {
  const model = compiled(apiCompany);
  const base = evaluate(model);

  it("gives what a whole evaluation gives, bit for bit, and works out dependants alone", () => {
    for (const overrides of [
      {equity_beta: 2},
      {token_growth: {shift: -0.1}},
      {free_share: 0.5, tax_rate: 0.3},
      {tax_rate: 9}
    ]) {
      const edited = edit(base, overrides);
      const whole = evaluate(model, overrides);
      expect(edited.values).toEqual(whole.values);
      expect(edited.errors).toEqual(whole.errors);
      expect(edited.recalculated).toBeLessThan(whole.recalculated);
    }
    expect(edit(base, {usd_hkd: 7.84}).recalculated).toBe(1);
  });

  it("leaves the former evaluation as it was, and comes back to it", () => {
    const before = base.values.slice();
    const away = edit(base, {equity_beta: 9, tax_rate: 9});
    expect(base.values).toEqual(before);
    expect(edit(away, {}).values).toEqual(before);
    expect(edit(away, {}).errors).toEqual(base.errors);
  });
});

describe("a fact without a number", () => {
  const absent = {kind: "not_run", detail: "the query was not run"} as const;

  it.each([
    [fact("f", "1", NaN, "s", {absent}), ["the query was not run in f"]],
    [fact("f", "1", {FY2025: 1}, "s", {kind: "ratio"}), [1, "no value of f in f FY2026", "no value of f in f FY2027"]]
  ])("tells why it has none: %j", (line, expected) => {
    const read = line.kind ? ratio("x", "1", "f * 1") : value("x", "1", "f * 1");
    expect(worth([line, read], "x")).toEqual(expected);
  });
});

describe("expansionOf(line, places)", () => {
  const places = {cellOf: () => 0, isSeries: () => false, kindOf: () => null};
  const spelled = (line: LineSpec) => () =>
    expansionOf(link(smallSheet([line])).lines[0] as Line, places)("kind" in line ? 0 : null);

  it.each([
    [fact("x", "1", 3, "s"), "x has no formula; expected a formula line"],
    [value("x", "1", "lost + 1"), "unknown name: lost in x; check the sheet first"],
    [value("x", "1", 'lookup(lost, 1, "step")'), "lookup without a table; check the sheet first"],
    [value("x", "1", 'lookup(x, 1, "step")'), "lookup without a table; check the sheet first"],
    [value("x", "1", "foo(1)"), "unknown function: foo; check the sheet first"],
    [value("x", "1", '"text" + 1'), 'text "text" in x; check the sheet first']
  ])("asks for a checked sheet: %j", (line, message) => expect(spelled(line)).toThrow(message));
});

describe("link(sheet)", () => {
  const kinds = (sheet: SheetSpec) => link(sheet).problems.map(({kind, message}) => `${kind}: ${message}`);
  const nested = (levels: number) => {
    let sheet = smallSheet([]);
    for (let i = 0; i < levels; ++i) sheet = {...smallSheet([]), parts: {p: sheet}};
    return sheet;
  };

  it("takes parts eight levels deep, and no sheet within itself", () => {
    expect(kinds(nested(8))).toEqual([]);
    expect(kinds(nested(9))).toEqual(["cycle: small is a part of itself, or nested too deeply"]);
    const parts: Record<string, SheetSpec> = {};
    parts["p"] = {...smallSheet([]), name: "own", parts};
    expect(kinds(parts["p"])).toEqual(["cycle: own is a part of itself, or nested too deeply"]);
  });

  it("takes 2,000 lines, and tells what is wrong with units and formulas apart", () => {
    const many = (count: number) => smallSheet(Array.from({length: count}, (_, i) => fact(`x${i}`, "1", 1, "s")));
    expect(kinds(many(2000))).toEqual([]);
    expect(kinds(many(2001))).toEqual(["limit: 2001 lines; expected at most 2000"]);
    expect(
      kinds(smallSheet([value("x", "1", "("), fact("y", "usd", 1, "s")])).map((text) => text.split(":")[0])
    ).toEqual(["syntax", "unit"]);
    expect(
      kinds(smallSheet([value("x", "1", "1", {overrides: {"": "("}}), value("z", "1", "1", {overrides: {"": 2}})]))
    ).toHaveLength(1);
  });
});
