import {describe, expect, it} from "vitest";
import {
  billFact,
  daysText,
  sharesFact,
  sharesSince,
  tokensFact,
  verdictSquares
} from "../../src/figures/overview-facts.js";
import type {Claim, Claims} from "../../src/query/claims/claims.js";
import type {RevenueCell, RevenueData} from "../../src/query/revenue.js";
import {printWords} from "../../src/words/say.js";
import {said} from "../fixtures/said.js";
import {weekByOrigin} from "../fixtures/weeks.js";

/** A claim that a value of more than one bears out, with what each basis gives now. */
const claim = (key: string, ...now: readonly (number | null)[]): Claim =>
  ({
    ...{claim: key, statement: {en: `of ${key}`, zh: key}, test: "above", expected: 1, expectedHigh: null, tolerance: 0, decidedOn: null}, // prettier-ignore
    readings: now.map((value, i) => ({name: {en: `${key}${i}`, zh: key}, then: {}, now: {basis: String(i), value, coverage: null, citation: `of ${key}${i}`, asOf: `2026-11-${20 - i}`}})) // prettier-ignore
  }) as unknown as Claim;
const claimsOf = (...claims: readonly Claim[]): Claims => ({
  claims,
  then: "2026-02-27",
  now: "2026-11-20",
  changes: [],
  rises: [],
  knownOn: null,
  citation: ""
});

describe("tokensFact(weeks, source)", () => {
  const last = weekByOrigin("2026-09-28", {china: 100, other: 68});
  const of = (...before: Parameters<typeof tokensFact>[0]) => tokensFact([...before, last], "made up");

  it("tells tokens of the last week, and by how much they rose in four", () => {
    const weeks = ["2026-08-24", "2026-08-31", "2026-08-31", "2026-09-07"].map((week, i) => weekByOrigin(week, {us: 50 * (i + 1)})); // prettier-ignore
    const fact = of(...weeks);
    expect([said(fact.lead), said(fact.text)]).toEqual([
      {en: "168 tokens", zh: "168词元"},
      {en: "in the week of 28 Sep 2026, +68% in four weeks", zh: "2026年9月28日当周，四周变动 +68%"}
    ]);
    expect([fact.key, fact.source, fact.to]).toEqual(["tokens", "made up", "/usage"]);
  });

  it("compares with one token, not with none or with a week that was never published", () => {
    expect(said(of(weekByOrigin("2026-08-31", {us: 1})).text).en).toContain("+16,700% in four weeks");
    const none = "in the week of 28 Sep 2026; that of four weeks before was never published whole";
    for (const before of [[], [weekByOrigin("2026-08-31", {})], [weekByOrigin("2026-10-26", {us: 5})]])
      expect(said(of(...before).text)).toEqual({en: none, zh: "2026年9月28日当周；四周前的一周从未完整发布"});
    expect(() => tokensFact([], "made up")).toThrow("weeks: none; expected at least one published week");
  });
});

describe("verdictSquares(claims)", () => {
  it("shows a square a claim in the order of verdicts, and counts them", () => {
    const {squares, fact} = verdictSquares(
      claimsOf(claim("a", 0), claim("b", null), claim("c", 2), claim("d", 2, 0), claim("e", 3), claim("f", 0.5), claim("g"), claim("h", 1, 0), claim("i", 2, 1), claim("j", 2, 3)) // prettier-ignore
    );
    expect(squares.map((square) => `${square.claim} ${square.kind} ${square.statement.en}`)).toEqual([
      ...["c holds of c", "e holds of e", "j holds of j", "d holds_only_under of d", "i holds_only_under of i"],
      ...["a does_not_hold of a", "f does_not_hold of f", "h does_not_hold of h"],
      ...["b cannot_be_tested of b", "g cannot_be_tested of g"]
    ]);
    expect([said(fact.lead), said(fact.text)]).toEqual([
      {en: "3 of 10 claims hold", zh: "3 条论断成立，共 10 条"},
      {
        en: "today on every basis; 2 on some only, 3 do not, 2 cannot be tested",
        zh: "今日各口径下均成立；2 条仅部分口径成立，3 条不成立，2 条无法检验"
      }
    ]);
    expect([fact.key, fact.to]).toEqual(["claims", "/claims"]);
  });
});

