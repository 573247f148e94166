import {describe, expect, inject, it} from "vitest";
import {JSDOM} from "jsdom";
import {editionDates} from "../../loaders/editions/files.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();

describe("the room of what changed", () => {
  it("leads from the brief to what was restated between its days, and back, with the days in the link", async () => {
    const {page, problems, ...visit} = await open("/en/brief");
    await settled(page);
    const days = page.locator(".brief-dates input[type=date]");
    const [from, to] = [await days.nth(0).inputValue(), await days.nth(1).inputValue()];
    await page.locator('.change-links a[href*="restatements"]').click();
    await page.waitForURL(`**/en/restatements.html#from=${from}&to=${to}`);
    await settled(page);
    const chosen = await page
      .locator("main select")
      .evaluateAll((all) => all.map((e) => (e as HTMLSelectElement).value));
    expect(chosen.every((day, i) => day <= ([from, to][i] ?? ""))).toBe(true);
    const back = page.locator('.change-links a[href*="brief"]');
    expect(await back.getAttribute("href")).toBe(`./brief.html#from=${from}&to=${to}`);
    await page.locator("main select").nth(1).selectOption({index: 0});
    const earliest = await page.locator("main select").nth(1).inputValue();
    expect(new URL(page.url()).hash).toContain(`to=${earliest}`);
    // No brief is between a day and itself, or one before it.
    await expect.poll(() => back.getAttribute("href")).toBe("./brief.html");
    expect(problems).toEqual([]);
    await visit.close();
  });

  it("leads from an event to the brief of the weeks around it", async () => {
    const {page, problems, ...visit} = await open("/en/events#mark=results&weeks=2");
    await settled(page);
    const href = (await page.locator('.change-links a[href*="brief"]').getAttribute("href")) ?? "";
    const [, from = "", to = ""] = /#from=(\S+)&to=(\S+)$/.exec(href) ?? [];
    expect((Date.parse(to) - Date.parse(from)) / 864e5).toBeLessThanOrEqual(28);
    expect(from < to).toBe(true);
    expect(problems).toEqual([]);
    await visit.close();
  });

  it.each(LANGUAGES)(
    "has a feed of every edition and of briefs, the newest open to today, which each page of %s names",
    async (lang) => {
      const {page, ...visit} = await open(`/${lang}/brief`, {javaScriptEnabled: false});
      const link = page.locator('head link[type="application/atom+xml"]');
      expect(await link.count()).toBe(1);
      const address = new URL((await link.getAttribute("href")) ?? "", page.url()).href;
      expect(address).toBe(`${inject("site")}/${lang}/feed.xml`);
      const feed = new JSDOM(await (await fetch(address)).text(), {contentType: "application/xml"}).window.document;
      const leads = [...feed.querySelectorAll("entry > link")].map((a) => a.getAttribute("href") ?? "");
      expect(leads.filter((href) => href.includes("editions/")).sort()).toEqual(
        editionDates()
          .map((date) => `./editions/${date}.html`)
          .sort()
      );
      const briefs = leads.filter((href) => href.includes("brief.html#from="));
      expect(briefs.filter((href) => !href.includes("&to="))).toHaveLength(1);
      for (const href of leads) expect((await fetch(new URL(href, address).href)).status).toBe(200);
      await visit.close();
    }
  );
});

describe("the sheet of sources", () => {
  it("stands before any script, sorts, filters, keeps both in the link and opens to citation and checksums", async () => {
    const still = await open("/zh/sources", {javaScriptEnabled: false});
    const all = await still.page.locator(".source-row:visible").count();
    expect(all).toBeGreaterThan(20);
    await still.close();
    const {page, problems, ...visit} = await open("/en/sources");
    await settled(page);
    const rows = () =>
      page
        .locator(".source-row td.number:last-of-type data, .source-row td.number data")
        .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("value"))));
    expect(await page.locator(".source-row").count()).toBe(all);
    await page.locator(".sheet-head", {hasText: "Rows"}).click();
    const sorted = await rows();
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
    await page.locator(".source-sheet input[type=search]").fill("openrouter tasks");
    const found = await page.locator(".source-row").count();
    expect(found > 0 && found < all).toBe(true);
    expect(new URL(page.url()).hash).toBe("#sort=rows&find=openrouter%20tasks");
    await page.locator(".source-more summary").first().click();
    expect(await page.locator(".source-more .checksum, .source-more dd").first().isVisible()).toBe(true);
    await page.locator(".source-sheet button", {hasText: "Show all"}).click();
    await page.locator(".source-sheet select").selectOption("cite");
    expect(await page.locator(".source-row td:nth-of-type(3)").allInnerTexts()).toEqual(
      Array(await page.locator(".source-row").count()).fill("Shown as cited figures only")
    );
    expect(problems).toEqual([]);
    await visit.close();
  });
});
