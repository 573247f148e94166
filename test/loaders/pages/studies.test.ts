import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {studies} from "../../../loaders/pages/studies.js";
import {pageSources} from "../../../loaders/publish/page-sources.js";
import type {Audience} from "../../../src/lib/audience.js";
import {header} from "../../../loaders/pages/furniture.js";
import {messageOf} from "../../fixtures/message.js";

let root: string;
const write = (name: string, text: string) => writeFileSync(join(root, "[lang]/studies", name), text);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "studies-"));
  mkdirSync(join(root, "[lang]/studies"), {recursive: true});
});
afterEach(() => rmSync(root, {recursive: true}));

describe("studies(root)", () => {
  it("are the files of the folder, called by their first headings", () => {
    write("b.md", "::: en\n# A question\n:::\n\n::: zh\n# 一个问题\n:::\n");
    write("a-draft.md", "# One language\n\n## More\n");
    write("c.md", "no heading");
    write("notes.txt", "no page");
    expect(studies(root)).toEqual([
      {path: "/studies/a-draft", name: {en: "One language", zh: "One language"}},
      {path: "/studies/b", name: {en: "A question", zh: "一个问题"}},
      {path: "/studies/c", name: {en: "c", zh: "c"}}
    ]);
  });

  it("are those that reach the audience: a draft stays in the house, its source too", () => {
    write("draft.md", "---\ntitle: x\n---\n# Draft with a secret\n\n---\naudience: public\n---\n");
    write("held.md", "---\naudience: client\n---\n# For clients\n");
    write("open.md", "---\r\naudience: public\r\n---\r\n# For all\r\n");
    const names = (audience: Audience | null) => studies(root, audience).map(({name}) => name.en);
    const sources = (audience: Audience | null) => [...pageSources(root, audience).keys()];
    expect(names(null)).toEqual(["Draft with a secret", "For clients", "For all"]);
    expect(names("internal")).toEqual(names(null));
    expect(names("client")).toEqual(["For clients", "For all"]);
    expect(names("public")).toEqual(["For all"]);
    expect(sources("internal")).toHaveLength(3);
    expect(sources("public")).toEqual(["/source/studies/open.txt"]);
    write("wrong.md", "---\naudience: everyone\n---\n# W\n");
    expect(messageOf(() => studies(root))).toBe("src/[lang]/studies/wrong.md: audience: everyone; expected internal, client or public"); // prettier-ignore
  });

  it("are none where there is no folder", () => {
    expect(studies(join(root, "elsewhere"))).toEqual([]);
  });

  it.each(["My Question.md", "v1.2.md", "头.md"])("refuse %s, whose name makes no route", (name) => {
    write(name, "# A");
    expect(messageOf(() => studies(root))).toMatch(new RegExp(`${name}: no name of a route; expected small letters`));
  });
});

describe("header({path}) of a study", () => {
  it("stands in the workbench", () => {
    expect(header({path: "/en/studies/mine"})).toContain("<summary>Workbench</summary>");
  });
});
