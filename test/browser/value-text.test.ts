import {readFileSync} from "node:fs";
import {describe, expect} from "vitest";
import {NOT_OUR_VIEW} from "../../src/workspace/saved.js";
import {itsInTurn} from "../fixtures/share.js";
import {settled} from "./page.js";
import {beginModel, textPane} from "./text-pane.js";
import {valueOf, valuePage} from "./value-page.js";

const value = valuePage();
const {pane, open: openPane, text: shownText, write, selected} = textPane(() => value.page);
const list = () => value.page.locator("#own-models");
const told = () => value.page.locator(".text-told");
const company = () => value.page.locator(".workspace-header select").first();
const worth = async (name = "value") => Number(await value.headline(name));

/** Waits until the number of a headline is another than it was. */
async function changed(before: number, name = "value"): Promise<void> {
  await value.page.waitForFunction(
    ([line, was]) =>
      Number(document.querySelector(`[data-headline="${line}"] data`)?.getAttribute("value") ?? was) !== was,
    [name, before] as const,
    {polling: 20}
  );
}

const itInTurn = itsInTurn("text", {of: 3});

describe("the model as text", () => {
  itInTurn("makes a copy of the reader’s own on the first change, which the grid and every answer follow", async () => {
    const before = await worth();
    expect(before).toBeCloseTo(valueOf(value.worked("2513.HK"), "value"), 9);
    await openPane();
    await write((text) => text.replace("input 20x in 2x..200x", "input 40x in 2x..200x"));
    await changed(before);
    expect(await worth()).toBeCloseTo(valueOf(value.worked("2513.HK", {sales_multiple: 40}), "value"), 9);
    expect(await company().locator("option:checked").textContent()).toBe("Zhipu (Knowledge Atlas) (yours)");
    expect(await value.page.locator(".own-scenario").textContent()).toContain(NOT_OUR_VIEW.en);
    expect(await told().textContent()).toContain("Sound");
  });

  itInTurn("adds a line, changes a formula and adds a case, all in the grid and the header at once", async () => {
    const before = await worth();
    await openPane();
    await write((text) =>
      text
        .replace(
          "# Cash flow | 现金流",
          "bonus  CNY m  input 1,000 in 0..9,000\n  Bonus | 奖金\n  because a test | 测试\n\n$&"
        )
        .replace("operating_income  ", "operating_income ")
        .replace(
          /= gross_profit - research - other_cost$/m,
          "= gross_profit - research - other_cost - if(is_estimate, bonus, 0)"
        )
        .replace(
          "case price_war",
          "case none\n  Nothing grows | 无增长\n  mechanism A test | 测试\n  token_growth = 0% because a test | 测试\n\n$&"
        )
    );
    await changed(before);
    await expect.poll(() => value.page.locator(".model-grid").textContent()).toContain("Bonus");
    const cases = value.page.locator(".workspace-header select").nth(1);
    await cases.selectOption({label: "Nothing grows"});
    await changed(await worth("price"), "value");
    expect(await value.page.locator(".mechanism").textContent()).toBe("A test");
  });

  itInTurn("lists problems with line and column, goes to their place, and keeps the last sound numbers", async () => {
    await openPane();
    const before = await worth();
    await write((text) => text.replace("= api_revenue + other_revenue", "= api_revenu + other_revenue"));
    await expect.poll(() => told().textContent()).toContain("did you mean api_revenue?");
    expect(await worth()).toBe(before);
    await told().locator("button").first().click();
    await expect.poll(() => pane().locator(".cm-lintRange-error").allTextContents()).toEqual(["api_revenu"]);
    expect(await selected()).toBe("api_revenu");
  });

  itInTurn("goes on with names, units and functions as one types, and takes one with Enter", async () => {
    await openPane();
    await write((text) => text);
    const {keyboard} = value.page;
    const offered = () => pane().locator(".cm-tooltip-autocomplete li").allTextContents();
    await keyboard.press("Control+End");
    await keyboard.type("\nextra CNY");
    await expect.poll(offered).toContain("CNY m");
    await keyboard.press("Escape");
    await keyboard.type(" m flow = api_rev");
    await expect.poll(offered).toContain("api_revenueAPI revenue");
    await keyboard.press("ArrowDown");
    await keyboard.press("Escape");
    await keyboard.type("enue * npv");
    await expect.poll(async () => (await offered())[0]).toContain("npv(");
    await keyboard.press("Enter");
    expect(await shownText()).toMatch(/\nextra CNY m flow = api_revenue \* npv$/);
  });

  itInTurn("is kept in this browser: a new visit opens it by its link, undone by deleting it", async () => {
    await openPane();
    const before = await worth();
    await write((text) => text.replace("input 20x in 2x..200x", "input 30x in 2x..200x"));
    await changed(before);
    const [now, hash] = [await worth(), await value.page.evaluate(() => location.hash)];
    expect(hash).toContain("company=own:zhipu-knowledge-atlas");
    await value.page.reload();
    await settled(value.page);
    await changed(before);
    expect(await worth()).toBe(now);
    await openPane();
    expect(await shownText()).toContain("input 30x in 2x..200x");
    await list().getByRole("button", {name: "Delete: Zhipu (Knowledge Atlas)"}).click();
    await changed(now);
    expect(await worth()).toBe(before);
  });

  itInTurn("begins a model from a template, and takes it away and brings it back as a file", async () => {
    await openPane();
    const before = await worth();
    await beginModel(value.page, "dcf");
    await changed(before);
    expect(await worth()).toBeCloseTo(30.880631095039906, 9);
    const download = value.page.waitForEvent("download");
    await pane().getByRole("button", {name: "Save as .model"}).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("alpha-ledger-own-discounted-cash-flow.model");
    const path = await file.path();
    expect(readFileSync(path, "utf8").split("\n")[0]).toBe(`// ${NOT_OUR_VIEW.en} / ${NOT_OUR_VIEW.zh}`);
    const text = readFileSync(path, "utf8").replace("input 20% in -50%..80%", "input 30% in -50%..80%");
    await list()
      .locator("input[type=file]")
      .setInputFiles({name: "mine.model", mimeType: "text/plain", buffer: Buffer.from(text)});
    await changed(30.880631095039906);
    expect(await worth()).toBeGreaterThan(40);
    expect(await value.page.evaluate(() => location.hash)).toContain("company=own:mine");
  });

  itInTurn("takes a figure that is not on record, with its source, and goes on with it", async () => {
    await openPane();
    await pane().locator(".missing-figures summary").click();
    const item = pane().locator('[data-missing="api_reported@FY2025H2"]');
    await item.locator("button").click();
    expect(await item.locator("[role=status]").textContent()).toContain("no number");
    await item.locator("input").first().fill("300.5");
    await item.locator("input").nth(1).fill("annual report, p. 12");
    await item.locator("button").click();
    await expect.poll(shownText).toContain('    actual FY2025H2 300.5\n    source "annual report, p. 12"\n');
    await expect.poll(() => company().locator("option:checked").textContent()).toBe("Zhipu (Knowledge Atlas) (yours)");
    const nowcast = value.cell("2513.HK", "nowcast_error", "FY2026H1").locator("data");
    await expect.poll(() => nowcast.getAttribute("value"), {timeout: 10_000}).not.toBeNull();
    expect(await pane().locator('[data-missing="api_reported@FY2025H2"]').count()).toBe(0);
  });

  itInTurn("goes into a link, which opens it in another browser as a model of the reader’s own", async () => {
    await openPane();
    const before = await worth();
    await write((text) => text.replace("input 20x in 2x..200x", "input 25x in 2x..200x"));
    await changed(before);
    const now = await worth();
    await pane().getByRole("button", {name: "Copy a link that carries it"}).click();
    await expect.poll(() => pane().locator(".answer-controls .notice").textContent()).toContain("clipboard");
    const link = await value.page.evaluate(() => navigator.clipboard.readText());
    const other = await value.open(link.slice(link.indexOf("/en/")));
    await other.page.waitForFunction(
      (worth) => Number(document.querySelector('[data-headline="value"] data')?.getAttribute("value")) === worth,
      now
    );
    await expect.poll(() => other.page.evaluate(() => location.hash)).toBe("#company=own:zhipu-knowledge-atlas");
    expect(other.problems).toEqual([]);
    await other.close();
  });

  itInTurn("keeps a text that was left unsound, and the last sound numbers on screen, over a new visit", async () => {
    await openPane();
    const before = await worth();
    await write((text) => text.replace("input 20x in 2x..200x", "input 35x in 2x..200x"));
    await changed(before);
    const sound = await worth();
    await write((text) => text.replace("= api_revenue + other_revenue", "= api_revenue +"));
    await expect.poll(() => told().textContent()).toContain("expected a number");
    await value.page.reload();
    await settled(value.page);
    await changed(before);
    expect(await worth()).toBe(sound);
    await openPane();
    expect(await shownText()).toContain("= api_revenue +\n");
  });

  itInTurn("shows the selected line of the grid in the text, or says that an included document has it", async () => {
    await openPane();
    await value.cell("2513.HK", "other_growth").click();
    await pane().getByRole("button", {name: "Show the selected line in the text"}).click();
    expect(await selected()).toBe("other_growth");
    await value.cell("2513.HK", "terminal_growth").click();
    await pane().getByRole("button", {name: "Show the selected line in the text"}).click();
    expect(await pane().locator(".answer-controls .notice").textContent()).toContain("included document");
  });
});
