import {describe, expect, it} from "vitest";
import {dimensionOf, isOverlapping, overlapping} from "../../../src/query/cube/dimensions.js";
import {
  EVERYTHING,
  passesFilter,
  passesRange,
  toggleMember,
  type Selection
} from "../../../src/query/cube/selection.js";

describe("toggleMember(selection, dimension, key, isExcluded)", () => {
  const only = (...keys: string[]) => ({lab: {keys, isExcluded: false}});
  const selection = (filters: Selection["filters"]): Selection => ({...EVERYTHING, filters});
  it.each([
    ["adds to a filter of its kind", only("a"), "b", false, only("a", "b")],
    ["takes away", only("a", "b"), "a", false, only("b")],
    ["leaves no filter behind the last", only("a"), "a", false, {}],
    ["replaces a filter of the other kind", only("a"), "b", true, {lab: {keys: ["b"], isExcluded: true}}]
  ])("%s", (_, before, key, isExcluded, after) => {
    expect(toggleMember(selection(before), "lab", key, isExcluded).filters).toEqual(after);
  });
});

it.each([
  ["", "", true],
  ["2026-01-12", "", true],
  ["2026-01-13", "", false],
  ["", "2026-01-12", true],
  ["", "2026-01-11", false],
  ["2026-01-12", "2026-01-12", true],
  ["2026-01-05", "2026-01-11", false]
])("from %j to %j holds 12 January: %s", (from, to, passes) => {
  expect(passesRange({from, to}, "2026-01-12")).toBe(passes);
});

it.each([
  [undefined, true],
  [{keys: [], isExcluded: false}, true],
  [{keys: [], isExcluded: true}, true],
  [{keys: ["a", "b"], isExcluded: false}, true],
  [{keys: ["b"], isExcluded: false}, false],
  [{keys: ["a"], isExcluded: true}, false],
  [{keys: ["b"], isExcluded: true}, true]
])("the filter %j lets a pass: %s", (filter, passes) => {
  expect(passesFilter(filter, "a")).toBe(passes);
});

it("dimensions are known by name, and of those whose members overlap the first is told", () => {
  expect(dimensionOf("lab").label.en).toBe("Lab");
  expect(() => dimensionOf("planet")).toThrow(/^dimension: planet; expected .*\blab\b/);
  expect(["lab", "category", "book"].map(isOverlapping)).toEqual([false, true, false]);
  expect(overlapping(["lab", "book", "modality", "category"])?.name).toBe("modality");
  expect(overlapping(["lab", "book"])).toBeNull();
});
