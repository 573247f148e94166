import type {Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {itInFull} from "../fixtures/share.js";
import {builtModule} from "./built-module.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {runSql, sqlField, typedSql} from "./sql-page.js";

const ENDLESS = "WITH RECURSIVE f(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM f) SELECT max(n) FROM f";
/** Nothing of it comes before it ends, and it hears no cancel: one constant, worked out while it is planned. */
const DEAF = "SELECT list_sum(list_transform(range(100000000), lambda x: x % 7)) AS s";

const open = siteBrowser();
let visit: Visit;
beforeAll(async () => {
  visit = await open("/en/sql");
  await settled(visit.page);
});

const button = (page: Page, name: string) => page.getByRole("button", {name, exact: true});

/** Runs a query and cancels it; returns what the page then says. */
async function cancelled(page: Page, sql: string): Promise<string> {
  await sqlField(page).fill(sql);
  await button(page, "Run").click();
  await button(page, "Cancel").click();
  await button(page, "Run").waitFor();
  return page.locator(".sql-output").innerText();
}

describe("a query that does not end", () => {
  it("is cancelled, leaves no result standing, and the next query answers", async () => {
    const {page} = visit;
    expect((await runSql(page, "SELECT 1 AS a")).rows).toEqual([[1]]);
    for (const sql of [ENDLESS, DEAF]) {
      expect(await cancelled(page, sql)).toMatch(/^Stopped\s+Cancelled; nothing of it is kept\.$/);
      expect(await button(page, "Cancel").isHidden()).toBe(true);
      expect((await runSql(page, "SELECT count(*) > 0 AS held FROM usage_weekly")).rows).toEqual([["true"]]);
    }
    expect(visit.problems).toEqual([]);
  });

  it("marks the result before it as that of another query while it runs", async () => {
    const {page} = visit;
    await runSql(page, "SELECT 1 AS a");
    await sqlField(page).fill(ENDLESS);
    await button(page, "Run").click();
    expect(await page.locator(".sql-output > .stale .sql-stale").innerText()).toContain("result of the query before");
    await button(page, "Cancel").click();
    await button(page, "Run").waitFor();
    expect(await page.locator(".sql-output table").count()).toBe(0);
  });

  itInFull("ends by itself at its deadline, and our own queries are answered whatever became of it", async () => {
    // A page that started the engine has made its policy of workers, and a module loaded beside it would make it again.
    const {page, ...visited} = await open("/en/sql");
    await settled(page);
    const answers = await page.evaluate(`(async () => {
      const {readerQuery} = await import("${builtModule("query/reader/run")}");
      const {query} = await import("${builtModule("query/ledger")}");
      const late = readerQuery(${JSON.stringify(ENDLESS)}, {seconds: 1}).catch((error) => error.why);
      const ours = query("SELECT 42 AS answer").then(([row]) => row.answer);
      return Promise.all([late, ours, late.then(() => query("SELECT 43 AS answer")).then(([row]) => row.answer)]);
    })()`);
    expect(answers).toEqual(["late", 42, 43]);
    await visited.close();
  });
});

describe("a large result", () => {
  it("is counted whole and shown in part", async () => {
    const {rows, says} = await runSql(visit.page, "SELECT range i, range * 2 j FROM range(1000000)");
    expect(says).toContain("1,000,000 rows, the first 1,000 shown; the download has all");
    expect([rows.length, rows[999]]).toEqual([1000, [999, 1998]]);
  });

  itInFull("is shown in part by columns and characters too", async () => {
    const columns = Array.from({length: 300}, (_, i) => `${i} AS c${i}`).join(", ");
    const {says, columns: names} = await runSql(visit.page, `SELECT ${columns} FROM range(1000)`);
    expect(says).toContain("1,000 rows, the first 200 shown, the first 100 of 300 columns shown");
    expect(names).toHaveLength(100);
    const {rows} = await runSql(visit.page, "SELECT repeat('x', 5000) AS long");
    expect(rows[0]?.[0]).toMatch(/^x{1000} … 5000 characters in all$/);
  });
});

describe("a text that does more than read", () => {
  it("poisons no query after it", async () => {
    const {page} = visit;
    const honest = "SELECT min(name) AS name, count(*) AS n FROM lab";
    const before = (await runSql(page, honest)).rows;
    for (const poison of [
      "CREATE TEMP VIEW lab AS SELECT 'x' AS name",
      "SELECT 1; CREATE TEMP TABLE lab AS SELECT 'x' AS name",
      "CREATE TEMP MACRO min(x) AS 'x'",
      "SET search_path = 'temp'"
    ]) {
      expect((await runSql(page, poison)).error).toMatch(/was not run|one runs at a time/);
      expect((await runSql(page, honest)).rows).toEqual(before);
    }
  });
});

describe("a query that came with a link", () => {
  it("stands unrun, with whose it is, until the reader runs it", async () => {
    const second = await open(`/en/sql#${new URLSearchParams({q: "SELECT 7 AS mine"}).toString()}`);
    await settled(second.page);
    expect(await typedSql(second.page)).toBe("SELECT 7 AS mine");
    expect(await second.page.getByRole("note").innerText()).toContain("came with the link; it is not ours");
    expect(await second.page.locator(".sql-output > *").count()).toBe(0);
    expect(second.requests.filter((url) => /\.wasm|\.duckdb$/.test(url))).toEqual([]);
    await button(second.page, "Run").click();
    await second.page.locator(".sql-output tbody tr").waitFor({timeout: 60_000});
    expect(await second.page.locator(".sql-output .figure-source").innerText()).toContain(
      "reads no table of the ledger"
    );
    expect(second.problems).toEqual([]);
    await second.close();
  });
});
