import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {searchEntries, sectionsOf, writeSearchIndex} from "../../../loaders/publish/search-index.js";

const USAGE = `<main id="m"><h1 id="headline"><a href="#headline">China leads with <data value="0.2">22%</data></a></h1>
<p>First words.</p><script>never()</script><table><tr><td>row</td></tr></table>
<figure id="weeks"><figcaption><h3 class="figure-title">Tokens a week</h3><span>Share</span></figcaption><p class="figure-note">A note.</p></figure>
<h2 id="limits">Limits</h2><ul><li>One</li><li>Two</li></ul></main>`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "search-"));
  const files = {
    "en/usage.html": USAGE,
    "zh/usage.html": USAGE.replace("China leads", "中国领先"),
    "_file/data/claims.0a.json": `{"claims":[{"claim":"led","statement":{"en":"China led","zh":"中国曾领先"}}]}`,
    "_file/data/profiles.0b.json": `{"labs":[{"lab":"z-ai","name":{"en":"Zhipu","zh":"智谱"}}],"models":[{"model":"z-ai/glm","name":"GLM"}]}`,
    "_file/data/coverage.0c.json": `{"rows":[{"entity":"2513.HK","title":{"en":"Zhipu AI","zh":"智谱"}}]}`
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => rmSync(folder, {recursive: true}));

describe("sectionsOf(html, name)", () => {
  it("are the page and each place in it that an address names, by its heading and its sentences", () => {
    expect(sectionsOf(USAGE, "Usage")).toEqual([
      {title: "Usage: China leads with 22%", path: "", text: "First words."},
      {title: "Tokens a week", path: "#weeks", text: "Share A note."},
      {title: "Limits", path: "#limits", text: "One Two"}
    ]);
  });
});

describe("searchEntries(folder, lang)", () => {
  it("are pages, labs, models, companies and claims in that language, by where they stand", () => {
    const entries = searchEntries(folder, "zh", [{path: "/usage", name: {en: "Usage", zh: "用量"}}]);
    expect(entries.map(({kind, title, path}) => [kind, title, path])).toEqual([
      ["page", "用量: 中国领先 with 22%", "usage.html"],
      ["page", "Tokens a week", "usage.html#weeks"],
      ["page", "Limits", "usage.html#limits"],
      ["lab", "智谱", "labs/z-ai.html"],
      ["model", "GLM", "models/z-ai--glm.html"],
      ["company", "智谱", "value.html#company=2513.HK"],
      ["claim", "中国曾领先", "claims.html#led"]
    ]);
    expect(entries.find(({kind}) => kind === "company")?.text).toContain("Zhipu AI");
  });
});

describe("writeSearchIndex(folder)", () => {
  it("writes one a language, and refuses one that is too large to be asked for on a phone", () => {
    expect(writeSearchIndex(folder)).toBe(2);
    expect(JSON.parse(readFileSync(join(folder, "en/search.json"), "utf8"))).toHaveLength(7);
    const claims = Array.from({length: 9000}, (_, i) => ({
      claim: `c${i}`,
      statement: {en: crypto.randomUUID(), zh: ""}
    }));
    writeFileSync(join(folder, "_file/data/claims.0a.json"), JSON.stringify({claims}));
    expect(() => writeSearchIndex(folder)).toThrow(/^en\/search\.json: \d+ bytes compressed; expected at most 100000/);
  });
});
