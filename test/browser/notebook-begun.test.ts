import {describe, expect} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {inTurn, itsInTurn} from "../fixtures/share.js";
import {notebookIdle, phasesOf} from "./notebook-page.js";
import {sqlField} from "./sql-page.js";
import {opened, settled, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
const itInTurn = itsInTurn("begun", {of: 2});
const LABEL = {en: "Open as notebook", zh: "在笔记本中打开"};

describe.each(inTurn("begun", LANGUAGES))("what opens as a notebook in %s", (lang) => {
  /** Follows a link that was chosen by keys; the notebook stands unrun, says whose it is, and runs whole on a click. */
  const follow = async (visit: Visit, choose: () => Promise<void>): Promise<string> => {
    const {page} = visit;
    await Promise.all([page.waitForURL(/notebook\.html#/), choose()]);
    await page.locator(".notebook-cell").first().waitFor();
    expect((await phasesOf(page)).filter((phase) => phase.endsWith("fresh"))).toEqual([]);
    expect(await page.locator(".address-notice").innerText()).toContain({en: "Begun from", zh: "始于"}[lang]);
    const from = (await page.locator(".notebook-cell a").first().textContent()) ?? "";
    await page.locator(".notebook-actions .primary").press("Enter");
    await notebookIdle(page);
    expect((await phasesOf(page)).filter((phase) => !phase.endsWith(" fresh"))).toEqual([]);
    expect(visit.problems).toEqual([]);
    return from;
  };

  itInTurn("is a figure’s query with a table of its rows", async () => {
    const visit = await open(`/${lang}/`);
    await settled(visit.page);
    const link = visit.page.locator("main figure a.to-notebook").first();
    const name = await visit.page.locator("main figure:has(a.to-notebook)").first().getAttribute("id");
    const from = await follow(visit, () => link.press("Enter"));
    expect(from).toContain(`/${lang}/index.html#${name ?? ""}`);
    expect((await phasesOf(visit.page)).map((phase) => phase.split(" ")[0])).toEqual(["text", "sql", "table"]);
    await visit.close();
  });

  itInTurn("is the query of the SQL page as it is typed", async () => {
    const visit = await open(`/${lang}/sql`);
    await settled(visit.page);
    await sqlField(visit.page).fill("SELECT 41 + 1 AS n");
    await follow(visit, () => visit.page.locator("a.to-notebook").press("Enter"));
    expect(await visit.page.locator('.notebook-cell[data-kind="table"]').innerText()).toContain("42");
    await visit.close();
  });

  itInTurn("is the slice of Usage that is shown, as query and chart", async () => {
    const visit = await open(`/${lang}/usage#by=lab&measure=share_of_all`);
    // Of all controls, figures below wait to be seen.
    await opened(visit.page);
    const button = visit.page.locator("#explore-series .figure-actions").getByRole("button", {name: LABEL[lang]});
    const from = await follow(visit, () => button.press("Enter"));
    expect(from).toContain(`/${lang}/usage.html#`);
    expect((await phasesOf(visit.page)).map((phase) => phase.split(" ")[0])).toEqual(["text", "sql", "chart"]);
    // As the figure draws it: layers of shares, those beyond the largest as one.
    expect(await visit.page.locator('.notebook-chart g[aria-label="area"] path').count()).toBe(9);
    const drawn = await visit.page.locator(".notebook-chart").innerText();
    expect(drawn).toContain("%");
    expect(drawn).toContain({en: "All others", zh: "其余"}[lang]);
    await visit.close();
  });

  itInTurn("is the model of a company, worked out as on its page", async () => {
    const visit = await open(`/${lang}/value#model-text`);
    await settled(visit.page);
    const value = await visit.page.locator('[data-headline="value"] data').getAttribute("value");
    const pane = visit.page.locator("#model-text");
    if ((await pane.getAttribute("open")) === null) await pane.locator("summary").first().press("Enter");
    await follow(visit, () => pane.getByRole("button", {name: LABEL[lang]}).press("Enter"));
    const shown = await visit.page
      .locator('.notebook-cell[data-kind="model"] data')
      .evaluateAll((found) => found.map((each) => each.getAttribute("value")));
    expect(value).not.toBeNull();
    expect(shown.map((each) => Number(each).toPrecision(9))).toContain(Number(value).toPrecision(9));
    await visit.close();
  });
});
