import {describe, expect, it} from "vitest";
import {eventsFinding} from "../../src/figures/findings/events.js";
import {ownersFinding} from "../../src/figures/findings/owners.js";
import {peersFinding} from "../../src/figures/findings/peers.js";
import {revenueFinding} from "../../src/figures/findings/revenue.js";
import {sourcesFinding} from "../../src/figures/findings/sources.js";
import {leadSentence, usageFinding} from "../../src/figures/findings/usage.js";
import {useCaseAnswer} from "../../src/figures/answers/use-cases.js";
import {NO_WORDS} from "../../src/words/say.js";
import {useCaseFinding} from "../../src/figures/findings/use-cases.js";
import type {EventData, RiskReading} from "../../src/query/events.js";
import type {ExposureData} from "../../src/query/exposure.js";
import type {RevenueCell} from "../../src/query/revenue.js";
import type {SourceRecord} from "../../src/query/source-records.js";
import {weeksByOrigin} from "../../src/query/basis.js";
import type {Usage} from "../../src/query/usage.js";
import {said} from "../fixtures/said.js";
import {SMALL} from "../fixtures/small-usage.js";
import {weekByOrigin} from "../fixtures/weeks.js";

describe("usageFinding(usage, weeks)", () => {
  const weeks = weeksByOrigin(SMALL, "all");
  it("names who leads and the largest lab whose home is known, of the last week", () => {
    expect(said(usageFinding(SMALL, weeks))).toEqual({
      en: "China leads in tokens; C One alone carries 63%",
      zh: "词元以中国居多；甲一家占 63%"
    });
    const undisclosed = {country: "XU", name: {en: "Undisclosed", zh: "未披露"}, origin: "undisclosed"} as const;
    const [one, two] = SMALL.labs;
    const hidden = {...SMALL, countries: [...SMALL.countries, undisclosed], labs: [{...one, country: 3}, two, ...SMALL.labs.slice(2)]} as Usage; // prettier-ignore
    expect(said(usageFinding(hidden, weeks)).en).toBe("China leads in tokens; U One alone carries 25%");
  });

  it("holds no name that leads elsewhere: the title of a page is a link to itself, and no link holds another", () => {
    const words = usageFinding(SMALL, weeks);
    expect(
      [...(words?.en ?? []), ...(words?.zh ?? [])].filter((part) => typeof part === "object" && "subject" in part)
    ).toEqual([]);
  });

  it("says for sure only what the tokens without a place could not turn", () => {
    const of = (...tokens: number[]) => {
      const usage = {...SMALL, tokens: [...SMALL.tokens.slice(0, 4), ...tokens]};
      return said(usageFinding(usage, [weekByOrigin("2025-12-29", {us: 5}), ...weeksByOrigin(usage, "all")]));
    };
    expect(of(5, 2, 1).en).toBe("China leads in tokens; C One alone carries 63%");
    expect(of(5, 2, 1).zh).toBe("词元以中国居多；甲一家占 63%");
    expect(of(4, 3, 2).en).toBe("China leads among labs with a known home; C One alone carries 44%");
    expect(of(4, 3, 2).zh).toBe("来源已知的实验室里，中国领先；甲一家占 44%");
    expect(of(1, 0, 0).en).toBe("China leads in tokens; C One alone carries 100%");
    expect(said(usageFinding(SMALL, [weekByOrigin("2027-01-04", {china: 5})])).en).toBe("China leads in tokens");
    expect(usageFinding(SMALL, [weekByOrigin("2026-01-12", {})])).toBeNull();
  });

  it("finds nothing where no week is on record", () => {
    expect(usageFinding(SMALL, [])).toBeNull();
  });
});

describe("leadSentence(last)", () => {
  it("gives both ends of both sides", () => {
    const {en, zh} = said(leadSentence(weekByOrigin("2026-09-28", {china: 46, us: 22, undisclosed: 25, other: 7})));
    expect(en).toBe("China carries 46% to 78% of all tokens, the United States 22% to 54%: 32% have no known home.");
    expect(zh).toBe("中国占全部词元的 46% 至 78%，美国占 22% 至 54%；32% 来源不明。");
  });
});

