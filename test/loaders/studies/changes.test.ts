import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {projectRoot} from "../../../loaders/paths.js";
import {blocksOf, joined} from "../../../loaders/studies/blocks.js";
import {parentChanges, withChange, type DocumentKind} from "../../../loaders/studies/changes.js";
import {filesBelow} from "../../fixtures/imports.js";
import {messageOf} from "../../fixtures/message.js";
import {seeded} from "../../fixtures/random.js";

const MODEL = `company X
title A | 甲

// what grows
growth  %  input 5% in 0..10%
  Growth | 增速

revenue  CNY m flow
  = prev(revenue, 100) * (1 + growth)
check revenue > 0
check growth > 0
`;

const PAGE = `# A title

Some text
of two lines.

\`\`\`ts
const a = 1;

const b = 2;
\`\`\`
\`\`\`ts
display(a);
\`\`\`
`;

const real = (pattern: RegExp) =>
  filesBelow(projectRoot, "src", pattern).map((file) => readFileSync(join(projectRoot, file), "utf8"));

describe("blocksOf(document, kind)", () => {
  it("takes a statement with what is indented below it, and counts those of one name", () => {
    expect(blocksOf(MODEL, "model").map(({key}) => key)).toEqual([
      "company X",
      "title",
      "// what grows",
      "growth",
      "revenue",
      "check revenue",
      "check growth"
    ]);
    expect(blocksOf(MODEL, "model")[4]?.text).toBe("revenue  CNY m flow\n  = prev(revenue, 100) * (1 + growth)");
    expect(blocksOf("check a > 0\ncheck a > 1\n", "model").map(({key}) => key)).toEqual(["check a", "check a 2"]);
  });

  it("takes a fence whole, with the blank lines it holds, and text by paragraphs", () => {
    expect(blocksOf(PAGE, "page").map(({text}) => text.split("\n").length)).toEqual([1, 2, 5, 3]);
    expect(blocksOf(PAGE, "page")[2]?.key).toBe("```ts const a = 1;");
  });

  it("is the document again once joined, for every page and model of the site, and for any text", () => {
    const draw = seeded(7);
    const words = ["growth", "  indented", "```ts", "```", "", "# x", "check a", " ", "::: en", "//"];
    const random = Array.from({length: 300}, () =>
      Array.from({length: 12}, () => words[Math.floor(draw() * words.length)] ?? "").join("\n")
    );
    for (const text of [...real(/\.model$/), ...real(/\.md$/), ...random])
      for (const kind of ["model", "page"] as const) expect(joined(blocksOf(text, kind))).toBe(text);
  });
});

describe("parentChanges(then, now, kind) and withChange(document, change, parent, kind)", () => {
  const now = MODEL.replace("5%", "6%").replace("check growth > 0\n", "") + "margin  %  input 20%\n";

  it("name what changed, came and went", () => {
    expect(parentChanges(MODEL, now, "model").map(({key, from, to}) => [key, from !== null, to !== null])).toEqual([
      ["growth", true, true],
      ["margin", false, true],
      ["check growth", true, false]
    ]);
    expect(parentChanges(MODEL, MODEL, "model")).toEqual([]);
  });

  it("leave the study's own changes alone, and stop where both changed one block", () => {
    const own = MODEL.replace("prev(revenue, 100)", "prev(revenue, 120)");
    const [growth] = parentChanges(MODEL, now, "model");
    if (!growth) throw new Error("expected a change");
    expect(withChange(own, growth, now, "model")).toBe(own.replace("5%", "6%"));
    expect(messageOf(() => withChange(own.replace("5%", "7%"), growth, now, "model"))).toMatch(
      /^growth: changed in the study too, to "growth {2}% {2}input 7% .*edit the study by hand, then refuse/
    );
  });

  it.each<[DocumentKind, readonly string[]]>([
    ["model", real(/\.model$/)],
    ["page", real(/\.md$/)]
  ])("make a %s of any other, taken over one by one", (kind, texts) => {
    for (const [i, then] of texts.entries()) {
      const other = texts[(i + 1) % texts.length] ?? "";
      let document = then;
      for (let left = parentChanges(document, other, kind); left[0]; left = parentChanges(document, other, kind))
        document = withChange(document, left[0], other, kind);
      expect(new Set(blocksOf(document, kind).map(({text}) => text))).toEqual(
        new Set(blocksOf(other, kind).map(({text}) => text))
      );
    }
  });
});
