import {describe, expect, it} from "vitest";
import type {CoverageSheet} from "../../src/coverage/coverage.js";
import {LANGUAGES, type Lang} from "../../src/lib/language.js";
import type {Basis, WeekByOrigin} from "../../src/query/basis.js";
import type {Claim, Claims} from "../../src/query/claims/claims.js";
import type {ReportedRevenue, RevenueCell, RevenueData} from "../../src/query/revenue.js";
import type {Usage} from "../../src/query/usage.js";
import {firstScreen, headline, moneyChapter, priceChapter, tokensChapter} from "../../src/shell/overview.js";
import {BARE, ROW} from "../fixtures/coverage-rows.js";
import {withPage} from "../fixtures/document.js";
import {expectGoldenDrawings, expectGoldenPage} from "../fixtures/golden-page.js";
import {shown} from "../fixtures/shown.js";
import {SMALL} from "../fixtures/small-usage.js";
import {WEEKS, weekOf} from "../fixtures/small-weeks.js";

withPage("http://site/en/index.html");

const weeks = WEEKS.map(({week}) => week);
const NOTE = [weeks[2] ?? "", weeks[5] ?? ""].map((date) => ({date, kind: "note_evidence"}));
const USAGE: Usage = {...SMALL, weeks, events: NOTE};
const BY_BASIS: Readonly<Record<Basis, readonly WeekByOrigin[]>> = {
  all: WEEKS,
  named: WEEKS.map(({week}, n) => weekOf(week, {china: 900 + 300 * n, us: 2000, europe: 90})),
  nine: WEEKS.map(({week}, n) => weekOf(week, {china: 400 + 300 * n, us: 2100}))
};
const claim = (key: string, ...now: readonly (number | null)[]): Claim => ({claim: key, statement: {en: `of ${key}`, zh: `论断${key}`}, test: "above", expected: 1, expectedHigh: null, tolerance: 0, decidedOn: null, readings: now.map((value, i) => ({name: {en: `${key} ${i}`, zh: `${key}之${i}`}, then: {}, now: {basis: String(i), value, coverage: null, citation: `of ${key} ${i}`, asOf: `2026-11-${20 - i}`}}))}) as unknown as Claim; // prettier-ignore
const CLAIMS = {claims: [claim("a", 0), claim("b", 2), claim("price_since", 0.1, -0.2)], then: "2026-02-27", now: "2026-11-20", changes: [], rises: [], knownOn: null, citation: "claims"} as unknown as Claims; // prettier-ignore
const CELL: RevenueCell = {week: "2026-01-19", lab: "a", weights: "open", tier: "low", tokens: 100, free: 10, priced: 30, pricedLater: 20, usdLow: 1e6, usdHigh: 2e6, usdLaterLow: 1e6, usdLaterHigh: 5e6}; // prettier-ignore
const REPORTED: ReportedRevenue = {entity: "2513.HK", name: {en: "Zhipu", zh: "智谱"}, metric: "revenue", from: "2026-01-01", to: "2026-06-30", value: 70e9, currency: "CNY", perUsd: 7, citation: "filing", weeks: 20, weeksOfUsage: 26, pricedShare: 0.9, usdLow: 0.05e9, usdHigh: 0.2e9}; // prettier-ignore
const REVENUE: RevenueData = {knownOn: null, asOf: "2026-02-01", maxAgeDays: 10, citation: "revenue.", weeks: ["2026-01-19"], labs: [], cells: [CELL], models: [], sessions: null, reported: [REPORTED, {...REPORTED, entity: "0100.HK", name: {en: "MiniMax", zh: "稀宇"}, usdLow: 0.1e9, usdHigh: 0.1e9}]}; // prettier-ignore
const SHEET: CoverageSheet = {knownOn: null, citation: "ours", usageCitation: "usage", asOf: "2026-08-31", rows: [ROW, {...BARE, price: 200, base: 100}]}; // prettier-ignore

