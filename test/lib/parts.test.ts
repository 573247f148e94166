import {expect, it} from "vitest";
import {partsOf} from "../../src/lib/parts.js";

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
])("partsOf(%j, 3) is %j", (list, parts) => {
  expect(partsOf(list, 3)).toEqual(parts);
});
