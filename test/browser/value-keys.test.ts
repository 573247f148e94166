import {describe, expect} from "vitest";
import {cellAt, compiled} from "../../src/model/compile.js";
import {itsInTurn} from "../fixtures/share.js";
import {valueOf, valuePage} from "./value-page.js";

const ZHIPU = "2513.HK";

const itInTurn = itsInTurn("keys", {of: 3});

describe("the grid under the hands of a spreadsheet’s user", () => {
  const site = valuePage();
  const {cell, expectPage} = site;
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await site.page.keyboard.press(key);
  };
  const type = (text: string) => site.page.keyboard.type(text);
  const focused = () => site.page.evaluate(() => (document.activeElement as HTMLElement).dataset["cell"] ?? "");
  const at = (line: string, period?: string) => String(cellAt(compiled(site.company(ZHIPU).sheet), line, period));
  const paste = async (text: string) => {
    await site.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await press("Control+V");
  };
  const status = () => site.page.locator(".grid-status").textContent();

  itInTurn("enters a row of numbers with arrows, and comes back with Enter to where a run of Tabs began", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await type("70");
    await press("ArrowRight");
    await type("60");
    await press("ArrowRight");
    await expectPage(ZHIPU, {"token_growth@FY2027H1": 0.7, "token_growth@FY2027H2": 0.6});
    expect(await focused()).toBe(at("token_growth", "FY2028H1"));
    await press("ArrowLeft", "ArrowLeft");
    await type("71");
    await press("Tab");
    await type("61");
    await press("Tab", "Enter", "ArrowUp");
    expect(await focused()).toBe(at("token_growth", "FY2027H1"));
    await expectPage(ZHIPU, {"token_growth@FY2027H1": 0.71, "token_growth@FY2027H2": 0.61});
  });

  itInTurn("keeps arithmetic as typed and places the caret with F2, where arrows move within the text", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await type("=0.2+0.05");
    await press("Enter", "ArrowUp", "F2");
    const editor = site.page.locator(".cell-editor");
    expect(await editor.inputValue()).toBe("=0.2+0.05");
    await press("ArrowLeft");
    await type("1");
    await press("Enter", "ArrowUp");
    await expectPage(ZHIPU, {"token_growth@FY2027H1": 0.2 + 0.015});
    expect(await site.page.locator(".formula-field").inputValue()).toBe("=0.2+0.015");
  });

  itInTurn("jumps with Ctrl and an arrow, walks to what a cell reads with F4, and back", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await press("Control+ArrowRight");
    const last = site.company(ZHIPU).sheet.calendar.last;
    expect(await focused()).toBe(at("token_growth", last));
    await cell(ZHIPU, "revenue", "FY2027H1").click();
    await press("F4");
    expect(await focused()).not.toBe(at("revenue", "FY2027H1"));
    for (let i = 0; i < 20 && (await focused()) !== at("revenue", "FY2027H1"); ++i) await press("F4");
    expect(await focused()).toBe(at("revenue", "FY2027H1"));
    // A full year stands behind its halves: it is stood on, walked from, copied, and not typed into.
    await press("ArrowRight", "ArrowRight", "Control+C");
    expect(await site.page.locator(".formula-field").inputValue()).toBe("sum of FY2027 H1, FY2027 H2");
    const halves = ["FY2027H1", "FY2027H2"].map((half) => valueOf(site.worked(ZHIPU), "revenue", half));
    const copied = await site.page.evaluate(() => navigator.clipboard.readText());
    expect(Number(copied)).toBeCloseTo(
      halves.reduce((sum, half) => sum + half),
      6
    );
    await type("5");
    expect(await site.page.locator(".formula-problem").textContent()).toContain("change those");
    await press("F4", "F4");
    expect(await focused()).toBe(at("revenue", "FY2027H2"));
  });

  itInTurn("copies whole lines with titles, units and periods", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await press("Shift+Space", "Control+C");
    const text = await site.page.evaluate(() => navigator.clipboard.readText());
    const [head = "", line = ""] = text.split("\n");
    expect(head.split("\t").slice(0, 3)).toEqual(["", "", "Value"]);
    expect(head).toContain("FY2027H1");
    expect(line.split("\t")).toHaveLength(head.split("\t").length);
    expect(line.split("\t")[0]).toBe(await site.page.locator('tr[data-line="token_growth"] th span').textContent());
  });

  itInTurn("applies a pasted block wholly or not at all, and names bad cells by title", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await paste("80%\tlots");
    const told = (await status()) ?? "";
    expect(told).toMatch(/^Nothing was changed/);
    expect(told).toContain((await site.page.locator('tr[data-line="token_growth"] th span').textContent()) ?? "?");
    await expectPage(ZHIPU);
    await paste("80%\t1500bp");
    await expectPage(ZHIPU, {"token_growth@FY2027H1": 0.8, "token_growth@FY2027H2": 0.15});
    await press("Control+X");
    await expectPage(ZHIPU, {"token_growth@FY2027H2": 0.15});
  });

  itInTurn("takes back wherever the focus is, but not out of another text field", async () => {
    await cell(ZHIPU, "elasticity").click();
    await type("0.7");
    await press("Enter");
    await expectPage(ZHIPU, {elasticity: 0.7});
    await site.page.locator(".grid-find").focus();
    await press("Control+Z");
    await expectPage(ZHIPU, {elasticity: 0.7});
    await site.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await press("Control+Z");
    await expectPage(ZHIPU);
  });

  itInTurn("finds lines, folds groups and fills the window", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await press("Control+F");
    await type("elasticity");
    await press("Escape");
    const line = await site.page.evaluate(() => document.activeElement?.closest("tr")?.textContent);
    expect(line).toMatch(/elasticity/i);
    const group = site.page.locator("tbody", {has: site.page.locator('tr[data-line="elasticity"]')});
    await group.locator(".fold").click();
    expect(await cell(ZHIPU, "elasticity").isVisible()).toBe(false);
    await group.locator(".fold").click();
    expect(await cell(ZHIPU, "elasticity").isVisible()).toBe(true);
    await site.page.getByRole("button", {name: "Fill the window"}).click();
    const box = await site.page.locator(".grid-section").boundingBox();
    expect(box?.width).toBe(site.page.viewportSize()?.width);
    await cell(ZHIPU, "elasticity").click();
    await press("Escape");
    expect(await site.page.getByRole("button", {name: "Fill the window"}).isVisible()).toBe(true);
  });
});
