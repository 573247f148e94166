import {beforeAll, describe, expect, it} from "vitest";
import {VIEWS} from "../../src/query/views.js";
import {inTurn} from "../fixtures/share.js";
import {nativeLedger} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {runSql} from "./sql-page.js";

const open = siteBrowser();
const native = nativeLedger();
let visit: Visit;

beforeAll(async () => {
  visit = await open("/en/sql");
  await settled(visit.page);
});

async function expectSame(sql: string): Promise<void> {
  const {columns, rows, error} = await runSql(visit.page, sql);
  expect(error).toBeNull();
  const read = await native(sql);
  // A cell shows no blank at its ends.
  const shown = read.rows.map((row) => row.map((value) => (typeof value === "string" ? value.trim() : value)));
  expect({columns, rows}).toEqual({columns: read.columns, rows: shown});
}

describe("the ledger in the browser", () => {
  it("is read by the DuckDB that wrote it, v1.4.3", async () => {
    const {rows} = await runSql(visit.page, "SELECT version() AS version");
    expect(rows).toEqual([["v1.4.3"]]);
    await expectSame("SELECT version() AS version");
  });

  it("has the tables and views of the native one, and no other", async () => {
    await expectSame(`SELECT table_name, column_name, data_type FROM duckdb_columns()
      WHERE schema_name = 'main' AND NOT internal ORDER BY ALL`);
  });

  it.each(
    inTurn(
      "views",
      VIEWS.map(({name}) => name),
      {of: 4}
    )
  )("gives the same rows in the view %s", async (name) => {
    await expectSame(await checksums(name));
  });

  it("gives the same rows in every table", async () => {
    const {rows} = await native("SELECT table_name FROM duckdb_tables() ORDER BY ALL");
    expect(rows.length).toBeGreaterThan(10);
    for (const [name] of inTurn("tables", rows, {of: 3})) await expectSame(await checksums(String(name)));
  });

  it("gives the same answer to a question with windows, joins and dates", async () => {
    await expectSame(`SELECT t.week_start, l.name, l.name_zh, t.rank, t.rank_change, round(t.share_of_all, 6) AS share,
      lag(t.rank) OVER (PARTITION BY t.model ORDER BY t.week_start) AS before
      FROM top_models_weekly t JOIN lab l USING (lab)
      WHERE t.week_start BETWEEN DATE '2026-02-02' AND DATE '2026-02-16' AND t.rank <= 20 ORDER BY ALL`);
  });
});

describe("the values of a result", () => {
  it("are numbers where SQL has numbers, sums included", async () => {
    await runSql(visit.page, "SELECT sum(tokens) AS tokens, avg(tokens) AS mean, count(*) AS n FROM usage_weekly");
    const values = await visit.page
      .locator(".sql-output td data")
      .evaluateAll((all) => all.map((d) => d.getAttribute("value")));
    expect(values.map(Number).every((value) => value > 0)).toBe(true);
    expect(values).toHaveLength(3);
  });

  it("are exact beyond 2^53, negative, Chinese, dated, and missing where null", async () => {
    const sql = `SELECT 9007199254740993 AS big, -5 AS negative, '词元' AS han, DATE '2026-02-16' AS day, true AS yes,
      CAST(0.25 AS DECIMAL(9, 4)) AS quarter, NULL AS nothing`;
    const {rows} = await runSql(visit.page, sql);
    expect(rows).toEqual([["9007199254740993", -5, "词元", "2026-02-16", "true", 0.25, null]]);
    await expectSame(sql);
  });

  it("stay apart in columns of one name", async () => {
    const {rows} = await runSql(visit.page, "SELECT 1 AS a, 2 AS a");
    expect(rows).toEqual([[1, 2]]);
  });

  it("read as DuckDB writes them, to the letter", async () => {
    const {rows} = await runSql(
      visit.page,
      `SELECT TIME '10:00:00' AS at, INTERVAL 1 DAY AS span, TIMETZ '10:00:00+02:30' AS zoned,
        TIMESTAMP '2026-01-02 03:04:05.123456' AS fine, DATE '2026-01-31' + INTERVAL 1 MONTH AS later, 'p' AS "__proto__"`
    );
    expect(rows).toEqual([
      ["10:00:00", "1 day", "10:00:00+02:30", "2026-01-02 03:04:05.123456", "2026-02-28 00:00:00", "p"]
    ]);
    await runSql(
      visit.page,
      `SELECT 0.1::FLOAT, 12345678901234567890.12::DECIMAL(38,2), 340282366920938463463374607431768211455::UHUGEINT`
    );
    const cells = await visit.page.locator(".sql-output td").allTextContents();
    expect(cells).toEqual(["0.1", "12345678901234567890.12", "340282366920938463463374607431768211455"]);
  });

  it("leave no fault on the page", () => {
    expect(visit.problems).toEqual([]);
  });
});

/**
 * A query whose one row says how many rows a relation has and what each of its columns adds up to.
 * Doubles are added as decimals: their sum does not depend on the order of the rows, which threads change.
 */
async function checksums(name: string): Promise<string> {
  const {rows} = await native(
    `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '${name}' ORDER BY 1`
  );
  const sums = rows.map(([column, type]) =>
    /INT|DOUBLE/.test(String(type))
      ? `sum(${type === "DOUBLE" ? `CAST(${column} AS DECIMAL(38, 10))` : column}) AS ${column}, count(${column}) AS ${column}_n`
      : `min(${column}) AS ${column}, max(${column}) AS ${column}_max, count(DISTINCT ${column}) AS ${column}_n`
  );
  return `SELECT count(*) AS n, ${sums.join(", ")} FROM ${name}`;
}
