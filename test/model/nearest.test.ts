import {describe, expect, it} from "vitest";
import {editDistance, nearest} from "../../src/model/nearest.js";

describe("editDistance(a, b)", () => {
  it.each([
    ["revenue", "revenue", 0],
    ["revnue", "revenue", 1],
    ["reveune", "revenue", 1],
    ["cost", "coast", 1],
    ["", "abc", 3],
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
  });
});
