import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it, vi} from "vitest";
import type {BriefRows} from "../../src/query/brief/brief.js";
import {briefTitle} from "../../src/shell/brief-title.js";
import {paint} from "../../src/shell/paint.js";
import {sectionHead} from "../../src/shell/section-head.js";
import {marked} from "../../src/words/marked.js";
import {day, share} from "../../src/words/quantity.js";
import {subjectName} from "../../src/words/names.js";
import {say} from "../../src/words/say.js";

const {window} = new JSDOM("", {url: "http://site/en/usage.html"});
const {document} = window;
afterEach(() => vi.unstubAllGlobals());

describe("paint(words, {lang, source})", () => {
  it("gives each quantity its value, unit and source, and each day its date", () => {
    const words = {
      en: say`On ${day("2026-09-28")} China carried ${share(0.4613)}, the note says ${{...share(0.6), source: "the note"}}.`,
      zh: []
    };
    expect(paint(words, {lang: "en", source: "OpenRouter", document}).outerHTML).toBe(
      `<span>On <time datetime="2026-09-28">28 Sep 2026</time> China carried ` +
        `<data value="0.4613" data-unit="share" data-source="OpenRouter">46.1%</data>, the note says ` +
        `<data value="0.6" data-unit="share" data-source="the note">60.0%</data>.</span>`
    );
  });

  it("leads from the name of a lab or a model to its profile, and from the rest of them nowhere", () => {
    vi.stubGlobal("location", window.location);
    const of = (lab: string) => ({
      en: say`${subjectName("lab", lab, {en: "Zhipu", zh: "智谱"})} leads`,
      zh: say`${subjectName("lab", lab, {en: "Zhipu", zh: "智谱"})}领先`
    });
    expect(paint(of("z-ai"), {lang: "en", source: "", document}).innerHTML).toBe(
      '<a class="name-link" href="./labs/z-ai.html">Zhipu</a> leads'
    );
    expect(paint(of("z-ai"), {lang: "zh", source: "", document}).querySelector("a")?.textContent).toBe("智谱");
    expect(paint(of("other"), {lang: "en", source: "", document}).innerHTML).toBe("Zhipu leads");
    const model = {en: say`${subjectName("model", "z-ai/glm-5.3:free", "GLM")}`, zh: []};
    expect(paint(model, {lang: "en", source: "", document}).querySelector("a")?.getAttribute("href")).toBe(
      "./models/z-ai--glm-5_3--free.html"
    );
  });

  it("sets apart what is stressed, typed into a terminal, or a checksum", () => {
    const [stale, verify] = [marked("strong", {en: "stale", zh: "已过期"}), marked("code", "npm run verify")];
    const words = {en: say`${stale}: ${verify}, ${marked("checksum", "ab12")}`, zh: say`${stale}：${verify}`};
    expect(paint(words, {lang: "en", source: "", document}).innerHTML).toBe(
      "<strong>stale</strong>: <code>npm run verify</code>, " +
        '<code class="checksum" lang="en" title="SHA-256 ab12">ab12</code>'
    );
    expect(paint(words, {lang: "zh", source: "", document}).innerHTML).toBe(
      "<strong>已过期</strong>：<code>npm run verify</code>"
    );
  });

  it("keeps shares on one line, and words of a source in their own language", () => {
    const words = {en: say`${marked("shares", "HKEX 9988")}, ${marked("foreign", "My vendor")}`, zh: []};
    expect(paint(words, {lang: "en", source: "", document}).innerHTML).toBe(
      '<span class="unbroken shares">HKEX 9988</span>, <span lang="en">My vendor</span>'
    );
  });

  it("keeps short names on one line in Chinese, which may break anywhere", () => {
    const china = {en: "China", zh: "中国"};
    const words = {en: say`${china} leads`, zh: say`${china}领先`};
    expect(paint(words, {lang: "zh", source: "", document}).innerHTML).toBe('<span class="unbroken">中国</span>领先');
    expect(paint(words, {lang: "en", source: "", document}).innerHTML).toBe("China leads");
  });
});

describe("sectionHead(name, finding, absent, options)", () => {
  it.each(["en", "zh"] as const)("heads a part by what it found, or by what stands for nothing (%s)", (lang) => {
    vi.stubGlobal("document", document);
    for (const name of ["Node", "NodeFilter"] as const) vi.stubGlobal(name, window[name]);
    const finding = {en: say`China carried ${share(0.4613)}`, zh: say`中国承载 ${share(0.4613)}`};
    const head = sectionHead("share", finding, "Nothing", {lang, source: "Maker"});
    const said = `<data value="0.4613" data-unit="share" data-source="Maker">46.1%</data>`;
    const text = {en: "China carried", zh: "中国承载"}[lang];
    expect(head.outerHTML).toBe(`<h2 id="share" tabindex="-1"><span>${text} ${said}</span></h2>`);
    const absent = sectionHead("share", null, "Nothing", {lang, source: "Maker"});
    expect(absent.outerHTML).toBe('<h2 id="share" tabindex="-1">Nothing</h2>');
  });
});

describe("briefTitle(absent, latest, lang)", () => {
  it("says what stands for nothing until it is shown a brief with a week on both sides, each by its own source", () => {
    vi.stubGlobal("document", document);
    for (const name of ["Node", "NodeFilter"] as const) vi.stubGlobal(name, window[name]);
    const {element, show} = briefTitle("Nothing yet", "2026-10-11", "en");
    expect(element.textContent).toBe("Nothing yet");
    const [was, now] = [{week_start: "2026-09-21", tokens: 5e12}, {week_start: "2026-09-21", tokens: 6e12, citation: "Maker"}]; // prettier-ignore
    const brief = (change: object) => ({to: "2026-10-11", was, now, shares: [], ...change}) as unknown as BriefRows;
    show(brief({}));
    expect(element.textContent).toBe("No new week: that of 21 Sep 2026 now counts 6.00 trillion tokens, +20.0%");
    expect(element.querySelector("data")?.dataset["source"]).toBe("Maker");
    show(brief({to: "2026-10-10", now: {...now, citation: null}}));
    expect(element.textContent).toContain("was restated to");
    expect(element.querySelector("data")?.dataset["source"]).toBe("");
    show(brief({was: {...was, tokens: null}}));
    expect(element.textContent).toBe("Nothing yet");
  });
});
