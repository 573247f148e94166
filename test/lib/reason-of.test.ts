import {expect, it} from "vitest";
import {reasonOf} from "../../src/lib/reason-of.js";

it("reasonOf(thrown) is the message of an error alone, and the text of anything else", () => {
  expect([new TypeError("no such day"), "stopped", 404, null].map(reasonOf)).toEqual([
    "no such day",
    "stopped",
    "404",
    "null"
  ]);
});
