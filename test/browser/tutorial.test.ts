import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, describe, expect, it} from "vitest";
import {serveFolder} from "../../loaders/publish/serve.js";
import {projectRoot, sourceRoot} from "../../loaders/paths.js";
import {figurePart} from "../../loaders/studies/figure-part.js";
import {TRIES_ALL} from "../fixtures/share.js";
import {tutorialSteps} from "../fixtures/tutorial.js";
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

const sound = async (page: Page) => (await phasesOf(page)).filter((phase) => !phase.endsWith(" fresh"));

describe.runIf(TRIES_ALL)("the tutorial, by keys alone", () => {
  let visit: Visit;
  let numbers: string[];
  const button = (name: string) => visit.page.getByRole("button", {name, exact: true});

  it("leads from a published chart to a notebook of own rows, an input and a model", async () => {
    visit = await open("/en/index.html");
    const {page} = visit;
    await settled(page);
    await Promise.all([
      page.waitForURL(/notebook\.html#/),
      page.locator("#shares-by-origin-all a.to-notebook").press("Enter")
    ]);
    await page.locator(".notebook-cell").first().waitFor();
    await button("Run all").press("Enter");
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
    expect(await page.locator(".notebook-check").innerText()).toBe("Check passes");
    expect(await page.locator(".notebook-title").innerText()).toBe("Share of all tokens, the router’s and mine");
  }, 240_000);

  it("walks a number back, and pins a comment to it that shows when it has changed", async () => {
    const {page} = visit;
    const model = page.locator('.notebook-cell[data-kind="model"]');
    await page.locator(".notebook-cell").first().press("w");
    const which = page.locator(".notebook-origin select");
    await which.waitFor();
    await which.focus();
    await page.keyboard.press("ArrowDown");
    await page.locator(".notebook-origin").getByText("of its rows agree with the number’s row in").first().waitFor();
    await page.locator(".notebook-cell").first().press("w");
    await model.press("c");
    await page.getByRole("menuitem", {name: "m.revenue@FY2028"}).press("Enter");
    await page.locator(".notebook-source:not([hidden]) .cm-content").waitFor();
    await page.keyboard.insertText("Too high?");
    await page.keyboard.press("Escape");
    await notebookIdle(page);
    const comment = page.locator(".notebook-comment");
    expect(await comment.innerText()).toContain("As it was when this was written");
    await page.locator('.notebook-cell input[type="range"]').focus();
    await page.keyboard.press("ArrowRight");
    await comment.getByText("The number under it has since changed").waitFor();
    await page.locator('.notebook-cell input[type="range"]').focus();
    await page.keyboard.press("ArrowLeft");
    await comment.getByText("As it was when this was written").waitFor();
    await notebookIdle(page);
    numbers = await numbersOf(page);
  });

  it("is shared by a link, taken as a file, and built as pages that show the same numbers", async () => {
    const {page} = visit;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await button("Copy link").press("Enter");
    await page.getByText("The link holds the whole notebook").waitFor();
    const {hash, pathname} = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const [download] = await Promise.all([page.waitForEvent("download"), button("Save .md").press("Enter")]);
    const file = readFileSync(await download.path(), "utf8");
    const clean = await open(`${pathname}${hash}`);
    await clean.page.locator(".notebook-cell").first().waitFor();
    expect(await numbersOf(clean.page)).toEqual([]);
    await clean.page.getByRole("button", {name: "Run all"}).press("Enter");
    await notebookIdle(clean.page);
    expect(await numbersOf(clean.page)).toEqual(numbers);
    const built = await buildOtherSite("tutorial", (root) => {
      mkdirSync(join(root, "[lang]/studies"), {recursive: true});
      const usage = readFileSync(join(projectRoot, "src/[lang]/usage.md"), "utf8");
      const part = figurePart(usage, "usage", "slice-weeks", sourceRoot).replaceAll("](./usage", "](../usage");
      writeFileSync(join(root, "[lang]/usage.md"), "# Usage\n");
      writeFileSync(join(root, "[lang]/studies/my-weeks.md"), `${part}\n${study}`);
      writeFileSync(join(root, "[lang]/studies/my-share.md"), file);
    });
    if (built.status !== 0) throw new Error(`the build failed:\n${built.log}`);
    server = await serveFolder(built.dist);
    const share = await openOther("/en/studies/my-share");
    await notebookIdle(share.page);
    await share.page.waitForFunction(() => document.querySelector("main p .notebook-pending") === null);
    expect((await numbersOf(share.page)).sort()).toEqual([...numbers].sort());
    const weeks = await openOther("/en/studies/my-weeks");
    await weeks.page.locator("#slice-weeks svg").first().waitFor();
    await weeks.page.locator('main svg g[aria-label="line"] path').first().waitFor();
    expect([...visit.problems, ...clean.problems, ...share.problems, ...weeks.problems]).toEqual([]);
  }, 240_000);
});
