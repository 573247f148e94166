import {readFileSync} from "node:fs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {inTurn} from "../fixtures/share.js";
import {nativeLedger} from "./native.js";
import {notebookFragment, notebookIdle} from "./notebook-page.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {sqlField} from "./sql-page.js";

const open = siteBrowser();
const native = nativeLedger();

const TEXT = `# Hands

\`\`\`sql id=weeks
SELECT week_start, country, tokens FROM usage_weekly_by_country WHERE country IN ('CN', 'US') ORDER BY week_start
\`\`\`

## Drawn

\`\`\`chart id=drawn
from: weeks
x: week_start
y: tokens
\`\`\`
`;

describe.each(inTurn("hands of a notebook", LANGUAGES))("hands of a notebook in %s", (lang) => {
  let visit: Visit;
  const cell = (name: string) => visit.page.locator(`.notebook-cell[aria-label$=" ${name}"]`);
  const button = (en: string, zh: string) => visit.page.getByRole("button", {name: {en, zh}[lang], exact: true});
  const options = () => visit.page.locator(".cm-tooltip-autocomplete li");
  beforeAll(async () => {
    visit = await open(`/${lang}/notebook${notebookFragment(TEXT)}`);
    await settled(visit.page);
    await visit.page.locator(".notebook-actions .primary").press("Enter");
    await notebookIdle(visit.page);
  });
  afterAll(async () => {
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it("lead through the outline by keys, which says who reads whom", async () => {
    const {page} = visit;
    await cell("weeks").press("o");
    const lines = page.locator(".notebook-outline li");
    await lines.first().waitFor();
    expect((await lines.allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim())).toEqual(
      {
        en: ["Hands", "Query weeks read by drawn", "Drawn", "Chart drawn reads weeks"],
        zh: ["Hands", "查询 weeks 被引用于 drawn", "Drawn", "图表 drawn 引用 weeks"]
      }[lang]
    );
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/ drawn$/);
  });

  it("ask about a column by its head, as a query that stands below and is shown", async () => {
    const {page} = visit;
    await cell("weeks").locator("summary").press("Enter");
    const head = cell("weeks").locator("thead button").last();
    const column = await head.innerText();
    await head.press("Enter");
    await page.getByRole("menuitem", {name: {en: "Sort, largest first", zh: "降序排列"}[lang]}).press("Enter");
    const asked = cell("weeks_sorted");
    await asked.locator(".cm-content", {hasText: `ORDER BY "${column}" DESC`}).waitFor();
    await page.keyboard.press("Escape");
    await notebookIdle(page);
    expect(await asked.getAttribute("data-phase")).toBe("fresh");
    await asked.press("z");
    expect(await asked.count()).toBe(0);
  });

  it("fold a cell, which the file keeps", async () => {
    const {page} = visit;
    await cell("weeks").press("f");
    expect(await cell("weeks").locator(".notebook-output").isVisible()).toBe(false);
    const [file] = await Promise.all([page.waitForEvent("download"), button("Save .md", "保存 .md").press("Enter")]);
    expect(readFileSync(await file.path(), "utf8")).toContain("```sql id=weeks fold=yes\n");
    await button("Unfold", "展开").press("Enter");
    expect(await cell("weeks").locator(".notebook-output").isVisible()).toBe(true);
  });

  it("tell the way of a chart’s numbers back to the entry of the books, whose hash the ledger has", async () => {
    await cell("drawn").press("w");
    const told = visit.page.locator(".notebook-origin");
    await told.waitFor();
    const text = await told.innerText();
    for (const named of ["weeks", "usage_weekly_by_country", "usage_weekly"]) expect(text).toContain(named);
    const {rows} = await native(
      "SELECT DISTINCT e.hash FROM usage_weekly u JOIN ledger_entry e USING (source) WHERE u.known_to = DATE '9999-12-31'"
    );
    const hashes = await told
      .locator("[title]")
      .evaluateAll((found) => found.map((each) => each.getAttribute("title")));
    expect(hashes).toEqual(expect.arrayContaining(rows.map(([hash]) => hash)));
    const links = await told.locator("a").evaluateAll((found) => found.map((each) => each.getAttribute("href") ?? ""));
    expect(links.some((href) => href.includes("sql.html#q="))).toBe(true);
    expect(links.some((href) => href.includes("sources.html#"))).toBe(true);
    await cell("drawn").press("w");
    expect(await told.count()).toBe(0);
  });

  it("set a chart by choices, which write its text", async () => {
    const {page} = visit;
    await cell("drawn").press("Enter");
    const form = page.locator(".notebook-form");
    const field = (en: string, zh: string) =>
      form.locator(`label:has(> span:text-is("${{en, zh}[lang]}"))`).locator("select, input");
    await field("Drawn as", "图形").selectOption("bar");
    await field("Colour", "颜色").selectOption("country");
    await field("Values", "取值").selectOption("share");
    await field("Title", "标题").fill("Shares: mine");
    await field("Title", "标题").press("Tab");
    await notebookIdle(page);
    const typed = await cell("drawn")
      .locator(".code-field")
      .evaluate((each: HTMLElement & {value?: string}) => each.value);
    expect(typed).toBe(
      "from: weeks\nx: week_start\ny: tokens\nmark: bar\ncolor: country\ntransform: share\ntitle: Shares: mine"
    );
    expect(await cell("drawn").locator('g[aria-label="bar"] rect').count()).toBeGreaterThan(10);
    expect(await cell("drawn").locator(".notebook-title").innerText()).toBe("Shares: mine");
    await field("Values", "取值").selectOption("none");
    expect(
      await cell("drawn")
        .locator(".code-field")
        .evaluate((each: HTMLElement & {value?: string}) => each.value)
    ).not.toContain("transform");
    await page.keyboard.press("Escape");
  });

  it("offer tables, columns and cells in the editor, on the SQL page too", async () => {
    const {page} = visit;
    await cell("weeks").press("Enter");
    await cell("weeks").locator(".cm-content").waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("SELECT w.week_start FROM usage_weekly_by_co");
    // What is offered narrows as one types.
    await expect.poll(() => options().allInnerTexts()).toEqual([expect.stringContaining("usage_weekly_by_country")]);
    await page.keyboard.press("Enter");
    await page.keyboard.type(" w WHERE w.tok");
    await expect.poll(() => options().allInnerTexts()).toContainEqual(expect.stringContaining("tokens"));
    await page.keyboard.press("Escape");
    const second = await open(`/${lang}/sql`);
    await settled(second.page);
    await sqlField(second.page).click();
    await second.page.locator(".sql-editor .cm-content").waitFor();
    await second.page.keyboard.press("Control+A");
    await second.page.keyboard.type("SELECT * FROM restat");
    // The editor takes no Enter for a choice in the moment in which a list opens, and lists words of SQL before it knows the tables.
    await second.page.locator(".cm-tooltip-autocomplete li", {hasText: "restatement"}).click();
    await second.page.keyboard.press("Control+Enter");
    await second.page.locator(".sql-output tbody tr").first().waitFor();
    expect(decodeURIComponent(new URL(second.page.url()).hash)).toBe("#q=SELECT * FROM restatement");
    expect(second.problems).toEqual([]);
    await second.close();
  });
});
