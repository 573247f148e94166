import {describe, expect} from "vitest";
import {itsInTurn} from "../fixtures/share.js";
import {valuePage} from "./value-page.js";

const ZHIPU = "2513.HK";

const itInTurn = itsInTurn("hands", {of: 3});

describe("the grid under the hands of a spreadsheet’s user, over several cells", () => {
  const site = valuePage();
  const {cell, expectPage} = site;
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await site.page.keyboard.press(key);
  };
  const paste = async (text: string) => {
    await site.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await press("Control+V");
  };
  const status = () => site.page.locator(".grid-status").textContent();
  const title = async (line: string) =>
    (await site.page.locator(`tr[data-line="${line}"] th span`).textContent()) ?? "";
  /** A cell of whatever model is shown, by the name of its line and the number of its column. */
  const placed = (line: string, column: string) =>
    site.page.locator(`tr[data-line="${line}"] td.cell[data-column="${column}"]`);
  const columnOf = async (line: string, period: string) =>
    (await cell(ZHIPU, line, period).getAttribute("data-column")) ?? "";
  const numberIn = async (line: string, column: string) =>
    Number(await placed(line, column).locator("data").getAttribute("value"));
  const overridden = () => site.page.locator(".model-grid .overridden").count();
  const marked = () => site.page.locator(".model-grid .marked").count();
  const company = () => site.page.locator(".workspace-header select").first().locator("option:checked").textContent();

  itInTurn("fills with the handle at the corner of what is selected, over and over", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await paste("80%\t40%");
    await press("Shift+ArrowRight");
    const to = cell(ZHIPU, "token_growth", "FY2028H2");
    const handle = site.page.locator(".fill-handle");
    const [from, goal] = [await handle.boundingBox(), await to.boundingBox()];
    await site.page.mouse.move((from?.x ?? 0) + 4, (from?.y ?? 0) + 4);
    await site.page.mouse.down();
    await site.page.mouse.move((goal?.x ?? 0) + 10, (goal?.y ?? 0) + 8, {steps: 8});
    expect(await site.page.locator(".filling").count()).toBe(4);
    await site.page.mouse.up();
    await expectPage(ZHIPU, {
      "token_growth@FY2027H1": 0.8,
      "token_growth@FY2027H2": 0.4,
      "token_growth@FY2028H1": 0.8,
      "token_growth@FY2028H2": 0.4
    });
    expect(await marked()).toBe(4);
  });

  itInTurn(
    "puts pasted numbers and formulas over worked-out cells as marked overrides, back with one step",
    async () => {
      const [h1, h2] = [await columnOf("revenue", "FY2027H1"), await columnOf("revenue", "FY2027H2")];
      const before = await numberIn("revenue", h1);
      await cell(ZHIPU, "revenue", "FY2027H1").click();
      await paste("1,234.5\t= other_revenue * 2");
      await expect.poll(overridden).toBe(2);
      expect(await company()).toContain("(yours)");
      expect(await numberIn("revenue", h1)).toBe(1234.5);
      expect(await numberIn("revenue", h2)).toBeCloseTo(2 * (await numberIn("other_revenue", h2)), 9);
      expect(await status()).toContain("instead of what the line says");
      await placed("revenue", h2).click();
      await press("Control+C");
      await placed("revenue", h1).click();
      await press("Control+V");
      await expect.poll(() => numberIn("revenue", h1)).toBeCloseTo(2 * (await numberIn("other_revenue", h1)), 9);
      await press("Control+Z", "Control+Z");
      await expectPage(ZHIPU);
      expect([await overridden(), await numberIn("revenue", h1)]).toEqual([0, before]);
    }
  );

  itInTurn(
    "puts nothing down where one cell of a block cannot take its text, and names that line by its title",
    async () => {
      await cell(ZHIPU, "revenue", "FY2027H1").click();
      await paste("1,234.5\tlots");
      expect(await status()).toMatch(/^Nothing was changed/);
      expect(await status()).toContain(await title("revenue"));
      await paste("1,234.5\t= sales_multiple");
      await expect.poll(status).toMatch(/^Nothing was changed/);
      expect(await status()).toContain(await title("revenue"));
      await expectPage(ZHIPU);
      expect(await overridden()).toBe(0);
    }
  );

  itInTurn(
    "takes multiples, basis points, money and the zero of accounts, fills right and down, and marks periods and all",
    async () => {
      await cell(ZHIPU, "sales_multiple").click();
      await paste("25.0x");
      await expectPage(ZHIPU, {sales_multiple: 25});
      await cell(ZHIPU, "token_growth", "FY2027H1").click();
      await paste("-\t1500bp");
      await press("Shift+ArrowRight", "Shift+ArrowRight", "Control+R");
      await expectPage(ZHIPU, {
        sales_multiple: 25,
        "token_growth@FY2027H1": 0,
        "token_growth@FY2027H2": 0,
        "token_growth@FY2028H1": 0
      });
      await press("Control+Space");
      const periods = await marked();
      expect(periods).toBeGreaterThan(20);
      await press("Control+A");
      expect(await marked()).toBeGreaterThan(2 * periods);
    }
  );

  itInTurn("keeps the column when it goes down over a line of one value", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    const column = await columnOf("token_growth", "FY2027H1");
    const seen: string[] = [];
    for (let i = 0; i < 12; ++i) {
      await press("ArrowDown");
      seen.push(await site.page.evaluate(() => (document.activeElement as HTMLElement).dataset["column"] ?? ""));
    }
    const single = seen.indexOf("0");
    expect(single).toBeGreaterThanOrEqual(0);
    expect(seen.slice(single)).toContain(column);
  });
});
