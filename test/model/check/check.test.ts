import {describe, expect, it} from "vitest";
import {
  check,
  fact,
  flow,
  input,
  rate,
  ratio,
  stock,
  table,
  value,
  type LineSpec
} from "../../../src/model/sheet/line.js";
import {compile} from "../../../src/model/compile.js";
import {said, smallSheet, THREE_YEARS} from "../small-sheet.js";

const usd = fact("sales", "USD m", [1, 2, 3], "made up", {kind: "flow"});
const cny = fact("sales_cn", "CNY m", [7, 14, 21], "made up", {kind: "flow"});
const debt = fact("debt", "USD m", [5, 5, 5], "made up", {kind: "stock"});

function expectSaid(lines: readonly LineSpec[], message: string | RegExp): void {
  const [first = "nothing", ...others] = said(lines);
  expect(first).toMatch(message);
  expect(others).toEqual([]);
}

describe("compile(sheet)", () => {
  it("says nothing of a sound sheet", () => {
    expect(said([usd, flow("twice", "USD m", "sales + sales")])).toEqual([]);
  });

  it.each<[string, LineSpec[], string]>([
    [
      "an unknown name with the nearest one",
      [usd, flow("x", "USD m", "sale * 1")],
      "unknown name: sale in x; did you mean sales?"
    ],
    [
      "an unknown function with the nearest one",
      [usd, value("x", "USD m", "smu(sales)")],
      "unknown function: smu in x; did you mean sum?"
    ],
    [
      "a wrong number of arguments",
      [usd, flow("x", "USD m", "prev(sales)")],
      "prev with 1 arguments in x; expected prev(series, opening)"
    ],
    [
      "currencies that mix",
      [usd, cny, flow("group_revenue", "USD m", "sales + sales_cn")],
      "cannot add CNY m to USD m in group_revenue; convert() one of them (sales + sales_cn)"
    ],
    [
      "currencies that are subtracted",
      [usd, cny, flow("x", "USD m", "sales - sales_cn")],
      "cannot subtract CNY m from USD m in x; convert() one of them (sales - sales_cn)"
    ],
    [
      "currencies that are compared",
      [usd, cny, check("x", "sales > sales_cn")],
      "cannot compare USD m with CNY m in x; convert() one of them (sales > sales_cn)"
    ],
    [
      "a number without unit among amounts",
      [usd, flow("x", "USD m", "sales + 1")],
      "cannot add a pure number to USD m in x; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit (sales + 1)"
    ],
    [
      "a scale that differs",
      [usd, flow("x", "USD bn", "sales")],
      "x is in USD bn but its formula gives USD m; convert() or correct one"
    ],
    [
      "a product in another unit",
      [usd, flow("x", "USD m", "sales * sales")],
      "x is in USD m but its formula gives USD^2 tn; convert() or correct one"
    ],
    [
      "a series where one value belongs",
      [usd, value("x", "USD m", "sales")],
      "x is one value but its formula gives a series; expected flow after its unit, or one value by sum(), last(), npv() or at()"
    ],
    [
      "a quotient over periods",
      [usd, value("x", "1", "sales / sales")],
      "x is one value but its formula gives a series; expected ratio after its unit, or one value by sum(), last(), npv() or at()"
    ],
    [
      "a name of another spreadsheet",
      [usd, value("x", "USD m", "average(sales)")],
      "unknown function: average in x; here it is written avg(series)"
    ],
    [
      "a rate that is a series",
      [usd, value("x", "USD m", "xnpv(is_rate, sales, period_end)"), input("is_rate", "1", [0.1, 0.1, 0.1], "r")],
      "argument 1 of xnpv, is_rate is a series; expected one value: reduce it with at(), last(), avg() or sum() (in x)"
    ],
    [
      "a sum of stocks over time",
      [debt, value("x", "USD m", "sum(debt)")],
      "argument 1 of sum, debt is a stock; expected a flow: stocks do not add up over periods (in x)"
    ],
    [
      "a window on its own",
      [usd, flow("x", "USD m", "estimates(sales) * 1")],
      "estimates(sales) in x; expected it within sum(), npv() or another that reduces a series"
    ],
    [
      "a window on its own as a whole formula",
      [usd, flow("x", "USD m", "abs(estimates(sales))")],
      "estimates(sales) in x; expected it within sum(), npv() or another that reduces a series"
    ],
    [
      "a period that is not there",
      [usd, value("x", "USD m", 'at(sales, "FY2030")')],
      'period: "FY2030" in at; expected a text from FY2025 to FY2027 (in x)'
    ],
    [
      "an amount where a condition belongs",
      [usd, flow("x", "USD m", "if(sales, sales, 0)")],
      "argument 1 of if, sales is an amount; expected a condition such as a > b (in x)"
    ],
    [
      "a condition where an amount belongs",
      [usd, flow("x", "USD m", "sales * (sales > 0)")],
      "condition sales > 0 in x; expected an amount: if(…, 1, 0)"
    ],
    [
      "a text in the wrong place",
      [usd, flow("x", "USD m", 'sales + "a"')],
      'text "a" in x; expected a number or a name here'
    ],
    [
      "an interpolation that is not stated",
      [
        usd,
        table(
          "curve",
          ["USD m", "1"],
          [
            [0, 0],
            [9, 1]
          ],
          "s"
        ),
        ratio("x", "1", 'lookup(curve, sales, "cubic")')
      ],
      'interpolation of lookup is not stated; expected "linear" or "step" (in x)'
    ],
    [
      "a count of periods that is not written out",
      [usd, flow("x", "USD m", "lag(sales, 0, missing)")],
      "argument 2 of lag, 0; expected a whole number from 1 to 2000, written out (in x)"
    ],
    [
      "a check that checks nothing",
      [usd, check("x", "sales")],
      "check x gives an amount; expected a condition such as ties(a, b)"
    ],
    ["a name that stands twice", [usd, usd], "name: sales stands twice; expected one line of it"],
    [
      "a name that is no name",
      [fact("Sales", "USD", 1, "s")],
      "name: Sales; expected snake_case, a letter first, at most 80 characters"
    ],
    [
      "a name with a meaning of its own",
      [fact("missing", "USD", 1, "s")],
      "name: missing has a meaning of its own; expected another"
    ],
    [
      "a formula that cannot be read",
      [flow("x", "USD m", "1 +")],
      "x: formula ends at character 3; expected a number, a name or a bracket"
    ],
    [
      "a unit that cannot be read",
      [fact("x", "UDS$", 1, "s")],
      'x: unit: UDS$ in "UDS$"; expected a currency such as USD, or one of token, share, ADS, year, quarter, month …'
    ],
    [
      "facts of periods outside the calendar",
      [fact("x", "1", {FY2024: 1}, "s")],
      "period: FY2024 of x; expected FY2025 to FY2027; did you mean FY2025?"
    ],
    [
      "too few values",
      [fact("x", "1", [1], "s")],
      "1 values of x; expected 3, one for each period, or 2, one for each estimate"
    ],
    [
      "a series whose kind is not stated",
      [fact("x", "USD", [1, 2, 3], "s")],
      "kind of x in USD is not stated; expected flow, stock, rate, ratio"
    ],
    [
      "a value out of range",
      [input("x", "1", 1.4, "r", {range: [0, 1]}), value("y", "1", "x")],
      "x out of range: 1.4; expected 0 to 1"
    ],
    ["a value that is no number", [fact("x", "1", NaN, "s")], "x: NaN; expected a number"],
    [
      "a sign that differs",
      [fact("x", "USD", {FY2026: 5}, "s", {kind: "flow", sign: "negative"})],
      "x in FY2026 is kept negative: 5; expected the other sign, or 0"
    ],
    ["a fact without source", [fact("x", "1", 1, " ")], "x has no source; expected where the value was reported"],
    [
      "a distribution that is none",
      [input("x", "1", 1, "r", {distribution: {type: "normal", mean: 1, sd: 0}}), value("y", "1", "x")],
      "distribution of x: sd: 0; expected more than 0"
    ],
    [
      "a table out of order",
      [
        table(
          "t",
          ["1", "1"],
          [
            [1, 0],
            [1, 2]
          ],
          "s"
        ),
        input("z", "1", 1, "r"),
        value("y", "1", 'lookup(t, z, "step")')
      ],
      "point 2 of t: 1; expected arguments in rising order"
    ],
    [
      "a conversion without a rate",
      [cny, flow("x", "USD m", 'convert(sales_cn, "USD m")')],
      "cannot convert CNY m to USD m; expected a rate in USD/CNY (in x)"
    ],
    [
      "a stock at a period's average rate",
      [
        debt,
        rate("fx", "CNY/USD", "7 * unit_fx", {timing: "average"}),
        fact("unit_fx", "CNY/USD", 1, "s"),
        stock("x", "CNY m", 'convert(debt, "CNY m", fx)')
      ],
      'rate of convert has timing average; expected "end": stocks convert at the end rate (in x)'
    ]
  ])("tells %s", (_, lines, message) => {
    expectSaid(lines, message);
  });

  it("names a cycle cell by cell, in order", () => {
    const lines = [
      fact("opening", "USD m", 10, "s"),
      flow("interest", "USD m", "debt * interest_rate"),
      input("interest_rate", "1", 0.05, "r"),
      stock("debt", "USD m", "prev(debt, opening) + interest")
    ];
    expectSaid(
      lines,
      /^cycle: (debt FY2025 → interest FY2025 → debt FY2025|interest FY2025 → debt FY2025 → interest FY2025); expected no cell/
    );
  });

  it("takes no cycle where a line reads its own past", () => {
    expect(said([fact("opening", "USD", 1, "s"), stock("x", "USD", "prev(x, opening)")])).toEqual([]);
  });

  it.each<[string, LineSpec[], string]>([
    ["an input that nothing reads", [input("x", "1", 1, "r")], "input x is read by no formula; use it or take it out"],
    [
      "a number written into a formula",
      [usd, flow("x", "USD m", "sales * 0.25")],
      "hard-coded 0.25 in x; make it an input with a unit and a reason"
    ],
    [
      "a subtraction of what is kept negative",
      [usd, flow("cost", "USD m", "-sales", {sign: "negative"}), flow("x", "USD m", "sales - cost")],
      "sales - cost in x subtracts cost, which is kept negative; expected +"
    ]
  ])("warns of %s", (_, lines, message) => {
    expect(said(lines)).toEqual([message]);
  });

  it("warns of no count of periods and no digits", () => {
    expect(said([usd, flow("x", "USD m", "round(lag(sales, 2, missing) * 1, -3)")])).toEqual([]);
  });

  it("tells a period mismatch of a part", () => {
    const part = smallSheet([usd], {step: "year", first: "FY2025", last: "FY2027", yearEnd: 3});
    const result = compile({...smallSheet([flow("x", "USD m", "cloud.sales")], THREE_YEARS), parts: {cloud: part}});
    expect(result.ok ? "" : result.problems[0]?.message).toBe(
      "period mismatch: cloud.sales has periods FY2025 to FY2027; expected periods that fill FY2025 to FY2027"
    );
  });
});
