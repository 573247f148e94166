import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {writeTraditional} from "../../../../loaders/publish/traditional/write.js";

const PAGE = (lang: string, tag: string, name: string) => `<!doctype html>
<html lang="${tag}"><head><title>${name}</title>
<link rel="canonical" href="./usage.html">
<link rel="alternate" hreflang="en" href="../en/usage.html">
</head><body><nav class="languages" aria-label="语言"><a href="../${lang === "en" ? "zh" : "en"}/usage.html">…</a></nav>
<h1>${name} <data value="4.5" data-unit="share" data-source="S">4.5%</data></h1>
<a href="./value.html">估值</a> <a href="../data/weeks.csv">数据</a> <a href="./feed.xml">订阅</a>
<script type="module">import {a} from "../_import/a.js"; import b from "../_npm/b.js"; file({"path":"../_file/data/c.json"});</script></body></html>
`;
const FILES = {
  "index.html": `<nav class="languages"><a href="./zh/index.html">简体中文</a></nav><p lang="zh-Hans"><a href="./zh/index.html" hreflang="zh-Hans">阅读简体中文版</a></p>`,
  "en/usage.html": PAGE("en", "en", "Usage"),
  "zh/usage.html": PAGE("zh", "zh-Hans", "用量"),
  "zh/value.html": "<p>估值</p>",
  "zh/feed.xml": "<feed/>",
  "hant/zh/feed.xml": "<feed/>",
  "_import/a.js": `import b from "../_npm/b.js"; import "./part.js"; export const tag = "zh-Hans", a = "\\u8BCD\\u5143";`,
  "_import/part.js": `file({"path":"../../_file/data/c.json"}, import.meta.resolve("./query/")); file({"path":"../../_file/data/d.json"}, import.meta.resolve("./query/"))`,
  "_npm/b.js": "",
  "_file/data/c.json": `{"zh":"实验室"}`,
  "_file/data/d.json": `{"en":"Lab"}`,
  "data/weeks.csv": "week\n"
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "traditional-"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, dirname(path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => rmSync(folder, {recursive: true}));

const text = (path: string) => readFileSync(join(folder, path), "utf8");

describe("writeTraditional(folder, site)", () => {
  it("writes each page in Simplified anew, with its numbers, and with files that hold no Chinese from where they are", () => {
    expect(writeTraditional(folder, "")).toBe(2);
    const page = text("hant/zh/usage.html");
    expect(page).toContain(`<html lang="zh-Hant-HK">`);
    expect(page).toContain(`<h1>用量 <data value="4.5" data-unit="share" data-source="S">4.5%</data></h1>`);
    expect(page).toContain(`<a href="./value.html">估值</a> <a href="../../data/weeks.csv">數據</a> <a href="./feed.xml">訂閱</a>`); // prettier-ignore
    expect(page).toContain(`import {a} from "../_import/a.js"; import b from "../../_npm/b.js"; file({"path":"../_file/data/c.json"})`); // prettier-ignore
    expect(text("hant/_import/a.js")).toBe(`import b from "../../_npm/b.js"; import "./part.js"; export const tag = "zh-Hant-HK", a = "詞元";`); // prettier-ignore
    expect(text("hant/_import/part.js")).toBe(`file({"path":"../../_file/data/c.json"}, import.meta.resolve("./query/")); file({"path":"../../../_file/data/d.json"}, import.meta.resolve("./query/"))`); // prettier-ignore
    expect(text("hant/_file/data/c.json")).toBe(`{"zh":"實驗室"}`);
    expect(() => text("hant/_file/data/d.json")).toThrow();
  });

  it("leads from each page to itself in every other form, and says where it stands", () => {
    writeTraditional(folder, "https://example.org/");
    const [page, english, simplified] = ["hant/zh", "en", "zh"].map((place) => text(`${place}/usage.html`)) as [string, string, string]; // prettier-ignore
    expect(page).toContain(`aria-label="語言"><a href="../../en/usage.html" lang="en" hreflang="en">English</a><a href="../../zh/usage.html" lang="zh-Hans" hreflang="zh-Hans">简体中文</a></nav>`); // prettier-ignore
    const way = (href: string) => `<a href="${href}" lang="zh-Hant-HK" hreflang="zh-Hant-HK">繁體中文</a></nav>`;
    for (const html of [english, simplified]) expect(html).toContain(way("../hant/zh/usage.html"));
    expect(page).toContain(`<link rel="canonical" href="https://example.org/hant/zh/usage.html">`);
    expect(page.match(/hreflang="[^"]*" href="https:[^"]*"/g)).toEqual([
      `hreflang="en" href="https://example.org/en/usage.html"`,
      `hreflang="zh-Hans" href="https://example.org/zh/usage.html"`,
      `hreflang="zh-Hant-HK" href="https://example.org/hant/zh/usage.html"`
    ]);
    expect(text("index.html")).toContain(`简体中文</a><a href="./hant/zh/index.html" lang="zh-Hant-HK" hreflang="zh-Hant-HK">繁體中文</a></nav>`); // prettier-ignore
    expect(text("index.html")).toContain(`<p lang="zh-Hant-HK"><a href="./hant/zh/index.html" hreflang="zh-Hant-HK">閱讀繁體中文版</a></p>`); // prettier-ignore
  });
});
