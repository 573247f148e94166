import {expect, it} from "vitest";
import {endsOf} from "../../src/lib/ends.js";

it.each([
  [[], null],
  [["a"], ["a", "a"]],
  [
    ["a", "b", "c"],
    ["a", "c"]
  ]
])("endsOf(%j) is %j", (ordered, ends) => {
  expect(endsOf(ordered)).toEqual(ends);
});
