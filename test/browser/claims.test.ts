import {beforeAll, describe, expect, it} from "vitest";
import {formatDate} from "../../src/lib/format.js";
import {sqlOn, TOPICS, verdictAt, type Claim, type Claims} from "../../src/query/claims/claims.js";
import {countVerdicts, claimOutcome, VERDICTS} from "../../src/query/claims/verdict.js";
import {dataValues} from "./figures.js";
import {nativeLedger, shown} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {runSql} from "./sql-page.js";
import {publishedClaims} from "../fixtures/results.js";
import {every, inTurn, itInFull} from "../fixtures/share.js";

/** Readings of tables of which some or all may only be cited, by claim: their SQL gives another answer, or none, in the browser. */
const CITED: Readonly<Record<string, readonly string[]>> = {
  china_ahead: ["user_country"],
  programming_before: ["classifier_first", "study"],
  programming_after: ["classifier_last", "classifier_quarter", "classifier_peak", "study"],
  chinese_price: ["list_blended", "effective"],
  chinese_text_matters: ["study"],
  pe_chinese: ["tencent_adjusted", "tencent_ifrs", "alibaba_march", "alibaba_forward"],
  pe_american: ["microsoft", "alphabet"],
  margins_american: ["microsoft"],
  discount: ["tencent_adjusted", "tencent_ifrs", "alibaba_march", "alibaba_forward"],
  capex_to_revenue: ["alphabet_cloud"],
  price_since: ["alibaba", "tencent", "gds", "zhipu", "minimax"],
  price_against_peers: ["alibaba", "tencent", "gds", "zhipu", "minimax"]
};
/** Tables that are not in the shipped file at all; of `company_fact` a part is. */
const WITHHELD = ["published_figure", "category_weekly", "usage_mix", "cache_share_weekly", "market"];

const open = siteBrowser();
const native = nativeLedger();
let claims: Claims;
let visit: Visit;
beforeAll(async () => {
  claims = await publishedClaims();
  visit = await open("/en/claims");
  await settled(visit.page);
}, 60_000);

