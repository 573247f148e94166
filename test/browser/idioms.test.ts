import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";
import {serveFolder} from "../../loaders/publish/serve.js";
import {inTurn, itsInTurn, share} from "../fixtures/share.js";
import {blankFigures, loadedModules, packageFaults, shownText} from "./inspect.js";
import {nativeLedger} from "./native.js";
import {notebookFragment, notebookIdle, numbersOf, phasesOf} from "./notebook-page.js";
import {buildOtherSite, copyIdioms, copyNotebooks} from "./other-site.js";
import {showAll, siteBrowser, type Visit} from "./page.js";

const native = nativeLedger();
let server: Awaited<ReturnType<typeof serveFolder>>;
const open = siteBrowser(() => server.url);
const openBuilt = siteBrowser();
let log = "";
let visit: Visit;

beforeAll(async () => {
  const built = await buildOtherSite("idioms", (root) => {
    copyIdioms(root);
    copyNotebooks(root);
  });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.log}`);
  log = built.log;
  server = await serveFolder(built.dist);
  visit = await open("/");
  await showAll(visit.page);
});
afterAll(() => server.close());

const text = (id: string) => visit.page.locator(`#${id}`).innerText();

describe("a page in Framework’s own idioms", () => {
  it("builds without a network", () => {
    expect(log).toContain("10 pages");
    expect(log).not.toContain("network refused");
  });

  it("has Plot, d3, Inputs, html, htl, svg, resize, width and typed files in scope", async () => {
    expect(await text("html")).toBe("36 in true");
    expect(await text("htl")).toBe("china,2 us,2");
    expect(await text("ts")).toBe("typed fence");
    expect(await visit.page.locator("#svg circle").count()).toBe(1);
    expect(await visit.page.locator(`g[aria-label="bar"] rect`).count()).toBe(4);
    expect(await visit.page.locator(`g[aria-label="line"] path`).count()).toBe(2);
    expect(await visit.page.locator("main").innerText()).toMatch(/The factor is 2 on a page \d+ pixels wide\./);
  });

  it("has Arquero in scope, by import and as a reader of files", async () => {
    expect(await text("aq")).toBe("American 5 of 2");
  });

  it("queries the ledger in SQL fences, by name and on display", async () => {
    const {rows} = await native(`SELECT week_start, CAST(sum(tokens) * 2 AS BIGINT) FROM usage_weekly_by_country
      WHERE week_start = DATE '2026-02-02' AND country = 'CN' GROUP BY ALL`);
    expect(await text("sql")).toBe(rows[0]?.join(" "));
    const labs = await native(`SELECT lab FROM usage_weekly_by_lab
      WHERE week_start = DATE '2026-02-16' ORDER BY tokens DESC LIMIT 7`);
    const shown = await visit.page.locator("table").last().locator("tbody tr td:nth-child(2)").allInnerTexts();
    expect(shown).toEqual(labs.rows.flat());
  });

  it("draws again what depends on an input, SQL included", async () => {
    await visit.page.getByRole("spinbutton", {name: "Factor"}).fill("3");
    await visit.page.waitForFunction(() => document.querySelector("#html")?.textContent.startsWith("54 "));
    const {rows} = await native(`SELECT week_start, CAST(sum(tokens) * 3 AS BIGINT) FROM usage_weekly_by_country
      WHERE week_start = DATE '2026-02-02' AND country = 'CN' GROUP BY ALL`);
    await visit.page.locator("#sql", {hasText: rows[0]?.join(" ") ?? ""}).waitFor();
    expect(await text("inline")).toBe("3");
  });

  it("loads each package once, at the locked version, and nothing from elsewhere", async () => {
    expect(packageFaults(visit.requests)).toEqual([]);
    const loaded = loadedModules(visit.requests);
    expect(loaded.map(({name}) => name)).toEqual(
      expect.arrayContaining(["@observablehq/plot", "arquero", "d3", "d3-dsv", "htl", "@duckdb/duckdb-wasm"])
    );
    // Framework ships Inputs as a module of its own.
    expect(loaded.find(({name}) => name === "")?.files.map(([file]) => file)).toContain("stdlib/inputs.js");
    expect(await visit.page.locator(".observablehq--error").count()).toBe(0);
    expect(await blankFigures(visit.page)).toEqual([]);
    expect(await shownText(visit.page)).not.toMatch(/NaN|undefined|\[object /);
    expect(visit.problems).toEqual([]);
  });
});

// Each opens a page of its own.
const itInTurn = itsInTurn("studies", {of: 3});

describe("the README’s example of a study, as it stands there", () => {
  itInTurn("draws its chart, without a fault", async () => {
    const {page, problems, ...study} = await open("/readme");
    await showAll(page);
    expect(await page.locator("h1").first().innerText()).toBe("My question");
    expect(await page.locator(`g[aria-label="line"] path`).count()).toBe(1);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    expect(problems).toEqual([]);
    await study.close();
  });
});

describe("studies as npm run new begins them", () => {
  itInTurn("draw a chart of the ledger, or the grid of the company’s model", async () => {
    for (const [path, shown] of [
      ["/en/studies/blank", `g[aria-label="rect"] rect`],
      ["/en/studies/mine", `.model-grid td`]
    ] as const) {
      const {page, problems, ...study} = await open(path);
      await showAll(page);
      expect(await page.locator(shown).count()).toBeGreaterThan(20);
      expect(await page.locator(".observablehq--error").count()).toBe(0);
      expect(problems).toEqual([]);
      await study.close();
    }
  });
});

describe("a notebook’s file among the studies", () => {
  itInTurn("is a page that shows the numbers of the notebook, and runs none of its texts", async () => {
    const [page, notebook] = [
      await open("/en/studies/parity"),
      await openBuilt(
        `/en/notebook${notebookFragment(readFileSync(join(projectRoot, "test/fixtures/notebook/parity.md"), "utf8"))}`
      )
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
    await page.page.locator("main select").first().selectOption("US");
    await notebook.page.locator(".notebook select").selectOption("US");
    await expect.poll(() => shown(notebook)).not.toEqual(numbers);
    await Promise.all([page.page, notebook.page].map(notebookIdle));
    await expect.poll(() => shown(page)).toEqual(await shown(notebook));
    expect(await page.page.evaluate(() => "pwned" in window)).toBe(false);
    expect(await page.page.locator("main pre").first().innerText()).toContain("window.pwned");
    expect([...page.problems, ...notebook.problems]).toEqual([]);
  });

  itInTurn("reads the ledger as known on the day of its head, and says so", async () => {
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

  itInTurn("says in a sentence what has no value and why, and shows what has one", async () => {
    const {page} = await open("/en/studies/failing");
    await notebookIdle(page);
    await page.waitForFunction(() => document.querySelector("main p .notebook-pending") === null);
    const sentence = page.locator("main p").first();
    expect(await sentence.locator("data").count()).toBe(1);
    expect(await sentence.innerText()).toContain("${many.n}: many: 2 rows; one value needs one row");
    expect(await sentence.innerText()).toContain("${broken.n}: broken has no value: see what its cell says");
  });
});

describe("a page whose front matter lists files under sql", () => {
  itInTurn(
    "queries CSV, TSV, JSON and Parquet beside the ledger’s tables, in one DuckDB that reads nothing else",
    async () => {
      const {page, requests, ...study} = await open("/own-files");
      await showAll(page);
      const {rows} = await native(`SELECT lab, count(*) FROM usage_weekly_by_lab WHERE lab IN ('z-ai', 'minimax')
      AND week_start >= DATE '2026-02-02' AND week_start < DATE '2026-02-23' GROUP BY ALL ORDER BY lab`);
      const [minimax, zhipu] = rows.map(([, weeks]) => weeks);
      const said = `MiniMax 2 0.3 second 2 ${minimax ?? ""}; Zhipu 0.25 1.5 first, of two 1 ${zhipu ?? ""}`;
      await page.locator("#joined", {hasText: said}).waitFor();
      await page.locator(".observablehq--error", {hasText: /disabled by configuration|read_csv/}).waitFor();
      expect(requests.filter((url) => url.includes("duckdb-eh") && url.includes(".wasm"))).toHaveLength(1);
      await study.close();
    }
  );

  it.each(
    inTurn("own files", [
      ["/own-files-elsewhere", "sql: rates: https://example.org/rates.csv; expected"],
      ["/own-files-clash", "sql: lab: the ledger has a table of that name; expected another"]
    ] as const)
  )("is told what to do: %s", async (path, message) => {
    const {page, ...study} = await open(path);
    await showAll(page);
    await page.locator(".observablehq--error", {hasText: message}).waitFor();
    await study.close();
  });
});

describe("a page that uses a library that is not installed", () => {
  let missing: Awaited<ReturnType<typeof serveFolder>> | undefined;
  const openMissing = siteBrowser(() => missing?.url ?? "");
  afterEach(() => missing?.close());

  // A build each: the second name goes the same way.
  it.each(
    [
      ["by import", 'import _ from "npm:lodash";\ndisplay(_.sum([1]));'],
      ["by Framework’s implicit name", "display(_.sum([1]));"]
    ].slice(0, share(1, {of: 2}))
  )("shows what to do, %s, instead of downloading it, and the rest of the site is built", async (_, code) => {
    const {
      status,
      log: output,
      dist
    } = await buildOtherSite("idioms-missing", (root) =>
      writeFileSync(join(root, "index.md"), `# Missing\n\n\`\`\`js\n${code}\n\`\`\`\n`)
    );
    const message = 'npm:lodash is not installed: run "npm install lodash" and start again';
    expect(status).toBe(0);
    expect(output).toContain(message);
    missing = await serveFolder(dist);
    const {page, ...study} = await openMissing("/");
    await page.locator(".observablehq--error", {hasText: message}).waitFor();
    await study.close();
    expect(output).not.toContain("network refused");
  });
});
