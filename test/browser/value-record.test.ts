import {expect, it} from "vitest";
import {nativeLedger} from "./native.js";
import {beginModel} from "./text-pane.js";
import {settled} from "./page.js";
import {valuePage} from "./value-page.js";

const site = valuePage();
const native = nativeLedger();
const record = () => site.page.locator("#on-record");

it("a company’s record beside its model is fetched when opened, has the share SQL gives, its claims and events", async () => {
  const asked = () =>
    site.page.evaluate(
      () => performance.getEntriesByType("resource").filter(({name}) => /exposure\.|events\./.test(name)).length
    );
  expect(await asked()).toBe(0);
  await record().locator("summary").first().click();
  const figure = record().locator('figure[id^="owner-share"]');
  await figure.waitFor();
  await settled(site.page);
  expect(await asked()).toBe(2);
  const {rows} = await native(
    "SELECT share_of_all FROM listed_exposure_weekly WHERE kind = 'owner' AND entity = '2513.HK' ORDER BY week_start DESC LIMIT 1"
  );
  const [share] = rows[0] ?? [];
  const shown = (100 * Number(share)).toFixed(1);
  expect(await figure.locator(".figure-title").innerText()).toContain(`${shown}%`);
  expect(await record().locator('a[href*="claims.html#"]').count()).toBeGreaterThan(0);
  const told = (id: string) => record().locator(`[id="${id}"]`);
  expect(await told("multiples-2513.HK").locator(".figure-title").innerText()).toMatch(
    /^Zhipu costs [\d.]+× its sales, which (grew|fell) by \d+%$/
  );
  expect(await told("relations-2513.HK").locator("tbody tr").count()).toBeGreaterThan(0);
  for (const place of ["peers", "tickers"])
    expect(await record().locator(`a[href$="companies.html#${place}"]`).count()).toBe(1);
  const days = await record()
    .locator("li time")
    .evaluateAll((all) => all.map((time) => time.getAttribute("datetime")));
  expect(days.length).toBeGreaterThan(0);
  expect(days).toEqual([...days].sort().reverse());

  // A copy of the reader's own is of the same company; a blank model of none.
  await beginModel(site.page, "copy");
  await site.page
    .locator(".workspace-controls select")
    .first()
    .locator("option", {hasText: "(yours)"})
    .waitFor({state: "attached"});
  expect(await figure.isVisible()).toBe(true);
  await beginModel(site.page, "blank");
  await expect.poll(() => record().isHidden()).toBe(true);

  await site.page.locator(".workspace-controls select").first().selectOption("GDS");
  await record().getByText("No lab it owns is on record").waitFor();
  expect(await figure.count()).toBe(0);
});

it("at a desk the model stands beside its answers and stays in sight while they are read; on a phone above them", async () => {
  const places = () =>
    site.page.evaluate(() => {
      const [grid, answer] = [".grid-scroll", "#consensus"].map((s) =>
        document.querySelector(s)?.getBoundingClientRect()
      );
      return grid && answer
        ? {
            left: grid.right <= answer.left,
            above: grid.bottom <= answer.top,
            inSight: grid.top >= 0 && grid.bottom <= innerHeight
          }
        : null;
    });
  await site.page.locator("#consensus").scrollIntoViewIfNeeded();
  expect(await places()).toEqual({left: true, above: false, inSight: true});
  await site.page.setViewportSize({width: 360, height: 740});
  await expect.poll(places).toMatchObject({left: false, above: true});
});