/** What the page shows, with its tables. */
const opened = (element: HTMLElement) => {
  for (const toggle of element.querySelectorAll<HTMLButtonElement>("button[aria-pressed=false]")) toggle.click();
  return element;
};
const screen = (
  lang: Lang,
  change: {usage?: Usage; by?: typeof BY_BASIS; claims?: Claims; revenue?: RevenueData} = {}
) =>
  firstScreen(change.usage ?? USAGE, change.by ?? BY_BASIS, change.claims ?? CLAIMS, change.revenue ?? REVENUE, lang);

describe("the overview", () => {
  it.each(LANGUAGES)("says what was found, shows who carries what, and facts beside it (%s)", (lang) => {
    expectGoldenPage(`overview-${lang}`, headline(USAGE, BY_BASIS, lang), opened(screen(lang)));
    const squares = screen(lang).querySelector(".squares");
    expect(squares?.getAttribute("aria-label")).toBe(
      {en: "One square a claim, by its verdict today", zh: "每格为一条论断，按今日判定"}[lang]
    );
    expect(
      [...(squares?.children ?? [])].map((square) => `${square.className}: ${square.getAttribute("title")}`)
    ).toEqual(
      {
        en: [
          "square square-holds: of b",
          "square square-does_not_hold: of a",
          "square square-does_not_hold: of price_since"
        ],
        zh: [
          "square square-holds: 论断b",
          "square square-does_not_hold: 论断a",
          "square square-does_not_hold: 论断price_since"
        ]
      }[lang]
    );
    expect([...screen(lang).querySelectorAll(".shares-since li")].map((line) => line.getAttribute("title"))).toEqual(
      {en: ["to 20 Nov 2026", "to 19 Nov 2026"], zh: ["截至 2026年11月20日", "截至 2026年11月19日"]}[lang]
    );
  });

  it.each(LANGUAGES)("has a chapter each on tokens, money and prices (%s)", (lang) => {
    const chapters = [
      tokensChapter(USAGE, BY_BASIS, lang),
      moneyChapter(REVENUE, lang),
      priceChapter(SHEET, CLAIMS, lang)
    ];
    expectGoldenPage(`overview-chapters-${lang}`, ...chapters.map(opened));
  });

  it.each(LANGUAGES)("draws the shares, the leads, the money and the prices (%s)", (lang) => {
    for (const part of [
      screen(lang),
      tokensChapter(USAGE, BY_BASIS, lang),
      moneyChapter(REVENUE, lang),
      priceChapter(SHEET, CLAIMS, lang)
    ])
      // prettier-ignore
      expectGoldenDrawings(`overview-${lang}`, part);
  });

  it.each(LANGUAGES)("says what is not on record (%s)", (lang) => {
    const none = {all: [], named: [], nine: []};
    expect(shown(screen(lang, {by: none, usage: {...USAGE, knownOn: "2026-01-01"}}))).toEqual([
      {
        en: "On 1 Jan 2026 the ledger did not yet hold weekly tokens by model.",
        zh: "截至 2026年1月1日，账本尚未收录按模型的周词元数。"
      }[lang]
    ]);
    const bare = screen(lang, {
      usage: {...USAGE, events: NOTE.map((event) => ({...event, date: "2020-01-06"}))},
      by: {...BY_BASIS, all: [weekOf("2025-12-01", {china: 1, us: 3}), weekOf("2026-01-19", {china: 2, us: 3})]},
      claims: {...CLAIMS, claims: [claim("a", 0)]},
      revenue: {...REVENUE, cells: []}
    });
    expectGoldenPage(`overview-bare-${lang}`, bare, moneyChapter({...REVENUE, reported: []}, lang), priceChapter({...SHEET, rows: []}, CLAIMS, lang)); // prettier-ignore
  });

  it("tells of the note only where its weeks are among those by every basis", () => {
    const text = (element: HTMLElement) => shown(element)[0] ?? "";
    expect(text(screen("en"))).toMatch(/ A broker’s note of 27 Feb 2026 said/);
    expect(text(screen("en", {by: {...BY_BASIS, nine: []}}))).toMatch(
      /The ledger does not hold the two weeks the note counts\.$/
    );
  });
});
