import {expect, it} from "vitest";
import {add} from "../../../src/model/calculate/arithmetic.js";
import {apply, constant, type CellNode} from "../../../src/model/calculate/cell-node.js";
import type {Failure} from "../../../src/model/calculate/failure.js";
import {chooseOne, firstNumber} from "../../../src/model/calculate/select.js";
import {trace} from "../../../src/model/calculate/trace.js";

const VALUES = [5, NaN, Infinity, 2];
const failed = (detail: string): CellNode => ({type: "failure", failure: {kind: "missing", detail}});
const cell = (number: number): CellNode => ({type: "cell", cell: number});

const worth = (node: CellNode) =>
  trace<{readonly text: string}>(node, {
    value: (number) => VALUES[number] ?? NaN,
    error: (number) => ({text: `error of ${number}`}),
    raise: ({detail}: Failure) => ({text: detail})
  });

it.each<[what: string, node: CellNode, expected: number | string]>([
  ["a number", constant(3), 3],
  ["a failure", failed("nothing"), "nothing"],
  ["a cell", cell(0), 5],
  ["a cell without a number", cell(1), "error of 1"],
  ["a cell too large", cell(2), "error of 2"],
  ["a sum", apply(add, cell(0), cell(3)), 7],
  ["a sum of what failed first", apply(add, failed("a"), failed("b")), "a"],
  ["a sum of what failed", apply(add, cell(0), cell(1)), "error of 1"],
  ["a sum too large", apply(add, constant(1.7e308), constant(1.7e308)), "number too large: add of 1.7e+308, 1.7e+308"],
  ["what is chosen", apply(chooseOne, cell(3), failed("a"), constant(8)), 8],
  ["what is chosen and failed", apply(chooseOne, cell(3), constant(8), failed("b")), "b"],
  ["what is chosen by what failed", apply(chooseOne, failed("a"), constant(8), constant(9)), "a"],
  ["what is not there", apply(chooseOne, cell(0), failed("a"), cell(1)), "choose: 5; expected a number from 1 to 2"],
  ["the first that has a number", apply(firstNumber, failed("a"), cell(1), cell(0), cell(3)), 5],
  ["the last error where none has", apply(firstNumber, failed("a"), failed("b")), "b"]
])("%s is worth what it gives, or what stands in its way", (_, node, expected) => {
  const found = worth(node);
  expect(typeof found === "number" ? found : found.text).toBe(expected);
});
