import {cpSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";
import {serveFolder} from "../../loaders/publish/serve.js";
import {notebookFragment, notebookIdle, numbersOf, phasesOf} from "./notebook-page.js";
import {readFileSync} from "node:fs";
import {buildOtherSite} from "./other-site.js";
import {nativeLedger} from "./native.js";
import {siteBrowser, type Visit} from "./page.js";

const FIXTURE = join(projectRoot, "test/fixtures/notebook/parity.md");

const FAILING = `---
alpha-ledger-notebook: 1
---

# Failing

Of \${labs.n} labs: \${many.n} and \${broken.n}.

\`\`\`sql id=labs
SELECT count(*) AS n FROM lab
\`\`\`

\`\`\`sql id=many
SELECT unnest([1, 2]) AS n
\`\`\`

\`\`\`sql id=broken
SELECT nothing_there FROM lab
\`\`\`
`;

/** The day before later pulls restated weeks. */
const KNOWN = `---
alpha-ledger-notebook: 1
known-on: 2026-08-22
---

On record were \${all.n} values.

\`\`\`sql id=all
SELECT count(*) AS n, sum(tokens) AS tokens FROM usage_weekly_by_model
\`\`\`
`;

let server: Awaited<ReturnType<typeof serveFolder>>;
const open = siteBrowser(() => server.url);
const openBuilt = siteBrowser();
const native = nativeLedger();

beforeAll(async () => {
  const built = await buildOtherSite("notebook", (root) => {
    mkdirSync(join(root, "[lang]/studies"), {recursive: true});
    cpSync(FIXTURE, join(root, "[lang]/studies/parity.md"));
    writeFileSync(join(root, "[lang]/studies/failing.md"), FAILING);
    writeFileSync(join(root, "[lang]/studies/known.md"), KNOWN);
  });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.log}`);
  server = await serveFolder(built.dist);
});
afterAll(() => server.close());

describe("a notebook’s file among the studies", () => {
  it("is a page that shows the numbers of the notebook, and runs none of its texts", async () => {
    const [page, notebook] = [
      await open("/en/studies/parity"),
      await openBuilt(`/en/notebook${notebookFragment(readFileSync(FIXTURE, "utf8"))}`)
    ];
    await notebook.page.getByRole("button", {name: "Run all"}).click();
    await notebookIdle(notebook.page);
    await notebookIdle(page.page);
    expect((await phasesOf(page.page)).filter((phase) => !phase.endsWith(" fresh"))).toEqual([]);
    await page.page.waitForFunction(() => document.querySelector("main p .notebook-pending") === null);
    // What changes the text is of the notebook alone: a page would not keep it.
    expect(new Set(await page.page.locator(".notebook-tools button").allInnerTexts())).toEqual(new Set(["Run"]));
    const shown = async (each: Visit) => (await numbersOf(each.page)).sort();
    const numbers = await shown(notebook);
    expect(numbers.length).toBeGreaterThan(10);
    expect(await shown(page)).toEqual(numbers);
    await page.page.locator("select").selectOption("US");
    await notebook.page.locator("select").selectOption("US");
    await expect.poll(() => shown(notebook)).not.toEqual(numbers);
    await Promise.all([page.page, notebook.page].map(notebookIdle));
    await expect.poll(() => shown(page)).toEqual(await shown(notebook));
    expect(await page.page.evaluate(() => "pwned" in window)).toBe(false);
    expect(await page.page.locator("main pre").first().innerText()).toContain("window.pwned");
    expect([...page.problems, ...notebook.problems]).toEqual([]);
  });

  it("reads the ledger as known on the day of its head, and says so", async () => {
    const {page} = await open("/en/studies/known");
    await notebookIdle(page);
    await page.waitForFunction(() => document.querySelector("main p .notebook-pending") === null);
    const {rows} = await native(
      "SELECT count(*) FROM usage_weekly WHERE known_from <= DATE '2026-08-22' AND DATE '2026-08-22' < known_to"
    );
    const shown = page.locator("main p data").first();
    expect(Number(await shown.getAttribute("value"))).toBe(Number(rows[0]?.[0]));
    expect(await shown.getAttribute("data-source")).toContain("as known on 22 Aug 2026");
    expect(await page.locator(".notebook .figure-source").first().innerText()).toContain("as known on 22 Aug 2026");
  });

  it("says in a sentence what has no value and why, and shows what has one", async () => {
    const {page} = await open("/en/studies/failing");
    await notebookIdle(page);
    await page.waitForFunction(() => document.querySelector("main p .notebook-pending") === null);
    const sentence = page.locator("main p").first();
    expect(await sentence.locator("data").count()).toBe(1);
    expect(await sentence.innerText()).toContain("${many.n}: many: 2 rows; one value needs one row");
    expect(await sentence.innerText()).toContain("${broken.n}: broken has no value: see what its cell says");
  });
});
