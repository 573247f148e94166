import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {serveFolder} from "../../loaders/publish/serve.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {PAGES} from "../../src/lib/pages.js";
import {blankFigures} from "./inspect.js";
import {TRIES_ALL} from "../fixtures/share.js";
import {showAll, siteBrowser} from "./page.js";
import {buildOffline} from "./site.js";

const folder = mkdtempSync(join(tmpdir(), "as-known-"));
let site: Awaited<ReturnType<typeof serveFolder>>;
const open = siteBrowser(() => site.url);

// A second build of the site: `npm test` holds the tables and loaders to a day, the full run its pages.
describe.runIf(TRIES_ALL)("the site as it stood", () => {
  beforeAll(async () => {
    await buildOffline("--as-known-on", "2026-08-22", "--output", folder);
    site = await serveFolder(folder);
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, {recursive: true});
  });

  describe("npm run build -- --as-known-on 2026-08-22", () => {
    it.each(LANGUAGES.flatMap((lang) => PAGES.map(({path}) => [`/${lang}${path}`, lang] as const)))(
      "%s says which day it shows, without a fault",
      async (route, lang) => {
        const {page, problems, ...visit} = await open(route);
        await showAll(page);
        const banner = page.locator(".as-known");
        expect(await banner.locator("time").getAttribute("datetime")).toBe("2026-08-22");
        expect(await banner.innerText()).toContain({en: "as it stood on 22 Aug 2026", zh: "2026年8月22日的原貌"}[lang]);
        expect(await page.locator(".observablehq--error").count()).toBe(0);
        expect(await blankFigures(page)).toEqual([]);
        expect(problems).toEqual([]);
        await visit.close();
      }
    );

    it("ends at the last week on record, and says what was not", async () => {
      const {page, ...visit} = await open("/en/");
      await showAll(page);
      expect(await page.locator("h1 time").getAttribute("datetime")).toBe("2026-08-10");
      expect(await page.locator("main").innerText()).toContain(
        "On 22 Aug 2026 the ledger did not yet hold the two weeks the note counts."
      );
      await page.goto(`${site.url}/zh/use-cases.html`);
      await showAll(page);
      const said = await page.locator(".not-on-record").allInnerTexts();
      expect(said).toContain("截至 2026年8月22日，账本尚未收录各任务的占比。");
      expect(said.filter((text) => !text.startsWith("截至 2026年8月22日，账本尚未收录"))).toEqual([]);
      await visit.close();
    });
  });
});
