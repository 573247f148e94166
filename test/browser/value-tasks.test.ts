import {describe, expect, it} from "vitest";
import {clientData} from "../companies/data.js";
import {tokensThatJustify} from "../companies/oracle-usage.js";
import {alibaba, ALIBABA_FACTS, tencent, TENCENT_FACTS} from "../companies/oracles.js";
import {itInFull} from "../fixtures/share.js";
import {showAll} from "./page.js";
import {dataValues, figureTable} from "./figures.js";
import {valueOf, valuePage} from "./value-page.js";

const ZHIPU = "2513.HK";

describe("an analyst’s tasks", () => {
  const site = valuePage();
  const {cell, expectPage, worked} = site;
  const value = async () => Number(await site.headline("value"));

  itInFull(
    "changes AI revenue of fiscal 2027 and its growth the year after for Alibaba, and reads the value after each",
    async () => {
      const {keyboard} = site.page;
      await site.go("company=BABA");
      await expectPage("BABA");
      expect(await value()).toBeCloseTo(98.6165, 4);
      expect(alibaba(ALIBABA_FACTS)).toBeCloseTo(98.6165, 4);
      await cell("BABA", "ai_year_factor").click();
      await keyboard.type("6");
      await keyboard.press("Enter");
      await expectPage("BABA", {ai_year_factor: 6});
      expect(await value()).toBeCloseTo(102.1805, 4);
      expect(alibaba(ALIBABA_FACTS, {ai_factor: 6})).toBeCloseTo(102.1805, 4);
      await keyboard.press("Control+Z");
      await cell("BABA", "ai_growth", "FY2028").click();
      await keyboard.type("75");
      await keyboard.press("Enter");
      await expectPage("BABA", {"ai_growth@FY2028": 0.75});
      expect(await value()).toBeCloseTo(100.2871, 4);
      expect(alibaba(ALIBABA_FACTS, {ai_shift: 0.15})).toBeCloseTo(100.2871, 4);
      await cell("BABA", "ai_year_factor").click();
      await keyboard.type("6");
      await keyboard.press("Enter");
      await expectPage("BABA", {ai_year_factor: 6, "ai_growth@FY2028": 0.75});
      expect(await value()).toBeCloseTo(104.1852, 4);
      expect(alibaba(ALIBABA_FACTS, {ai_factor: 6, ai_shift: 0.15})).toBeCloseTo(104.1852, 4);
    }
  );

  it("finds the input that matters most to Tencent, and what its step is worth", async () => {
    await site.go("company=0700.HK");
    await expectPage("0700.HK");
    await showAll(site.page);
    const {rows} = await figureTable(site.page, "#tornado");
    const [title, low, high] = rows[0] ?? [];
    expect(title).toBe("P/E of the core");
    expect(await site.page.locator("#tornado .figure-title").textContent()).toContain("P/E of the core matters most");
    // Two on 13, as the document states the step.
    expect(low).toBeCloseTo(tencent(TENCENT_FACTS, {core: 11}), 4);
    expect(high).toBeCloseTo(tencent(TENCENT_FACTS, {core: 15}), 4);
  });

  itInFull("solves for the tokens that justify Zhipu’s price, as halving by hand does", async () => {
    const price = valueOf(worked(ZHIPU), "price");
    const {factor, revenue, tokens, price: perToken, before} = tokensThatJustify(price, (await clientData).weeks);
    const {answer} = await site.outputs();
    const lead = await dataValues(site.page, ".value-lead");
    const contains = (said: readonly unknown[], byHand: number) =>
      expect(said).toContainEqual(expect.closeTo(byHand, 6 - Math.ceil(Math.log10(byHand))));
    for (const byHand of [price, revenue * 1e6, revenue / 825.176]) contains(lead, byHand);
    for (const byHand of [factor, tokens, before.tokens, perToken, before.price, 0.6]) contains(answer, byHand);
    expect(factor).toBeGreaterThan(0.2);
    expect(factor).toBeLessThan(6);
  });

  it("seeks a goal and puts the answer into the reader’s scenario", async () => {
    const goal = site.page.locator("#goal");
    await goal.locator("select").first().selectOption("elasticity");
    await goal.locator("input").fill("400");
    await goal.getByRole("button", {name: "Solve"}).click();
    await goal.getByRole("button", {name: "Put it into my scenario"}).click();
    expect(await value()).toBeCloseTo(400, 6);
  });

  itInFull("keeps a case in this browser and opens it again", async () => {
    await site.go("set=elasticity:0.7");
    await expectPage(ZHIPU, {elasticity: 0.7});
    const saved = site.page.locator("#saved");
    await saved.getByLabel("Name").fill("high response");
    await saved.getByRole("button", {name: "Save"}).click();
    await site.reload();
    await site.page.getByRole("button", {name: "Reset all"}).click();
    const kept = [{elasticity: 0.7}];
    await expectPage(ZHIPU, {}, "base", kept);
    await saved.getByRole("button", {name: "Open"}).click();
    await expectPage(ZHIPU, {elasticity: 0.7}, "base", kept);
    await saved.getByRole("button", {name: "Delete"}).click();
    expect(await saved.locator("strong").count()).toBe(0);
  });

  itInFull("bridges two cases in parts that sum", async () => {
    await site.go("case=price_war");
    await expectPage(ZHIPU, {}, "price_war");
    const {bridge} = await site.outputs();
    const numbers = bridge.map(Number);
    expect(numbers[0]).toBeCloseTo(valueOf(worked(ZHIPU), "value"), 6);
    expect(numbers.at(-1)).toBeCloseTo(valueOf(worked(ZHIPU, {}, "price_war"), "value"), 6);
    expect(numbers.slice(0, -1).reduce((a, b) => a + b, 0)).toBeCloseTo(numbers.at(-1) ?? NaN, 6);
  });
});
