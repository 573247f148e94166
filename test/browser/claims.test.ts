import {beforeAll, describe, expect, it} from "vitest";
import {loadClaims} from "../../loaders/data/claims.js";
import {sqlOn, TOPICS, verdictAt, type Claims} from "../../src/query/claims/claims.js";
import {countVerdicts, VERDICTS} from "../../src/query/claims/verdict.js";
import {dataValues} from "./figures.js";
import {shown} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {runSql} from "./sql-page.js";

const open = siteBrowser();
let claims: Claims;
let visit: Visit;
beforeAll(async () => {
  claims = await loadClaims();
  visit = await open("/en/claims");
  await settled(visit.page);
}, 60_000);

describe("the SQL of the claims in DuckDB-Wasm", () => {
  it("gives at both dates what native DuckDB gives, for every reading of open data", async () => {
    const {page, ...sql} = await open("/en/sql");
    await settled(page);
    const readings = claims.claims.flatMap((c) =>
      c.readings.filter((r) => r.isOpen).map((r) => ({...r, claim: c.claim}))
    );
    const texts = readings.flatMap((r) =>
      (["then", "now"] as const).map((moment) => ({
        claim: r.claim,
        key: `${r.basis} ${moment}`,
        value: r[moment].value,
        sql: `SELECT (SELECT value FROM (${sqlOn(r.sql, claims[moment])})) AS value`
      }))
    );
    for (const {claim} of claims.claims) {
      const own = texts.filter((t) => t.claim === claim);
      if (own.length === 0) continue;
      const union = own.map(({key, sql}) => `SELECT '${key}' AS key, CAST(value AS DOUBLE) AS value FROM (${sql})`);
      const {rows, error} = await runSql(page, `${union.join("\nUNION ALL ")}\nORDER BY key`);
      expect(error).toBeNull();
      const byKey = own.map(({key, value}) => [key, shown(value)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
      expect(rows).toEqual(byKey);
    }
    expect(texts.length).toBeGreaterThan(100);
    await sql.close();
  }, 60_000);
});

describe("/en/claims", () => {
  it("answers with the number of claims under each verdict, today and at the note’s date", async () => {
    const counts = (moment: "then" | "now") => {
      const found = countVerdicts(claims.claims.map((c) => verdictAt(c, moment, claims)));
      return VERDICTS.map((kind) => found[kind]);
    };
    expect((await dataValues(visit.page, ".answer")).map(Number)).toEqual([
      claims.claims.length,
      ...counts("now"),
      ...counts("then")
    ]);
  });

  it("shows every claim once in the list and once as a card, by topic", async () => {
    const ids = await visit.page.locator("article.claim").evaluateAll((all) => all.map((a) => a.id));
    expect(ids).toEqual(TOPICS.flatMap((t) => claims.claims.filter((c) => c.topic === t).map((c) => c.claim)));
    const links = await visit.page
      .locator(".claims-table td a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    expect(links).toEqual(ids.map((id) => `#${id}`));
  });

  it("shows the values of each basis at both dates, with their sources, and SQL that runs", async () => {
    const card = visit.page.locator("#china_ahead");
    const claim = claims.claims.find((c) => c.claim === "china_ahead");
    const data = await card
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll("td.number > data")].map((d) => [
            Number(d.getAttribute("value")),
            d.getAttribute("data-source")
          ])
        )
      );
    expect(data).toEqual(claim?.readings.map((r) => [r.then, r.now].map((at) => [at.value, at.citation])));
    await card.locator("tbody a").first().click();
    await visit.page.waitForURL(/\/en\/sql#q=/);
    await settled(visit.page);
    const sql = await visit.page.locator("textarea").inputValue();
    expect(sql.replace(/\s+/g, " ")).toBe(sqlOn(claim?.readings[0]?.sql ?? "", claims.now).replace(/\s+/g, " "));
    await visit.page.goBack();
    await settled(visit.page);
  });

  it("judges a claim of the reader’s own at both dates, keeps it in the link, and says what failed", async () => {
    const own = visit.page.locator(".own-claim");
    await own.getByRole("button", {name: "Judge"}).click();
    await own.locator("article.claim").waitFor({timeout: 60_000});
    // 59.6% of all tokens and more of the named in the last week; less than half of either in the note’s.
    expect(await own.locator(".verdicts").innerText()).toMatch(
      /At the note’s date\s+○ Does not hold\s+Today\s+● Holds/
    );
    expect(new URLSearchParams(new URL(visit.page.url()).hash.slice(1)).get("claim")).toContain(
      "usage_weekly_by_basis"
    );
    await own.getByLabel("SQL that gives one number").first().fill("SELECT 1 AS share");
    await own.getByRole("button", {name: "Judge"}).click();
    await own.locator(".sql-error").waitFor();
    expect(await own.locator(".sql-error").innerText()).toContain("expected one row with a number in the column value");
    for (const editor of await own.getByLabel("SQL that gives one number").all())
      await editor.fill("SELECT 0.6 AS value, 0.3 AS coverage");
    await own.getByRole("button", {name: "Judge"}).click();
    await own.locator("article.claim").waitFor();
    expect(await own.locator(".verdicts").innerText()).toContain("the values rest on less than half of the tokens");
    expect(visit.problems).toEqual([]);
  }, 90_000);
});
