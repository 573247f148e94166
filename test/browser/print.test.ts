import {describe, expect, it} from "vitest";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();
/** A4 landscape less two margins of 10 mm, at 96 pixels an inch. */
const SHEET_PX = Math.floor(((297 - 20) / 25.4) * 96);

describe("the Value page on paper", () => {
  it.each(["BABA", "0700.HK", "GDS", "2513.HK", "0100.HK"])("has every period of %s on the sheet", async (entity) => {
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
  });
});
