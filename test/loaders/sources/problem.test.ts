import {expect, it} from "vitest";
import {PullError, pullErrorBehind} from "../../../loaders/sources/problem.js";

it("pullErrorBehind(error) is the one that client libraries have wrapped, and none where there is none", () => {
  const error = new PullError("a field", "a number", "Look.");
  expect([error.message, error.stopsSource]).toEqual(["a field; expected a number. Look.", false]);
  expect(pullErrorBehind(error)).toBe(error);
  const wrapped = new Error("outer", {cause: new Error("inner", {cause: error})});
  expect(pullErrorBehind(wrapped)).toBe(error);
  expect([new Error("outer", {cause: "a text"}), "a text", null].map(pullErrorBehind)).toEqual([null, null, null]);
});
