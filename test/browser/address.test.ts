import type {Page} from "playwright-core";
import {afterEach, describe, expect, it} from "vitest";
import {inFull} from "../../src/lib/links.js";
import {inTurn} from "../fixtures/share.js";
import {opened, settled, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
let visit: Visit;

afterEach(async () => {
  expect(visit.problems).toEqual([]);
  await visit.close();
});

const hash = (page: Page) => page.evaluate(() => location.hash);
const headline = (page: Page) => page.locator("[data-headline] data").first().getAttribute("value");
const GROWTH = "company=2513.HK&set=token_growth@FY2027H1:1.5";

/** The three ways a reader goes to a place on a page. */
const WAYS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    "the skip link",
    async (page) => {
      await page.locator(".skip").focus();
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    }
  ],
  ["a heading", (page) => page.locator(":is(h1, h2, h3) a[href^='#']").last().click()],
  [
    "an address by hand",
    (page) =>
      page.evaluate(async () => {
        const gone = new Promise((done) => addEventListener("hashchange", done, {once: true}));
        location.hash = "x";
        await gone;
      })
  ]
];

describe("going to a place", () => {
  it.each(inTurn("value", WAYS))("by %s keeps edits and company on Value", async (_, go) => {
    visit = await open(`/en/value#${GROWTH}`);
    const {page} = visit;
    await settled(page);
    const [before, edits] = [await headline(page), await page.locator(".own-count").innerText()];
    await go(page);
    await page.locator(".workspace-controls select").first().selectOption("BABA");
    await go(page);
    expect(await page.locator(".workspace-controls select").first().inputValue()).toBe("BABA");
    await page.locator(".workspace-controls select").first().selectOption("2513.HK");
    expect([await headline(page), await page.locator(".own-count").innerText()]).toEqual([before, edits]);
    expect(edits).toBe("1 cell changed");
    await page.reload();
    await settled(page);
    expect(await headline(page)).toBe(before);
  });

  it.each(inTurn("filters!", WAYS))(
    "by %s keeps the filters among all controls, and complains of nothing",
    async (_, go) => {
      visit = await open("/en/usage#by=lab&lab=deepseek,google");
      const {page} = visit;
      await page.locator(".explore .chip").first().waitFor();
      await go(page);
      expect(await page.locator(".explore .chip").count()).toBe(2);
      expect(await page.locator(".explore-notice:visible, .address-notice:visible").count()).toBe(0);
      expect(await hash(page)).toContain("by=lab&lab=deepseek,google");
    }
  );

  it.each(inTurn("choice", WAYS))("by %s keeps the choice in the address of Usage", async (_, go) => {
    visit = await open("/en/usage#count=nine&axis=log");
    await settled(visit.page);
    await go(visit.page);
    expect(await hash(visit.page)).toContain("count=nine&axis=log");
  });
});

describe("a company left on Value", () => {
  it("keeps its edits, says so, and is undone step by step", async () => {
    visit = await open("/en/value");
    const {page} = visit;
    await settled(page);
    const companies = page.locator(".workspace-controls select").first();
    const asItStands = await headline(page);
    await page.evaluate((fragment) => (location.hash = fragment), GROWTH);
    await page.getByText("1 cell changed").first().waitFor();
    const edited = await headline(page);
    expect(edited).not.toBe(asItStands);
    await companies.selectOption("BABA");
    expect(await page.locator(".left-edits").innerText()).toMatch(/kept in this tab.*\(1 cell changed\)/);
    await page.reload();
    await settled(page);
    expect(await companies.inputValue()).toBe("BABA");
    await page.locator(".left-edits button").click();
    expect([await companies.inputValue(), await headline(page)]).toEqual(["2513.HK", edited]);
    await page.getByRole("button", {name: "Undo"}).click();
    expect(await companies.inputValue()).toBe("BABA");
    await page.getByRole("button", {name: "Redo"}).click();
    expect(await headline(page)).toBe(edited);
  });
});

describe("storage", () => {
  const block = (page: Page) =>
    page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          }
        });
    });

  it.each(inTurn("blocked", ["/en/usage#controls=all", "/en/value", "/zh/usage#controls=all"]))(
    "may be blocked on %s",
    async (path) => {
      visit = await open("/en/sources");
      await settled(visit.page);
      await block(visit.page);
      await visit.page.goto(new URL(inFull(path), visit.page.url()).href);
      await visit.page.locator("#explore-series .figure-chart > *, [data-headline] data").first().waitFor();
      await opened(visit.page);
    }
  );

  it("may hold saved cases that can no longer be used: each is listed with the reason", async () => {
    visit = await open("/en/value");
    const {page} = visit;
    await settled(page);
    await page.evaluate(() => {
      const good = {
        name: "Good",
        company: "2513.HK",
        case: "base",
        edits: {"token_growth@FY2027H1": 1.5},
        savedOn: "2026-08-30"
      };
      const cases = [
        good,
        {...good, name: "Dated badly", savedOn: "last week"},
        {...good, name: "Line gone", edits: {"gone@FY2027H1": 1}},
        {...good, name: "Case gone", case: "gone"}
      ];
      localStorage.setItem("alpha-ledger.cases", JSON.stringify({schema: 1, note: "", cases}));
    });
    await page.reload();
    await settled(page);
    await page.locator("#saved").scrollIntoViewIfNeeded();
    const listed = await page.locator(".saved-cases li").allInnerTexts();
    expect(listed).toHaveLength(4);
    expect(listed.filter((text) => text.includes("not usable"))).toHaveLength(3);
    expect(listed.join("\n")).toMatch(/Dated badly.*a day, YYYY-MM-DD/);
    expect(listed.join("\n")).toMatch(/Line gone.*gone@FY2027H1: no such cell/);
    await page.locator(".saved-cases li", {hasText: "Good"}).getByRole("button", {name: "Open"}).click();
    expect(await page.locator(".own-count").innerText()).toBe("1 cell changed");
  });
});

describe("a link a chat program encoded on its way", () => {
  it.each(
    inTurn("encoded", [
      ["/en/usage#controls=all&lab=deepseek%2Cgoogle", ".explore .chip", 2],
      ["/en/usage#by%3Dlab%26lab%3Ddeepseek%2Cgoogle", ".explore .chip", 2],
      ["/en/usage#country=CN%2CUS&amp;weights=open", ".chip", 3]
    ] as const)
  )("opens what %s meant", async (path, selector, count) => {
    visit = await open(path);
    await visit.page.locator(selector).first().waitFor();
    expect(await visit.page.locator(selector).count()).toBe(count);
  });

  it("opens both edits on Value", async () => {
    visit = await open(
      "/en/value#company=2513.HK&amp;set=token_growth%40FY2027H1%3A1.5%7Etoken_growth%40FY2027H2%3A1.4"
    );
    await settled(visit.page);
    expect(await visit.page.locator(".own-count").innerText()).toBe("2 cells changed");
  });
});
