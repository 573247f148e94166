import type {Page} from "playwright-core";
import {beforeAll, beforeEach, afterEach, describe, expect, it} from "vitest";
import {loadCompanyModels} from "../../loaders/data/company-models.js";
import type {CompanyModel} from "../../src/companies/company.js";
import type {PublishedCompanies} from "../../src/companies/published.js";
import {solve} from "../../src/model/analysis/solve.js";
import {tornado} from "../../src/model/analysis/tornado.js";
import {evaluate, outcome, outcomeOf, type Evaluation} from "../../src/model/calculate/evaluate.js";
import {cellAt, compiled} from "../../src/model/compile.js";
import {relativeSwings} from "../../src/model/workspace/answers.js";
import {withEdits, type Edits} from "../../src/model/workspace/edits.js";
import {figureTable} from "./figures.js";
import {shown} from "./native.js";
import {settled, showAll, siteBrowser, type Visit} from "./page.js";

const POLLING = {polling: 20};
const open = siteBrowser();
let published: PublishedCompanies;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  published = await loadCompanyModels();
});
beforeEach(async () => {
  visit = await open("/en/value", {permissions: ["clipboard-read", "clipboard-write"]});
  ({page} = visit);
  await settled(page);
});
afterEach(async () => {
  expect(visit.problems).toEqual([]);
  await visit.close();
});

function company(entity: string): CompanyModel {
  const found = published.companies.find((c) => c.entity === entity);
  if (!found) throw new Error(`entity: ${entity}; expected one that is published`);
  return found;
}

/** The engine in Node under a case and a reader's edits. */
function worked(entity: string, edits: Edits = {}, key = "base"): Evaluation {
  const {sheet, cases} = company(entity);
  const model = compiled(sheet);
  return evaluate(model, withEdits(model, cases.find((c) => c.key === key)?.overrides ?? {}, edits));
}

const valueOf = (evaluation: Evaluation, line: string, period?: string): number => {
  const found = outcome(evaluation, line, period);
  if (!found.ok) throw new Error(found.error.detail);
  return found.value;
};

/** Every number of the grid by cell, as it stands in the page. */
const gridNumbers = () =>
  page.locator("td.cell").evaluateAll((cells) =>
    (cells as HTMLElement[]).flatMap((cell) => {
      const value = cell.querySelector("data")?.getAttribute("value");
      return value == null ? [] : [[Number(cell.dataset["cell"]), value] as const];
    })
  );

/** What the grid should hold: cells of its lines that have a number. Powers differ in their last bit between engines. */
function expectedNumbers(entity: string, evaluation: Evaluation) {
  const lines = new Set(company(entity).groups.flatMap(({lines}) => lines));
  return evaluation.model.cells.flatMap(({line}, cell) => {
    const worth = outcomeOf(evaluation, cell);
    return lines.has(line.name) && worth.ok ? [[cell, shown(worth.value)] as const] : [];
  });
}

const cell = (entity: string, line: string, period?: string) =>
  page.locator(`td[data-cell="${cellAt(compiled(company(entity).sheet), line, period)}"]`);

const answered = () => page.locator(".answer data").evaluateAll((all) => all.map((e) => e.getAttribute("value")));
const headline = (name: string) => page.locator(`[data-headline="${name}"] data`).getAttribute("value");

/** Waits for the headline and then compares every output of the page with the engine. */
async function expectPage(entity: string, evaluation: Evaluation): Promise<void> {
  const {headline: lines, methods} = company(entity);
  const value = valueOf(evaluation, lines.value);
  await page.waitForFunction(
    ([name, wanted]) => {
      const element = document.querySelector(`[data-headline="${name}"] data`);
      return Math.abs(Number(element?.getAttribute("value")) - wanted) <= 1e-10 * Math.abs(wanted);
    },
    [lines.value, value] as const,
    POLLING
  );
  const numbers = (await gridNumbers()).map(([cell, text]) => [cell, shown(text)] as const);
  expect(new Map(numbers)).toEqual(new Map(expectedNumbers(entity, evaluation)));
  for (const name of [lines.expectedValue, lines.price, lines.expectedReturn])
    expect(shown(await headline(name))).toBe(shown(valueOf(evaluation, name)));
  expect((await answered()).slice(0, 2).map(shown)).toEqual([shown(value), shown(valueOf(evaluation, lines.price))]);
  const bases = await page
    .locator(".sensitivity td.base data")
    .evaluateAll((all) => all.map((e) => e.getAttribute("value")));
  expect(bases.map(Number)[0]).toBeCloseTo(value, 9);
  const {rows} = await figureTable(page, "#football-field");
  expect(rows.map((row) => row[2])).toEqual(methods.map(({line}) => shown(valueOf(evaluation, line))));
}

const ZHIPU = "2513.HK";

