import {describe, expect, it} from "vitest";
import {editDistance, nearest} from "../../src/model/nearest.js";

describe("editDistance(a, b)", () => {
  it.each([
    ["revenue", "revenue", 0],
    ["revnue", "revenue", 1],
    ["reveune", "revenue", 1],
    ["cost", "coast", 1],
    ["", "abc", 3],
    ["ab", "ba", 1],
    ["abcd", "bacd", 1],
    ["abdc", "abcd", 1],
    ["ab", "cd", 2],
    ["abc", "acd", 2],
    ["kitten", "sitting", 3]
  ])("of %s and %s is %d", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe("nearest(name, known)", () => {
  it("is the closest name, or null when none is close", () => {
    expect(nearest("reveneu", ["revenue", "margin"])).toBe("revenue");
    expect(nearest("xyz", ["revenue", "margin"])).toBeNull();
    expect(nearest("x", [])).toBeNull();
    expect([nearest("ab", ["cd"]), nearest("ab", ["cde"]), nearest("a", ["abc"]), nearest("a", ["abcd"])]).toEqual([
      "cd",
      null,
      "abc",
      null
    ]);
    expect(nearest("abcdefghijkl", ["abcdefgh"])).toBe("abcdefgh");
    expect(nearest("abcdefghijkl", ["abcdefg"])).toBeNull();
    expect(nearest("cost", ["cast", "most"])).toBe("cast");
  });
});
