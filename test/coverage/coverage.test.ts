import {describe, expect, it} from "vitest";
import {valueRange} from "../../src/coverage/coverage.js";

const caseOf = (value: number) => ({key: "case", title: {en: "Case", zh: "情景"}, value});

describe("valueRange({base, cases})", () => {
  it.each([
    [null, [], null],
    [5, [], [5, 5]],
    [null, [7], [7, 7]],
    [5, [9, 2], [2, 9]],
    [1, [9, 2], [1, 9]]
  ])("of base %j and cases %j is %j", (base, cases, expected) => {
    expect(valueRange({base, cases: cases.map(caseOf)})).toEqual(expected);
  });
});
