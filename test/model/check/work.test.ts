import {expect, it} from "vitest";
import {checkWork} from "../../../src/model/check/work.js";
import {check, fact, flow, input, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {link} from "../../../src/model/sheet/link.js";
import {smallSheet} from "../small-sheet.js";

const sales = fact("sales", "1", [1, 2, 3], "made up", {kind: "flow"});
const one = input("one", "1", 1, "r");
const three = fact("three", "1", 1, "made up", {kind: "flow"});

/** The least bound on operations of which nothing is told. */
const work = (lines: readonly LineSpec[]) => {
  const {lines: linked} = link(smallSheet(lines));
  return Array.from({length: 500}, (_, most) => most).find((most) => checkWork(linked, most).length === 0);
};

it.each<[operations: number, what: string, lines: readonly LineSpec[]]>([
  [0, "no line", []],
  [1, "one value", [one]],
  [3, "a value of each of three periods", [sales]],
  [3, "one number of a flow, in each period", [three]],
  [5, "one value and a name, a number and a sign", [one, value("x", "1", "one + 1 * 2")].slice(1)],
  [4, "both of two lines", [one, value("x", "1", "one + 1")]],
  [12, "a formula in each period", [sales, flow("x", "1", "sales + one")]],
  [9, "a condition in each period", [check("x", "one > 1")]],
  [4, "a sum of a series, name by name", [value("x", "1", "sum(sales)")]],
  [7, "a sum over what is worked out in each period, of one value", [value("x", "1", "sum(-sales)")]],
  [3, "a sum of several, which takes no series", [value("x", "1", "sum(one, one)")]],
  [2, "a function of one value", [value("x", "1", "abs(one)")]],
  [12, "a series within a series", [flow("x", "1", "sum(sales)")]]
])("a sheet takes %i operations: %s", (operations, _, lines) => {
  expect(work(lines)).toBe(operations);
});

it("too many are told once, of the line that goes beyond", () => {
  const {lines} = link(smallSheet([sales, one, value("x", "1", "one + 1"), value("y", "1", "one + 1")]));
  expect(checkWork(lines, 6)).toEqual([
    {
      kind: "limit",
      severity: "error",
      line: "x",
      message: "more than 6 operations up to x; expected fewer: sum in steps, or take fewer periods"
    }
  ]);
});
