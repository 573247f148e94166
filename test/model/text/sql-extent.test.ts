import {describe, expect, it} from "vitest";
import {isWithinSql, lengthOfSql, startOfSql} from "../../../src/model/text/sql-extent.js";

describe("a query of a line", () => {
  it.each<[text: string, start: number, isOpen: boolean]>([
    ['a USD = sql "select', 12, true],
    ['a 1 = sql "select ""x""', 10, true],
    ['a 1 = sql "select ""', 10, true],
    ['a 1 = sql "select"', 10, false],
    ['a 1 = sql ""', 10, false],
    ['a 1 = b "c', -1, false],
    ['a 1 = b "c"', -1, false],
    ['A 1 = sql "c', -1, false],
    ['a "b" = sql "c', -1, false],
    ["a 1 = sql", -1, false]
  ])("of %j begins at %i, and goes on: %s", (text, start, isOpen) => {
    expect(startOfSql(text)).toBe(start);
    expect(isWithinSql(text)).toBe(isOpen);
  });

  it.each<[text: string, isOpen: boolean, length: number]>([
    ['"a" // b', false, 3],
    ['"a ""b"" c" "d"', false, 11],
    ['"a ""b', false, 6],
    ['a" // "b"', true, 2],
    ['a ""b" c', true, 6],
    ["a b", true, 3],
    ['"" a', true, 4],
    ['"" a', false, 2]
  ])("%j, open before it: %s, has %i characters", (text, isOpen, length) => {
    expect(lengthOfSql(text, isOpen)).toBe(length);
  });
});
