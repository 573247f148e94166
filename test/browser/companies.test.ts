import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {CoverageSheet} from "../../src/coverage/coverage.js";
import {publishedCoverage} from "../fixtures/results.js";
import {settled, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
let visit: Visit;
let sheet: CoverageSheet;

beforeAll(async () => {
  sheet = await publishedCoverage();
  visit = await open("/en/companies");
  await settled(visit.page);
});
afterAll(() => visit.close());

/** The rows as they stand: ticker, and the values of their numbers. */
const shown = () =>
  visit.page.locator(".coverage-sheet tbody tr").evaluateAll((rows) =>
    rows.map((row) => ({
      entity: row.querySelector("small")?.textContent ?? "",
      values: [...row.querySelectorAll("td.number data")].map((data) => Number(data.getAttribute("value"))),
      isOwn: row.classList.contains("own")
    }))
  );

describe("the coverage sheet", () => {
  it("holds each company’s price and base value as the loader works them out, before any script", async () => {
    expect((await shown()).map(({entity, values}) => [entity, values[0], values[1]])).toEqual(
      sheet.rows.map(({entity, price, base}) => [entity, price, base])
    );
    const {page, ...still} = await open("/zh/companies", {javaScriptEnabled: false});
    expect(await page.locator(".coverage-sheet tbody tr:visible").count()).toBe(sheet.rows.length);
    await still.close();
  });

  it("sorts by a head, either way, and keeps that in the link", async () => {
    const byBase = [...sheet.rows].sort((a, b) => (a.base ?? 0) - (b.base ?? 0)).map(({entity}) => entity);
    const head = visit.page.locator("thead button", {hasText: /^Base$/});
    await head.click();
    expect((await shown()).map(({entity}) => entity)).toEqual(byBase);
    await head.click();
    expect((await shown()).map(({entity}) => entity)).toEqual([...byBase].reverse());
    expect(new URL(visit.page.url()).hash).toBe("#sort=-value_base");
  });

  it("works value and the price’s asking out anew under pasted prices, marks them as the reader’s, and takes them along", async () => {
    const {page} = visit;
    const [first] = sheet.rows;
    if (!first) throw new Error("no company on record");
    await page.locator(".sheet-form .sheet-paste summary").click();
    await page
      .locator(".sheet-paste textarea")
      .first()
      .fill(`${first.entity}\t${(first.price ?? 1) * 2}\nUSDCNY 7\nnonsense`);
    await page.getByRole("button", {name: "Use these"}).click();
    await page.locator("tr.own", {hasText: first.entity}).waitFor();
    const row = (await shown()).find(({entity}) => entity === first.entity);
    expect(row?.values[0]).toBe((first.price ?? 1) * 2);
    expect(row?.values[1]).not.toBe(first.base);
    expect(await page.locator(".sheet-form .sheet-message").innerText()).toBe("Not understood: nonsense");
    expect(await page.locator(".sheet-status").innerText()).toContain("not our view");
    const lead = page.locator("tr", {hasText: first.entity}).locator("a");
    expect(await lead.getAttribute("href")).toContain(`set=price:${(first.price ?? 1) * 2}~usd_cny:7`);
    await page.getByRole("button", {name: "Back to ours"}).click();
    await page.locator("tr.own").first().waitFor({state: "detached"});
    expect(visit.problems).toEqual([]);
  });

  it.each(["en", "zh"])(
    "shows every column at desk width, and its first column at all times on a phone (%s)",
    async (lang) => {
      const {page, ...other} = await open(`/${lang}/companies`);
      await settled(page);
      const frame = page.locator(".coverage-sheet .table-scroll");
      expect(await frame.evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0);
      await page.setViewportSize({width: 360, height: 740});
      const left = await frame.evaluate((e) => {
        e.scrollLeft = e.scrollWidth;
        const first = e.querySelector("tbody th");
        return [e.scrollLeft > 0, (first?.getBoundingClientRect().left ?? NaN) - e.getBoundingClientRect().left];
      });
      expect(left).toEqual([true, 0]);
      await other.close();
    }
  );

  it("keeps what is set of the sheet beside what is set of the tickers, and goes back over either", async () => {
    const {page, problems, ...other} = await open("/en/companies#kind=stake&sort=-value_base");
    await settled(page);
    const state = () =>
      page.evaluate(() => ({
        kind: document.querySelector<HTMLInputElement>(".segmented input:checked")?.value,
        sorted: document.querySelector("[aria-sort=descending], [aria-sort=ascending]")?.textContent
      }));
    expect(await state()).toEqual({kind: "stake", sorted: "Base"});
    await page.locator("thead button", {hasText: /^Price$/}).click();
    await page.locator(".segmented label", {hasText: "Host"}).first().click();
    expect(new URL(page.url()).hash).toBe("#sort=price&kind=host");
    await page.goBack();
    await expect.poll(state).toEqual({kind: "stake", sorted: "Price"});
    await page.goBack();
    await expect.poll(state).toEqual({kind: "stake", sorted: "Base"});
    expect(problems).toEqual([]);
    await other.close();
  });
});
