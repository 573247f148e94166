import {describe, expect, it} from "vitest";
import {FUNCTIONS} from "../../../src/model/functions/functions.js";
import {fact, table, value, type Kind, type LineSpec} from "../../../src/model/sheet/line.js";
import {said} from "../small-sheet.js";

const over = (name: string, unit: string, kind: Kind) => fact(name, unit, [1, 2, 3], "made up", {kind});
const LINES: readonly LineSpec[] = [
  over("sales", "USD m", "flow"),
  over("debt", "USD m", "stock"),
  over("margin", "1", "ratio"),
  over("price", "USD m/token", "rate"),
  over("fx", "CNY/USD", "rate"),
  fact("once", "USD m", 4, "made up"),
  fact("part", "1", 0.5, "made up"),
  fact("day1", "day", 40_000, "made up"),
  table("curve", ["USD m", "1"], [[0, 0], [9, 1]], "made up") // prettier-ignore
];

/** What is told of one value that is such a formula. */
const told = (formula: string, unit: string) =>
  said([...LINES, value("x", unit, formula)]).filter((message) => !/^hard-coded|is read by no formula/.test(message));

// prettier-ignore
const KINDS: readonly (readonly [formula: string, unit: string, kind: string])[] = [
  ["abs(sales)", "USD m", "flow"],
  ["round(debt, 0)", "USD m", "stock"],
  ["max(sales, sales * 2)", "USD m", "flow"],
  ["avg(sales, debt)", "USD m", "flow or stock"],
  ["avg(sales, once)", "USD m", "flow"],
  ["sum(debt, once)", "USD m", "stock"],
  ["if(part > 0.5, sales, sales)", "USD m", "flow"],
  ["if(part > 0.5, sales, debt)", "USD m", "flow or stock"],
  ["if(part > 0.5, sales)", "USD m", "flow"],
  ["if(part > 0.5, once, sales)", "USD m", "flow or stock"],
  ["coalesce(sales, debt)", "USD m", "flow or stock"],
  ["coalesce(debt, debt)", "USD m", "stock"],
  ["iferror(sales, once)", "USD m", "flow or stock"],
  ["choose(1, debt, debt)", "USD m", "stock"],
  ["prev(debt, once)", "USD m", "stock"],
  ["lag(sales, 2, once)", "USD m", "flow"],
  ["lead(debt, 2, once)", "USD m", "stock"],
  ["trailing_sum(sales, 2)", "USD m", "flow"],
  ["trailing_avg(debt, 2)", "USD m", "stock"],
  ["cumulative(sales)", "USD m", "stock"],
  ["at(sales, period_index)", "USD m", "flow"],
  ["pv(part, 2, sales)", "USD m", "flow or stock"],
  ["pv(margin, 2, once)", "USD m", "flow or stock"],
  ["fv(margin, 2, once)", "USD m", "flow or stock"],
  ["pmt(part, 2, sales)", "USD m", "flow"],
  ["ipmt(part, 1, 2, sales)", "USD m", "flow"],
  ["nper(margin, once, once)", "1", "ratio"],
  ["rate(margin, once, once)", "1", "ratio"],
  ["convert(sales, \"USD m\")", "USD m", "flow"],
  ["convert(debt, \"USD m\")", "USD m", "stock"],
  ["forecast(margin, sales, margin)", "USD m", "flow"],
  ["edate(period_end, 1)", "day", "stock"],
  ["eomonth(period_end, margin)", "day", "stock"],
  ["date(margin, 1, 1)", "day", "flow or stock"],
  ["year(period_end)", "1", "ratio"],
  ["yearfrac(day1, period_end)", "1", "ratio"],
  ["rank(margin, margin)", "1", "ratio"],
  ["norm_s_dist(margin)", "1", "ratio"],
  ["exp(margin)", "1", "ratio"],
  ["circular(sales)", "USD m", "flow"],
  ["sqrt(margin)", "1", "ratio"],
  ["mod(sales, once)", "USD m", "flow"],
  ["mod(margin, part)", "1", "ratio"],
  ["ln(margin)", "1", "ratio"],
  ["int(sales)", "USD m", "flow"],
  ["percentile(sales, margin)", "USD m", "flow or stock"],
  ["lag(sales, 1, once)", "USD m", "flow"],
  ["cagr(sales, once, 3)", "1", "ratio"],
  ["median(sales, once)", "USD m", "flow"]
];

