import {readFileSync} from "node:fs";
import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {ownCompany} from "../../src/companies/own-model.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {LANGUAGES, type Lang} from "../../src/lib/language.js";
import {compiled} from "../../src/model/compile.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {hasLibreOffice, recalculated} from "../fixtures/libreoffice.js";
import {quarterlyTea, TEA} from "../fixtures/quarterly-tea.js";
import {inTurn, itInFull} from "../fixtures/share.js";
import {readXlsx, withoutCached} from "../fixtures/xlsx.js";
import {settled} from "./page.js";
import {valueOf, valuePage} from "./value-page.js";

const QUARTERS = ["FY2026Q1", "FY2026Q4", "FY2027Q1", "FY2027Q4"];

/** What a reader of each language sees and types. */
const WORDS = {
  en: {
    begin: "Begin",
    blank: "My company (yours)",
    tea: "Northwind Tea (yours)",
    profit: "Operating profit",
    interest: "Interest",
    tax: "Tax",
    net: "Net income",
    text: "Save as .model",
    book: "Download workbook (.xlsx)",
    elasticity: "elasticity of api",
    zhipu: "Zhipu (Knowledge Atlas) (yours)",
    buyers: "Eager buyers",
    mechanism: "they buy more",
    plug: "(plug)",
    bonus: "Bonus",
    caseKey: "eager_buyers"
  },
  zh: {
    begin: "新建",
    blank: "我的公司（您的模型）",
    tea: "北风茶业（您的模型）",
    profit: "营业利润",
    interest: "利息",
    tax: "税",
    net: "净利润",
    text: "另存为 .model",
    book: "下载工作簿（.xlsx）",
    elasticity: "词元的弹性",
    zhipu: "智谱（您的模型）",
    buyers: "买家踊跃",
    mechanism: "买得更多",
    plug: "轧差项",
    bonus: "奖金",
    caseKey: "own_case"
  }
} as const satisfies Record<Lang, unknown>;

/** A page under hands that have no pointer: what is not reached by Tab is not reached. */
function keyboardOf(page: () => Page) {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page().keyboard.press(key);
  };
  const type = (text: string) => page().keyboard.type(text);
  const isAt = (selector: string, text: string) =>
    page().evaluate(
      ([wanted, words]) =>
        document.activeElement?.matches(wanted) === true && document.activeElement.textContent.includes(words),
      [selector, text] as const
    );
  return {
    press,
    type,
    /** Goes on by Tab, or back by Shift+Tab, until the focus is there. */
    tabTo: async (selector: string, text = "", key: "Tab" | "Shift+Tab" = "Tab") => {
      for (let i = 0; i < 120; ++i) {
        if (await isAt(selector, text)) return;
        await press(key);
      }
      throw new Error(`Tab: ${selector} ${text}; expected it within 120 steps`);
    },
    /** Types a text line by line into an editor that goes on with the indent of the line above. */
    typeLines: async (text: string) => {
      let indent = 0;
      for (const line of text.split("\n")) {
        const wanted = line.trim() === "" ? 0 : line.length - line.trimStart().length;
        if (wanted < indent) await press("Backspace");
        await type(`${" ".repeat(Math.max(0, wanted - indent))}${line.trimStart()}`);
        await press("Escape", "Enter");
        indent = wanted;
      }
    }
  };
}

