import {readFileSync} from "node:fs";
import type {Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {modelReport} from "../../loaders/model/run.js";
import {sharedDocuments} from "../../loaders/data/company-documents.js";
import {packText} from "../../src/lib/packed-text.js";
import {inTurn, itsInTurn} from "../fixtures/share.js";
import {settled} from "./page.js";
import {beginModel, textPane} from "./text-pane.js";
import {valuePage} from "./value-page.js";

const value = valuePage();
const TEMPLATE = readFileSync("src/companies/templates/sql-lab.model", "utf8");
const lines = (page: Page) => page.locator(".sql-lines");
const states = (page: Page) =>
  lines(page)
    .locator("[data-sql-line]")
    .evaluateAll((items) => items.map((item) => item.getAttribute("data-state")));
const worth = async (page: Page) =>
  Number(
    await page
      .locator('[data-headline="value"] data')
      .first()
      .getAttribute("value", {timeout: 1000})
      .catch(() => "NaN")
  );
const hasDuckdb = (page: Page) =>
  page.evaluate(() => performance.getEntriesByType("resource").some(({name}) => /ledger[^/]*\.duckdb/.test(name)));

let wanted = NaN;
beforeAll(async () => {
  const options = {set: [], case: "base", xlsx: null, from: null, library: sharedDocuments()};
  const {report} = await modelReport(TEMPLATE, options);
  wanted = Number(report?.groups.flatMap((group) => group.lines).find(({name}) => name === "value")?.values[0]);
});

const itInTurn = itsInTurn("queries of lines", {of: 2});

describe("lines = sql “…” in the page", () => {
  itInTurn(
    "run by themselves in a template, as npm run model works them out, and again where the reader changes a query",
    async () => {
      expect(await hasDuckdb(value.page)).toBe(false);
      await beginModel(value.page, "sql-lab");
      await expect.poll(() => states(value.page), {timeout: 60_000}).toEqual(["answered", "answered"]);
      await expect.poll(async () => (await worth(value.page)) / wanted).toBeCloseTo(1, 9);
      expect(await lines(value.page).textContent()).toContain("usage_weekly");
      const pane = textPane(() => value.page);
      await pane.open();
      await pane.write((text) => text.replace("'z-ai', 'thudm'", "'qwen'"));
      await expect.poll(async () => (await worth(value.page)) !== wanted, {timeout: 60_000}).toBe(true);
      await expect.poll(() => states(value.page), {timeout: 60_000}).toEqual(["answered", "answered"]);
      await pane.write((text) => text.replace("'qwen'", "no_lab"));
      await expect.poll(() => states(value.page), {timeout: 60_000}).toEqual(["failed", "answered"]);
      expect(await lines(value.page).locator("[role=alert]").textContent()).toContain('"no_lab" not found');
    }
  );

  itInTurn("wait for a click where the model came with a link, say so, and stay run from then on", async () => {
    const linked = await value.open(`/en/value#model=${packText(TEMPLATE)}`);
    const {page} = linked;
    await settled(page);
    await expect.poll(() => states(page)).toEqual(["not_run", "not_run"]);
    expect(await lines(page).locator("[role=note]").textContent()).toContain("came with a link");
    expect(await lines(page).locator("pre").first().isVisible()).toBe(true);
    expect(await page.locator(".model-grid").textContent()).toContain("SQL not run");
    expect(await page.locator("h1").textContent()).toContain("its SQL was not run");
    await page.reload();
    await settled(page);
    await expect.poll(() => states(page)).toEqual(["not_run", "not_run"]);
    expect(await hasDuckdb(page)).toBe(false);
    await lines(page).getByRole("button", {name: "Run the SQL of this link"}).click();
    await expect.poll(() => states(page), {timeout: 60_000}).toEqual(["answered", "answered"]);
    await expect.poll(async () => (await worth(page)) / wanted).toBeCloseTo(1, 9);
    await page.reload();
    await settled(page);
    await expect.poll(() => states(page), {timeout: 60_000}).toEqual(["answered", "answered"]);
    expect(linked.problems).toEqual([]);
    await linked.close();
  });

  it.each(
    inTurn("linked", [
      ["with a remark before a query", TEMPLATE.replaceAll(/= sql "/g, '= // of usage\n    sql "')],
      ["as it stands", TEMPLATE]
    ] as const)
  )(
    "of a link ask nothing before a click, %s: neither the text, nor what is left of it, nor a copy",
    async (_, text) => {
      const permissions = ["clipboard-read", "clipboard-write"];
      const linked = await value.open(`/en/value#model=${packText(text)}`, {permissions});
      const {page} = linked;
      await page.clock.install();
      await page.reload();
      await settled(page);
      await expect.poll(() => states(page)).toEqual(["not_run", "not_run"]);
      const pane = textPane(() => page);
      await pane.open();
      await pane.write(() => "unsound");
      await expect.poll(() => page.locator(".text-problems li").count()).toBeGreaterThan(0);
      await beginModel(page, "copy");
      await pane.write(() => text);
      await expect.poll(() => states(page)).toEqual(["not_run", "not_run"]);
      // Longer than the pause after which queries of the reader's own run.
      await page.clock.runFor(5_000);
      expect([await states(page), await hasDuckdb(page)]).toEqual([["not_run", "not_run"], false]);
      await lines(page).getByRole("button", {name: "Run the SQL of this link"}).click();
      await expect.poll(() => states(page), {timeout: 60_000}).toEqual(["answered", "answered"]);
      await linked.close();
    }
  );

  itInTurn(
    "wait for a click where the model came from a file, which the button names, and stay so while it is changed",
    async () => {
      const {page} = value;
      const file = {name: "cut.model", mimeType: "", buffer: Buffer.from(TEMPLATE)};
      await page.locator("#own-models input[type=file]").setInputFiles(file);
      await expect.poll(() => states(page)).toEqual(["not_run", "not_run"]);
      expect(await lines(page).locator("[role=note]").textContent()).toContain("from the file cut.model");
      const pane = textPane(() => page);
      await pane.open();
      await pane.write((text) => text.replace("'z-ai', 'thudm'", "'qwen'"));
      await expect.poll(() => lines(page).locator("pre").first().textContent()).toContain("'qwen'");
      expect([await states(page), await hasDuckdb(page)]).toEqual([["not_run", "not_run"], false]);
      await lines(page).getByRole("button", {name: "Run the SQL of cut.model"}).click();
      await expect.poll(() => states(page), {timeout: 60_000}).toEqual(["answered", "answered"]);
      await expect.poll(() => lines(page).getByRole("button", {name: "Run again"}).isEnabled()).toBe(true);
    }
  );
});
