import type {Page} from "playwright-core";
import {afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import type {CompanyModel} from "../../src/companies/company.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {simulate} from "../../src/model/uncertainty/simulate.js";
import {drivers, opinions} from "../../src/workspace/answers.js";
import {figureTable} from "./figures.js";
import {shown} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {publishedCompanies} from "../fixtures/results.js";

const open = siteBrowser();
let company: CompanyModel;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  const [first] = (await publishedCompanies()).companies;
  if (!first) throw new Error("companies: none; expected one");
  company = first;
});
beforeEach(async () => {
  visit = await open("/en/value");
  ({page} = visit);
  await settled(page);
});
afterEach(async () => {
  expect(visit.problems).toEqual([]);
  await visit.close();
});

describe("draws", () => {
  it("give in the worker the quantiles that Node gives for the seed", async () => {
    const draws = page.locator("#draws");
    await draws.locator("summary").click();
    await draws.getByLabel("Seed").fill("7");
    await draws.getByLabel("Draws").fill("3000");
    await draws.getByRole("button", {name: "Run"}).click();
    await page.locator("#drawn-values").waitFor();
    const evaluation = evaluate(compiled(company.sheet));
    const output = {line: "value"};
    const inputs = opinions(evaluation, drivers(evaluation, output), 0.2);
    const {outputs} = simulate(evaluation, {seed: 7, draws: 3000, inputs, outputs: [output]});
    // Draws that give no number are told of beside the quantiles of the others.
    const sorted = outputs[0]?.summary.sorted ?? new Float64Array();
    const {rows} = await figureTable(page, "#drawn-values");
    expect(rows.map((row) => row[1])).toEqual(
      [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => shown(sorted[Math.floor(share * sorted.length)] ?? null))
    );
  });

  it("stop when told to", async () => {
    const draws = page.locator("#draws");
    await draws.locator("summary").click();
    await draws.getByLabel("Draws").fill("1000000");
    await draws.getByRole("button", {name: "Run"}).click();
    await draws.getByRole("button", {name: "Cancel"}).click();
    expect(await draws.getByRole("status").textContent()).toBe("Cancelled");
    expect(await page.locator("#drawn-values").count()).toBe(0);
  });
});