describe("useCaseFinding({shares})", () => {
  const shares = (code: number, agent: number, asked: number) => [
    {level: "macro" as const, macro: "code", use_case: "macro:code", name: "", token_share: code, request_share: asked},
    {
      level: "macro" as const,
      macro: "agent",
      use_case: "macro:agent",
      name: "",
      token_share: agent,
      request_share: 0.15
    }
  ];
  it("holds what code and agents take of tokens against their part of requests", () => {
    const {en, zh} = said(useCaseFinding({shares: shares(0.38, 0.34, 0.13)}));
    expect(en).toBe("Code and agents take 72% of tokens, but 28% of requests");
    expect(zh).toBe("编程与智能体占词元的 72%，却仅占请求的 28%");
  });
  it("does not set them against each other where requests are as many", () => {
    expect(said(useCaseFinding({shares: shares(0.2, 0.1, 0.3)})).en).toContain("and 45% of requests");
    expect(said(useCaseFinding({shares: shares(0.25, 0.25, 0.35)})).en).toContain("and 50% of requests");
  });
  it("names the largest group of a window that lacks one of these, on the page’s title and in its answer", () => {
    const [code] = shares(0.38, 0, 0.13);
    const window = {as_of: "2026-11-20", window_days: 7, citation: "", max_age_days: null, models: []};
    const some = code === undefined ? [] : [{...code, use_case: "macro:data", token_share: 0.1}, code];
    expect(said(useCaseFinding({shares: some}))).toEqual({
      en: "Code takes 38% of tokens, more than any other group of tasks",
      zh: "编程占词元的 38%，居各类任务之首"
    });
    expect(said(useCaseAnswer({...window, shares: some})).en).toBe(
      "Code took 38.0% of tokens in the 7 days to 20 Nov 2026, more than any other group of tasks, and 13.0% of requests."
    );
    expect([useCaseFinding({shares: []}), useCaseAnswer({...window, shares: []})]).toEqual([NO_WORDS, NO_WORDS]);
  });
});

describe("revenueFinding({cells})", () => {
  const cell = (change: Partial<RevenueCell>): RevenueCell => ({
    week: "2026-09-28",
    lab: "a",
    weights: "open",
    tier: "low",
    tokens: 100,
    free: 0,
    priced: 40,
    pricedLater: 20,
    usdLow: 1e6,
    usdHigh: 2e6,
    usdLaterLow: 1e6,
    usdLaterHigh: 5e6,
    ...change
  });
  it("gives the range with later prices counted, and what has none", () => {
    const {en, zh} = said(revenueFinding({cells: [cell({})]}));
    expect(en).toBe("A week of tokens costs US$2m to US$7m at list price; 40% have none");
    expect(zh).toContain("另有 40% 无标价");
  });
  it("counts what is free as priced", () => {
    expect(said(revenueFinding({cells: [cell({free: 10})]})).en).toContain("30% have none");
  });
  it("says where nothing has a price, and finds nothing without a week", () => {
    expect(said(revenueFinding({cells: [cell({priced: 0, pricedLater: 0})]})).en).toContain("None of the last week’s");
    expect(revenueFinding({cells: []})).toBeNull();
    expect(revenueFinding({cells: [cell({tokens: 0})]})).toBeNull();
  });
});

