import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {ROOMS} from "../../src/lib/pages.js";
import {verdictAt, type Claims} from "../../src/query/claims/claims.js";
import {countVerdicts} from "../../src/query/claims/verdict.js";
import {publishedClaims} from "../fixtures/results.js";
import {dataValues, figureTable} from "./figures.js";
import {nativeLedger} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {headerLines} from "./seen.js";

const open = siteBrowser();
const native = nativeLedger();
const LAST = "(SELECT max(week_start) FROM usage_weekly)";
let visit: Visit;
let claims: Claims;

beforeAll(async () => {
  claims = await publishedClaims();
  visit = await open("/en/");
  await settled(visit.page);
});
afterAll(() => visit.close());

const rounded = (values: readonly unknown[]) => values.map((value) => Number(value).toPrecision(6));

describe("the first screen of the Overview", () => {
  it("is headed by what Chinese models carry, at least and at most, as SQL says", async () => {
    const {rows} = await native(`SELECT sum(share) FILTER (origin = 'china'),
      coalesce(sum(share) FILTER (origin IN ('undisclosed', 'other')), 0)
      FROM usage_weekly_by_basis WHERE basis = 'all' AND week_start = ${LAST}`);
    const [low, unplaced] = (rows[0] ?? []).map(Number) as [number, number];
    expect(rounded(await dataValues(visit.page, "h1"))).toEqual(rounded([low, low + unplaced]));
    expect(rounded(await dataValues(visit.page, "#shares-by-origin-all .figure-note"))).toEqual(rounded([unplaced]));
  });

  it("counts the claims as the claims page does, and the shares since the note", async () => {
    const now = countVerdicts(claims.claims.map((claim) => verdictAt(claim, "now", claims)));
    expect(await dataValues(visit.page, "#fact-claims .fact-lead")).toEqual([now.holds, claims.claims.length]);
    expect(await visit.page.locator(".square").count()).toBe(claims.claims.length);
    const since = claims.claims.find((claim) => claim.claim === "price_since")?.readings ?? [];
    const changes = since.flatMap(({now: {value}}) => (value === null ? [] : [value]));
    expect(await dataValues(visit.page, ".shares-since")).toEqual(changes.sort((a, b) => b - a));
  });

  it("gives the week’s tokens and their rise over four weeks, as SQL says", async () => {
    const {rows} = await native(`SELECT sum(tokens) FILTER (week_start = ${LAST}),
      sum(tokens) FILTER (week_start = ${LAST})::DOUBLE / sum(tokens) FILTER (week_start = ${LAST} - 28) - 1 FROM usage_weekly`);
    const expected = (rows[0] ?? []).filter((value) => value !== null);
    expect(rounded(await dataValues(visit.page, "#fact-tokens"))).toEqual(rounded(expected));
  });

  it("holds the share chart at 360 × 740, in both languages, from the first paint on", async () => {
    for (const lang of ["en", "zh"]) {
      const {page, ...phone} = await open(`/${lang}/`, {viewport: {width: 360, height: 740}, javaScriptEnabled: false});
      const bottom = await page
        .locator("#shares-by-origin-all svg:visible")
        .first()
        .evaluate((svg) => svg.getBoundingClientRect().bottom);
      expect(bottom).toBeLessThanOrEqual(740);
      await phone.close();
    }
  });
});

describe("what is drawn of the Overview before its scripts", () => {
  it("is drawn at the width it has on a desk, so that its text is neither shrunk nor stretched", async () => {
    const {page, ...still} = await open("/en/", {javaScriptEnabled: false});
    const scales = await page
      .locator(".figure svg:visible")
      .evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().width / Number(svg.getAttribute("width"))));
    expect(scales).toHaveLength(4);
    for (const scale of scales) expect(scale).toBeCloseTo(1, 2);
    await still.close();
  });
});

describe("the chapters of the Overview", () => {
  it("hold both sides under every basis, as SQL says", async () => {
    const {rows} = await figureTable(visit.page, "#leads");
    const {rows: known} = await native(`SELECT basis, origin, share FROM usage_weekly_by_basis
      WHERE week_start = ${LAST} AND origin IN ('china', 'us')
      ORDER BY CASE basis WHEN 'nine' THEN 1 WHEN 'named' THEN 2 ELSE 3 END, origin`);
    expect(rounded(rows.map(([, , low]) => low))).toEqual(rounded(known.map(([, , share]) => share)));
    for (const [, , low, high] of rows) expect(Number(high)).toBeGreaterThanOrEqual(Number(low));
  });

  it("each end with a link to where more is told, and the page is without fault", async () => {
    const leads = await visit.page
      .locator(".chapter-more a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    expect(leads).toEqual(["./usage.html", "./revenue.html", "./companies.html"]);
    expect(visit.problems).toEqual([]);
  });
});

it("keeps its header on one line on the narrowest phones, in each room", async () => {
  const {page, ...still} = await open("/en/", {javaScriptEnabled: false, viewport: {width: 320, height: 640}});
  const found: [string, number][] = [];
  for (const lang of LANGUAGES)
    for (const {pages} of ROOMS) {
      await page.goto(new URL(`../${lang}${inFull(pages[0].path)}`, page.url()).href, {waitUntil: "domcontentloaded"});
      found.push([page.url(), await headerLines(page)]);
    }
  await still.close();
  expect(found.filter(([, lines]) => lines !== 1)).toEqual([]);
});

describe("links to the Overview of before", () => {
  it("go to the page that shows what they state, with all of it", async () => {
    const {page, problems, ...other} = await open("/en/#count=nine&scale=log&week=2026-02-16");
    await page.waitForURL("**/en/usage.html#count=nine&scale=log&week=2026-02-16");
    await settled(page);
    const chosen = await page
      .locator(".segmented input:checked")
      .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
    expect(chosen).toEqual(["nine", "log"]);
    expect(problems).toEqual([]);
    await other.close();
  });
});
