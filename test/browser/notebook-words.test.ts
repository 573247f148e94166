import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {inTurn} from "../fixtures/share.js";
import {notebookFragment, notebookIdle} from "./notebook-page.js";
import {settled, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
const TEXT = "First.\n\n```sql id=weeks\nSELECT 1 AS n\n```\n\n```sql id=below\nSELECT n FROM weeks\n```\n";

describe.each(inTurn("an open notebook", LANGUAGES))("an open notebook in %s", (lang) => {
  let visit: Visit;
  const status = () => visit.page.locator(".notebook-status");
  const typed = () =>
    visit.page.evaluate(() => {
      const field = document.querySelector<HTMLElement & {value?: string}>(
        ".notebook-source:not([hidden]) .code-field"
      );
      return field?.value ?? null;
    });
  beforeAll(async () => {
    visit = await open(`/${lang}/notebook${notebookFragment(TEXT)}`);
    await settled(visit.page);
    await visit.page.locator(".notebook-actions .primary").press("Enter");
    await notebookIdle(visit.page);
  });
  afterAll(() => visit.close());

  it("shows what an undo or a rename elsewhere made of a text whose editor is open, and never writes the old one back", async () => {
    const {page} = visit;
    await page.locator(".notebook-cell").nth(2).focus();
    await page.keyboard.press("Enter");
    await page.locator(".notebook-source:not([hidden])").waitFor();
    await page.keyboard.type(" -- more");
    expect(await typed()).toBe("SELECT n FROM weeks -- more");
    await page.getByRole("button", {name: {en: "Undo", zh: "撤销"}[lang]}).press("Enter");
    expect(await typed()).toBe("SELECT n FROM weeks");
    page.once("dialog", (dialog) => void dialog.accept("by_week"));
    await page
      .locator(".notebook-cell")
      .nth(1)
      .getByRole("button", {name: {en: "More", zh: "更多"}[lang]})
      .press("Enter");
    await page.getByRole("menuitem", {name: {en: "Rename everywhere", zh: "全部改名"}[lang]}).press("Enter");
    await page.waitForFunction(() => document.querySelector("[aria-label$=by_week]") !== null);
    expect(await typed()).toBe("SELECT n FROM by_week");
  });

  it("says that a name was not taken, and why", async () => {
    const {page} = visit;
    for (const [name, said] of [
      ["week 1", {en: "“week 1” was not taken as a name: expected letters", zh: "未采用名称“week 1”：应为英文字母"}],
      ["BELOW", {en: "“BELOW” was not taken as a name: another cell", zh: "未采用名称“BELOW”：已有单元"}]
    ] as const) {
      page.once("dialog", (dialog) => void dialog.accept(name));
      await page
        .locator(".notebook-cell")
        .nth(1)
        .getByRole("button", {name: {en: "More", zh: "更多"}[lang]})
        .press("Enter");
      await page.getByRole("menuitem", {name: {en: "Rename everywhere", zh: "全部改名"}[lang]}).press("Enter");
      await page.waitForFunction(
        (start) => document.querySelector(".notebook-status")?.textContent.startsWith(start),
        said[lang]
      );
    }
  });

  it("gives the link to be copied by hand where the browser does not let it onto the clipboard", async () => {
    const {page} = visit;
    await page.evaluate(
      () => (navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError")))
    );
    await page.getByRole("button", {name: {en: "Copy link", zh: "复制链接"}[lang]}).press("Enter");
    const link = status().locator("input");
    expect(await link.inputValue()).toContain(`/${lang}/notebook`);
    expect(await link.inputValue()).toContain("#n=");
    expect(await status().innerText()).toContain({en: "did not let the link", zh: "浏览器未允许"}[lang]);
  });

  it("says of a file that cannot be read that it cannot", async () => {
    const {page} = visit;
    await page.getByRole("button", {name: {en: "All notebooks", zh: "全部笔记本"}[lang]}).press("Enter");
    await page.evaluate(() => (File.prototype.text = () => Promise.reject(new DOMException("", "NotReadableError"))));
    const file = {name: "moved.md", mimeType: "text/markdown", buffer: Buffer.from("# A\n")};
    await page.locator("input[type=file]").setInputFiles(file);
    await page.waitForFunction(() => document.querySelector(".notebook .refusal")?.textContent !== "");
    expect(await page.locator(".notebook .refusal").innerText()).toContain(
      {en: "moved.md: the browser could not read the file", zh: "moved.md：浏览器无法读取该文件"}[lang]
    );
    expect(visit.problems).toEqual([]);
  });
});