// prettier-ignore
const PROBLEMS: readonly (readonly [formula: string, unit: string, problems: readonly string[]])[] = [
  ["trailing_sum(debt, 2)", "USD m", ["argument 1 of trailing_sum, debt is a stock; expected a flow: stocks do not add up over periods"]],
  ["cumulative(debt)", "USD m", ["argument 1 of cumulative, debt is a stock; expected a flow: stocks do not add up over periods"]],
  ["at(debt, part)", "USD m", []],
  ["ln(sales)", "1", ["argument 1 of ln, sales is in USD m; expected a pure number"]],
  ["round(sales, margin)", "USD m", ["argument 2 of round, margin; expected a whole number from -15 to 15, written out"]],
  ["round(sales, once)", "USD m", ["argument 2 of round, once; expected a whole number from -15 to 15, written out"]],
  ["pmt(part, 2, once, once, 1)", "USD m", []],
  ["pmt(part, 2, once, once, 2)", "USD m", ["argument 5 of pmt, 2; expected a whole number from 0 to 1, written out"]],
  ["pmt(part, 2, once, once, -1)", "USD m", ["argument 5 of pmt, -1; expected a whole number from 0 to 1, written out"]],
  ["pmt(part, 2, once, once, part)", "USD m", ["argument 5 of pmt, part; expected a whole number from 0 to 1, written out"]],
  ["pmt(part, 2, once, once, 0.5)", "USD m", ["argument 5 of pmt, 0.5; expected a whole number from 0 to 1, written out"]],
  ["pv(part, 2, once, part)", "USD m", ["cannot mix 1 with USD m in pv; convert() one"]],
  ["pv(part, 2, once, once, 2)", "USD m", ["argument 5 of pv, 2; expected a whole number from 0 to 1, written out"]],
  ["fv(part, 2, once, part)", "USD m", ["cannot mix 1 with USD m in fv; convert() one"]],
  ["fv(part, 2, once, once, 2)", "USD m", ["argument 5 of fv, 2; expected a whole number from 0 to 1, written out"]],
  ["pmt(part, 2, once, part)", "USD m", ["cannot mix 1 with USD m in pmt; convert() one"]],
  ["pmt(once, 2, once)", "USD m", ["argument 1 of pmt, once is in USD m; expected a pure number"]],
  ["pmt(part, once, once)", "USD m", ["argument 2 of pmt, once is in USD m; expected a pure number"]],
  ["ipmt(part, once, 2, once)", "USD m", ["argument 2 of ipmt, once is in USD m; expected a pure number"]],
  ["ipmt(part, 1, once, once)", "USD m", ["argument 3 of ipmt, once is in USD m; expected a pure number"]],
  ["ipmt(part, 1, 2, once, part)", "USD m", ["cannot mix 1 with USD m in ipmt; convert() one"]],
  ["ipmt(part, 1, 2, once, once, 2)", "USD m", ["argument 6 of ipmt, 2; expected a whole number from 0 to 1, written out"]],
  ["ppmt(part, 1, 2, once, part)", "USD m", ["cannot mix 1 with USD m in ppmt; convert() one"]],
  ["ppmt(part, 1, 2, once, once, 2)", "USD m", ["argument 6 of ppmt, 2; expected a whole number from 0 to 1, written out"]],
  ["nper(part, once, part)", "1", ["cannot mix 1 with USD m in nper; convert() one"]],
  ["nper(part, once, once, part)", "1", ["cannot mix 1 with USD m in nper; convert() one"]],
  ["nper(part, once, once, once, 2)", "1", ["argument 5 of nper, 2; expected a whole number from 0 to 1, written out"]],
  ["nper(once, once, once)", "1", ["argument 1 of nper, once is in USD m; expected a pure number"]],
  ["rate(once, once, once)", "1", ["argument 1 of rate, once is in USD m; expected a pure number"]],
  ["rate(2, once, part)", "1", ["cannot mix 1 with USD m in rate; convert() one"]],
  ["rate(2, once, once, part)", "1", ["cannot mix 1 with USD m in rate; convert() one"]],
  ["rate(2, once, once, once, 2)", "1", ["argument 5 of rate, 2; expected a whole number from 0 to 1, written out"]],
  ["rate(2, once, once, once, 1, once)", "1", ["argument 6 of rate, once is in USD m; expected a pure number"]],
  ["rank(part, margin, 2)", "1", []],
  ["rank(part, margin, 1)", "1", []],
  ["rank(once, margin)", "1", ["cannot mix 1 with USD m in rank; convert() one"]],
  ["rank(once, sales)", "1", []],
  ["yearfrac(day1, day1, 4)", "1", []],
  ["yearfrac(day1, day1, 5)", "1", ["argument 3 of yearfrac, 5; expected a whole number from 0 to 4, written out"]],
  ["yearfrac(day1, once)", "1", ["dates of yearfrac are in USD m; expected days, such as period_end"]],
  ["yearfrac(once, day1)", "1", ["dates of yearfrac are in USD m; expected days, such as period_end"]],
  ["quartile(sales, 4)", "USD m", []],
  ["quartile(sales, 5)", "USD m", []],
  ["quartile(sales, once)", "USD m", ["argument 2 of quartile, once is in USD m; expected a pure number"]],
  ["percentile(sales, once)", "USD m", ["argument 2 of percentile, once is in USD m; expected a pure number"]],
  ["percentile(once, part)", "USD m", ["argument 1 of percentile, once is one value; expected a series over periods"]],
  ["lag(sales, 0, once)", "USD m", ["argument 2 of lag, 0; expected a whole number from 1 to 2000, written out"]],
  ["lag(sales, 2001, once)", "USD m", ["argument 2 of lag, 2001; expected a whole number from 1 to 2000, written out"]],
  ["lag(sales, 1, part)", "USD m", ["cannot mix 1 with USD m in lag; convert() one"]],
  ["trailing_sum(sales, 0)", "USD m", ["argument 2 of trailing_sum, 0; expected a whole number from 1 to 2000, written out"]],
  ["trailing_sum(sales, 2001)", "USD m", ["argument 2 of trailing_sum, 2001; expected a whole number from 1 to 2000, written out"]],
  ["window(sales, \"FY2025\", \"FY2030\")", "USD m", ["period: \"FY2030\" in window; expected a text from FY2025 to FY2027"]],
  ["sum(window(sales, \"FY2025\", \"FY2030\"))", "USD m", ["period: \"FY2030\" in window; expected a text from FY2025 to FY2027"]],
  ["sum(window(sales, \"FY2027\", \"FY2025\"))", "USD m", ["window leaves no period of FY2025 to FY2027; expected at least one"]],
  ["sum(window(sales, 1, \"FY2025\"))", "USD m", ["1 in window in x; expected a text in quotation marks", "period: \"\" in window; expected a text from FY2025 to FY2027"]],
  ["at(sales, \"FY2030\")", "USD m", ["period: \"FY2030\" in at; expected a text from FY2025 to FY2027"]],
  ["at(sales, once)", "USD m", ["argument 2 of at, once is in USD m; expected a pure number"]],
  ["at(once, 1)", "USD m", ["argument 1 of at, once is one value; expected a series over periods"]],
  ["lookup(curve, part, \"step\")", "1", ["curve is looked up by USD m; got 1"]],
  ["lookup(curve, once, \"stp\")", "1", ["interpolation of lookup is not stated; expected \"linear\" or \"step\""]],
  ["lookup(curve, once, once)", "1", ["once in lookup in x; expected a text in quotation marks", "interpolation of lookup is not stated; expected \"linear\" or \"step\""]],
  ["convert(once, \"CNY m\")", "CNY m", ["cannot convert USD m to CNY m; expected a rate in CNY/USD"]],
  ["convert(once, \"CNY m\", fx)", "CNY m", ["rate of convert has timing not stated; expected \"spot\": a single value converts at the spot rate"]],
  ["convert(sales, \"CNY m\", fx)", "CNY m", ["rate of convert has timing not stated; expected \"average\": flows convert at the average rate"]],
  ["convert(once, \"CNY m\", part)", "CNY m", ["cannot convert USD m to CNY m with a rate in 1; expected CNY/USD", "rate of convert has timing not stated; expected \"spot\": a single value converts at the spot rate"]],
  ["convert(once, \"token\")", "token", ["cannot convert USD m to token; expected a rate in token/USD"]],
  ["convert(once, \"USD bn\")", "USD bn", []],
  ["convert(once, \"x y\")", "USD", ["unit: x in \"x y\"; expected a currency such as USD, or one of token, share, ADS, year, quarter, month …; did you mean k?"]],
  ["npv(margin, sales, sales)", "USD m", ["npv at rates by period with 2 amounts; expected npv(rates, flows)"]],
  ["npv(part, once)", "USD m", ["argument 2 of npv, once is one value; expected a series over periods"]],
  ["npv(part, once, once)", "USD m", []],
  ["npv(once, sales)", "USD m", ["argument 1 of npv, once is in USD m; expected a pure number"]],
  ["npv(part, sales, once)", "USD m", []],
  ["npv(margin, estimates(sales))", "USD m", ["rates and flows of npv have different periods; expected the same window of both"]],
  ["npv(estimates(margin), estimates(sales))", "USD m", []],
  ["xnpv(part, sales, period_end)", "USD m", []],
  ["xnpv(part, sales, once)", "USD m", ["argument 3 of xnpv, once is one value; expected a series over periods", "dates of xnpv are in USD m; expected days, such as period_end"]],
  ["xnpv(part, once, day1)", "USD m", ["argument 3 of xnpv, day1 is one value; expected a series over periods", "argument 2 of xnpv, once is one value; expected a series over periods"]],
  ["xnpv(part, sales, estimates(period_end))", "USD m", ["flows and dates of xnpv have different periods; expected the same window of both"]],
  ["irr(sales, once)", "1", ["argument 2 of irr, once is in USD m; expected a pure number"]],
  ["irr(once)", "1", ["argument 1 of irr, once is one value; expected a series over periods"]],
  ["xirr(sales, debt)", "1", ["dates of xirr are in USD m; expected days, such as period_end"]],
  ["cagr(sales)", "1", []],
  ["cagr(once, once, 3)", "1", []],
  ["cagr(once, part, 3)", "1", ["cannot mix 1 with USD m in cagr; convert() one"]],
  ["cagr(once, once, once)", "1", ["years of cagr are in USD m; expected years"]],
  ["cagr(once, once)", "1", ["cagr with 2 arguments; expected cagr(series) or cagr(first, last, years)"]],
  ["cagr(once, once, day1)", "1", ["years of cagr are in day; expected years"]],
  ["mirr(sales, part, once)", "1", ["argument 3 of mirr, once is in USD m; expected a pure number"]],
  ["mirr(sales, once, part)", "1", ["argument 2 of mirr, once is in USD m; expected a pure number"]],
  ["mirr(once, part, part)", "1", ["argument 1 of mirr, once is one value; expected a series over periods"]],
  ["and(part > 0, part)", "1", ["argument 2 of and, part is an amount; expected a condition such as a > b"]],
  ["if(part, once, once)", "USD m", ["argument 1 of if, part is an amount; expected a condition such as a > b"]],
  ["if(part > 0, once, part)", "USD m", ["cannot mix 1 with USD m in if; convert() one"]],
  ["choose(once, once, once)", "USD m", ["argument 1 of choose, once is in USD m; expected a pure number"]],
  ["choose(1, once, part)", "USD m", ["cannot mix 1 with USD m in choose; convert() one"]],
  ["iferror(once, part)", "USD m", ["cannot mix 1 with USD m in iferror; convert() one"]],
  ["ties(once, part)", "1", ["cannot mix 1 with USD m in ties; convert() one"]],
  ["ties(once, once, part)", "1", ["cannot mix 1 with USD m in ties; convert() one"]],
  ["slope(sales, once)", "1", ["argument 2 of slope, once is one value; expected a series over periods"]],
  ["correl(sales, sales)", "1", []],
  ["forecast(once, sales, margin)", "USD m", ["cannot mix 1 with USD m in forecast; convert() one"]],
  ["forecast(part, sales, margin)", "USD m", []],
  ["intercept(sales, margin)", "USD m", []],
  ["edate(once, 1)", "day", ["dates of edate are in USD m; expected days, such as period_end"]],
  ["edate(day1, once)", "day", ["argument 2 of edate, once is in USD m; expected a pure number"]],
  ["date(once, 1, 1)", "day", ["argument 1 of date, once is in USD m; expected a pure number"]],
  ["count(once)", "1", ["argument 1 of count, once is one value; expected a series over periods"]],
  ["count(sales)", "1", []],
  ["first(once)", "USD m", ["argument 1 of first, once is one value; expected a series over periods"]],
  ["sum(margin)", "1", ["argument 1 of sum, margin is a ratio; expected a flow: ratios do not add up over periods"]],
  ["sum(price)", "USD m/token", ["argument 1 of sum, price is a rate; expected a flow: rates do not add up over periods"]],
  ["sum(sales > once)", "1", ["sum of a condition; expected an amount: write if(condition, 1, 0)"]]
];

