import {readFileSync, readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {CATEGORY_NAME, USE_CASE_NAME, useCaseName} from "../../src/lib/use-cases.js";

/** What a column of the snapshots of a table holds, each once. */
function valuesOf(table: string, column: number): string[] {
  const folder = new URL(`../../data/snapshots/${table}/`, import.meta.url);
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(new URL(file, folder), "utf8").trimEnd().split("\n").slice(1)
  );
  return [...new Set(lines.map((line) => line.split(",")[column] ?? ""))];
}

describe("USE_CASE_NAME and CATEGORY_NAME", () => {
  it.each([
    ["task", USE_CASE_NAME, valuesOf("use_case_share", 4)],
    ["category", CATEGORY_NAME, valuesOf("category_weekly", 1)]
  ])("name every %s of the data in every language", (_, names, tags) => {
    expect(tags.length).toBeGreaterThan(10);
    expect(tags.filter((tag) => !Object.hasOwn(names, tag))).toEqual([]);
    for (const name of Object.values(names)) for (const lang of LANGUAGES) expect(name[lang].trim()).not.toBe("");
  });

  it.each(LANGUAGES)("tell tasks of one group apart in %s", (lang) => {
    const names = Object.values(USE_CASE_NAME).map((name) => name[lang]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("useCaseName(tag, otherwise)", () => {
  it("is the given name, or the tag, of what has none here", () => {
    const given = {en: "Poetry", zh: "诗歌"};
    expect([useCaseName("devops", given).en, useCaseName("poetry", given), useCaseName("poetry")]).toEqual([
      "DevOps",
      given,
      {en: "poetry", zh: "poetry"}
    ]);
  });
});