describe("the grid", () => {
  it("opens on the numbers the engine gives in Node, for every company and case", async () => {
    for (const {entity, cases} of published.companies)
      for (const key of ["base", ...cases.map((c) => c.key)]) {
        await page.evaluate(([c, k]) => (location.hash = `company=${c}&case=${k}`), [entity, key] as const);
        await expectPage(entity, worked(entity, {}, key));
      }
  }, 60_000);

  it("takes a typed number on Enter, moves down, and every output follows", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await page.keyboard.type("150");
    await page.keyboard.press("Enter");
    await expectPage(ZHIPU, worked(ZHIPU, {"token_growth@FY2027H1": 1.5}));
    expect(await cell(ZHIPU, "token_growth", "FY2027H1").getAttribute("class")).toContain("edited");
    expect(await page.locator(".own-count data").getAttribute("value")).toBe("1");
    expect(await page.locator(".own-scenario").textContent()).not.toBe("");
  });

  it("keeps on Tab and goes right, mends with F2, leaves on Esc", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await page.keyboard.type("150");
    await page.keyboard.press("Tab");
    await page.keyboard.press("F2");
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("5%");
    await page.keyboard.press("Enter");
    await expectPage(ZHIPU, worked(ZHIPU, {"token_growth@FY2027H1": 1.5, "token_growth@FY2027H2": 0.95}));
    await page.keyboard.press("F2");
    await page.keyboard.type("7");
    await page.keyboard.press("Escape");
    await expectPage(ZHIPU, worked(ZHIPU, {"token_growth@FY2027H1": 1.5, "token_growth@FY2027H2": 0.95}));
  });

  it("edits by double click, leaves a bad entry where it was and takes none into a formula, saying why", async () => {
    await cell(ZHIPU, "elasticity").dblclick();
    await page.keyboard.type("much");
    await page.keyboard.press("Enter");
    expect(await page.locator(".grid-status").textContent()).toContain("expected one such as");
    expect(await page.locator(".cell-editor").inputValue()).toBe("much");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("9");
    await page.keyboard.press("Enter");
    expect(await page.locator(".grid-status").textContent()).toContain("expected 0 – 1.5");
    await page.keyboard.press("Escape");
    await cell(ZHIPU, "revenue", "FY2027H1").click();
    await page.keyboard.type("5");
    expect(await page.locator(".grid-status").textContent()).toContain("is worked out or reported");
    await expectPage(ZHIPU, worked(ZHIPU));
  });

  it("fills right over a marked block", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+R");
    const periods = ["FY2027H2", "FY2028H1", "FY2028H2"];
    await expectPage(ZHIPU, worked(ZHIPU, Object.fromEntries(periods.map((p) => [`token_growth@${p}`, 1]))));
  });

  it("copies a block as tab-separated text and pastes one", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+C");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("1\t0.9");
    await page.evaluate(() => navigator.clipboard.writeText("120%\t1.1\r\n"));
    await page.keyboard.press("Control+V");
    await expectPage(ZHIPU, worked(ZHIPU, {"token_growth@FY2027H1": 1.2, "token_growth@FY2027H2": 1.1}));
  });

  it("undoes to the last bit and does again what was undone", async () => {
    const before = {
      grid: await gridNumbers(),
      answer: await answered(),
      hash: await page.evaluate(() => location.hash)
    };
    await cell(ZHIPU, "elasticity").click();
    await page.keyboard.type("0.7");
    await page.keyboard.press("Enter");
    const after = worked(ZHIPU, {elasticity: 0.7});
    await expectPage(ZHIPU, after);
    await page.keyboard.press("Control+Z");
    await expectPage(ZHIPU, worked(ZHIPU));
    expect({
      grid: await gridNumbers(),
      answer: await answered(),
      hash: await page.evaluate(() => location.hash)
    }).toEqual(before);
    await page.keyboard.press("Control+Y");
    await expectPage(ZHIPU, after);
  });

  it("gives the same numbers from its link, and the reader’s change its label", async () => {
    const edits = {"token_growth@FY2027H1": 1.2345678901234567, elasticity: 0.55};
    const set = Object.entries(edits).map(([k, v]) => `${k}:${v}`);
    await page.evaluate((hash) => (location.hash = hash), `case=price_war&set=${set.join("~")}`);
    await expectPage(ZHIPU, worked(ZHIPU, edits, "price_war"));
    const hash = await page.evaluate(() => location.hash);
    const other = await open(`/en/value${hash}`);
    await settled(other.page);
    const numbers = await other.page
      .locator("td.cell data")
      .evaluateAll((all) => all.map((e) => e.getAttribute("value")));
    expect(numbers).toEqual((await gridNumbers()).map(([, value]) => value));
    expect(await other.page.locator(".answer").textContent()).toContain("In your scenario");
    await other.close();
  });

  it("resets one cell with Delete and says why a cell is what it is", async () => {
    await page.evaluate(() => (location.hash = "set=elasticity:0.7~terminal_growth:0.02"));
    await cell(ZHIPU, "elasticity").click();
    await page.keyboard.press("Delete");
    await expectPage(ZHIPU, worked(ZHIPU, {terminal_growth: 0.02}));
    await cell(ZHIPU, "revenue", "FY2027H1").click();
    const why = page.locator(".why");
    expect(await why.locator("h3").textContent()).toContain("Revenue");
    expect(shown(await why.locator(".why-value data").getAttribute("value"))).toBe(
      shown(valueOf(worked(ZHIPU, {terminal_growth: 0.02}), "revenue", "FY2027H1"))
    );
  });
});

