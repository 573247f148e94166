import {describe, expect, it} from "vitest";
import {NOTE_DAY} from "../../src/companies/multiples.js";
import {sqlOn} from "../../src/query/claims/claims.js";
import {itInFull} from "../fixtures/share.js";
import {nativeLedger} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
const native = nativeLedger();
const SQL = `SELECT share AS value FROM usage_weekly_by_basis
WHERE basis = 'all' AND origin = 'china' AND week_start + 6 <= $day ORDER BY week_start DESC LIMIT 1`;
const DRAFT = {
  statement: "Chinese labs serve over half of all tokens",
  test: "above",
  expected: "50%",
  expectedHigh: "",
  tolerance: "0",
  unit: "share",
  readings: [{name: "All tokens", sql: SQL}]
};

const linkTo = (claim: string) => `/en/claims#${new URLSearchParams({claim}).toString()}`;
/** What the example comes to on a day, by the ledger in native DuckDB. */
async function verdictOn(day: string): Promise<string> {
  const {rows} = await native(sqlOn(SQL, day));
  return Number(rows[0]?.[0]) > 0.5 ? "● Holds" : "○ Does not hold";
}
const form = ({page}: Visit) => page.locator(".own-claim");

describe("a shared claim", () => {
  it("stands in view with whose it is, and is judged when the reader asks", async () => {
    const visit = await open(linkTo(JSON.stringify(DRAFT)));
    await settled(visit.page);
    await visit.page.waitForFunction(() => {
      const box = document.querySelector(".own-claim")?.getBoundingClientRect();
      return box && box.top >= 0 && box.top < innerHeight;
    });
    expect(await form(visit).locator(".address-notice").innerText()).toContain("came with the link; it is not ours");
    expect(await form(visit).locator("textarea").inputValue()).toBe(SQL);
    expect(await form(visit).locator("article.claim").count()).toBe(0);
    expect(visit.requests.filter((url) => /\.wasm|\.duckdb$/.test(url))).toEqual([]);
    await form(visit).getByRole("button", {name: "Judge"}).click();
    await form(visit).locator("article.claim").waitFor({timeout: 60_000});
    const [then, now] = await Promise.all([NOTE_DAY, "9999-12-31"].map(verdictOn));
    expect(await form(visit).locator(".verdicts").innerText()).toMatch(
      new RegExp(then === now ? `Then and today\\s+${now}` : `${then}\\s+Today\\s+${now}`)
    );
    expect(await form(visit).locator(".figure-source").innerText()).toContain("own query over");
    expect(visit.problems).toEqual([]);
  }, 90_000);

  itInFull(
    "is cited by what it read, not by what it says it read",
    async () => {
      const sql = "SELECT 0.99 AS value, (SELECT min(source) FROM source) AS source";
      const typed = "SELECT 0.99 AS value, 'openrouter-rankings' AS source";
      const visit = await open(linkTo(JSON.stringify({...DRAFT, readings: [{name: "Mine", sql: typed}]})));
      const cited = async () => {
        await form(visit).getByRole("button", {name: "Judge"}).click();
        await form(visit).locator("article.claim:not(.stale)").waitFor({timeout: 60_000});
        return form(visit).locator(".figure-source").innerText();
      };
      expect(await cited()).toBe("Source: the query itself; it reads no table of the ledger.");
      await form(visit).locator("textarea").fill(sql);
      expect(await cited()).toBe("Source: the reader’s own query over source.");
      await form(visit).locator("textarea").fill(SQL);
      expect(await cited()).toMatch(/own query over .*usage_weekly.*Their rows come from: ./);
      expect(visit.problems).toEqual([]);
    },
    90_000
  );

  it("that cannot be read says so above the example", async () => {
    const visit = await open(linkTo("{"));
    await settled(visit.page);
    expect(await form(visit).locator(".address-notice").innerText()).toContain("could not be read");
  });
});

describe("what stops a claim", () => {
  it("is told by field or basis, with what was typed and what is expected", async () => {
    const visit = await open(linkTo(JSON.stringify({...DRAFT, readings: [{name: "Mine", sql: "SELECT 1 AS value"}]})));
    await form(visit).getByRole("button", {name: "Judge"}).click();
    await form(visit).locator("article.claim").waitFor({timeout: 60_000});
    const told = async (label: string, text: string) => {
      await form(visit).getByLabel(label).first().fill(text);
      await form(visit).getByRole("button", {name: "Judge"}).click();
      const said = form(visit).locator(".sql-error, article.claim");
      await form(visit).getByRole("button", {name: "Judge"}).waitFor();
      return said.innerText();
    };
    const wanted = "expected a number such as 0.5, 12% or 4.12 trillion";
    expect(await told("Number", "")).toContain(`Number: nothing was typed; ${wanted}`);
    expect(await told("Number", "twelve")).toContain(`Number: “twelve”; ${wanted}`);
    expect(await told("Tolerance", "-1")).toContain("Number: “twelve”");
    expect(await told("Number", "12%")).toContain("Tolerance: “-1”; expected 0 or more");
    expect(await told("Tolerance", "")).toContain("12.0%");
    const parser = await told("SQL that gives one number", "SELEC 1");
    expect(parser).toContain("Basis “Mine”: DuckDB says");
    expect(parser.split("LINE 1").length).toBe(2);
    expect(await told("SQL that gives one number", "SELECT 'x' AS value")).toContain("holds the text “x”");
    expect(await told("SQL that gives one number", " ")).toContain("Basis “Mine”\nno SQL was typed");
    expect(visit.problems).toEqual([]);
  }, 90_000);
});
