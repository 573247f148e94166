import {readFileSync, readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {blocksOf, proseProblems} from "../fixtures/prose.js";

const FOLDER = new URL("../../src/[lang]/", import.meta.url);
const PAGES = readdirSync(FOLDER, {recursive: true, encoding: "utf8"}).filter(
  // Those of labs and models say nothing of their own: they lead to the page of profiles.
  (file) => file.endsWith(".md") && !/^(studies|labs|models)\b/.test(file)
);

it.each(PAGES)("src/[lang]/%s says everything in both languages, each in its own, with the same parts", (file) => {
  expect(proseProblems(readFileSync(new URL(file, FOLDER), "utf8"))).toEqual([]);
});

describe("proseProblems(source)", () => {
  it.each([
    ["::: en\n# A\n:::\n", "headings: # in English,  in Chinese"],
    ["::: zh\n# 甲\n:::\n\n::: en\n# A\n:::\n", "block 1: zh; expected English and then, right after, Chinese"],
    ["::: en\n# A\n:::\n\n::: zh\n# A\n:::\n", "not Chinese: # A"],
    ["::: en\n# A 甲\n:::\n\n::: zh\n# 甲\n:::\n", "Chinese in English: # A 甲"],
    ["::: en\nA\n:::\n\n::: zh\n甲\n:::\n", "block 1: no title"],
    ["::: en\n# A 12\n:::\n\n::: zh\n# 甲 13\n:::\n", "numbers: 12 in English, 13 in Chinese"],
    ["::: en\n# A ${a}\n:::\n\n::: zh\n# 甲\n:::\n", "expressions: ${a} in English,  in Chinese"],
    ["::: en\n# A\n:::\n\n::: zh\n# 甲\n:::\n\nStray.\n", "outside of both languages: Stray."],
    ["::: en\n# A\n:::\n\nStray.\n\n::: zh\n# 甲\n:::\n", "between English and Chinese: Stray."],
    ["```ts\n1;\n```\n", "no text in any language"]
  ])("of %j are told", (source, problem) => {
    expect(proseProblems(source)).toContain(problem);
  });
});

describe("blocksOf(source)", () => {
  it("sees a missing pair, prose between, and no block inside code, however long its fence", () => {
    const code = "```ts\n::: zh\n:::\n```\n\n````md\n```sql\n```\n::: en\n:::\n````\n";
    const {blocks, between} = blocksOf(`::: en\na\n:::\n\nstray\n\n::: en\nb\n:::\n\n${code}`);
    expect(blocks.map((b) => b.lang)).toEqual(["en", "en"]);
    expect(between[1]).toBe("stray");
  });
});
