import {expect, it} from "vitest";
import {problemsBeside} from "../../../src/model/text/beside.js";
import {includeAll} from "../../../src/model/text/include.js";
import {parseModel} from "../../../src/model/text/parse.js";
import {placedProblem, problemAt, START} from "../../../src/model/text/place.js";
import {input, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {smallSheet} from "../small-sheet.js";

/** What is told of lines beside some that could not be read. */
function beside(lines: readonly LineSpec[], unread: readonly string[]) {
  const text = lines.map((line) => `${line.name} 1 = ${"formula" in line ? line.formula : "1"}`).join("\n");
  const {statements} = includeAll(parseModel(text).document, {});
  const told = unread.map((line) => problemAt(START, "x", "syntax", line));
  return problemsBeside(smallSheet(lines), statements, told).map(placedProblem);
}

const one = input("one", "1", 1, "r");
const C = "line 1, column 7: unknown name: nowhere in c";

it.each<[what: string, lines: readonly LineSpec[], unread: readonly string[], told: readonly string[]]>([
  ["a name that no line has", [value("c", "1", "nowhere")], ["a"], [C]],
  ["nothing of a name that could not be read", [value("c", "1", "nowhere")], ["nowhere"], []],
  ["nothing of a name that may come from an include", [value("c", "1", "nowhere")], ["include"], []],
  ["a part of a line that could not be read", [value("c", "1", "nowhere")], ["c"], [C]],
  ["nothing else of a line that could not be read", [value("c", "x y", "one"), one], ["c"], []],
  ["what is wrong with a line that reads none of those", [value("c", "USD", "one"), one], ["a"], ["line 1, column 5: c is in USD but its formula gives 1; convert() or correct one"]],
  ["nothing of the unit of a line that reads one", [value("c", "USD", "one + a"), one], ["a"], []],
  ["nothing of the unit of a line that may read an include", [value("c", "USD", "one + a"), one], ["include"], []],
  ["the unit of a line that reads what is built in, beside an include", [value("c", "USD", "is_estimate + one"), one], ["include"], ["line 1, column 7: condition is_estimate in c; expected an amount: if(…, 1, 0)"]],
  ["the unit of a line that reads what is there, be it told of too", [value("c", "USD", "one"), one], ["one"], ["line 1, column 5: c is in USD but its formula gives 1; convert() or correct one"]],
  ["no warning", [one], ["a"], []]
])("%s is told", (_, lines, unread, told) => {
  expect(beside(lines, unread).map((problem) => problem.replace(/; did you mean .*/, ""))).toEqual(told);
}); // prettier-ignore
