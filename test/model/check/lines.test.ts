import {describe, expect, it} from "vitest";
import {compiled} from "../../../src/model/compile.js";
import {check, fact, flow, input, ratio, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {said, smallSheet} from "../small-sheet.js";

const usd = fact("sales", "USD m", [1, 2, 3], "made up", {kind: "flow"});
const debt = fact("debt", "USD m", [5, 5, 5], "made up", {kind: "stock"});
const users = fact("users", "m users", [5, 5, 5], "made up", {kind: "stock"});
const one = input("one", "1", 1, "r");

describe("what the formula of a line gives", () => {
  it.each<[LineSpec, readonly string[]]>([
    [value("x", "USD m", "sale * sales"), ["unknown name: sale in x; did you mean sales?"]],
    [check("x", "sales * one"), ["check x gives an amount; expected a condition such as ties(a, b)"]],
    [flow("x", "1", "sales > sales"), ["x is a condition; expected an amount: if(…, 1, 0)"]],
    [value("x", "USD m", "sales"), ["x is one value but its formula gives a series; expected flow after its unit, or one value by sum(), last(), npv() or at()"]],
    [value("x", "1", "sales / sales"), ["x is one value but its formula gives a series; expected ratio after its unit, or one value by sum(), last(), npv() or at()"]],
    [value("x", "1", "period_index * one"), ["x is one value but its formula gives a series; expected ratio after its unit, or one value by sum(), last(), npv() or at()"]],
    [value("x", "1", "sales / debt"), ["x is one value but its formula gives a series; expected ratio after its unit, or one value by sum(), last(), npv() or at()"]],
    [value("x", "USD/user", "sales / users"), ["x is one value but its formula gives a series; expected rate after its unit, or one value by sum(), last(), npv() or at()"]],
    [value("x", "USD m", "sales + debt"), ["x is one value but its formula gives a series; expected flow or stock after its unit, or one value by sum(), last(), npv() or at()"]],
    [flow("x", "CNY m", "sales"), ["x is in CNY m but its formula gives USD m; convert() or correct one"]]
  ])("%#: is told once, where it does not fit", (line, messages) => {
    expect(said([usd, debt, users, one, line])).toEqual(messages);
  }); // prettier-ignore

  it("makes a check one of periods where it is of a series, and no other line", () => {
    const lines = [usd, one, flow("x", "USD m", "sum(sales)"), ratio("y", "1", "one"), value("z", "1", "one * 2"), check("each", "sales > x - x"), check("all", "z > one")]; // prettier-ignore
    expect(compiled(smallSheet(lines)).lines.map(({name, isSeries}) => [name, isSeries])).toEqual([
      ["sales", true],
      ["one", false],
      ["x", true],
      ["y", true],
      ["z", false],
      ["each", true],
      ["all", false]
    ]);
  });
});

it("a window of the only period there is may leave none, and a label may be of none", () => {
  const one = {step: "year", first: "FY2025", last: "FY2025", lastActual: "FY2025"} as const;
  const of = (formula: string) =>
    said([fact("sales", "USD m", [1], "made up", {kind: "flow"}), value("x", "USD m", formula)], one);
  expect(of("sum(actuals(sales))")).toEqual([]);
  expect(of("sum(estimates(sales))")).toEqual([
    "estimates leaves no period of FY2025 to FY2025; expected at least one (in x)"
  ]);
  expect(of('at(sales, "FY2026")')).toEqual(['period: "FY2026" in at; expected a text from FY2025 to FY2025 (in x)']);
});
