import {describe, expect, it} from "vitest";
import {paintPart, paintParts} from "../../src/components/paint-part.js";
import type {Lang} from "../../src/lib/language.js";
import {marked} from "../../src/words/marked.js";
import {subjectName} from "../../src/words/names.js";
import {count, day, from, share} from "../../src/words/quantity.js";
import {say, type Part} from "../../src/words/say.js";
import {withDocument} from "../fixtures/document.js";

withDocument("http://site/en/brief");

const painted = (part: Part, lang: Lang = "en") => {
  const element = paintPart(part, {lang, source: "made up"});
  return typeof element === "string" ? element : element.outerHTML;
};

describe("paintPart(part, options)", () => {
  it.each([
    [share(0.5), `<data value="0.5" data-unit="share" data-source="made up">50.0%</data>`],
    [from("a filing", count(3, "rows")), `<data value="3" data-unit="rows" data-source="a filing">3</data>`],
    [day("2026-02-16"), `<time datetime="2026-02-16">16 Feb 2026</time>`],
    ["of tokens", "of tokens"],
    [marked("strong", "not"), "<strong>not</strong>"],
    [marked("code", "npm test"), "<code>npm test</code>"],
    [marked("shares", "HKEX: 1"), `<span class="unbroken shares">HKEX: 1</span>`],
    [marked("foreign", "as is"), `<span lang="en">as is</span>`],
    [marked("checksum", "8c5c"), `<code class="checksum" lang="en" title="SHA-256 8c5c">8c5c</code>`],
    [subjectName("lab", "z-ai", "Zhipu"), `<a class="name-link" href="./labs/z-ai.html">Zhipu</a>`],
    [subjectName("lab", "other", "Others"), "Others"]
  ])("paints %o", (part, html) => {
    expect(painted(part)).toBe(html);
  });

  it("keeps a name of up to eight signs on one line in Chinese alone, where it might break anywhere", () => {
    const name = (zh: string) => ({en: "Name", zh});
    expect(painted(name("一二三四五六七八"), "zh")).toBe(`<span class="unbroken">一二三四五六七八</span>`);
    expect(painted(name("一二三四五六七八九"), "zh")).toBe("一二三四五六七八九");
    expect(painted(name("智谱"))).toBe("Name");
    expect(painted("智谱", "zh")).toBe("智谱");
  });

  it("makes elements in the document it is given", () => {
    const other = document.implementation.createHTMLDocument("other");
    for (const part of [share(0.5), marked("code", "x"), subjectName("lab", "a", "A"), {en: "a", zh: "名"}])
      expect((paintPart(part, {lang: "zh", source: "", document: other}) as HTMLElement).ownerDocument).toBe(other);
  });
});

it("paintParts(words, options) paints a sentence part by part, as the language sets it", () => {
  const words = {en: say`China: ${share(0.5)}.`, zh: say`中国 ${share(0.5)}。`};
  const texts = (lang: Lang) =>
    paintParts(words, {lang, source: "s"}).map((part) => (typeof part === "string" ? part : part.textContent));
  expect(texts("en")).toEqual(["China: ", "50.0%", "."]);
  expect(texts("zh")).toEqual(["中国 ", "50.0%", "。"]);
});
