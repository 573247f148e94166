import {readFile} from "node:fs/promises";
import {parse} from "csv-parse/sync";
import {beforeAll, describe, expect, it} from "vitest";
import {itInFull} from "../fixtures/share.js";
import {nativeLedger, shown} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {runSql, sqlField, typedSql} from "./sql-page.js";

const open = siteBrowser();
const native = nativeLedger();

describe("DuckDB in the browser", () => {
  itInFull("says in bytes how far its first load is, once, and nothing before or after", async () => {
    const {page, requests, ...visit} = await open("/en/sql");
    await settled(page);
    const status = page.locator(".load-progress");
    expect(await status.isHidden()).toBe(true);
    await status.evaluate((element: HTMLElement) => {
      const said: string[] = [];
      Object.assign(window, {said});
      new MutationObserver(() => {
        if (!element.hidden && said.at(-1) !== element.innerText) said.push(element.innerText);
      }).observe(element, {attributes: true, childList: true, subtree: true});
    });
    await runSql(page, "SELECT 1");
    await runSql(page, "SELECT 2");
    const said = await page.evaluate(() => (window as unknown as {said: string[]}).said.map((s) => s.trim()));
    const loaded = said
      .flatMap((s) => /^Loading DuckDB and the ledger: (\d+) \/ (\d+) MB$/.exec(s)?.slice(1) ?? [])
      .map(Number);
    expect(loaded.length).toBeGreaterThan(4);
    expect(loaded.slice(-2)[0]).toBe(loaded.at(-1));
    expect(loaded.filter((_, i) => i % 2 === 0)).toEqual(loaded.filter((_, i) => i % 2 === 0).sort((a, b) => a - b));
    expect(said.at(-1)).toBe("Starting DuckDB");
    expect(await status.isHidden()).toBe(true);
    expect(requests.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
    await visit.close();
  });
});

describe("the SQL page", () => {
  const QUERY = "SELECT week_start, lab, tokens, share_of_all FROM usage_weekly_by_lab ORDER BY ALL";

  let visit: Visit;
  beforeAll(async () => {
    visit = await open("/en/sql");
    await settled(visit.page);
  });

  it("runs its example as it stands, by click and by keys alike", async () => {
    const {page} = visit;
    const example = await typedSql(page);
    await sqlField(page).press("Control+Enter");
    await page.locator(".sql-output tbody tr").first().waitFor();
    const {columns, rows} = await native(example);
    expect(await runSql(page, example)).toMatchObject({columns, rows, error: null});
  });

  it("shows DuckDB’s message for a query with a mistake, and keeps the text", async () => {
    const {page} = visit;
    const {error} = await runSql(page, "SELEC 1 -- mine");
    expect(error).toMatch(/^Parser Error: syntax error at or near "SELEC"/);
    expect(await page.getByRole("alert").innerText()).toMatch(/^DuckDB says/);
    expect(await typedSql(page)).toBe("SELEC 1 -- mine");
    expect((await runSql(page, "SELECT 1 AS a")).rows).toEqual([[1]]);
  });

  it("keeps the query in the link, which reopens it", async () => {
    const query = "SELECT '词元 & 100% + #' AS text -- kept";
    await runSql(visit.page, query);
    const {pathname, hash} = new URL(visit.page.url());
    const second = await open(pathname + hash);
    await settled(second.page);
    expect(await typedSql(second.page)).toBe(query);
    await second.close();
  });

  it("says when nothing came, and when there are more than it shows", async () => {
    const {page} = visit;
    expect((await runSql(page, "SELECT 1 WHERE false")).says).toBe("The query ran and returned no rows.");
    const {rows, says} = await runSql(page, "SELECT * FROM range(1001)");
    expect(rows).toHaveLength(1000);
    expect(says).toContain("1,001 rows, the first 1,000 shown; the download has all");
    expect((await runSql(page, "SELECT * FROM range(1000)")).says).not.toContain("shown");
  });

  it("counts one row as one", async () => {
    expect((await runSql(visit.page, "SELECT 1")).says).toMatch(/^1 row\b/);
  });

  it("downloads all rows of a result, with a byte order mark for spreadsheets", async () => {
    const {page} = visit;
    await runSql(page, QUERY);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByText("Download CSV").click()]);
    const text = await readFile(await download.path(), "utf8");
    expect(download.suggestedFilename()).toBe("alpha-ledger-query.csv");
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const [columns, ...rows] = parse(text.slice(1));
    const {columns: names, rows: wanted} = await native(QUERY);
    expect(columns).toEqual([...names, "citation", "as_of"]);
    expect(rows.map((row) => row.slice(0, -2).map((cell) => shown(cell === "" ? null : cell)))).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(1000);
  });

  it("has done all this without a fault", () => {
    expect(visit.problems).toEqual([]);
  });
});
