import {expect, it} from "vitest";
import {check, fact, flow, input, rate, ratio, stock, table, value} from "../../../src/model/sheet/line.js";

it("lines are made of what is said of them, with a kind where they are series, and nothing else", () => {
  const formula = {type: "formula", name: "x", unit: "1", formula: "y"};
  expect([flow, stock, rate, ratio].map((of) => of("x", "1", "y", {title: "X"}))).toEqual(
    ["flow", "stock", "rate", "ratio"].map((kind) => ({...formula, kind, title: "X"}))
  );
  expect(value("x", "1", "y")).toEqual(formula);
  expect([
    fact("x", "1", 2, "s", {kind: "stock"}),
    input("x", "1", 2, "r", {range: [0, 1]}),
    check("x", "y > 1", {title: "X"}),
    table("x", ["1", "USD"], [[0, 1]], "s")
  ]).toEqual([
    {type: "fact", name: "x", unit: "1", values: 2, source: "s", kind: "stock"},
    {type: "input", name: "x", unit: "1", values: 2, reason: "r", range: [0, 1]},
    {type: "check", name: "x", formula: "y > 1", title: "X"},
    {type: "table", name: "x", units: ["1", "USD"], points: [[0, 1]], source: "s"}
  ]);
});
