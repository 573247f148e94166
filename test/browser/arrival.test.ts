import type {Page, Route} from "playwright-core";
import {describe, expect, it} from "vitest";
import {editionDates} from "../../loaders/editions/files.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {inTurn, itsInTurn} from "../fixtures/share.js";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();

const SCREENS = [
  {width: 360, height: 740},
  {width: 1440, height: 900}
];

/** How far a place is from where a link shows it: below the top of the window, or as high as the page can be scrolled. */
async function distance(page: Page, id: string): Promise<number | null> {
  return page.evaluate((id) => {
    const element = document.getElementById(id);
    const padding = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    return element && Math.round(Math.min(Math.abs(element.getBoundingClientRect().top - padding), Math.abs(left)));
  }, id);
}

/** Waits until a settled page is at a place. */
async function arrived(page: Page, id: string): Promise<void> {
  await settled(page);
  await expect.poll(() => distance(page, id), {timeout: 10_000}).toBeLessThan(2);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
}

/** Puts a block above all that a page shows, and waits until the browser has laid it out. */
async function grow(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const block = document.createElement("div");
    const laidOut = new Promise((resolve) => {
      new ResizeObserver((_, observer) => {
        if (block.offsetHeight === 0) return;
        observer.disconnect();
        requestAnimationFrame(resolve);
      }).observe(block);
    });
    block.style.height = "1234px";
    document.querySelector("main")?.prepend(block);
    await laidOut;
  });
}

describe.each(SCREENS)("a link opened at $width × $height", (viewport) => {
  // Claims, sources, figures and parts of an edition are drawn by scripts.
  const pages = [
    "claims#price_edge",
    "claims#topic-value",
    "claims#china_week_2026-02-16",
    "sources#founding-note-2026-02",
    `editions/${editionDates().at(-1) ?? ""}#frozen`,
    "value#cases",
    "tokens#weights=open&at=slice-models"
  ];
  it.each(
    inTurn(
      `arrival ${viewport.width}`,
      LANGUAGES.flatMap((lang) => pages.map((page) => `/${lang}/${page}`)),
      {of: 5}
    )
  )("%s ends at its place, also where a script draws it", async (route) => {
    const {page, problems, ...visit} = await open(route, {viewport});
    await arrived(page, /[#=]([\w-]+)$/.exec(route)?.[1] ?? "");
    expect(problems).toEqual([]);
    await visit.close();
  });
});

const itInTurn = itsInTurn("arrival", {of: 3});

describe("a link to another company", () => {
  itInTurn(
    "never shows the one that stands there before scripts, keeps its room, and shows it where none run",
    async () => {
      const {page, problems, ...visit} = await open("/en/usage");
      let answer: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      const asked = new Promise<void>((resolve) => {
        void page.route("**/company-models.*.json", async (route) => {
          resolve();
          await held;
          await route.continue();
        });
      });
      await page.goto(page.url().replace("usage", "value") + "#company=BABA", {waitUntil: "commit"});
      await asked;
      const title = page.locator("h1");
      await title.waitFor({state: "attached"});
      expect(await title.textContent()).toContain("Zhipu");
      expect(await title.locator("data").first().isVisible()).toBe(false);
      expect(await page.locator(".value-lead").evaluate((lead) => lead.getBoundingClientRect().height)).toBeGreaterThan(
        20
      );
      answer();
      await settled(page);
      expect(await page.locator("h1 data").first().isVisible()).toBe(true);
      expect(await title.textContent()).toContain("Alibaba");
      expect(problems).toEqual([]);
      await visit.close();
      const plain = await open("/en/value#company=BABA", {javaScriptEnabled: false});
      expect(await plain.page.locator("h1 data").first().isVisible()).toBe(true);
      await plain.close();
    }
  );
});

describe("a claim of its own address", () => {
  itInTurn("is where the links of the Overview lead", async () => {
    const {page, problems, ...visit} = await open("/en/");
    await settled(page);
    await page.locator('#fact-shares a[href$="#price_since"]').click();
    await page.waitForURL("**/en/claims.html#price_since");
    await arrived(page, "price_since");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("article")?.id)).toBe("price_since");
    expect(problems).toEqual([]);
    await visit.close();
  });

  itInTurn("stays in place while the page grows above it, until the reader scrolls", async () => {
    const {page, ...visit} = await open("/en/claims#price_edge");
    // As in browsers that do not keep what is seen in place by themselves.
    await page.evaluate(() => document.documentElement.style.setProperty("overflow-anchor", "none"));
    await arrived(page, "price_edge");
    await grow(page);
    await arrived(page, "price_edge");
    await page.mouse.move(200, 300);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => distance(page, "price_edge")).toBeGreaterThan(200);
    const scrolled = await page.evaluate(() => scrollY);
    await grow(page);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await visit.close();
  });

  itInTurn("lets go of a reader who moves the page by its scroll bar or a reading aid", async () => {
    const {page, ...visit} = await open("/en/claims#price_edge");
    await page.evaluate(() => document.documentElement.style.setProperty("overflow-anchor", "none"));
    await arrived(page, "price_edge");
    await page.evaluate(async () => {
      const scrolled = new Promise((resolve) => addEventListener("scroll", resolve, {once: true}));
      scrollTo(0, 100);
      await scrolled;
    });
    await grow(page);
    expect(await page.evaluate(() => scrollY)).toBe(100);
    await visit.close();
  });

  itInTurn("does not fetch back a reader who has scrolled before it was drawn", async () => {
    const {page, ...visit} = await open("/en/claims", {viewport: {width: 360, height: 400}});
    const requested = new Promise<Route>((resolve) => void page.route("**/claims.*.json", resolve));
    await page.goto(`${page.url()}?#price_edge`);
    await page.locator("h1").waitFor();
    await page.mouse.move(100, 200);
    await page.mouse.wheel(0, 100);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await (await requested).continue();
    await settled(page);
    await page.locator("#price_edge").waitFor();
    await grow(page);
    // The page may have been at the place before its scripts ran: then the reader is a turn of the wheel away from it.
    expect(await distance(page, "price_edge")).toBeGreaterThan(90);
    await visit.close();
  });

  itInTurn("is reached again by a link within the page, and by the next one", async () => {
    const {page, ...visit} = await open("/en/claims#topic-value");
    await arrived(page, "topic-value");
    await page.locator('.claims-table a[href="#price_edge"]').click();
    await arrived(page, "price_edge");
    await visit.close();
  });

  itInTurn("is where the page opened anew ends, unless the reader had moved on: then Back restores that", async () => {
    const {page, ...visit} = await open("/en/claims#price_edge");
    await arrived(page, "price_edge");
    await page.reload();
    await arrived(page, "price_edge");
    await page.mouse.move(200, 300);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => distance(page, "price_edge")).toBeGreaterThan(200);
    const scrolled = await page.evaluate(() => scrollY);
    await page.evaluate(() => (location.hash = "topic-value"));
    await arrived(page, "topic-value");
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
    await visit.close();
  });
});