describe("what a function gives, and of what", () => {
  it.each(KINDS)("%s, in %s, is over periods a %s", (formula, unit, kind) =>
    expect(told(formula, unit)).toEqual([
      `x is one value but its formula gives a series; expected ${kind} after its unit, or one value by sum(), last(), npv() or at()`
    ])
  );

  it.each(PROBLEMS)("%s, in %s: %j", (formula, unit, problems) =>
    expect(told(formula, unit).map((message) => message.replace(/ \(in x\)$/, ""))).toEqual(problems)
  );
});

describe("how many arguments a function takes", () => {
  /** Where the last may be left out, or the fewest are not those of the signature. */
  // prettier-ignore
  const FEWEST: Readonly<Record<string, number>> = {pv: 3, fv: 3, pmt: 3, ipmt: 4, ppmt: 4, nper: 3, rate: 3, yearfrac: 2, choose: 2};
  const MOST = 64;

  it.each([...FUNCTIONS.values()].map((each) => [each.name, each] as const))(
    "is for %s what its signature says",
    (name, {signature, arity}) => {
      const forms = signature
        .split(/ or (?=\w+\()|, (?=\w+\()/)
        .map((form) => form.replace(/^\w+\(|\)$/g, "").split(", "));
      const counts = forms.map((parts) => (parts.includes("…") ? MOST : parts.length));
      const fewest = Math.min(...forms.map((parts) => parts.filter((part) => part !== "…").length));
      expect(arity).toEqual([FEWEST[name] ?? fewest, Math.max(...counts)]);
    }
  );
});
