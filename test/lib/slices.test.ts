import {expect, it} from "vitest";
import {slicesOf} from "../../src/lib/slices.js";

it.each([
  [[], []],
  [[1], [[1]]],
  [
    [1, 2, 3, 4, 5, 6],
    [
      [1, 2, 3],
      [4, 5, 6]
    ]
  ],
  [
    [1, 2, 3, 4],
    [[1, 2, 3], [4]]
  ]
])("slicesOf(%j, 3) is %j", (list, parts) => {
  expect(slicesOf(list, 3)).toEqual(parts);
});
