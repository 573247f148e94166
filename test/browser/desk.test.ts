import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import type {Lang} from "../../src/lib/language.js";
import {inTurn} from "../fixtures/share.js";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();

const WORDS = {
  en: {
    changed: "Values since the last edition",
    companies: "Companies",
    desk: "Desk",
    value: "Value",
    take: "Use these",
    taken: "Estimates taken: 1",
    unread: "Not understood, row 2: “nothing”; expected a line",
    sum: "CNY 2bn",
    forecast: "Forecast",
    why: "Why",
    append: "Log it",
    logged: /^Logged under hash [0-9a-f]{12}/,
    noTokens: "1 of 2 positions have no token line",
    replayed: /^Replayed over a quarter, \d+ alerts were due/,
    weighted: "Weighted by your probabilities, which are yours and not our view",
    eachSheet: "Your probabilities, not our view",
    version: /in the edition of .+ as shown/,
    coverage: "Coverage is an input"
  },
  zh: {
    changed: "自上一版以来的价值",
    companies: "公司",
    desk: "研究台",
    value: "估值",
    take: "采用",
    taken: "已采用预测：1",
    unread: "无法识别，第 2 行：",
    sum: "20亿元",
    forecast: "预测值",
    why: "理由",
    append: "记录",
    logged: /^已记录，哈希 [0-9a-f]{12}/,
    noTokens: "2 个持仓中有 1 个无词元行",
    replayed: /^以一个季度回放，应有 \d+ 项提示/,
    weighted: "按您的概率加权",
    eachSheet: "您的概率，并非我们的观点",
    version: /版为.+当前为/,
    coverage: "覆盖率为输入项"
  }
} as const satisfies Record<Lang, unknown>;

/** Goes to a page of a room by keys: through the room on a desk, through the menu, which lists all pages, on a phone. */
async function go(page: Page, name: string, path: string): Promise<void> {
  const menu = page.locator("#observablehq-header .menu summary");
  if (await menu.isVisible()) await menu.press("Enter");
  const header = page.locator("#observablehq-header");
  await header.getByRole("link", {name, exact: true}).filter({visible: true}).first().press("Enter");
  await page.waitForURL((url) => url.pathname.includes(path));
  await settled(page);
}

const MONDAYS = (["en", "zh"] as const).flatMap((lang) => [1440, 360].map((width) => ({lang, width})));

describe("a Monday at the desk", () => {
  it.each(inTurn("a Monday at the desk", MONDAYS))(
    "is done by keyboard ($lang, $width px): what changed, consensus pasted, a forecast logged, a book, cases and odds, the bridge",
    async ({lang, width}) => {
      const words = WORDS[lang];
      const visit = await open(`/${lang}/brief`, {viewport: {width, height: 900}});
      const {page, problems, requests} = visit;
      await settled(page);
      expect(await page.locator("#brief-part-values").innerText()).toContain(words.changed);
      if (width > 360) await go(page, words.companies, "/companies");
      await go(page, words.desk, "/desk");
      const figureNamed = (name: string) => page.locator(`figure#${name}, #${name}`).first();
      expect(await figureNamed("desk-replay").innerText()).toMatch(words.replayed);

      await page.locator("#paste-estimates summary").press("Enter");
      await page
        .locator("#paste-estimates textarea")
        .fill("2513\tapi_revenue\tFY2026H2\t2,000\t2026-11-20\tHouse A\n2513\tnothing\tFY2026H2\t1");
      await page.locator("#paste-estimates").getByRole("button", {name: words.take}).press("Enter");
      const said = page.locator("#paste-estimates + .sheet-message");
      await said.getByText(words.taken).waitFor();
      expect(await said.innerText()).toContain(words.unread);
      await figureNamed("desk-consensus").getByRole("cell", {name: words.sum}).first().waitFor();

      await page.locator("#log-forecast summary").press("Enter");
      const log = page.locator("#log-forecast");
      await log.getByRole("textbox", {name: words.forecast}).fill("1,900");
      await log.getByRole("textbox", {name: words.why}).fill("usage slowed");
      await log.getByRole("button", {name: words.append, exact: true}).press("Enter");
      await page.locator("#log-forecast + .sheet-message").getByText(words.logged).waitFor();
      expect(await figureNamed("desk-forecasts").innerText()).toContain("usage slowed");

      await page.locator("#paste-book summary").press("Enter");
      await page.locator("#paste-book textarea").fill("2513 1,000\nGDS 500");
      await page.locator("#paste-book").getByRole("button", {name: words.take}).press("Enter");
      await figureNamed("desk-book").getByText(words.noTokens).waitFor();

      // All of it stays in the browser, and only there.
      await page.reload();
      await settled(page);
      await figureNamed("desk-forecasts").getByText("usage slowed").waitFor();
      await figureNamed("desk-consensus").getByRole("cell", {name: words.sum}).first().waitFor();
      await figureNamed("desk-book").waitFor();
      expect(requests.filter((url) => /House|slowed|2513%20/.test(url))).toEqual([]);

      await go(page, words.value, "/value");
      expect(await page.locator(".value-lead").innerText()).toContain(words.coverage);
      expect(await page.locator("#value-history").innerText()).toMatch(words.version);
      const odds = page.locator("table.cases input[data-case=price_war]");
      await odds.fill("30%");
      await odds.press("Tab");
      const weighted = page.getByText(words.weighted);
      await weighted.waitFor();
      expect(await weighted.getAttribute("data-each-sheet")).toBe(words.eachSheet);
      expect(page.url()).toContain("odds");
      expect(await figureNamed("bridge").innerText()).toMatch(/\d/);
      expect(problems).toEqual([]);
    },
    120_000
  );
});
