import {readFileSync} from "node:fs";
import {describe, expect} from "vitest";
import {itInFull, itsInTurn} from "../fixtures/share.js";
import {beginModel, textPane} from "./text-pane.js";
import {valueOf, valuePage} from "./value-page.js";

const ZHIPU = "2513.HK";

const itInTurn = itsInTurn("any cell", {of: 2});

describe("any cell of the grid, by keyboard", () => {
  const site = valuePage();
  const {open: openPane, text: shownText} = textPane(() => site.page);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await site.page.keyboard.press(key);
  };
  const type = (text: string) => site.page.keyboard.type(text);
  /** A cell of what is on screen, by the name of its line and its period. */
  const at = (line: string, period?: string) =>
    site.page.locator(`tr[data-line="${line}"] td[data-key="${line}${period ? `@${period}` : ""}"]`);
  const numberAt = async (line: string, period?: string) =>
    Number(await at(line, period).locator("data").getAttribute("value"));
  const status = () => site.page.locator(".grid-status").textContent();
  const title = () => site.page.locator(".workspace-header select").first().locator("option:checked").textContent();
  const counted = () => site.page.locator(".overridden-count");
  const OWN = "Zhipu (Knowledge Atlas) (yours)";

  itInTurn("changes a formula for its whole line with F2, and undo takes the copy back", async () => {
    const before = await numberAt("operating_income", "FY2027H1");
    await at("operating_income", "FY2027H1").click();
    await press("F2");
    expect(await site.page.locator(".cell-editor").inputValue()).toBe("= gross_profit - research - other_cost");
    await type(" - gross_profit");
    await press("Enter");
    await expect.poll(title).toBe(OWN);
    await expect.poll(() => numberAt("operating_income", "FY2027H1")).not.toBe(before);
    const {page} = site;
    const costs = -(await numberAt("research", "FY2027H1")) - (await numberAt("other_cost", "FY2027H1"));
    expect(await numberAt("operating_income", "FY2027H1")).toBeCloseTo(costs, 6);
    expect(await page.evaluate(() => document.activeElement?.closest("tr")?.dataset["line"])).toBe(
      "operating_cash_flow_reported"
    );
    await press("Control+Z");
    await expect.poll(title).toBe("Zhipu (Knowledge Atlas)");
    await expect.poll(() => numberAt("operating_income", "FY2027H1")).toBe(before);
    await press("Control+Y");
    await expect.poll(title).toBe(OWN);
  });

  itInTurn("keeps a formula that has a fault open, with its column and the nearest name", async () => {
    await at("revenue", "FY2027H1").click();
    await type("=api_revenu + other_revenue");
    await press("Enter");
    await expect.poll(status).toContain("column 2: ");
    expect(await status()).toContain("did you mean api_revenue?");
    expect(await site.page.locator(".cell-editor").inputValue()).toBe("=api_revenu + other_revenue");
    await press("Control+A");
    await type("=api_revenue +");
    await press("Enter");
    await expect.poll(status).toContain("expected a number");
    await press("Escape");
    expect(await title()).toBe("Zhipu (Knowledge Atlas)");
  });

  itInTurn("puts a number in one period, marked and counted, and Delete takes it back", async () => {
    const before = await numberAt("revenue", "FY2027H1");
    await at("revenue", "FY2027H1").click();
    await type("5000");
    await press("Enter");
    await expect.poll(() => numberAt("revenue", "FY2027H1")).toBe(5000);
    expect(await at("revenue", "FY2027H1").getAttribute("class")).toContain("overridden");
    expect(await counted().textContent()).toContain("1 cell stands otherwise");
    await at("revenue", "FY2027H2").click();
    await press("F2", "Control+A");
    await type("=prev(revenue, missing) * 1.1");
    await press("Alt+Enter");
    await expect.poll(() => numberAt("revenue", "FY2027H2")).toBeCloseTo(5500, 9);
    expect(await counted().textContent()).toContain("2 cells stand otherwise");
    await at("revenue", "FY2027H1").click();
    await press("Delete");
    await expect.poll(() => numberAt("revenue", "FY2027H1")).toBe(before);
    await counted().getByRole("button").click();
    await expect.poll(() => counted().isHidden()).toBe(true);
  });

  itInTurn("takes a figure in place of a reported one, and one that is missing, with their sources", async () => {
    await at("revenue_reported", "FY2026H1").click();
    await type("900");
    await press("Enter");
    await expect.poll(status).toContain("Where does this come from?");
    await type("restated, p. 3");
    await press("Enter");
    await expect.poll(() => numberAt("revenue_reported", "FY2026H1")).toBe(900);
    await at("api_reported", "FY2025H2").click();
    await type("300.5");
    await press("Enter", "Enter");
    expect(await status()).toContain("say where you read it");
    await type("annual report, p. 12");
    await press("Enter");
    await expect.poll(() => numberAt("api_reported", "FY2025H2")).toBe(300.5);
    expect(await counted().textContent()).toContain("2 cells stand otherwise");
    await at("revenue_reported", "FY2026H1").click();
    expect(await site.page.locator(".why").textContent()).toContain("restated, p. 3");
  });

  itInTurn("writes inputs of a model of one’s own into its text", async () => {
    await at("operating_income", "FY2027H1").click();
    await press("F2");
    await type(" - 0");
    await press("Enter");
    await expect.poll(title).toBe(OWN);
    await at("elasticity").click();
    await type("0.7");
    await press("Enter");
    await expect.poll(() => numberAt("elasticity")).toBe(0.7);
    const value = Number(await site.headline("value"));
    expect(value).toBeCloseTo(valueOf(site.worked(ZHIPU, {elasticity: 0.7}), "value"), 9);
    await openPane();
    await expect.poll(shownText).toContain("input 0.7 in 0..1.5");
    await at("api_gross_margin", "FY2027H1").click();
    await type("=other_gross_margin / 2");
    await press("Enter");
    await expect.poll(status).toContain("api_gross_margin: no input of this model");
    await press("Escape");
    await at("other_cost_growth").click();
    await type("=research_growth / 2");
    await press("Enter");
    await expect.poll(shownText).toContain("= research_growth / 2");
    await expect.poll(() => numberAt("other_cost_growth")).toBe(0.03);
  });

  const question = () => site.page.locator(".grid-question");
  const row = (line: string) => site.page.locator(`tr[data-line="${line}"]`);

  itInTurn(
    "adds, renames, copies, moves and deletes lines, and refuses to delete one that is named, by whom",
    async () => {
      const before = Number(await site.headline("value"));
      await at("other_cost", "FY2027H1").click();
      await press("Alt+Insert");
      await type("Bonus | 奖金");
      await press("Tab");
      await type("CNY m");
      await press("Tab", "ArrowDown", "Tab");
      await type("lots of it");
      await press("Enter");
      await expect.poll(() => question().locator("[role=status]").textContent()).toContain("expected a number");
      await question().locator("input").nth(2).fill("=revenue * research_growth");
      await press("Enter");
      await expect.poll(() => row("bonus").locator("th span").textContent()).toBe("Bonus");
      await expect.poll(title).toBe(OWN);
      await at("operating_income", "FY2027H1").click();
      await press("F2");
      await type(" - if(is_estimate, bonus, 0)");
      await press("Enter");
      await expect.poll(async () => Number(await site.headline("value"))).not.toBe(before);
      const value = Number(await site.headline("value"));
      await at("bonus", "FY2027H1").click();
      await press("Shift+F10", "ArrowDown", "ArrowDown", "Enter");
      await question().locator("input").nth(1).fill("staff_bonus");
      await press("Enter");
      await expect.poll(() => row("staff_bonus").count()).toBe(1);
      expect(Number(await site.headline("value"))).toBe(value);
      await at("operating_income", "FY2027H1").click();
      expect(await site.page.locator(".formula-field").inputValue()).toContain("if(is_estimate, staff_bonus, 0)");
      await at("staff_bonus", "FY2027H1").click();
      await press("Alt+Delete");
      await expect.poll(status).toBe("Nothing was changed: it is named by operating_income");
      await press("Alt+ArrowDown");
      await expect
        .poll(() => row("operating_income").evaluate((e) => (e.nextElementSibling as HTMLElement).dataset["line"]))
        .toBe("staff_bonus");
      await press("Shift+F10", "ArrowDown", "Enter");
      await expect.poll(() => row("staff_bonus_2").count()).toBe(1);
      await at("staff_bonus_2", "FY2027H1").click();
      await press("Alt+Delete");
      await expect.poll(() => row("staff_bonus_2").count()).toBe(0);
      for (let i = 0; i < 6; ++i) await press("Control+Z");
      await expect.poll(title).toBe("Zhipu (Knowledge Atlas)");
      expect(Number(await site.headline("value"))).toBe(before);
    }
  );

  itInTurn("keeps what is set as a case, names it anew and deletes it; takes other periods", async () => {
    await at("elasticity").click();
    await type("0.8");
    await press("Enter");
    await expect.poll(() => numberAt("elasticity")).toBe(0.8);
    const value = Number(await site.headline("value"));
    const menu = site.page.getByRole("button", {name: "Change the model …"});
    const choose = async (name: string) => {
      await menu.focus();
      await press("Enter");
      await site.page.getByRole("menuitem", {name}).click();
    };
    await choose("Keep what is set as a case");
    await type("Eager buyers");
    await press("Enter");
    const cases = site.page.locator(".workspace-header select").nth(1);
    await expect.poll(() => cases.locator("option:checked").textContent()).toBe("Eager buyers");
    expect(Number(await site.headline("value"))).toBe(value);
    await choose("Rename this case");
    await question().locator("input").first().fill("Keen buyers");
    await press("Enter");
    await expect.poll(() => cases.locator("option:checked").textContent()).toBe("Keen buyers");
    await choose("Delete this case");
    await expect.poll(() => cases.locator("option:checked").textContent()).toBe("Base case");
    await choose("Periods");
    await question().locator("input").nth(1).fill("FY2034H2");
    await press("Enter");
    await expect.poll(() => at("revenue", "FY2034H2").count()).toBe(1);
  });

  itInFull(
    "builds a model from blank, reaches a value, saves it, and opens it in a clean profile with the same numbers",
    async () => {
      await openPane();
      const pane = site.page.locator("#model-text");
      await beginModel(site.page, "blank");
      await expect.poll(title).toBe("My company (yours)");
      const add = async (below: string, period: string | undefined, ...fields: readonly string[]) => {
        await at(below, period).click();
        await press("Alt+Insert");
        for (const [i, field] of fields.entries()) {
          if (i === 2) for (let n = 0; n < Number(field); ++n) await press("ArrowDown");
          else {
            await press("Control+A");
            await type(field);
          }
          await press("Tab");
        }
        await press("Enter");
        await expect.poll(() => question().count()).toBe(0);
      };
      // Title, unit, what it is (how far down the list), what it is worth.
      await add("revenue", "FY2027", "Cost share", "%", "0", "60%");
      await add("cost_share", undefined, "Operating cost", "USD m", "1", "=revenue * cost_share");
      await add("operating_cost", "FY2027", "Operating profit", "USD m", "1", "=revenue - operating_cost");
      await add("sales_multiple", undefined, "EV / operating profit", "x", "0", "12x");
      await at("value").click();
      await press("F2", "Control+A");
      await type('=at(operating_profit, "FY2026") * ev_operating_profit / shares');
      await press("Enter");
      await expect.poll(() => numberAt("value")).toBeCloseTo((110 * 0.4 * 12) / 50, 9);
      await at("growth").click();
      await type("20");
      await press("Enter");
      const value = (120 * 0.4 * 12) / 50;
      await expect.poll(() => numberAt("value")).toBeCloseTo(value, 9);
      const download = site.page.waitForEvent("download");
      await pane.getByRole("button", {name: "Save as .model"}).press("Enter");
      const path = await (await download).path();
      const clean = await site.open("/en/value");
      await clean.page.waitForSelector("td.cell data");
      await clean.page.locator("#model-text summary").first().click();
      await clean.page
        .locator("#own-models input[type=file]")
        .setInputFiles({name: "mine.model", mimeType: "text/plain", buffer: readFileSync(path)});
      const shown = () => clean.page.locator('td[data-key="value"] data').getAttribute("value").then(Number);
      await expect.poll(shown).toBeCloseTo(value, 9);
      for (const key of ["operating_profit@FY2030", "expected_return"])
        expect(await clean.page.locator(`td[data-key="${key}"] data`).getAttribute("value")).toBe(
          await site.page.locator(`td[data-key="${key}"] data`).getAttribute("value")
        );
      expect(clean.problems).toEqual([]);
      await clean.close();
    }
  );
});
