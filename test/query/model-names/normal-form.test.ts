import {describe, expect, it} from "vitest";
import {isSameDate} from "../../../src/query/model-names/normal-form.js";

describe("isSameDate(a, b)", () => {
  it.each([
    ["20250709", "20250709", true],
    ["0709", "20250709", true],
    ["20250725", "2507", true],
    ["202507", "20250709", true],
    ["0710", "20250709", false],
    ["2508", "20250725", false]
  ])("%s and %s: %s", (a, b, expected) => {
    expect(isSameDate(a, b)).toBe(expected);
  });
});
