import {describe, expect, it} from "vitest";
import {errorIn, type FormulaPart, type ProblemKind} from "../../../src/model/problem.js";
import {includeAll} from "../../../src/model/text/include.js";
import {located, nameNotKnown} from "../../../src/model/text/locate.js";
import {parseModel} from "../../../src/model/text/parse.js";

const TEXT = `include other
a 1 flow = b +
    d * e
  override FY2027 = f + g
  override FY2028 = 3
  override FY2027 = h
c 1 = d
  override = e +
    f
c 1 = not_it`;
const {statements} = includeAll(parseModel(TEXT).document, {other: "a 1 = 1\nd 1 = x"});

const at = (line: string, kind: ProblemKind, message: string, part?: FormulaPart) => {
  const problem = {...errorIn(line, kind, message), ...(part && {part})};
  const {place, document} = located(problem, statements);
  return [document, place.line, place.column, place.length];
};

describe("a problem of a sheet stands in the text", () => {
  it.each<[what: string, line: string, kind: ProblemKind, message: string, part: FormulaPart | undefined, place: unknown]>([
    ["at its start, of no line", "z", "unit", "", undefined, ["", 1, 1, 1]],
    ["in the document that has the line", "d", "unit", "", {at: 0, length: 1, instead: null}, ["other", 2, 7, 1]],
    ["at what the line is worth", "a", "unit", "", undefined, ["", 2, 10, 11]],
    ["in the last line of that name", "c", "unit", "", {at: 0, length: 2, instead: null}, ["", 10, 7, 2]],
    ["at the whole line, of a name that stands twice", "a", "duplicate_name", "", {at: 0, length: 1, instead: null}, ["", 2, 1, 1]],
    ["at a part of its first line", "a", "unit", "", {at: 2, length: 1, instead: null}, ["", 2, 14, 1]],
    ["at the first character of its second line", "a", "unit", "", {at: 4, length: 5, instead: null}, ["", 3, 5, 5]],
    ["at a later one of it", "a", "unit", "", {at: 8, length: 1, instead: null}, ["", 3, 9, 1]],
    ["at the name that is not known", "a", "unknown_name", "unknown function: dd in a", {at: 4, length: 5, instead: null}, ["", 3, 5, 2]],
    ["in the first formula of that period", "a", "unit", "", {at: 4, length: 1, instead: "FY2027"}, ["", 4, 25, 1]],
    ["at the whole of what overrides by a number", "a", "unit", "", {at: 0, length: 1, instead: "FY2028"}, ["", 5, 3, 19]],
    ["in the line's own, where nothing overrides", "a", "unit", "", {at: 0, length: 1, instead: "FY2026"}, ["", 2, 12, 1]]
  ])("%s", (_, line, kind, message, part, place) => {
    expect(at(line, kind, message, part)).toEqual(place);
  }); // prettier-ignore

  it("in the formula that overrides one value, and on its second line", () => {
    const {statements: one} = includeAll(parseModel("c 1 = d\n  override = e +\n    f").document, {});
    const part = (offset: number) =>
      located({...errorIn("c", "unit", ""), part: {at: offset, length: 1, instead: ""}}, one).place;
    expect([0, 4].map(part)).toEqual([
      {line: 2, column: 14, length: 1},
      {line: 3, column: 5, length: 1}
    ]);
  });
});

it.each([
  ["unknown name: cloud.sales in x", "cloud.sales"],
  ["unknown function: f in x", "f"],
  ["unknown table: t", "t"],
  ["unknown unit: u", ""],
  ["", ""]
])("%j says of %j that it is not known", (message, name) => {
  expect(nameNotKnown(message)).toBe(name);
});