describe.each(inTurn("a model by keyboard", LANGUAGES))(
  "a model of the reader’s own, by keyboard alone (%s)",
  (lang) => {
    const words = WORDS[lang];
    const site = valuePage(lang);
    const {press, type, tabTo, typeLines} = keyboardOf(() => site.page);
    const title = () => site.page.locator(".workspace-header select").first().locator("option:checked").textContent();
    const shown = async (page: Page, key: string) =>
      Number(await page.locator(`td[data-key="${key}"] data`).getAttribute("value"));
    const numberAt = (key: string) => shown(site.page, key);
    /** From wherever the focus is into the grid, to the line of a title. */
    const goTo = async (title: string, key: "Tab" | "Shift+Tab" = "Tab") => {
      await tabTo("td.cell", "", key);
      await press("Control+F", "Control+A");
      await type(title);
      await press("Escape");
    };
    const answer = async (...fields: readonly (readonly string[])[]) => {
      for (const [i, keys] of fields.entries()) {
        if (i > 0) await press("Tab");
        for (const key of keys) await (/^(?:Arrow|Control\+)/.test(key) ? press(key) : type(key));
      }
      await press("Enter");
      await expect.poll(() => site.page.locator(".grid-question").count()).toBe(0);
    };
    const saved = async (button: string) => {
      const download = site.page.waitForEvent("download");
      await tabTo("button", button);
      await press("Enter");
      return readFileSync(await (await download).path());
    };
    /** Opens a file in a profile that has none of this, by keyboard as well. */
    const openedAnew = async (name: string, buffer: Buffer) => {
      const clean = await site.open(`/${lang}/value`);
      await settled(clean.page);
      const chosen = clean.page.waitForEvent("filechooser");
      await keyboardOf(() => clean.page).tabTo("#own-models input[type=file]");
      await clean.page.keyboard.press("Enter");
      await (await chosen).setFiles({name, mimeType: "", buffer});
      await expect
        .poll(() => clean.page.locator("td[data-key=interest\\@FY2027Q4] data").count(), {timeout: 60_000})
        .toBe(1);
      return clean;
    };

    itInFull(
      "is built from blank with three statements, quarters and interest on average debt, and is the same wherever it is opened",
      async () => {
        await tabTo("#own-models select");
        await press("Home");
        await tabTo("#own-models button", words.begin);
        await press("Enter");
        await expect.poll(title).toBe(words.blank);
        await tabTo("#model-text summary", "", "Shift+Tab");
        await press("Enter");
        await tabTo(".code-field, .code-field *");
        await site.page.locator(".code-field .cm-content").waitFor();
        await press("Control+A");
        await typeLines(TEA);
        await expect.poll(title).toBe(words.tea);
        expect(await numberAt("debt@FY2027Q4")).toBeCloseTo(quarterlyTea({rate: 0}).at(-1)?.debt ?? NaN, 9);

        await goTo(words.profit, "Shift+Tab");
        await press("Alt+Insert");
        await answer(
          [words.interest],
          ["Control+A", "USD m"],
          ["ArrowDown"],
          ["=circular(interest_rate * avg(debt, prev(debt, opening_debt)))"],
          [],
          ["interest"]
        );
        await goTo(words.tax);
        await press("F2", "Control+A");
        await type("=tax_rate * (operating_profit - interest)");
        await press("Enter");
        await goTo(words.net);
        await press("F2", "Control+A");
        await type("=operating_profit - interest - tax");
        await press("Enter");

        const byHand = quarterlyTea({rate: 0.02});
        await expect.poll(() => numberAt("debt@FY2027Q4")).toBeCloseTo(byHand.at(-1)?.debt ?? NaN, 9);
        for (const [i, {interest, net_income, debt, equity}] of byHand.entries()) {
          const period = `FY202${6 + Math.floor(i / 4)}Q${(i % 4) + 1}`;
          expect(await numberAt(`interest@${period}`)).toBeCloseTo(interest, 9);
          expect(await numberAt(`net_income@${period}`)).toBeCloseTo(net_income, 9);
          expect(await numberAt(`debt@${period}`)).toBeCloseTo(debt, 9);
          expect(await numberAt(`equity@${period}`)).toBeCloseTo(equity, 9);
        }
        expect(await numberAt("balances@FY2027Q4")).toBe(1);
        const value = Number(await site.headline("value"));
        const year = byHand.slice(4).reduce((sum, {operating_profit}) => sum + operating_profit, 0);
        expect(value).toBeCloseTo((year * 10 - (byHand[3]?.debt ?? NaN) + 10) / 50, 9);

        const text = await saved(words.text);
        const book = await saved(words.book);
        const keys = ["interest", "net_income", "debt", "equity"].flatMap((line) =>
          QUARTERS.map((q) => `${line}@${q}`)
        );
        for (const [name, file] of [
          ["tea.model", text],
          ["tea.xlsx", book]
        ] as const) {
          const clean = await openedAnew(name, file);
          for (const key of ["value", "expected_return", ...keys])
            expect([name, key, await shown(clean.page, key)]).toEqual([name, key, await numberAt(key)]);
          expect(clean.problems).toEqual([]);
          await clean.close();
        }
        if (!hasLibreOffice()) return;
        const {tea = new Uint8Array()} = recalculated({tea: withoutCached(new Uint8Array(book))});
        const cells = [...readXlsx(tea, "model").values()];
        for (const {interest, debt} of byHand)
          for (const number of [interest, debt, value])
            expect(cells.some((cell) => Math.abs(Number(cell) - number) <= 1e-9 * Math.abs(number))).toBe(true);
      },
      600_000
    );

    it("is Zhipu’s with a case, a line and a formula changed, held against ours", async () => {
      const ours = Number(await site.headline("value"));
      await goTo(words.elasticity);
      await type("0.8");
      await press("Enter");
      await expect.poll(() => numberAt("elasticity")).toBe(0.8);
      await tabTo("button.change-model", "", "Shift+Tab");
      await press("Enter", "ArrowDown", "ArrowDown", "Enter");
      await answer([words.buyers], [words.mechanism]);
      await expect.poll(title).toBe(words.zhipu);
      await goTo(words.plug);
      await press("Alt+Insert");
      await answer(
        [words.bonus],
        ["Control+A", "CNY m"],
        ["ArrowDown"],
        ["=if(is_estimate, revenue * research_growth, 0)"],
        [],
        ["bonus"]
      );
      await goTo(words.plug);
      await press("ArrowDown", "ArrowDown", "F2");
      await type(" - bonus");
      await press("Enter");

      const parent = site.page.locator("#parent");
      await expect
        .poll(() =>
          parent.locator("[data-differs]").evaluateAll((all) => all.map((e) => e.getAttribute("data-differs")))
        )
        .toEqual(["bonus", "operating_income", `case ${words.caseKey}`]);
      expect(await parent.locator('[data-differs="operating_income"] code').allTextContents()).toEqual([
        expect.stringContaining("= gross_profit - research - other_cost\n"),
        expect.stringContaining("= gross_profit - research - other_cost - bonus\n")
      ]);
      await tabTo("#model-text summary");
      await press("Enter");
      const file = (await saved(words.text)).toString();
      const {company, problems} = ownCompany({key: "own:x", text: file}, {documents: DOCUMENTS, data: await clientData}); // prettier-ignore
      if (!company) throw new Error(`the saved text: ${JSON.stringify(problems)}; expected a sound model`);
      const eager = company.cases.find(({key}) => key === words.caseKey)?.overrides ?? {};
      expect(eager).toEqual({elasticity: 0.8});
      const mine = valueOf(evaluate(compiled(company.sheet), eager), "value");
      const beside = parent.locator("[data-beside=value] data");
      const numbers = await beside.evaluateAll((all) => all.map((e) => Number(e.getAttribute("value"))));
      expect(numbers[0]).toBe(ours);
      expect(numbers[1]).toBeCloseTo(mine, 9);
      expect(mine).not.toBeCloseTo(ours, 3);
    }, 300_000);
  }
);
