import {expect, it} from "vitest";
import {inTraditional} from "../../loaders/publish/traditional/convert.js";
import {LANGUAGE_NAME} from "../../src/lib/language.js";
import {siteBrowser, showAll} from "./page.js";

const open = siteBrowser();

it("a page in Traditional Chinese stays so once its scripts have drawn it, with the numbers of the Simplified one, and leads to both others", async () => {
  const visit = await open("/hant/zh/usage.html");
  const values = () => visit.page.locator("#observablehq-main data").evaluateAll((all) => all.map((data) => data.getAttribute("value"))); // prettier-ignore
  await showAll(visit.page);
  const shown = (await visit.page.locator("body").innerText()).replace(LANGUAGE_NAME.zh, "");
  const other = [...shown.matchAll(/[\u3400-\u9fff]+/g)]
    .map(([run]) => run)
    .filter((run) => inTraditional(run) !== run);
  expect(other).toEqual([]);
  expect(await visit.page.evaluate(() => document.documentElement.lang)).toBe("zh-Hant-HK");
  const traditional = await values();
  await visit.page.getByRole("link", {name: LANGUAGE_NAME.zh}).click();
  await visit.page.waitForURL(/\/zh\/usage\.html$/);
  await showAll(visit.page);
  expect(traditional.length).toBeGreaterThan(100);
  expect(await values()).toEqual(traditional);
  await visit.page.getByRole("link", {name: "繁體中文"}).click();
  await visit.page.waitForURL(/\/hant\/zh\/usage\.html$/);
  expect(visit.problems).toEqual([]);
  await visit.close();
});
