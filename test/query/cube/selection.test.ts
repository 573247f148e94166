import {describe, expect, it} from "vitest";
import {EVERYTHING, toggleMember, type Selection} from "../../../src/query/cube/selection.js";

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
