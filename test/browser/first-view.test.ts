import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {PAGES} from "../../src/lib/pages.js";
import {showAll, siteBrowser} from "./page.js";

const open = siteBrowser();
/** Pages of which parts wait for DuckDB, or to come into sight. */
const IN_PARTS = ["/sql", "/explore", "/use-cases"];
const ROUTES = LANGUAGES.flatMap((lang) => PAGES.map(({path}) => [`/${lang}${path}`, path] as const));

describe("a page before its scripts", () => {
  it.each(ROUTES)("%s says what it says after them, number by number", async (route, path) => {
    const still = await open(route, {javaScriptEnabled: false});
    const first = await shownIn(still.page);
    await still.close();
    const visit = await open(route);
    await showAll(visit.page);
    const live = await shownIn(visit.page);
    await visit.close();
    expect(first.inlineStyles).toBe(0);
    expect(first.numbers.filter((number) => !live.numbers.includes(number))).toEqual([]);
    if (IN_PARTS.includes(path)) return;
    expect(first.numbers).toHaveLength(live.numbers.length);
    expect(first.drawings).toBe(live.drawings);
    expect(first.tables).toBe(live.tables);
  });
});

/** What a reader sees: numbers to twelve digits, since engines differ in the last, and how much is drawn and listed. */
async function shownIn(page: Page) {
  return page.evaluate(() => {
    const visible = (selector: string) =>
      [...document.querySelectorAll(`main ${selector}`)].filter((element) => element.checkVisibility());
    const value = (text: string) => (/^-?\d[\d.e+-]*$/.test(text) ? Number(text).toPrecision(12) : text);
    return {
      numbers: visible("data[value]").map((element) => {
        const {unit, source} = (element as HTMLElement).dataset;
        return [value(element.getAttribute("value") ?? ""), unit, source, element.textContent].join(" | ");
      }),
      drawings: visible("svg").filter((svg) => !svg.parentElement?.closest("svg")).length,
      tables: visible("table").length,
      inlineStyles: document.querySelectorAll("observablehq-loading [style], observablehq-loading style").length
    };
  });
}
