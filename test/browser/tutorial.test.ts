import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, describe, expect, it} from "vitest";
import {serveFolder} from "../../loaders/publish/serve.js";
import {projectRoot, sourceRoot} from "../../loaders/paths.js";
import {figurePart} from "../../loaders/studies/figure-part.js";
import {NOTEBOOK_WORDS as WORDS} from "../../src/components/notebook/words.js";
import {LANGUAGES, type Lang} from "../../src/lib/language.js";
import {inTurn, itInFull} from "../fixtures/share.js";
import {TUTORIAL_FILE, tutorialSteps} from "../fixtures/tutorial.js";
import {notebookIdle, numbersOf, phasesOf} from "./notebook-page.js";
import {buildOtherSite} from "./other-site.js";
import {settled, siteBrowser, type Visit} from "./page.js";

const {text, cells, study} = tutorialSteps();
const open = siteBrowser();
let server: Awaited<ReturnType<typeof serveFolder>> | undefined;
const openOther = siteBrowser(() => server?.url ?? "");
afterAll(() => server?.close());

/** Writes a text over what is selected in the editor that is open, and leaves it. */
async function write(page: Page, typed: string): Promise<void> {
  await page.locator(".notebook-source:not([hidden]) .cm-content").waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(typed);
  await page.keyboard.press("Escape");
  expect(await page.locator(".notebook-source:not([hidden])").count()).toBe(0);
  await notebookIdle(page);
}

const FILE = {name: TUTORIAL_FILE.name, mimeType: "", buffer: Buffer.from(TUTORIAL_FILE.text)};

/** Chooses the file for the cell of own rows: by Tab to its button, Enter, and the system’s own window. */
async function chooseFile(page: Page, lang: Lang): Promise<void> {
  // Asked for before the keys: from then on the browser opens no window of the system.
  const chosen = page.waitForEvent("filechooser");
  const cell = page.locator('.notebook-cell[data-kind="data"]');
  const isAtButton = () =>
    cell.getByRole("button", {name: WORDS.chooseFile[lang]}).evaluate((button) => button === document.activeElement);
  await cell.focus();
  while (!(await isAtButton())) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await (await chosen).setFiles(FILE);
}

const sound = async (page: Page) => (await phasesOf(page)).filter((phase) => !phase.endsWith(" fresh"));

/** What the page says, by which its keys and its answers are found. */
const SAID = {
  check: WORDS.holds,
  title: {en: "Share of all tokens, the router’s and mine", zh: "占全部词元之比：路由平台与我的预期"},
  agree: {en: "of its rows agree with the number’s row in", zh: "与该数字所在行的"},
  notHere: {en: ": this browser does not have the file", zh: "：此浏览器没有该文件"},
  same: {en: "As it was when this was written", zh: "与写下时相同"},
  changed: {en: "The number under it has since changed", zh: "此后其下的数字已变动"}
} as const;
/** Values as such: a page in another language writes them otherwise. */
const valuesOf = (numbers: readonly string[]) => numbers.map((number) => number.split(" ")[0]).sort();

