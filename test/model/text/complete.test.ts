import {describe, expect, it} from "vitest";
import {completions} from "../../../src/model/text/complete.js";

const KNOWN = {lines: [{name: "revenue", title: "Revenue"}], units: ["CNY m"]};
const after = (before: string) => completions(before, KNOWN);
const labels = (before: string) => after(before)?.options.map(({label}) => label);

describe("completions(before, known)", () => {
  it("names lines and functions in a formula, from where the word began", () => {
    expect(after("cost CNY m = rev")?.from).toBe(13);
    expect(labels("cost CNY m = rev")).toEqual(expect.arrayContaining(["revenue", "npv", "prev", "is_estimate"]));
    expect(after("cost CNY m = npv")?.options.find(({label}) => label === "npv")?.detail).toContain("npv(");
    expect(labels("  forecast = r")).toContain("revenue");
  });

  it("names statements at the margin, units after a name, traits after a unit, words below a line", () => {
    expect(labels("inc")).toContain("include");
    expect(labels("cost C")).toEqual(expect.arrayContaining(["CNY m", "input"]));
    expect(labels("cost CNY m f")).toEqual(expect.arrayContaining(["flow", "fact"]));
    expect(labels("  be")).toEqual(expect.arrayContaining(["because", "revenue"]));
    expect(labels("headline r")).toEqual(["revenue"]);
  });

  it("leaves comments, reasons and numbers to the reader", () => {
    expect([after("// rev"), after("  because rev"), after("x 1 input 1"), after("  a | b")]).toEqual([
      null,
      null,
      null,
      null
    ]);
  });

  const FORMULA = ["revenue", "sum", "is_estimate"];

  it.each<[string, number, readonly string[], readonly string[]]>([
    ["a 1 = ", 6, [...FORMULA, "sql"], ["+", "flow"]],
    ["a 1 = b + r", 10, FORMULA, ["sql", "+", "flow"]],
    ["a check r", 8, FORMULA, ["sql", "flow"]],
    ["a 1 = 5%", 7, FORMULA, ["sql"]],
    ["a 1 = b.c-d", 6, FORMULA, ["sql"]],
    ["  ", 2, ["forecast", "because", "revenue"], ["sum", "case"]],
    ["method r", 7, ["revenue"], ["sum", "flow"]],
    ["driven by ", 10, ["revenue"], ["sum", "flow"]],
    ["x C", 2, ["CNY m", "check", "input"], ["=", "flow", "revenue"]],
    ["x CNY m ", 8, ["flow", "check", "input"], ["=", "revenue", "CNY m"]],
    ["", 0, ["case", "#"], ["revenue", "sum"]]
  ])("after %j go on from character %d with %j, without %j", (before, from, with_, without) => {
    expect(after(before)?.from).toBe(from);
    expect(labels(before)).toEqual(expect.arrayContaining([...with_]));
    for (const each of without) expect(labels(before)).not.toContain(each);
  });

  it("say what a line is called, what a function takes, and nothing of a name that takes nothing", () => {
    const options = after("a 1 = ")?.options ?? [];
    const told = (name: string) => options.find(({label}) => label === name);
    expect(told("revenue")).toEqual({label: "revenue", detail: "Revenue", type: "line"});
    expect(told("prev")).toEqual({label: "prev", detail: "prev(series, opening)", type: "function"});
    expect(told("is_estimate")).toEqual({label: "is_estimate", detail: "", type: "function"});
  });

  it("leave a query to the reader, whose names are those of tables", () => {
    expect(after('a 1 = sql "SELECT rev')).toBeNull();
    expect(after("x 1 = sqlx r")).not.toBeNull();
  });
});
