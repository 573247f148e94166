import {describe, expect, it} from "vitest";
import {parseModel} from "../../../src/model/text/parse.js";
import {takeBoth, takeEach, textFaults} from "../../../src/model/text/place.js";

describe("a line of a document", () => {
  const at = (line: number, column: number, length: number) => ({line, column, length});
  const from = (offset: number, line: number, column: number) => ({offset, line, column});

  it.each([
    ["a 1 = max(b,\n    c)", at(1, 1, 1), at(1, 5, 11), [from(0, 1, 7), from(7, 2, 5)]],
    ["line case CNY m = b * 2", at(1, 6, 4), at(1, 17, 7), [from(0, 1, 19)]],
    [
      "a 1 ratio\n  forecast = b\n  reported = c +\n    d",
      at(1, 1, 1),
      at(1, 1, 1),
      [from(16, 2, 14), from(19, 3, 14), from(23, 4, 5)]
    ],
    ["a 1 ratio\n  reported = c", at(1, 1, 1), at(1, 1, 1), [from(25, 2, 14)]],
    ["a 1 input 5 in 1..9\n  because x", at(1, 1, 1), at(1, 5, 15), []],
    ["ok check a >\n  b", at(1, 1, 2), at(1, 4, 11), [from(0, 1, 10), from(4, 2, 3)]]
  ])("%j keeps where its name, its worth and its formula stand", (text, place, definitionPlace, formulaPlace) => {
    expect(parseModel(text).document.statements[0]).toMatchObject({place, definitionPlace, formulaPlace});
  });
});

describe("faults of this program", () => {
  const broken = () => {
    throw new RangeError("of this program");
  };

  it("are none of the text, and are thrown as they are", () => {
    expect(() => textFaults(broken)).toThrow("of this program");
    expect(() => takeEach([broken])).toThrow("of this program");
    expect(() => takeBoth(broken, () => 1)).toThrow("of this program");
  });
});