describe("sharesSince(claims), sharesFact(claims)", () => {
  const prices = claim("price_since", 0.1, -0.2, null, 0.5, 0);

  it("give the shares with a price, most risen first, each by its own source", () => {
    const rows = sharesSince(claimsOf(claim("other", 9), prices, claim("price_since", 7)));
    expect(rows.map(({name, change, on}) => `${name.en} ${change.print("en")} ${on} ${change.source}`)).toEqual([
      "price_since3 +50% 2026-11-17 of price_since3",
      "price_since0 +10% 2026-11-20 of price_since0",
      "price_since4 0.0% 2026-11-16 of price_since4",
      "price_since1 −20% 2026-11-19 of price_since1"
    ]);
    const undated = {...prices, readings: prices.readings.map((r) => ({...r, now: {...r.now, asOf: null}}))};
    expect([sharesSince(claimsOf()), sharesSince(claimsOf(undated))]).toEqual([[], []]);
  });

  it("count those that rose since the note, to the days of their closes", () => {
    const fact = sharesFact(claimsOf(prices));
    expect([said(fact?.lead ?? null), said(fact?.text ?? null)]).toEqual([
      {en: "2 of 4 shares up", zh: "4 只股票中，2 只上涨"},
      {
        en: "from the note of 27 Feb 2026 to the last close on record, 16 Nov 2026 to 20 Nov 2026; without dividends",
        zh: "自 2026年2月27日研报至最近收盘价（2026年11月16日至2026年11月20日），不计股息"
      }
    ]);
    expect(said(sharesFact(claimsOf(claim("price_since", 0.004)))?.lead ?? null).en).toBe("1 of 1 shares up");
    expect(sharesFact(claimsOf(claim("price_since", null)))).toBeNull();
  });
});

describe("daysText(days)", () => {
  it.each([
    [["2026-09-25", "2026-07-17", "2026-08-01"], "17 Jul 2026 to 25 Sep 2026", "2026年7月17日至2026年9月25日"],
    [["2026-07-17", "2026-07-17"], "17 Jul 2026", "2026年7月17日"],
    [[], "", ""]
  ])("of %j is %s", (days, en, zh) => {
    const words = daysText(days);
    expect([printWords(words, "en"), printWords(words, "zh")]).toEqual([en, zh]);
  });
});

describe("billFact(data, source)", () => {
  const cell = (week: string, change: Partial<RevenueCell> = {}) =>
    ({week, lab: "a", weights: "open", tier: "low", tokens: 100, free: 10, priced: 30, pricedLater: 20, usdLow: 1e6, usdHigh: 2e6, usdLaterLow: 1e6, usdLaterHigh: 5e6, ...change}) as RevenueCell; // prettier-ignore
  const of = (...cells: RevenueCell[]) => billFact({cells} as unknown as RevenueData, "made up");

  it("gives the range of the last week with later prices counted, and what has no price", () => {
    const fact = of(cell("2026-09-14", {usdLow: 9}), cell("2026-09-21", {usdLow: 8}), cell("2026-09-28"));
    expect([said(fact?.lead ?? null), said(fact?.text ?? null)]).toEqual([
      {en: "US$2m to US$7m", zh: "200万美元至 700万美元"},
      {
        en: "is the bill of the week of 28 Sep 2026 at list price; 40% of its tokens have no price on record",
        zh: "为2026年9月28日当周按标价的账单；40% 的词元没有标价记录"
      }
    ]);
    expect([fact?.key, fact?.source, fact?.to]).toEqual(["bill", "made up", "/revenue"]);
  });

  it("is none without a week, or with no price in the last", () => {
    expect([of(), of(cell("2026-09-28", {priced: 0, pricedLater: 0}))]).toEqual([null, null]);
    expect(of(cell("2026-09-28", {priced: 0, pricedLater: 1}))).not.toBeNull();
  });
});
