import {describe, expect, it} from "vitest";
import {HTML_LANG, LANGUAGES, LANGUAGE_NAME, SITE_NAME, isLang, langOfPath, parseLang} from "../../src/lib/language.js";

describe("LANGUAGES", () => {
  it("have a tag, a name of their own and the name of the site", () => {
    for (const lang of LANGUAGES)
      for (const text of [HTML_LANG, LANGUAGE_NAME, SITE_NAME]) expect(text[lang].trim()).not.toBe("");
    expect(new Set(Object.values(HTML_LANG)).size).toBe(LANGUAGES.length);
  });

  it("carry tags a browser knows", () => {
    expect(Intl.getCanonicalLocales(Object.values(HTML_LANG))).toEqual(Object.values(HTML_LANG));
  });
});

describe("langOfPath(path)", () => {
  it.each([
    ["/zh/tokens", "zh"],
    ["/zh/", "zh"],
    ["/zh", "zh"],
    ["/en/index", "en"],
    ["/sub/dist/zh/labs/z-ai", "zh"],
    ["/hant/zh/", "zh"],
    ["/zh/site/en/tokens", "en"],
    ["/", "en"],
    ["/zhuhai/", "en"],
    ["/tokens/zh", "en"],
    ["", "en"]
  ])("%j is in %s", (path, lang) => {
    expect(langOfPath(path)).toBe(lang);
  });
});

describe("isLang(value)", () => {
  it("holds for the languages of the site alone", () => {
    expect(["en", "zh", "fr", "EN", "", null, undefined, 0].map(isLang)).toEqual([
      true,
      true,
      ...Array.from({length: 6}, () => false)
    ]);
  });
});

describe("parseLang(value)", () => {
  it("gives the language", () => {
    expect(LANGUAGES.map(parseLang)).toEqual([...LANGUAGES]);
  });

  it.each(["fr", "zh-Hans", undefined])("refuses %j by name", (value) => {
    expect(() => parseLang(value)).toThrow(new Error(`unknown language: ${String(value)}; expected en or zh`));
  });
});
