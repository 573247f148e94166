import {factsAsOf} from "../../src/companies/company.js";
import {readFileSync} from "node:fs";
import {beforeAll, afterAll, describe, expect, it} from "vitest";
import type {Page} from "playwright-core";
import type {CompanyModel} from "../../src/companies/company.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {cellAt, compiled, type Model} from "../../src/model/compile.js";
import {address, layoutOf} from "../../src/workbook/layout.js";
import {hasLibreOffice, recalculated} from "../fixtures/libreoffice.js";
import {typedInto} from "../fixtures/typed-workbook.js";
import {readXlsx, repacked, withoutCached} from "../fixtures/xlsx.js";
import {shown} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {publishedCompanies} from "../fixtures/results.js";
import {itInFull} from "../fixtures/share.js";

const open = siteBrowser();
let company: CompanyModel;
let model: Model;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  const [first] = (await publishedCompanies()).companies;
  if (!first) throw new Error("companies: none; expected one");
  company = first;
  model = compiled(company.sheet);
  visit = await open("/en/value", {acceptDownloads: true});
  ({page} = visit);
  await settled(page);
}, 60_000);
afterAll(async () => {
  expect(visit.problems).toEqual([]);
  await visit.close();
});

async function download(): Promise<{name: string; bytes: Uint8Array}> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name: "Download workbook"}).click()
  ]);
  return {name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path()))};
}

async function bringBack(bytes: Uint8Array): Promise<void> {
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page
    .locator("#workbook input[type=file]")
    .setInputFiles({name: "back.xlsx", mimeType, buffer: Buffer.from(bytes)});
}

const value = () => page.locator(`[data-headline="value"] data`).getAttribute("value");
const expected = (overrides = {}) => {
  const worth = outcome(evaluate(model, overrides), "value");
  return worth.ok ? shown(worth.value) : worth.error;
};

describe("the workbook of the Value page", () => {
  it("goes to a spreadsheet, has an input changed there, and comes back with it", async () => {
    const {name, bytes} = await download();
    expect(name).toBe(`alpha-ledger-${company.entity}-base-${factsAsOf(company)}.xlsx`);
    const changed = typedInto(bytes, model, [["terminal_growth", undefined, 0.02]], company.groups);
    // Where it is installed, the spreadsheet itself works the file out and saves it.
    const saved = hasLibreOffice() ? (recalculated({book: withoutCached(changed)})["book"] as Uint8Array) : changed;
    if (hasLibreOffice()) {
      const {places} = layoutOf(model, company.groups);
      const at = places[cellAt(model, "value")] as {sheet: string; row: number; column: number};
      expect(readXlsx(saved, at.sheet).get(address(at))).toBeCloseTo(Number(expected({terminal_growth: 0.02})), 6);
    }
    await bringBack(saved);
    const list = page.locator(".import-list");
    await list.waitFor();
    expect(await list.locator("li").count()).toBe(1);
    expect(await list.locator("li data").evaluateAll((all) => all.map((e) => e.getAttribute("value")))).toContain(
      "0.02"
    );
    expect(shown(await value())).toBe(expected());
    await list.getByRole("button", {name: "Take the ticked ones"}).click();
    expect(shown(await value())).toBe(expected({terminal_growth: 0.02}));
    await page.getByRole("button", {name: "Undo"}).click();
    expect(shown(await value())).toBe(expected());
  }, 120_000);

  itInFull("goes out labelled as the reader’s when it is theirs", async () => {
    await page.evaluate(() => (location.hash = "set=elasticity:0.7"));
    await page.locator(".own-scenario").filter({hasText: "Your scenario, not our view"}).waitFor();
    const {name, bytes} = await download();
    expect(name).toBe(`alpha-ledger-${company.entity}-yours-${factsAsOf(company)}.xlsx`);
    let text = "";
    repacked(bytes, (parts) => (text = Object.values(parts).join("\n")));
    expect(text).toContain("reader’s scenario, not our view");
    await page.getByRole("button", {name: "Reset all"}).click();
    await expect.poll(async () => shown(await value())).toBe(expected());
    await bringBack(bytes);
    const list = page.locator(".import-list");
    await list.locator('li data[value="0.7"]').first().waitFor();
    await list.getByRole("button", {name: "Take the ticked ones"}).click();
    expect(shown(await value())).toBe(expected({elasticity: 0.7}));
    await page.getByRole("button", {name: "Undo"}).click();
  });

  itInFull("leaves what is not ticked", async () => {
    await page.evaluate(() => (location.hash = "set=elasticity:0.6"));
    await expect.poll(async () => shown(await value())).toBe(expected({elasticity: 0.6}));
    await page.getByRole("button", {name: "Reset all"}).click();
    await expect.poll(async () => shown(await value())).toBe(expected());
    const {bytes} = await download();
    await bringBack(typedInto(bytes, model, [["terminal_growth", undefined, 0.03]], company.groups));
    const list = page.locator(".import-list");
    await list.locator('li data[value="0.03"]').first().waitFor();
    await list.getByRole("checkbox").uncheck();
    await list.getByRole("button", {name: "Take the ticked ones"}).click();
    expect(shown(await value())).toBe(expected());
    expect(await page.locator(".import-status").textContent()).toBe("0 inputs taken");
  });

  it("is refused with a reason when it is no workbook, and nothing changes", async () => {
    await bringBack(new TextEncoder().encode("a,b\n1,2"));
    await page.locator("strong.refusal").waitFor();
    expect(await page.locator("strong.refusal").textContent()).toContain(
      "no .xlsx workbook; expected one exported from this site"
    );
    expect(shown(await value())).toBe(expected());
  });

  it.each([
    ["macros", "xl/vbaProject.bin", "the workbook holds macros or controls"],
    ["links to other files", "xl/externalLinks/externalLink1.xml", "the workbook holds links to other files"]
  ])("is refused with a reason when it holds %s, and nothing it changes is taken", async (_, part, reason) => {
    const everything = () =>
      page.evaluate(() => [
        location.hash,
        document.querySelector(".answer")?.textContent,
        ...[...document.querySelectorAll("td.cell")].map((cell) => cell.outerHTML)
      ]);
    const before = await everything();
    const {bytes} = await download();
    const changed = typedInto(bytes, model, [["terminal_growth", undefined, 0.02]], company.groups);
    await bringBack(repacked(changed, (parts) => (parts[part] = "<a/>")));
    await page.locator("strong.refusal", {hasText: reason}).waitFor();
    expect(await page.locator(".import-list").count()).toBe(0);
    expect(await everything()).toEqual(before);
    expect(shown(await value())).toBe(expected());
    // The same file without that part would have been read.
    await bringBack(changed);
    await page.locator('.import-list li data[value="0.02"]').first().waitFor();
    await page.getByRole("button", {name: "Leave all"}).click();
    expect(await everything()).toEqual(before);
  });
});
