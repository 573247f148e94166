import {describe, expect} from "vitest";
import {every, itsInTurn} from "../fixtures/share.js";
import {settled} from "./page.js";
import {shown} from "./native.js";
import {valueOf, valuePage} from "./value-page.js";

const ZHIPU = "2513.HK";

const itInTurn = itsInTurn("the grid", {of: 3});

describe("the grid", () => {
  const site = valuePage();
  const {cell, expectPage} = site;

  itInTurn(
    "opens on the numbers the engine gives in Node, for every company and case",
    async () => {
      for (const {entity, cases} of site.published.companies)
        for (const key of every(3, ["base", ...cases.map((c) => c.key)])) {
          await site.go(`company=${entity}&case=${key}`);
          await expectPage(entity, {}, key);
        }
    },
    90_000
  );

  itInTurn("takes a typed number on Enter, moves down, and every output follows", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await site.page.keyboard.type("150");
    await site.page.keyboard.press("Enter");
    await expectPage(ZHIPU, {"token_growth@FY2027H1": 1.5});
    expect(await cell(ZHIPU, "token_growth", "FY2027H1").getAttribute("class")).toContain("edited");
    expect(await site.page.locator(".own-count data").getAttribute("value")).toBe("1");
    expect(await site.page.locator(".own-scenario").textContent()).not.toBe("");
  });

  itInTurn("keeps on Tab and goes right, mends with F2, leaves on Esc", async () => {
    const {keyboard} = site.page;
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await keyboard.type("150");
    await keyboard.press("Tab");
    await keyboard.press("F2");
    await keyboard.press("End");
    await keyboard.press("Backspace");
    await keyboard.press("Backspace");
    await keyboard.type("5%");
    await keyboard.press("Enter");
    await expectPage(ZHIPU, {"token_growth@FY2027H1": 1.5, "token_growth@FY2027H2": 0.95});
    await keyboard.press("F2");
    await keyboard.type("7");
    await keyboard.press("Escape");
    await expectPage(ZHIPU, {"token_growth@FY2027H1": 1.5, "token_growth@FY2027H2": 0.95});
  });

  itInTurn(
    "is changed with the mouse alone but for the number: company, cell, and a click elsewhere to keep it",
    async () => {
      await site.page.locator(".workspace-controls select").first().selectOption("BABA");
      await cell("BABA", "ai_growth", "FY2028").dblclick();
      await site.page.locator(".cell-editor").fill("75");
      await cell("BABA", "commerce_margin", "FY2027").click();
      await expectPage("BABA", {"ai_growth@FY2028": 0.75});
    }
  );

  itInTurn("edits by double click, leaves a bad entry where it was, saying why", async () => {
    const {keyboard} = site.page;
    const status = site.page.locator(".grid-status");
    await cell(ZHIPU, "elasticity").dblclick();
    await keyboard.press("Control+A");
    await keyboard.type("much");
    await keyboard.press("Enter");
    expect(await status.textContent()).toContain("expected one such as");
    expect(await site.page.locator(".cell-editor").inputValue()).toBe("much");
    await keyboard.press("Control+A");
    await keyboard.type("9");
    await keyboard.press("Enter");
    expect(await status.textContent()).toContain("expected 0 – 1.5");
    await keyboard.press("Escape");
    await expectPage(ZHIPU);
  });

  itInTurn("fills right over a marked block", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    for (let i = 0; i < 3; i++) await site.page.keyboard.press("Shift+ArrowRight");
    await site.page.keyboard.press("Control+R");
    const periods = ["FY2027H2", "FY2028H1", "FY2028H2"];
    await expectPage(ZHIPU, Object.fromEntries(periods.map((p) => [`token_growth@${p}`, 1])));
  });

  itInTurn("copies a block as tab-separated text and pastes one", async () => {
    await cell(ZHIPU, "token_growth", "FY2027H1").click();
    await site.page.keyboard.press("Shift+ArrowRight");
    await site.page.keyboard.press("Control+C");
    expect(await site.page.evaluate(() => navigator.clipboard.readText())).toBe("1\t0.9");
    await site.page.evaluate(() => navigator.clipboard.writeText("120%\t110%\r\n"));
    await site.page.keyboard.press("Control+V");
    await expectPage(ZHIPU, {"token_growth@FY2027H1": 1.2, "token_growth@FY2027H2": 1.1});
  });

  itInTurn(
    "takes a block of two lines and three years that is pasted, and copies the same block out again",
    async () => {
      const block = "0.07\t0.08\t0.09\n0.2\t0.21\t0.22";
      await site.go("company=BABA");
      await cell("BABA", "commerce_growth", "FY2027").click();
      await site.page.evaluate((text) => navigator.clipboard.writeText(text), block);
      await site.page.keyboard.press("Control+V");
      await site.page.getByRole("button", {name: "Store as fractions"}).click();
      const years = ["FY2027", "FY2028", "FY2029"];
      const line = (name: string, values: readonly number[]) =>
        years.map((y, i) => [`${name}@${y}`, values[i]] as const);
      const edits = [...line("commerce_growth", [0.07, 0.08, 0.09]), ...line("commerce_margin", [0.2, 0.21, 0.22])];
      await expectPage("BABA", Object.fromEntries(edits) as Record<string, number>);
      await site.page.evaluate(() => navigator.clipboard.writeText(""));
      await cell("BABA", "commerce_growth", "FY2027").click();
      for (const key of ["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown"])
        await site.page.keyboard.press(key);
      await site.page.keyboard.press("Control+C");
      expect((await site.page.evaluate(() => navigator.clipboard.readText())).trimEnd()).toBe(block);
    }
  );

  itInTurn("undoes every output to the last bit and does again what was undone", async () => {
    const everything = async () => ({...(await site.outputs()), hash: await site.page.evaluate(() => location.hash)});
    const before = await everything();
    await cell(ZHIPU, "elasticity").click();
    await site.page.keyboard.type("0.7");
    await site.page.keyboard.press("Enter");
    await expectPage(ZHIPU, {elasticity: 0.7});
    const after = await everything();
    await site.page.keyboard.press("Control+Z");
    await expectPage(ZHIPU);
    expect(await everything()).toEqual(before);
    await site.page.keyboard.press("Control+Y");
    await expectPage(ZHIPU, {elasticity: 0.7});
    expect(await everything()).toEqual(after);
    for (const part of ["grid", "headline", "answer", "swings", "tables", "ranges", "cases", "bridge"] as const)
      expect([part, after[part]]).not.toEqual([part, before[part]]);
  });

  itInTurn("gives the same numbers from its link, and the reader’s change its label", async () => {
    const edits = {"token_growth@FY2027H1": 1.2345678901234567, elasticity: 0.55};
    const set = Object.entries(edits).map(([k, v]) => `${k}:${v}`);
    await site.go(`case=price_war&set=${set.join("~")}`);
    await expectPage(ZHIPU, edits, "price_war");
    const exact = (page: typeof site.page) =>
      page.locator("td.cell data").evaluateAll((all) => all.map((e) => e.getAttribute("value")));
    const other = await site.open(`/en/value${await site.page.evaluate(() => location.hash)}`);
    await settled(other.page);
    expect(await exact(other.page)).toEqual(await exact(site.page));
    expect(await other.page.locator(".value-lead").textContent()).toContain("your scenario gives");
    await other.close();
  });

  itInTurn("resets one cell with Delete and says why a cell is what it is", async () => {
    await site.go("set=elasticity:0.7~terminal_growth:0.02");
    await cell(ZHIPU, "elasticity").click();
    await site.page.keyboard.press("Delete");
    await expectPage(ZHIPU, {terminal_growth: 0.02});
    await cell(ZHIPU, "revenue", "FY2027H1").click();
    const why = site.page.locator(".why");
    expect(await why.locator("h3").textContent()).toContain("Revenue");
    expect(shown(await why.locator(".why-value data").getAttribute("value"))).toBe(
      shown(valueOf(site.worked(ZHIPU, {terminal_growth: 0.02}), "revenue", "FY2027H1"))
    );
  });
});

describe("the grid in Chinese", () => {
  const site = valuePage("zh");

  itInTurn("gives every output the numbers the engine gives in Node, before and after a change", async () => {
    await site.expectPage(ZHIPU);
    await site.cell(ZHIPU, "token_growth", "FY2027H1").click();
    await site.page.keyboard.type("150%");
    await site.page.keyboard.press("Enter");
    await site.expectPage(ZHIPU, {"token_growth@FY2027H1": 1.5});
    expect(await site.page.locator(".value-lead").textContent()).toContain("您的情景为");
    await site.go("company=0700.HK&case=consensus");
    await site.expectPage("0700.HK", {}, "consensus");
  });
});
