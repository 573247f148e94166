import type {Page} from "playwright-core";
import {afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import type {CompanyModel} from "../../src/companies/company.js";
import {cellAt, compiled} from "../../src/model/compile.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {publishedCompanies} from "../fixtures/results.js";
import {inTurn} from "../fixtures/share.js";

const open = siteBrowser();
let alibaba: CompanyModel;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  const found = (await publishedCompanies()).companies.find(({entity}) => entity === "BABA");
  if (!found) throw new Error("entity: BABA; expected one that is published");
  alibaba = found;
});
beforeEach(async () => {
  visit = await open("/en/value#company=BABA", {permissions: ["clipboard-read", "clipboard-write"]});
  ({page} = visit);
  await settled(page);
});
afterEach(async () => {
  expect(visit.problems).toEqual([]);
  await visit.close();
});

const growth = (period: string) =>
  page.locator(`td[data-cell="${cellAt(compiled(alibaba.sheet), "ai_growth", period)}"]`);
const shownIn = async (period: string) => Number(await growth(period).locator("data").getAttribute("value"));
const status = () => page.locator(".grid-status").textContent();
const focusedCell = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset["cell"] ?? "");

const ROUTES: Readonly<Record<string, (text: string) => Promise<void>>> = {
  "typed over a cell": async (text) => {
    await growth("FY2028").click();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  },
  "after F2": async (text) => {
    await growth("FY2028").click();
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  },
  "in the formula bar": async (text) => {
    await growth("FY2028").click();
    await page.locator(".formula-field").fill(text);
    await page.locator(".formula-field").press("Enter");
  }
};

const PLACES = ["in the cell", "in the formula bar"];

describe("a cell shown in per cent", () => {
  it.each(inTurn("routes", Object.keys(ROUTES)))(
    "takes a number %s as per cent, and arithmetic as it stands",
    async (route) => {
      const enter = ROUTES[route] as (text: string) => Promise<void>;
      for (const [text, value] of [
        ["2", 0.02],
        ["3%", 0.03],
        ["=0.5+0.1", 0.6],
        ["=50%+1%", 0.51]
      ] as const) {
        await enter(text);
        expect(await shownIn("FY2028")).toBe(value);
      }
    }
  );

  it.each(
    inTurn("pasted", [
      ["Store per cent", 0.006],
      ["Store as fractions", 0.6],
      ["Leave", null]
    ] as const)
  )("asks what a plain number that is pasted means, and stores nothing before: %s", async (answer, stored) => {
    const before = await shownIn("FY2028");
    await growth("FY2028").click();
    await page.evaluate(() => navigator.clipboard.writeText("0.6"));
    await page.keyboard.press("Control+V");
    expect(await status()).toMatch(/0\.6%[^]*60%/);
    expect(await shownIn("FY2028")).toBe(before);
    await page.getByRole("button", {name: answer}).click();
    expect(await shownIn("FY2028")).toBe(stored ?? before);
  });

  it("stores what is pasted with its sign at once, and what was copied here to the last bit", async () => {
    await growth("FY2028").click();
    await page.evaluate(() => navigator.clipboard.writeText("60%"));
    await page.keyboard.press("Control+V");
    expect(await shownIn("FY2028")).toBe(0.6);
    expect(await status()).toMatch(/60%/);
    await page.keyboard.press("Control+C");
    await growth("FY2029").click();
    await page.keyboard.press("Control+V");
    expect(await shownIn("FY2029")).toBe(0.6);
  });

  it("says in words what will be stored before it is, in the cell and in the formula bar", async () => {
    const told = page.locator(".formula-problem");
    await growth("FY2028").click();
    await page.locator(".formula-field").fill("0.25");
    expect(await told.innerText()).toBe("will be stored as 0.25% — for 25% type 25%");
    await page.locator(".formula-field").fill("25%");
    expect(await told.innerText()).toBe("will be stored as 25%");
    await page.keyboard.press("Escape");
    expect(await told.innerText()).toBe("");
    await growth("FY2028").click();
    await page.keyboard.press("F2");
    await page.locator(".cell-editor").fill("0.25");
    expect(await told.innerText()).toBe("will be stored as 0.25% — for 25% type 25%");
    await page.keyboard.press("Enter");
    expect(await shownIn("FY2028")).toBe(0.0025);
  });

  it("says what goal seek will seek, and with what it found it", async () => {
    const goal = page.locator("#goal");
    await goal.locator("select").nth(1).selectOption({index: 1});
    await goal.locator("input").fill("0.1");
    expect(await goal.locator(".goal-target").innerText()).toBe("will be sought: 0.1% — for 10% type 10%");
    await goal.getByRole("button", {name: "Solve"}).click();
    expect(await goal.locator(".goal-result").innerText()).toContain("= 0.1%");
  });
});

describe("an entry that is refused", () => {
  it.each(
    inTurn("refused", [
      ["1,2", "type 1.2"],
      ["=wacc", "unknown name: wacc"],
      ["=1/0", "division by zero"]
    ] as const)
  )("%s is told why, in the cell and in the formula bar", async (text, why) => {
    const before = await shownIn("FY2028");
    await growth("FY2028").click();
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await expect.poll(status).toContain(why);
    expect(await page.locator(".cell-editor").inputValue()).toBe(text);
    await page.keyboard.press("Escape");
    await page.locator(".formula-field").fill(text);
    await page.locator(".formula-field").press("Enter");
    await expect.poll(() => page.locator(".formula-problem").textContent()).toContain(why);
    expect(await shownIn("FY2028")).toBe(before);
  });

  it.each(inTurn("left", PLACES))("stays to be read when typed %s and left", async (place) => {
    const before = await shownIn("FY2028");
    await growth("FY2028").click();
    if (place === "in the cell") await page.keyboard.type("abc");
    else await page.locator(".formula-field").fill("abc");
    await growth("FY2029").dblclick();
    const told = await status();
    for (const part of [alibaba.words["ai_growth"]?.title.en, "abc: no number", "left as it was"])
      expect(told).toContain(part);
    expect(await shownIn("FY2028")).toBe(before);
    await page.keyboard.press("Escape");
    expect(await status()).toBe("");
  });
});

it.each(inTurn("kept", PLACES))("a number typed %s is kept on a click elsewhere", async (place) => {
  await growth("FY2028").click();
  if (place === "in the cell") await page.keyboard.type("41");
  else await page.locator(".formula-field").fill("41");
  await growth("FY2029").click();
  expect(await shownIn("FY2028")).toBe(0.41);
  expect(await focusedCell()).toBe(await growth("FY2029").getAttribute("data-cell"));
  expect(await page.locator(".formula-name").textContent()).toContain("2029");
});
