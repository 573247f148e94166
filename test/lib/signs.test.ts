import {expect, it} from "vitest";
import {inBrackets} from "../../src/lib/signs.js";

it("inBrackets(aside, lang) parts what it adds from the words before it where the language writes a blank", () => {
  expect([inBrackets("3", "en"), inBrackets("3", "zh")]).toEqual([" (3)", "（3）"]);
});
