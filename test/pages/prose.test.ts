import {readFileSync, readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";

const FOLDER = new URL("../../src/[lang]/", import.meta.url);
const PAGES = readdirSync(FOLDER, {recursive: true, encoding: "utf8"}).filter(
  // Those of labs and models say nothing of their own: they lead to the page of profiles.
  (file) => file.endsWith(".md") && !/^(studies|labs|models)\b/.test(file)
);

interface Block {
  readonly lang: string;
  readonly text: string;
}

/** The language blocks of a page in order, and what stands between them with code left out. */
function blocksOf(source: string): {blocks: Block[]; between: string[]} {
  const prose = source.replace(/^```[^]*?^```$/gm, "```");
  const parts = prose.split(/^::: (\w+)\n([^]*?)^:::$/m);
  const blocks: Block[] = [];
  for (let i = 1; i < parts.length; i += 3) blocks.push({lang: parts[i] ?? "", text: (parts[i + 1] ?? "").trim()});
  return {blocks, between: parts.filter((_, i) => i % 3 === 0).map((part) => part.trim())};
}

function headings(text: string): string[] {
  return (text.match(/^#+ /gm) ?? []).map((mark) => mark.trim());
}

function expressions(text: string): string[] {
  return (text.match(/\$\{[^}]*\}/g) ?? []).sort();
}

function links(text: string): string[] {
  return [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target ?? "").sort();
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** Numbers written as digits, months among them, each once. */
function numbers(text: string): string[] {
  const inDigits = MONTHS.reduce((t, month, i) => t.replaceAll(month, ` ${i + 1} `), text.replace(/\$\{[^}]*\}/g, ""));
  return [...new Set(inDigits.match(/\d+(\.\d+)?/g) ?? [])].sort();
}

describe.each(PAGES)("src/[lang]/%s", (file) => {
  const {blocks, between} = blocksOf(readFileSync(new URL(file, FOLDER), "utf8"));
  const pairs = blocks.flatMap((block, i) => (i % 2 === 0 ? [[block, blocks[i + 1]] as const] : []));

  it("says everything in English and then, right after, in Chinese", () => {
    expect(blocks.length).toBeGreaterThan(0);
    expect(blocks.map((b) => b.lang)).toEqual(pairs.flatMap(() => [...LANGUAGES]));
    expect(between.filter((_, i) => i % 2 === 1)).toEqual(pairs.map(() => ""));
    expect(blocks.filter((b) => b.text === "")).toEqual([]);
  });

  it("has no prose outside its blocks", () => {
    const columns = /^<\/?div( class="[\w-]+")?>$/gm;
    const outside = between.join("\n").replace(/```/g, "").replace(columns, "").trim();
    expect(outside).toBe("");
  });

  it("has the same headings, expressions, numbers and links in both", () => {
    for (const [english, chinese] of pairs)
      for (const partsOf of [headings, expressions, numbers, links])
        expect(partsOf(chinese?.text ?? "")).toEqual(partsOf(english.text));
  });

  it("begins with a title", () => {
    for (const block of blocks.slice(0, 2)) expect(block.text).toMatch(/^# \S/);
  });

  it("writes Chinese in Chinese", () => {
    for (const [english, chinese] of pairs.filter(([block]) => !isWrittenByData(block.text))) {
      expect(chinese?.text).toMatch(/[\u4e00-\u9fff]/);
      expect(english.text).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

/** Whether a block is a title, with or without an answer, that the page's data write, in each language by its template. */
function isWrittenByData(text: string): boolean {
  return (
    text
      .replace(/^# /, "")
      .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "")
      .trim() === ""
  );
}

describe("blocksOf(source)", () => {
  it("sees a missing pair, prose between, and no block inside code", () => {
    const {blocks, between} = blocksOf("::: en\na\n:::\n\nstray\n\n::: en\nb\n:::\n\n```ts\n::: zh\n:::\n```\n");
    expect(blocks.map((b) => b.lang)).toEqual(["en", "en"]);
    expect(between[1]).toBe("stray");
  });
});
