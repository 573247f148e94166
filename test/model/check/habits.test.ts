import {describe, expect, it} from "vitest";
import {check, input, table, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {said} from "../small-sheet.js";

describe("warnings of how formulas are written", () => {
  const own = input("x", "1", 1, "r");
  it.each<[string, LineSpec[], readonly string[]]>([
    ["nothing and one, written out", [own, value("y", "1", "x * 1 + 0 * x")], []],
    ["numbers, negative ones and parts of them", [own, value("y", "1", "x * -3 + 2%")], ["hard-coded 3 in y; make it an input with a unit and a reason", "hard-coded 0.02 in y; make it an input with a unit and a reason"]], // prettier-ignore
    ["numbers before a sign of per cent, and no hundred", [own, value("y", "1", "x * (3 + x)%")], ["hard-coded 3 in y; make it an input with a unit and a reason"]], // prettier-ignore
    ["a name that only a function has", [own, {...own, name: "max"}, value("y", "1", "max(x, 1)")], ["input max is read by no formula; use it or take it out"]], // prettier-ignore
    ["a number among arguments that say how much", [own, value("y", "1", "max(x, 7)")], ["hard-coded 7 in y; make it an input with a unit and a reason"]], // prettier-ignore
    ["numbers that say how", [own, value("y", "1", "round(x, 2) * year(date(2026, 5, 4))")], []],
    ["numbers in a check", [own, check("y", "x < 9")], []],
    ["a table that nothing reads", [own, value("y", "1", "x"), table("t", ["1", "1"], [[0, 1], [1, 1]], "s")], ["table t is read by no formula; use it or take it out"]], // prettier-ignore
    ["an input that an override alone reads", [own, value("z", "1", "1 + 0", {overrides: {"": "x"}})], []],
    ["a sum with what is kept negative", [own, {...own, name: "n", values: -1, sign: "negative"}, value("y", "1", "x + n")], []], // prettier-ignore
    ["a difference from what is kept negative", [own, {...own, name: "n", values: -1, sign: "negative"}, value("y", "1", "n - x")], []], // prettier-ignore
    ["what is kept positive, subtracted", [own, {...own, name: "p", sign: "positive"}, value("y", "1", "x - p")], []]
  ])("of %s", (_, lines, warnings) => {
    expect(said(lines)).toEqual(warnings);
  });
});
