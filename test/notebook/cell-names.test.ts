import {expect, it} from "vitest";
import {refusalOfName} from "../../src/notebook/cell-names.js";

const CELLS = [
  {key: "a", kind: "sql", name: "weeks"},
  {key: "b", kind: "sql", name: "last"},
  {key: "c", kind: "chart", name: ""}
] as const;

it.each([
  ["a", "by_week", null],
  ["a", "Weeks", null],
  ["a", "week 1", "badName"],
  ["a", "", "badName"],
  ["a", "周", "badName"],
  ["a", "Last", "takenName"],
  ["a", "LAB", "takenName"],
  ["c", "lab", null]
])("refusalOfName says why cell %s cannot be called %j: %s", (key, name, refusal) => {
  expect(refusalOfName(CELLS, key, name, new Set(["lab"]))).toBe(refusal);
});
