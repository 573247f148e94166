import {describe, expect, it} from "vitest";
import {fact, flow, input, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {said, worth} from "../small-sheet.js";

const usd = fact("sales", "USD m", [1, 2, 3], "made up", {kind: "flow"});
const cny = fact("sales_cn", "CNY m", [7, 14, 21], "made up", {kind: "flow"});
const yields = input("yields", "1", [0.1, 0.1, 0.1], "r");

describe("units and shapes of functions", () => {
  it.each<[string, LineSpec[], string]>([
    [
      "rates of other periods than the flows",
      [usd, yields, value("x", "USD m", "npv(yields, estimates(sales))")],
      "rates and flows of npv have different periods; expected the same window of both (in x)"
    ],
    [
      "rates by period for several amounts",
      [usd, yields, value("x", "USD m", "npv(yields, sales, sales)")],
      "npv at rates by period with 2 amounts; expected npv(rates, flows) (in x)"
    ],
    [
      "dates that are no days",
      [usd, value("x", "1", "first(year(sales))")],
      "dates of year are in USD m; expected days, such as period_end (in x)"
    ],
    [
      "a loan in one currency paid in another",
      [usd, cny, flow("x", "USD m", "nper(1, sales, sales_cn) * sales")],
      "cannot mix CNY m with USD m in nper; convert() one (in x)"
    ],
    [
      "a payment in advance that is neither",
      [usd, flow("x", "USD m", "pmt(1, 1, sales, 0, 2)")],
      "argument 5 of pmt, 2; expected a whole number from 0 to 1, written out (in x)"
    ],
    [
      "a regression of series over different periods",
      [usd, value("x", "1", "slope(sales, actuals(sales))")],
      "arguments of slope have different periods; expected the same window of both (in x)"
    ],
    [
      "a product of amounts",
      [usd, value("x", "USD m", "product(sales)")],
      "argument 1 of product, sales is in USD m; expected a pure number (in x)"
    ],
    [
      "an estimate in another currency than what is reported",
      [usd, cny, flow("x", "USD m", "coalesce(sales, sales_cn)")],
      "cannot mix CNY m with USD m in coalesce; convert() one (in x)"
    ],
    [
      "a slope in the unit of neither",
      [usd, cny, value("x", "USD m", "slope(sales, sales_cn)")],
      "x is in USD m but its formula gives USD/CNY; convert() or correct one"
    ]
  ])("tell %s", (_, lines, message) => {
    expect(said(lines)).toEqual([message]);
  });

  it("tell a condition where a number belongs", () => {
    const message = "argument 1 of product, sales > 0 is in a condition; expected a pure number (in x)";
    expect(said([usd, value("x", "1", "product(sales > 0)")])).toContain(message);
  });
});

describe("errors of functions", () => {
  it.each<[string, string]>([
    ["choose(3, 1, 2)", "choose: 3; expected a number from 1 to 2 in x"],
    ["at(sales, 0) / first(sales)", "period of at: 0; expected a number from 1 to 3 in x"],
    ["percentile(yields, 2)", "percentile 2; expected a part from 0 to 1 in x"],
    ["rank(9, yields)", "rank of 9; expected one of the values in x"],
    ["correl(yields, yields)", "division by zero: correl of 3 alike; expected values that differ in x"],
    ["geomean(yields - 1)", "geomean of -0.9; expected numbers above 0 in x"],
    ["mod(1, 1 - 1)", "division by zero: mod(1, 0) in x"],
    ["ipmt(1, 4, 3, 5)", "ipmt of payment 4; expected one from 1 to 3 in x"],
    ["nper(1, -1, 9)", "no term: payments of -1 at a rate of 1 never settle it in x"],
    ["pv(-2, 3, 5)", "pv at a rate of -2; expected a rate above -1 in x"],
    ["rate(3, 1, 1)", "rate has no root between -0.999 and 999; expected flows of both signs in x"],
    ["year(lead_day)", "year of 7; expected days from 1900-03-01 (61) to 9999-12-31 (2958465) in x"],
    ["xnpv(1, sales, 0 - period_end) / first(sales)", "date -46022 of xnpv; expected a day from 0 on in x"],
    ["iferror(1 / 0, missing)", "missing value in x"]
  ])("%s", (formula, message) => {
    const days = fact("lead_day", "day", 7, "s");
    expect(worth([usd, yields, days, value("x", "1", formula)], "x")).toEqual([message]);
  });

  it("of reported figures not on record give way to estimates, and stay out of what is taken", () => {
    const lines = [
      fact("reported", "USD m", {FY2025: 5}, "s", {kind: "flow"}),
      usd,
      flow("x", "USD m", "coalesce(reported, sales * 2)"),
      flow("y", "USD m", "choose(min(period_index, 2), sales, x, reported)")
    ];
    expect(worth(lines, "x")).toEqual([5, 4, 6]);
    expect(worth(lines, "y")).toEqual([1, 4, 6]);
  });
});
