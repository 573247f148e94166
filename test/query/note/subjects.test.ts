import {expect, it} from "vitest";
import {companyIn, NAMED_LABS, subjectsIn} from "../../../src/query/note/subjects.js";

it("subjectsIn(text) gives whom a text names in the order in which it does", () => {
  const named = (text: string) => subjectsIn(text).map((each) => ("labs" in each ? each.labs[0] : each.origin));
  expect(named("Claude beats GPT, and Qwen both, says a Chinese lab of the U.S.")).toEqual(["anthropic", "openai", "qwen", "china", "us"]); // prettier-ignore
  expect(named("Nobody is named")).toEqual([]);
});

it("companyIn(text) gives the first of our list that a text names, and none of none", () => {
  expect([companyIn("腾讯优于阿里"), companyIn("Zhipu and MiniMax"), companyIn("DeepSeek")]).toEqual(["BABA", "2513.HK", null]); // prettier-ignore
});

it("NAMED_LABS are the keys of labs alone", () => {
  expect(NAMED_LABS).toEqual(expect.arrayContaining(["deepseek", "qwen", "alibaba", "microsoft"]));
  expect(NAMED_LABS.every((lab) => typeof lab === "string")).toBe(true);
});