describe("an analyst’s tasks", () => {
  it("changes AI growth of two years of Alibaba and reads the value", async () => {
    await page.evaluate(() => (location.hash = "company=BABA"));
    await cell("BABA", "ai_growth", "FY2028").click();
    await page.keyboard.type("75");
    await page.keyboard.press("Tab");
    await page.keyboard.type("65");
    await page.keyboard.press("Enter");
    const evaluation = worked("BABA", {"ai_growth@FY2028": 0.75, "ai_growth@FY2029": 0.65});
    await expectPage("BABA", evaluation);
    expect(valueOf(evaluation, "value")).not.toBe(valueOf(worked("BABA"), "value"));
  });

  it("finds the input that matters most", async () => {
    await showAll(page);
    const evaluation = worked(ZHIPU);
    const {bars} = tornado(evaluation, relativeSwings(evaluation, {line: "value"}, 0.1), {line: "value"});
    const title = company(ZHIPU).words[bars[0]?.input ?? ""]?.title.en;
    expect(await page.locator("#tornado .figure-title").textContent()).toContain(`${title} matters most`);
    const {rows} = await figureTable(page, "#tornado");
    const value = (o: (typeof bars)[number]["low"]) => (o.ok ? shown(o.value) : null);
    expect(rows.map((row) => row.slice(1, 3))).toEqual(bars.map(({low, high}) => [value(low), value(high)]));
  });

  it("solves for the tokens that justify the price", async () => {
    const {reverse, headline: lines} = company(ZHIPU);
    const evaluation = worked(ZHIPU);
    const target = valueOf(evaluation, lines.price);
    const solution = solve(evaluation, {input: reverse.input, as: reverse.as, between: reverse.between, output: {line: lines.value}, target}); // prettier-ignore
    if (solution.kind !== "one") throw new Error("expected one solution");
    expect(valueOf(solution.evaluation, lines.value)).toBeCloseTo(target, 6);
    const numbers = (await answered()).map((value) => Number(Number(value).toPrecision(6)));
    for (const {line, period} of reverse.read)
      expect(numbers).toContain(Number(valueOf(solution.evaluation, line, period).toPrecision(6)));
  });

  it("seeks a goal and puts the answer into the reader’s scenario", async () => {
    const goal = page.locator("#goal");
    await goal.locator("select").first().selectOption("elasticity");
    await goal.locator("input").fill("400");
    await goal.getByRole("button", {name: "Solve"}).click();
    await goal.getByRole("button", {name: "Put it into my scenario"}).click();
    expect(Number(await headline("value"))).toBeCloseTo(400, 6);
  });

  it("keeps a case in this browser and opens it again", async () => {
    await page.evaluate(() => (location.hash = "set=elasticity:0.7"));
    await expectPage(ZHIPU, worked(ZHIPU, {elasticity: 0.7}));
    const saved = page.locator("#saved");
    await saved.getByLabel("Name").fill("high response");
    await saved.getByRole("button", {name: "Save"}).click();
    await page.reload();
    await settled(page);
    await page.evaluate(() => (location.hash = ""));
    await expectPage(ZHIPU, worked(ZHIPU));
    await saved.getByRole("button", {name: "Open"}).click();
    await expectPage(ZHIPU, worked(ZHIPU, {elasticity: 0.7}));
    await saved.getByRole("button", {name: "Delete"}).click();
    expect(await saved.locator("strong").count()).toBe(0);
  });

  it("bridges two cases in parts that sum", async () => {
    await page.evaluate(() => (location.hash = "case=price_war"));
    await expectPage(ZHIPU, worked(ZHIPU, {}, "price_war"));
    const {rows} = await figureTable(page, "#bridge");
    const numbers = rows.map((row) => Number(row[1]));
    expect(numbers[0]).toBeCloseTo(valueOf(worked(ZHIPU), "value"), 6);
    expect(numbers.at(-1)).toBeCloseTo(valueOf(worked(ZHIPU, {}, "price_war"), "value"), 6);
    expect(numbers.slice(0, -1).reduce((a, b) => a + b, 0)).toBeCloseTo(numbers.at(-1) ?? NaN, 6);
  });
});
