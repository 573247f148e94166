import {describe, expect, it} from "vitest";
import {readEditions} from "../../loaders/editions/files.js";
import {LANGUAGES} from "../../src/lib/language.js";
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
        expect(links).toContain(route.replace(edition.date, other.date));
      expect(await page.locator("main code").innerText()).toBe(edition.entry.hash);
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
    expect(await page.locator(".edition h2").allInnerTexts()).toEqual([
      "24 Nov 2026, as the books stood",
      "27 Feb 2026, reconstructed from later vintages"
    ]);
    await page.locator(".edition h2 a").first().click();
    await page.waitForURL("**/en/editions/2026-11-24");
    expect(problems).toEqual([]);
    await visit.close();
  });
});
