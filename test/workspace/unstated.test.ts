import {expect, it} from "vitest";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {fact, input, ratio} from "../../src/model/sheet/line.js";
import {unstatedInputs} from "../../src/workspace/unstated.js";
import {smallSheet} from "../model/small-sheet.js";

it("unstatedInputs(evaluation) names the inputs whose numbers end before the periods, and where they do", () => {
  const lines = [
    input("whole", "1", {FY2025: 1, FY2026: 2, FY2027: 3}, "r"),
    input("short", "1", {FY2025: 1, FY2026: 2}, "r"),
    input("first", "1", {FY2025: 1}, "r"),
    input("late", "1", {FY2027: 3}, "r"),
    input("none", "1", {}, "r"),
    input("single", "1", 4, "r"),
    fact("reported", "1", {FY2025: 5}, "s"),
    ratio("read", "1", "whole + short + first + late + none + single + reported")
  ];
  expect(unstatedInputs(evaluate(compiled(smallSheet(lines))))).toEqual([
    {line: "short", from: "FY2027"},
    {line: "first", from: "FY2026"}
  ]);
});