describe("ownersFinding(data)", () => {
  const data = (undisclosed: number, other = 0, first = 30): ExposureData => ({
    knownOn: null,
    asOf: "2026-10-11",
    maxAgeDays: null,
    citation: "Source: x.",
    companies: [{entity: "GOOGL", name: {en: "Alphabet Inc", zh: "谷歌母公司"}}],
    exposures: [],
    weeks: [
      {week: "2026-09-28", entity: "GOOGL", kind: "owner", tokens: first, undisclosed: 0, usd: null, pricedShare: null},
      {week: "2026-09-28", entity: "BABA", kind: "owner", tokens: 10, undisclosed: 0, usd: null, pricedShare: null}
    ],
    totals: [{week: "2026-09-28", tokens: 100, undisclosed, other, priced: 0, usd: 0, usdUndisclosed: 0, usdOther: 0}]
  });
  it("calls the company by its one name, and tells what cannot be known", () => {
    const {en, zh} = said(ownersFinding(data(25)));
    expect(en).toBe(
      "Listed companies own 40% of the tokens, Alphabet most of what is known with 30%; 25% cannot be told"
    );
    expect(zh).toBe("上市公司拥有 40% 的词元，已知者中 Alphabet 最多，占 30%；另有 25% 无从得知");
  });
  it("says most outright where the unknown part could not change it, or where there is none", () => {
    expect(said(ownersFinding(data(15))).en).toContain("Alphabet most with 30%; 15% cannot be told");
    expect(said(ownersFinding(data(15))).zh).toContain("的词元，Alphabet 最多，占 30%；另有 15%");
    expect(said(ownersFinding(data(10, 5))).en).toContain("Alphabet most with 30%; 15% cannot be told");
    expect(said(ownersFinding(data(10, 15, 35))).en).toContain("Alphabet most of what is known with 35%");
    const [alone] = data(15).weeks.slice(1);
    const {en, zh} = said(ownersFinding({...data(5), weeks: alone ? [{...alone, entity: "X1"}] : []}));
    expect([en, zh]).toEqual([
      "Listed companies own 10% of the tokens, X1 most with 10%; 5% cannot be told",
      "上市公司拥有 10% 的词元，X1最多，占 10%；另有 5% 无从得知"
    ]);
    expect(ownersFinding({...data(5), totals: []})).toBeNull();
    expect(said(ownersFinding(data(0))).en).toBe("Listed companies own 40% of the tokens, Alphabet most with 30%");
  });
});

describe("eventsFinding({events, readings})", () => {
  const event = {date: "2026-07-02", kind: "release", title: {en: "a", zh: "甲"}, citation: "Source: a."} as const;
  const events: EventData["events"] = [
    {...event, lab: null, entity: null, model: null, was: null, now: null, since: null, host: null}
  ];
  const reading = (risk: RiskReading["risk"], value: number): RiskReading => ({
    risk,
    subject: {en: "", zh: ""},
    value,
    unit: risk === "demand" ? "growth" : "count",
    from: "2026-06-15",
    to: "2026-07-02",
    citation: "Source: b."
  });
  it("tells growth and prices where they are on record, else how many events there are", () => {
    const prices = [reading("price_war", 12), reading("price_war", 7)];
    expect(said(eventsFinding({events, readings: [...prices, reading("demand", 0.436)]})).en).toBe(
      "Tokens +44% in four weeks; in the last month of price lists makers cut 12 and raised 7"
    );
    expect(said(eventsFinding({events, readings: prices})).zh).toBe("价目记录的最后一个月厂商下调 12 项、上调 7 项");
    expect(said(eventsFinding({events, readings: []})).en).toBe("1 dated event is on record");
    expect(eventsFinding({events: [], readings: []})).toBeNull();
  });
});

describe("peersFinding(discounts)", () => {
  const of = (...values: number[]) =>
    peersFinding(
      values.map((discount) => ({discount})),
      "2026-02-26"
    );
  it("gives the range of discounts, or of premiums, or from one to the other", () => {
    expect(said(of(0.04, 0.45)).en).toBe(
      "On 26 Feb 2026 Chinese platforms traded 4% to 45% below their American peers"
    );
    expect(said(of(-0.1, 0.45)).zh).toBe("2026年2月26日中国平台较美国同业由溢价 10% 至折价 45%");
    expect(said(of(-0.1, -0.02)).en).toBe(
      "On 26 Feb 2026 Chinese platforms traded 2% to 10% above their American peers"
    );
    expect(of()).toBeNull();
  });
});

describe("sourcesFinding({sources})", () => {
  it("counts the sources and those whose data may be downloaded", () => {
    const source = {rights: "open"} as SourceRecord;
    expect(said(sourcesFinding({sources: [source, source, {...source, rights: "cite"}]})).en).toBe(
      "Every number comes from one of 3 sources; data of 2 can be downloaded"
    );
  });
});