describe("the table of claims", () => {
  it("has each verdict’s sign on the line of its name, from a tablet on", async () => {
    const {page, ...tablet} = await open("/en/claims", {viewport: {width: 768, height: 900}});
    const parted = page.locator(".claims-table td.verdict").evaluateAll((cells) =>
      cells
        .filter(({children: [sign, name]}) => {
          const [top, below] = [sign, name].map((each) => each?.getBoundingClientRect().top ?? 0);
          return Math.abs((top ?? 0) - (below ?? 0)) > 2;
        })
        .map((cell) => cell.textContent)
    );
    expect(await parted).toEqual([]);
    await tablet.close();
  });
});

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
    for (const {claim} of every(8, claims.claims)) {
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
  }, 240_000);

  itInFull(
    "leaves out exactly the readings of what may only be cited: a missing table by name, a missing row by another value",
    async () => {
      const closed = claims.claims.flatMap(({claim, readings}) => {
        const bases = readings.filter((r) => !r.isOpen).map((r) => r.basis);
        return bases.length ? [[claim, bases] as const] : [];
      });
      expect(Object.fromEntries(closed)).toEqual(CITED);
      const {page, ...sql} = await open("/en/sql");
      await settled(page);
      for (const {claim, readings} of claims.claims)
        for (const {basis, sql: text, then} of every(
          6,
          readings.filter((r) => !r.isOpen)
        )) {
          const missing = WITHHELD.find((table) => new RegExp(`\\b(?:FROM|JOIN) ${table}\\b`).test(text));
          const {rows, error} = await runSql(page, `SELECT value FROM (${sqlOn(text, claims.then)})`);
          if (missing)
            expect([claim, basis, error]).toEqual([
              claim,
              basis,
              expect.stringContaining(`The table ${missing} is in the books and in no page`)
            ]);
          else
            expect([claim, basis, error, rows.flat().includes(shown(then.value))]).toEqual([claim, basis, null, false]);
        }
      await sql.close();
    },
    240_000
  );
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

  it.each(
    inTurn("cited", [
      ["en", "cited data", "-- This reads tables that may only be cited: they are not in this file."],
      ["zh", "引用数据", "-- 所读的表仅供引用，不在本文件中。"]
    ] as const)
  )(
    "says in %s of each reading of cited data, and of no other, that it is, beside its SQL and in it",
    async (lang, words, note) => {
      const {page, ...cards} = await open(`/${lang}/claims`);
      await settled(page);
      const rows = await page.locator("article.claim .claim-body tbody tr").evaluateAll((all) =>
        all.map((tr) => {
          const link = tr.querySelector("td:last-child a");
          const query = new URLSearchParams(link?.getAttribute("href")?.split("#")[1]).get("q") ?? "";
          return {
            claim: tr.closest("article")?.id ?? "",
            words: tr.querySelector("td:last-child small")?.textContent ?? "",
            note: /^--.*/.exec(query)?.[0] ?? ""
          };
        })
      );
      const expected = TOPICS.flatMap((topic) => claims.claims.filter((c) => c.topic === topic)).flatMap(
        ({claim, readings}) =>
          readings.map(({basis}) => {
            const isCited = CITED[claim]?.includes(basis) === true;
            return {claim, words: isCited ? words : "", note: isCited ? note : ""};
          })
      );
      expect(rows).toEqual(expected);
      expect(rows.filter((r) => r.words !== "").length).toBe(Object.values(CITED).flat().length);
      await cards.close();
    }
  );

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
    const shownOf = (at: Claim["readings"][number]["then"]) => (at.value === null ? [] : [[at.value, at.citation]]);
    expect(data).toEqual(claim?.readings.map((r) => [r.then, r.now].flatMap(shownOf)));
    await card.locator(".claim-evidence > summary").click();
    await card.locator("tbody a").first().click();
    await visit.page.waitForURL(/\/en\/sql\.html#q=/);
    await settled(visit.page);
    const sql = await visit.page.locator("textarea").inputValue();
    expect(sql.replace(/\s+/g, " ")).toBe(sqlOn(claim?.readings[0]?.sql ?? "", claims.now).replace(/\s+/g, " "));
    await visit.page.goBack();
    await settled(visit.page);
  });

  it.each(
    inTurn("thin", [
      ["en", "too thin to read", "context, no vote"],
      ["zh", "数据过少，不宜解读", "仅供参考，不计入判定"]
    ] as const)
  )(
    "shows in %s each value with its date where a claim’s differ, and marks what decides nothing",
    async (lang, thin, context) => {
      const {page, ...cards} = await open(`/${lang}/claims`);
      await settled(page);
      for (const claim of claims.claims.filter((c) => c.readings.length)) {
        const values = claim.readings.flatMap((r) => [r.then, r.now]).filter((r) => r.value !== null);
        const areDated = new Set(values.map((r) => r.asOf)).size > 1;
        const cells = await page.locator(`article[id="${claim.claim}"] td.number`).evaluateAll((all) =>
          all.map((td) => ({
            date: td.querySelector("time")?.getAttribute("datetime") ?? null,
            text: td.querySelector("time")?.textContent ?? null,
            small: [...td.querySelectorAll("small")].map((s) => s.textContent)
          }))
        );
        expect([claim.claim, cells.map(({date, text}) => [date, text])]).toEqual([
          claim.claim,
          values.map(({asOf}) => (areDated && asOf ? [asOf, formatDate(asOf, lang)] : [null, null]))
        ]);
        const MARK = {met: null, missed: null, absent: null, thin, context};
        const marks = values.map((r) => MARK[claimOutcome(claim, r)]);
        expect([claim.claim, cells.map(({small}) => small.find((s) => s === thin || s === context) ?? null)]).toEqual([
          claim.claim,
          marks
        ]);
      }
      await cards.close();
    },
    60_000
  );

  it("names under each basis the texts its values were read from", async () => {
    const named = await visit.page.locator("article.claim").evaluateAll((all) =>
      all.flatMap((card) =>
        [...card.querySelectorAll(".read-from")].map((line) => ({
          claim: card.id,
          documents: [...line.querySelectorAll("[lang=en]")].map((d) => d.textContent),
          dates: [...line.querySelectorAll("time")].map((t) => t.getAttribute("datetime"))
        }))
      )
    );
    const expected = TOPICS.flatMap((topic) => claims.claims.filter((c) => c.topic === topic)).flatMap((c) =>
      c.readings.flatMap(({then, now}) => {
        const [a, b] = [then.readFrom ?? [], now.readFrom ?? []];
        const lines = JSON.stringify(a) === JSON.stringify(b) ? [b] : [a, b];
        return lines
          .filter((line) => line.length > 0)
          .map((line) => ({
            claim: c.claim,
            documents: line.map(({document}) => document),
            dates: line.flatMap(({date}) => (date === null ? [] : [date]))
          }));
      })
    );
    expect(named).toEqual(expected);
    expect(named.length).toBeGreaterThan(25);
  });

  it("logs each change with its cause, and bases gained or lost where the verdict itself is the same", async () => {
    const log = visit.page.locator(".change-log");
    const causes = await log.locator("li > small").allInnerTexts();
    const NAME = {due: "fell due", aged: "grown old", restated: "restated", new_data: "new data"};
    expect(causes).toEqual(claims.changes.map(({cause}) => NAME[cause]));
    const margins = log.locator("li", {hasText: "American platforms earn operating margins"});
    expect(await margins.innerText()).toMatch(/: Only on some bases, gained: Microsoft, cloud segment\s+new data$/);
    expect(await log.innerText()).not.toMatch(/Only on some bases → Holds only under/);
  });

  it("judges a claim of the reader’s own at both dates, keeps it in the link, and says what failed", async () => {
    const own = visit.page.locator(".own-claim");
    await own.getByRole("button", {name: "Judge"}).click();
    await own.locator("article.claim").waitFor({timeout: 60_000});
    // The example: over half of all tokens and of the named, in the last week that had ended by the day.
    const {rows: shares} = await native(
      `SELECT share FROM usage_weekly_by_basis WHERE basis IN ('named', 'all') AND origin = 'china'
       QUALIFY week_start = max(week_start) OVER ()`
    );
    const over = shares.filter(([share]) => Number(share) > 0.5).length;
    const today = over === shares.length ? "● Holds\\b(?! only)" : over === 0 ? "○ Does not hold" : "Holds only under";
    const then = "○ Does not hold";
    expect(await own.locator(".verdicts").innerText()).toMatch(
      new RegExp(today === then ? `Then and today\\s+${then}` : `At the note’s date\\s+${then}\\s+Today\\s+.*${today}`)
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