describe.each(inTurn("the tutorial by keys", LANGUAGES))("the tutorial in %s, by keys alone", (lang) => {
  let visit: Visit;
  let numbers: string[];
  const button = (name: string) => visit.page.getByRole("button", {name, exact: true});

  it("leads from a published chart to a notebook of own rows, an input and a model", async () => {
    visit = await open(`/${lang}/index.html`);
    const {page} = visit;
    await settled(page);
    await Promise.all([
      page.waitForURL(/notebook\.html#/),
      page.locator("#shares-by-origin-all a.to-notebook").press("Enter")
    ]);
    await page.locator(".notebook-cell").first().waitFor();
    await button(WORDS.runAll[lang]).press("Enter");
    await notebookIdle(page);
    await page.locator(".notebook-cell").first().press("Enter");
    await write(page, text);
    for (const typed of cells) {
      await page.locator(".notebook-cell").last().press("b");
      await page.locator(".action-menu").waitFor();
      await page.keyboard.press("Enter");
      await write(page, typed);
      expect((await sound(page)).filter((phase) => !phase.startsWith("text"))).toEqual([]);
    }
    expect(await sound(page)).toEqual([]);
    numbers = await numbersOf(page);
    expect(numbers.length).toBeGreaterThan(10);
    expect(await page.locator(".notebook-check").innerText()).toBe(SAID.check[lang]);
    expect(await page.locator(".notebook-title").innerText()).toBe(SAID.title[lang]);
  }, 240_000);

  it("takes the reader’s own file in place of typed rows, and draws it against the ledger", async () => {
    const {page} = visit;
    const line = page.locator('.notebook-cell[data-kind="chart"] svg g[aria-label="line"]');
    const before = await line.innerHTML();
    await chooseFile(page, lang);
    await page.locator(".notebook-cell").first().locator('data[value="0.45"]').waitFor();
    await notebookIdle(page);
    expect(await sound(page)).toEqual([]);
    expect(await line.innerHTML()).not.toBe(before);
    expect(await numbersOf(page)).not.toEqual(numbers);
  });

  it("walks a number back, and pins a comment to it that shows when it has changed", async () => {
    const {page} = visit;
    const model = page.locator('.notebook-cell[data-kind="model"]');
    await page.locator(".notebook-cell").first().press("w");
    const which = page.locator(".notebook-origin select");
    await which.waitFor();
    await which.focus();
    await page.keyboard.press("ArrowDown");
    await page.locator(".notebook-origin").getByText(SAID.agree[lang]).first().waitFor();
    await page.locator(".notebook-cell").first().press("w");
    await model.press("c");
    await page.getByRole("menuitem", {name: "m.revenue@FY2028"}).press("Enter");
    await page.locator(".notebook-source:not([hidden]) .cm-content").waitFor();
    await page.keyboard.insertText("Too high?");
    await page.keyboard.press("Escape");
    await notebookIdle(page);
    const comment = page.locator(".notebook-comment");
    expect(await comment.innerText()).toContain(SAID.same[lang]);
    await page.locator('.notebook-cell input[type="range"]').focus();
    await page.keyboard.press("ArrowRight");
    await comment.getByText(SAID.changed[lang]).waitFor();
    await page.locator('.notebook-cell input[type="range"]').focus();
    await page.keyboard.press("ArrowLeft");
    await comment.getByText(SAID.same[lang]).waitFor();
    await notebookIdle(page);
    numbers = await numbersOf(page);
  });

  it("is shared by a link, which asks another browser for the file and shows the same numbers there", async () => {
    const {page} = visit;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await button(WORDS.share[lang]).press("Enter");
    await page.getByText(WORDS.copied[lang]).waitFor();
    const {hash, pathname} = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const clean = await open(`${pathname}${hash}`);
    await clean.page.locator(".notebook-cell").first().waitFor();
    expect(await numbersOf(clean.page)).toEqual([]);
    await clean.page.getByRole("button", {name: WORDS.runAll[lang]}).press("Enter");
    await notebookIdle(clean.page);
    // What it rests on in a file of another browser waits for that file.
    await clean.page
      .locator('.notebook-cell[data-kind="data"]')
      .getByText(`${FILE.name}${SAID.notHere[lang]}`)
      .waitFor();
    await chooseFile(clean.page, lang);
    await clean.page.locator(".notebook-cell").first().locator('data[value="0.45"]').waitFor();
    await notebookIdle(clean.page);
    expect(await numbersOf(clean.page)).toEqual(numbers);
    expect([...visit.problems, ...clean.problems]).toEqual([]);
  });

  itInFull(
    "is taken as a file, and built as pages that show the same numbers",
    async () => {
      const {page} = visit;
      const [download] = await Promise.all([page.waitForEvent("download"), button(WORDS.save[lang]).press("Enter")]);
      const file = readFileSync(await download.path(), "utf8");
      const built = await buildOtherSite(`tutorial-${lang}`, (root) => {
        mkdirSync(join(root, "[lang]/studies"), {recursive: true});
        const usage = readFileSync(join(projectRoot, "src/[lang]/usage.md"), "utf8");
        const part = figurePart(usage, "usage", "slice-weeks", sourceRoot).replaceAll("](./usage", "](../usage");
        writeFileSync(join(root, "[lang]/usage.md"), "# Usage\n");
        writeFileSync(join(root, "[lang]/studies/my-weeks.md"), `${part}\n${study}`);
        writeFileSync(join(root, "[lang]/studies/my-share.md"), file);
        writeFileSync(join(root, "[lang]/studies", FILE.name), FILE.buffer);
      });
      if (built.status !== 0) throw new Error(`the build failed:\n${built.log}`);
      await server?.close();
      server = await serveFolder(built.dist);
      const share = await openOther("/en/studies/my-share");
      await notebookIdle(share.page);
      await share.page.waitForFunction(() => document.querySelector("main p .notebook-pending") === null);
      expect(valuesOf(await numbersOf(share.page))).toEqual(valuesOf(numbers));
      const weeks = await openOther("/en/studies/my-weeks");
      await weeks.page.locator("#slice-weeks svg").first().waitFor();
      await weeks.page.locator('main svg g[aria-label="line"] path').first().waitFor();
      expect([...share.problems, ...weeks.problems]).toEqual([]);
    },
    240_000
  );
});
