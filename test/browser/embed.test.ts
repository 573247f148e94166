import type {Page} from "playwright-core";
import {describe, expect, inject, it} from "vitest";
import {siteBrowser} from "./page.js";

const open = siteBrowser();

/** Ids of figures that are seen, and whether anything of the page around them is. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const shown = (element: Element) => element.getClientRects().length > 0;
    return {
      figures: [...document.querySelectorAll("figure")].filter(shown).map(({id}) => id),
      around: [...document.querySelectorAll("header, footer, nav, h1")].filter(shown).length,
      from: document.querySelector(".embedded-from a")?.getAttribute("href") ?? "",
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth
    };
  });

describe("a figure shown elsewhere", () => {
  it("stands alone in a frame: live with its controls, or as an edition keeps it, without scripts of either page", async () => {
    const live = await open("/zh/usage.html?embed=slice-weeks", {viewport: {width: 480, height: 500}});
    await live.page.locator("#slice-weeks svg").first().waitFor();
    const {from, ...alone} = await seen(live.page);
    expect(alone).toEqual({figures: ["slice-weeks"], around: 0, wide: 0});
    expect(from).toMatch(/\/zh\/usage\.html#slice-weeks$/);
    await live.page.locator("#slice-weeks button").first().click();
    await live.page.locator("#slice-weeks table").waitFor();
    const kept = await open("/en/claims.html?embed=cluster-rise&edition=2026-11-25");
    await kept.page.locator("#cluster-rise svg").first().waitFor();
    expect(await seen(kept.page)).toMatchObject({figures: ["cluster-rise"], around: 0});
    expect(await kept.page.locator("script").count()).toBe(0);
    const gone = await open("/en/usage.html?embed=nothing");
    await gone.page.locator(".embedded-from").waitFor();
    expect((await seen(gone.page)).figures).toEqual([]);
    expect(await gone.page.evaluate(() => getComputedStyle(document.body, "::before").content)).toContain(
      "no figure of that name"
    );
    // The page in whose place the kept one stands has named what it would load.
    const faults = kept.problems.filter((problem) => !problem.includes("was preloaded using link preload"));
    expect([...live.problems, ...faults, ...gone.problems]).toEqual([]);
  });

  it("is an element by the module, drawn in its own styles, and says what is not there", async () => {
    const {page, problems} = await open("/en/sql");
    // As a text: what a test imports is made for Node.
    const found = await page.evaluate<Readonly<Record<string, unknown>>>(`(async () => {
      const {figureElement} = await import("${inject("site")}/modules/figures.js");
      const drawn = await figureElement({page: "usage", figure: "slice-weeks", lang: "zh"});
      document.body.append(drawn);
      const figure = drawn.shadowRoot.querySelector("figure");
      const refused = await figureElement({page: "usage", figure: "nothing"}).catch(String);
      return {lang: drawn.lang, id: figure.id, svg: drawn.shadowRoot.querySelectorAll("svg").length, refused};
    })()`);
    expect(found).toMatchObject({lang: "zh-Hans", id: "slice-weeks"});
    expect(found["svg"]).toBeGreaterThan(0);
    expect(found["refused"]).toContain("figure: nothing; expected the id of a figure of");
    expect(problems).toEqual([]);
  });
});
