import {describe, expect, it} from "vitest";
import {readEditions} from "../../loaders/editions/files.js";
import {readStillPages} from "../../loaders/editions/still-pages.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {every, inTurn} from "../fixtures/share.js";
import {dataValues} from "./figures.js";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();
const editions = readEditions();

describe("an edition’s own address", () => {
  it.each(editions.flatMap((e) => LANGUAGES.map((lang) => [`/${lang}/editions/${e.date}`, lang, e] as const)))(
    "%s shows the numbers that were frozen, and leads to the others",
    async (route, _, edition) => {
      const {page, problems, ...visit} = await open(route);
      await settled(page);
      const shown = (await dataValues(page, "main")).map(Number);
      const frozen = [
        ...edition.numbers.map((n) => n.value),
        ...edition.claims.flatMap((c) => c.readings.map((r) => r.value)),
        ...edition.cases.map((c) => c.value)
      ].filter((value) => value !== null);
      expect(frozen.length).toBeGreaterThan(60);
      const missing = frozen.filter((value) => !shown.includes(value));
      expect(missing).toEqual([]);
      const links = await page
        .locator("main a")
        .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
      for (const other of editions.filter((e) => e !== edition))
        expect(links).toContain(inFull(route.replace(edition.date, other.date)));
      expect(await page.locator("main p > code").innerText()).toBe(edition.entry.hash);
      expect(links.filter((path) => path.startsWith(`/editions/${edition.date}/`)).length).toBeGreaterThan(0);
      expect(await page.locator(".observablehq--error").count()).toBe(0);
      expect(problems).toEqual([]);
      await visit.close();
    }
  );

  it("shows the same values in the same order in every language", async () => {
    const edition = editions.at(-1)?.date ?? "";
    const values = [];
    for (const lang of LANGUAGES) {
      const {page, ...visit} = await open(`/${lang}/editions/${edition}`);
      await settled(page);
      values.push(await dataValues(page, "main"));
      await visit.close();
    }
    expect(values[1]).toEqual(values[0]);
  });

  it("is listed newest first, the first said to be reconstructed", async () => {
    const {page, problems, ...visit} = await open("/en/editions");
    await settled(page);
    const titles = await page.locator(".edition h2").allInnerTexts();
    expect(titles).toEqual([
      ...titles.slice(0, -3),
      "25 Nov 2026, as the books stood",
      "24 Nov 2026, as the books stood",
      "27 Feb 2026, reconstructed from later vintages"
    ]);
    const dates = editions.map(({date}) => date).sort();
    expect(titles).toHaveLength(dates.length);
    await page.locator(".edition h2 a").first().click();
    await page.waitForURL(`**/en/editions/${dates.at(-1) ?? ""}.html`);
    expect(problems).toEqual([]);
    await visit.close();
  });

  it.each(
    inTurn(
      "kept",
      editions.flatMap((e) => LANGUAGES.map((lang) => [`/editions/${e.date}/${lang}/edition.html`, lang, e] as const)),
      {of: 3}
    )
  )("%s, kept as shown, has the numbers of the page today", async (route, lang, {date}) => {
    const {page, ...visit} = await open(`/${lang}/editions/${date}`);
    await settled(page);
    // The title may be written otherwise today.
    const numbers = () =>
      page
        .locator("main data:not(.written)")
        .evaluateAll((all) => all.filter((data) => !data.closest("h1")).map((data) => data.getAttribute("value")));
    const today = await numbers();
    await page.goto(new URL(route, page.url()).href);
    expect(await numbers()).toEqual(today);
    await visit.close();
  });
});

const KEPT = every(
  9,
  editions.flatMap((e) => (readStillPages(e.date)?.pages ?? []).map(({path}) => `/editions/${e.date}/${path}`))
);

describe.each([
  {width: 1440, height: 900, colorScheme: "light"},
  {width: 360, height: 740, colorScheme: "dark"}
] as const)("a kept page at $width px, $colorScheme", ({colorScheme, ...viewport}) => {
  it("shows its words and charts without scripts, within the screen, and asks for nothing", async () => {
    expect(KEPT.length).toBeGreaterThan(0);
    const {page, problems, requests, ...visit} = await open(KEPT[0] ?? "/", {
      viewport,
      colorScheme,
      javaScriptEnabled: false
    });
    for (const route of KEPT) {
      requests.length = 0;
      const url = new URL(route, page.url()).href;
      await page.goto(url);
      expect(requests).toEqual([url]);
      expect(await page.locator("h1").isVisible()).toBe(true);
      const charts = page.locator(".figure-chart:not([hidden])");
      for (const chart of await charts.all())
        expect(await chart.locator("svg, .empty").filter({visible: true}).count(), route).toBeGreaterThan(0);
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths[0], route).toBe(widths[1]);
    }
    expect(problems).toEqual([]);
    await visit.close();
  });
});
