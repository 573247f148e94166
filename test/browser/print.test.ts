import {describe, expect, it} from "vitest";
import {inTurn} from "../fixtures/share.js";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();
/** A4 landscape less two margins of 10 mm, at 96 pixels an inch. */
const SHEET_PX = Math.floor(((297 - 20) / 25.4) * 96);

describe("the Value page on paper", () => {
  it.each(inTurn("paper", ["BABA", "0700.HK", "GDS", "2513.HK", "0100.HK"]))(
    "has every period of %s on the sheet",
    async (entity) => {
      const {page, ...visit} = await open(`/en/value#company=${entity}`);
      await settled(page);
      await page.setViewportSize({width: SHEET_PX, height: 700});
      await page.emulateMedia({media: "print"});
      const heads = await page
        .locator(".grid-scroll th[scope=col]")
        .evaluateAll((all) => all.map((head) => head.getBoundingClientRect().right));
      expect(heads.length).toBeGreaterThan(5);
      expect(Math.max(...heads)).toBeLessThanOrEqual(SHEET_PX);
      expect(await page.locator(".workspace-controls button:visible, .drop:visible").count()).toBe(0);
      await visit.close();
    }
  );
});

describe("paper", () => {
  it("shows the value and whose scenario it is, not the list of checks over them", async () => {
    const {page, ...visit} = await open("/en/value#set=token_growth@FY2027H1:1.5");
    await settled(page);
    const margins = await page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      return document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("");
    });
    for (const said of [page.url(), "counter(page)", "Your scenario, not our view"]) expect(margins).toContain(said);
    expect(margins).toMatch(/"\d{4}-\d\d-\d\d/);
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".checks ul").evaluate((list) => list.checkVisibility())).toBe(false);
    for (const shown of ["[data-headline] dd", ".own-scenario"]) {
      const covered = await page
        .locator(shown)
        .first()
        .evaluate((element) => {
          element.scrollIntoView();
          const {left, top, height} = element.getBoundingClientRect();
          const there = document.elementFromPoint(left + 2, top + height / 2);
          return there === null || !(element.contains(there) || there.contains(element));
        });
      expect(covered).toBe(false);
    }
    await visit.close();
  });

  it("has every figure of all controls drawn, and each title in one piece with its chart", async () => {
    const {page, ...visit} = await open("/en/usage#controls=all");
    await page.locator("#explore-series svg:not([class*=first-view])").waitFor();
    expect(await page.locator("#explore-table .figure-table table").count()).toBe(0);
    await page.emulateMedia({media: "print"});
    for (const name of ["heat", "compare", "bump", "labs"])
      await page.locator(`#explore-${name} .figure-chart > *, #explore-${name} table`).first().waitFor();
    await page.locator("#explore-table table").waitFor();
    const breaks = await page
      .locator(".figure:has(> .figure-chart:not([hidden])):visible")
      .evaluateAll((all) => all.map((figure) => getComputedStyle(figure).breakInside));
    expect(breaks.length).toBeGreaterThan(3);
    expect(new Set(breaks)).toEqual(new Set(["avoid"]));
    await visit.close();
  });

  it("is light where the screen is dark", async () => {
    const {page, ...visit} = await open("/en/", {colorScheme: "dark"});
    await settled(page);
    const ground = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--theme-background"));
    expect((await ground()).trim()).toBe("#171614");
    await page.emulateMedia({media: "print", colorScheme: "dark"});
    expect((await ground()).trim()).toBe("#fffdf9");
    await visit.close();
  });
});
