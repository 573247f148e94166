import {expect, it} from "vitest";
import {
  byPlace,
  placedProblem,
  problemAt,
  START,
  takeBoth,
  takeEach,
  textFaults,
  TextError
} from "../../../src/model/text/place.js";

const at = (line: number, column: number) => ({line, column, length: 1});
const wrong = (message: string) => (): never => {
  throw new TextError(message, START);
};
const messages = (read: () => void) => textFaults(read).map(({message}) => message);

it("problems stand down the lines of a document, those of the document itself first", () => {
  const placed = ([document, line, column]: readonly [string, number, number]) => ({...problemAt(at(line, column), "x"), document});
  const sorted = ([["b", 1, 1], ["", 2, 9], ["a", 5, 1], ["", 12, 1], ["", 2, 10], ["b", 1, 1], ["", 2, 1]] as const).map(placed).sort(byPlace);
  expect(sorted.map(placedProblem)).toEqual([
    "line 2, column 1: x", "line 2, column 9: x", "line 2, column 10: x", "line 12, column 1: x",
    "a, line 5, column 1: x", "b, line 1, column 1: x", "b, line 1, column 1: x"
  ]);
  expect(byPlace(placed(["b", 1, 1]), placed(["b", 1, 1]))).toBe(0);
  expect([byPlace(placed(["b", 1, 1]), placed(["a", 2, 2])), byPlace(placed(["a", 2, 2]), placed(["b", 1, 1]))]).toEqual([1, -1]);
}); // prettier-ignore

it("a problem is of syntax and of no line where it does not say, and stands at the first character without a place", () => {
  expect(problemAt(START, "x")).toEqual({kind: "syntax", severity: "error", line: "", message: "x", place: at(1, 1), document: ""});
  expect(problemAt(at(2, 3), "x", "unit", "a")).toMatchObject({kind: "unit", line: "a", place: at(2, 3)});
}); // prettier-ignore

it("parts are taken each whatever is wrong with the others, and all that is wrong is told in their order", () => {
  expect(takeEach([() => 1, () => 2])).toEqual([1, 2]);
  expect(takeBoth(() => 1, () => "a")).toEqual([1, "a"]);
  expect(messages(() => takeEach<unknown>([() => 1, wrong("a"), () => takeBoth(wrong("b"), wrong("c")), wrong("d")]))).toEqual(["a", "b", "c", "d"]);
  expect(messages(() => takeBoth(wrong("a"), () => 1))).toEqual(["a"]);
  expect(messages(() => takeBoth(() => 1, wrong("b")))).toEqual(["b"]);
  expect(messages(() => takeEach([() => 1]))).toEqual([]);
  expect(() => takeEach([() => { throw new RangeError("else"); }])).toThrow(RangeError);
  expect(() => takeBoth(wrong("a"), wrong("b"))).toThrow("a; b");
}); // prettier-ignore
