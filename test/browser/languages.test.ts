import {beforeAll, describe, expect, inject, it} from "vitest";
import {HTML_LANG, LANGUAGE_NAME, LANGUAGES, type Lang} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {PAGES} from "../../src/lib/pages.js";
import {snapshot, type Snapshot} from "./language-snapshot.js";
import {namesOnPages} from "./names.js";
import {showAll, siteBrowser} from "./page.js";

const HAN = /\p{Script=Han}/u;
const CJK = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Words that stay as they are in Chinese: products, formats, keys and licences. */
const KEPT =
  "SQL CSV kB npm run verify JSON MB UTC MIT CC BY DuckDB Parquet OpenRouter Ctrl Enter Shift SVG PNG Arrow TSV GB LiteLLM other free current date Claude Code Codex US MiniMax API DCF EV FY Esc Tab Delete Damodaran value coverage source Excel xlsx IFRS EBITDA EBITA ADS Alphabet Google Cloud".split(
    " "
  );
const open = siteBrowser();
let names: ReadonlySet<string>;

beforeAll(async () => {
  names = await namesOnPages();
});

describe.each(PAGES)("$path", ({path}) => {
  const shown = {} as Record<Lang, Snapshot>;
  beforeAll(async () => {
    for (const lang of LANGUAGES) {
      const visit = await open(`/${lang}${path}`);
      await showAll(visit.page);
      shown[lang] = await snapshot(visit.page);
      await visit.close();
    }
  });

  it("shows the same values, in the same order, in every language", () => {
    expect(shown.en.values.length > 0).toBe(path !== "/sql");
    expect(shown.zh.values).toEqual(shown.en.values);
    expect([...shown.zh.dates].sort()).toEqual([...shown.en.dates].sort());
    expect([...shown.zh.percentages].sort()).toEqual([...shown.en.percentages].sort());
  });

  it("has the same figures, tables and controls in every language", () => {
    expect(shown.zh.counts).toEqual(shown.en.counts);
  });

  it("is English throughout in English", () => {
    const {texts, labels, names} = shown.en;
    expect([...texts, ...labels, ...names].filter((text) => CJK.test(text))).toEqual([]);
  });

  it("has every heading, label, button and table head in Chinese in Chinese", () => {
    expect(
      shown.zh.labels.filter((label) => !HAN.test(label) && !/^(SQL|[×\d.,%−-\s]*)$/.test(label) && !names.has(label))
    ).toEqual([]);
  });

  it("leaves no English word in Chinese prose and labels but names and terms that stay", () => {
    expect(new Set(shown.zh.texts.flatMap(foreignWords))).toEqual(new Set());
  });

  it("lists in Chinese tables and choices what is Chinese, a date, or a name", () => {
    const isKnown = (text: string) =>
      text === "" ||
      HAN.test(text) ||
      /^[\d\s.,%▲▼=≈−-]+$/.test(text) ||
      /^([0-9a-f]{64} ?)+$/.test(text) ||
      names.has(text) ||
      names.has(text.split(" · ")[0] ?? "");
    expect(shown.zh.names.filter((text) => !isKnown(text))).toEqual([]);
  });
});

describe("the language switch", () => {
  it.each(LANGUAGES.flatMap((lang) => PAGES.map(({path}) => [`/${lang}${path}`, lang, path] as const)))(
    "leads from %s to the same page in the other language",
    async (route, lang, path) => {
      const other = lang === "en" ? "zh" : "en";
      const {page, ...visit} = await open(route);
      const link = page.getByRole("link", {name: LANGUAGE_NAME[other], exact: true});
      expect(await link.getAttribute("lang")).toBe(HTML_LANG[other]);
      await link.click();
      await page.waitForURL(inject("site") + inFull(`/${other}${path}`));
      await visit.close();
    }
  );
});

/** Words in Latin letters that are neither kept as they are nor part of a name. */
function foreignWords(text: string): string[] {
  let rest = text;
  for (const name of [...names].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(name, " ");
  return (rest.match(/[A-Za-z][A-Za-z'’]+/g) ?? []).filter((word) => !KEPT.includes(word));
}
