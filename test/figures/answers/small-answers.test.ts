import {describe, expect, it} from "vitest";
import {claimsAnswer} from "../../../src/figures/answers/claims.js";
import {eventsAnswer} from "../../../src/figures/answers/events.js";
import {exposureAnswer} from "../../../src/figures/answers/exposure.js";
import {gapLimit, promptLimit} from "../../../src/figures/answers/limits.js";
import {noteRecount} from "../../../src/figures/answers/note-recount.js";
import {NOTHING_RESTATED, restatementAnswer} from "../../../src/figures/answers/restatements.js";
import {revenueAnswer} from "../../../src/figures/answers/revenue.js";
import {sliceSummary} from "../../../src/figures/answers/slice-summary.js";
import {useCaseAnswer} from "../../../src/figures/answers/use-cases.js";
import {eventsFinding} from "../../../src/figures/findings/events.js";
import {peersFinding} from "../../../src/figures/findings/peers.js";
import {useCaseFinding} from "../../../src/figures/findings/use-cases.js";
import type {EventData} from "../../../src/query/events.js";
import type {Claim, Claims} from "../../../src/query/claims/claims.js";
import type {ExposureData} from "../../../src/query/exposure.js";
import type {Restatement} from "../../../src/query/restatements.js";
import type {Usage} from "../../../src/query/usage.js";
import type {UseCases, UseCaseShare} from "../../../src/query/use-cases.js";
import {said} from "../../fixtures/said.js";
import {SMALL} from "../../fixtures/small-usage.js";

describe("claimsAnswer(scorecard)", () => {
  const claim = (
    then: readonly (number | null)[],
    now: readonly (number | null)[],
    decidedOn: string | null = null
  ) => {
    const measured = (value: number | null, i: number) => ({basis: String(i), value, coverage: null});
    const readings = then.map((value, i) => ({then: measured(value, i), now: measured(now[i] ?? null, i)}) as Claim["readings"][number]); // prettier-ignore
    const [topic, unit, none] = ["tokens", "share", {en: "", zh: ""}] as const;
    return {claim: "", topic, unit, statement: none, why: none, untestable: null, test: "above", expected: 1, expectedHigh: null, tolerance: 0, decidedOn, readings} as const; // prettier-ignore
  };

  it("counts claims by their verdict on either day, those that were open then as not to be tested", () => {
    const claims = [claim([2], [2]), claim([0], [2]), claim([2, 2], [2, 0]), claim([0], [0]), claim([null], [null]), claim([2], [0], "2026-06-01")]; // prettier-ignore
    const scorecard = {citation: "made up", then: "2026-02-26", now: "2026-11-01", claims, changes: [], knownOn: null, rises: []}; // prettier-ignore
    expect(said(claimsAnswer(scorecard)).en).toBe(
      "Of 6 claims, 2 hold today under every basis that can test them, 1 only under some, 2 do not hold and 1 cannot be tested. At the note’s date those were 2, 0, 2 and 2."
    );
  });
});

describe("peersFinding(discounts)", () => {
  it.each([
    [[0.2, 0.5], "On 26 Feb 2026 Chinese platforms traded 20% to 50% below their American peers"],
    [[-0.2, 0.5], "On 26 Feb 2026 Chinese platforms traded from 20% above to 50% below American peers"],
    [[-0.2, -0.5], "On 26 Feb 2026 Chinese platforms traded 20% to 50% above their American peers"],
    [[-0.2, 0], "On 26 Feb 2026 Chinese platforms traded 0% to 20% above their American peers"],
    [[0, 0.5], "On 26 Feb 2026 Chinese platforms traded 0% to 50% below their American peers"],
    [[0, 0], "On 26 Feb 2026 Chinese platforms traded 0% to 0% below their American peers"]
  ])("of %j is %s", (discounts, text) => {
    expect(
      said(
        peersFinding(
          discounts.map((discount) => ({discount})),
          "2026-02-26"
        )
      ).en
    ).toBe(text);
  });

  it("is none without a basis on record", () => {
    expect(peersFinding([], "2026-02-26")).toBeNull();
  });
});

describe("promptLimit(prompts), gapLimit(weeks)", () => {
  it("say what part is prompts, and which weeks were never published", () => {
    expect(said(promptLimit({month: "2026-07-01", share: 0.954, coverage: 0.61, citation: "made up"})).en).toBe(
      "Prompts were 95% of the count in Jul 2026, cached input included, over the labs whose mix is on record (61% of all tokens)."
    );
    expect(gapLimit(["2026-01-05", "2026-01-12"])).toBeNull();
    const left = (...weeks: string[]) => said(gapLimit(weeks)).en.replace("Weeks that were never published whole are left empty: those of ", ""); // prettier-ignore
    expect(left("2026-01-05", "2026-01-19")).toBe("12 Jan 2026.");
    expect(left("2026-01-05", "2026-01-26")).toBe("12 Jan 2026 and 19 Jan 2026.");
    expect(left("2026-01-05", "2026-02-02")).toBe("12 Jan 2026, 19 Jan 2026 and 26 Jan 2026.");
    expect(said(gapLimit(["2026-01-05", "2026-02-02"])).zh).toContain("2026年1月12日、2026年1月19日、2026年1月26日。");
  });
});

describe("useCaseFinding(useCases), useCaseAnswer(useCases)", () => {
  const group = (use_case: string, token_share: number, request_share: number) => ({level: "macro", use_case, token_share, request_share}) as UseCaseShare; // prettier-ignore
  const of = (...shares: UseCaseShare[]) =>
    ({shares, window_days: 30, as_of: "2026-08-31", citation: "made up", max_age_days: null, models: []}) as UseCases;
  const [code, agents, data] = [group("macro:code", 0.4, 0.1), group("macro:agent", 0.3, 0.2), group("macro:data", 0.2, 0.5)]; // prettier-ignore

  it("hold tokens of code and agents against their requests", () => {
    expect(said(useCaseFinding(of(code, agents, data))).en).toBe(
      "Code and agents take 70% of tokens, but 30% of requests"
    );
    const light = of(group("macro:code", 0.1, 0.4), group("macro:agent", 0.2, 0.3));
    const level = said(useCaseFinding(of(group("macro:code", 0.25, 0.125), group("macro:agent", 0.25, 0.375))));
    expect(level).toEqual({en: "Code and agents take 50% of tokens, and 50% of requests", zh: "编程与智能体占词元的 50%，并占请求的 50%"}); // prettier-ignore
    expect(said(useCaseFinding(light)).zh).toBe("编程与智能体占词元的 30%，并占请求的 70%");
    expect(said(useCaseAnswer(of(code, agents, group("macro:code", 0.1, 0.9)))).zh).toContain(
      "编程占词元的 40.0%，智能体占 30.0%"
    );
    expect(said(useCaseAnswer(of(code, agents))).en).toMatch(/^In the 30 days to 31 Aug 2026, code took 40\.0% of tokens and agents 30\.0%\./); // prettier-ignore
  });

  it("name the largest group of a window without either, and none of one without groups", () => {
    expect(said(useCaseFinding(of(code, data))).en).toBe(
      "Code takes 40% of tokens, more than any other group of tasks"
    );
    expect(said(useCaseAnswer(of(data))).en).toBe("Data took 20.0% of tokens in the 30 days to 31 Aug 2026, more than any other group of tasks, and 50.0% of requests."); // prettier-ignore
    expect([useCaseFinding(of()), useCaseAnswer(of())].map((words) => said(words).en)).toEqual(["", ""]);
    expect(said(useCaseAnswer(of(agents, data))).en).toContain("Agent took 30.0%");
  });
});

describe("eventsAnswer(data), eventsFinding(events)", () => {
  const event = {date: "2026-08-20", citation: "made up"} as EventData["events"][number];
  const reading = {risk: "price_war", value: 12, to: "2026-08-31", citation: "lists"} as EventData["readings"][number];

  it("count events, and price cuts where lists tell any", () => {
    expect(
      said(
        eventsAnswer({
          events: [event, {...event, date: "2026-08-01"}],
          readings: [reading, {...reading, value: 3, to: "2026-07-31"}]
        })
      ).en
    ).toBe(
      "The ledger holds 2 dated events, the latest of 20 Aug 2026. In the 31 days to 31 Aug 2026, the last of the dated price lists, makers cut the price of 12 models. That an event came before a change does not make it the cause."
    );
    expect(said(eventsAnswer({events: [event], readings: [reading]})).zh).toBe("在册事件 1 件，最近一件在2026年8月20日。截至2026年8月31日的 31 天里，厂商下调了 12 个模型的标价。事件先于变化，并不等于引起变化。"); // prettier-ignore
    const none = said(eventsAnswer({events: [event], readings: [{...reading, risk: "export" as typeof reading.risk}]}));
    expect(none.zh).toBe("在册事件 1 件，最近一件在2026年8月20日。事件先于变化，并不等于引起变化。");
    expect(eventsAnswer({events: [], readings: [reading]})).toBeNull();
  });

  it("lead with growth and list prices, with list prices, or with how many there are", () => {
    const of = (...readings: EventData["readings"]) => said(eventsFinding({events: [event], readings})).en;
    const [demand, rises] = [
      {...reading, risk: "demand" as const, value: 0.2},
      {...reading, value: 3}
    ];
    expect(of(reading, demand, rises)).toBe(
      "Tokens +20% in four weeks; in the last month of price lists makers cut 12 and raised 3"
    );
    expect(of(reading, rises)).toBe("In the last month of price lists makers cut 12 and raised 3");
    expect(of(reading, demand)).toBe("1 dated event is on record");
    expect(said(eventsFinding({events: [event, event], readings: []})).en).toBe("2 dated events are on record");
    expect(eventsFinding({events: [], readings: [reading, demand, rises]})).toBeNull();
  });
});

describe("revenueAnswer(data)", () => {
  it("tells the second range only where prices listed later add one", () => {
    const cell = {
      week: "2026-09-28",
      lab: "a",
      weights: "open" as const,
      tier: "low" as const,
      tokens: 100,
      free: 10,
      priced: 40,
      pricedLater: 20,
      usdLow: 1e6,
      usdHigh: 2e6,
      usdLaterLow: 1e6,
      usdLaterHigh: 5e6
    };
    const {en, zh} = said(revenueAnswer({cells: [cell]}));
    expect(en).toContain("between US$1m and US$2m; but 50% of the tokens had no price on record. Had the first");
    expect(en).toContain("the range is US$2m to US$7m, with 30% still unpriced. This is money");
    expect(zh).toContain("则为 200万美元至 700万美元，仍有 30% 无标价。这是一个");
    const same = said(revenueAnswer({cells: [{...cell, pricedLater: 0, usdLaterLow: 0, usdLaterHigh: 0}]}));
    expect(same.en).toContain("had no price on record. This is money");
    expect(same.zh).toContain("有标价的词元按标价合 100万美元至 200万美元，但 50% 的词元当时没有标价记录。这是一个");
    expect(revenueAnswer({cells: []})).toBeNull();
  });
});

describe("restatementAnswer(data)", () => {
  const row = (restatedOn: string, periodStart: string, changeShare: number, wasKnownFrom = "2026-09-07") => ({restatedOn, periodStart, changeShare, wasKnownFrom}) as Restatement; // prettier-ignore
  const of = (...rows: Restatement[]) => restatementAnswer({asOf: "2026-09-16", citation: "", rows});

  it("tells how many values the last vintage changed, and by how much at most", () => {
    const rows = [
      row("2026-09-14", "2026-08-31", 0.01),
      row("2026-09-14", "2026-08-31", -0.0325, "2026-08-31"),
      row("2026-09-14", "2026-08-24", 0.02),
      row("2026-09-07", "2026-08-17", 0.5)
    ];
    expect(said(of(...rows)).en).toBe(
      "A little: the vintage of 14 Sep 2026 changed 3 values of 2 periods against that of 31 Aug 2026, none by more than 3.25%."
    );
    expect(of()).toBe(NOTHING_RESTATED);
  });
});

describe("exposureAnswer(data)", () => {
  const total = (week: string) => ({week, tokens: 100, undisclosed: 10, other: 5}) as ExposureData["totals"][number];
  const owner = (week: string, entity: string, tokens: number, kind = "owner") =>
    ({week, entity, kind, tokens}) as ExposureData["weeks"][number];
  const data = (companies: ExposureData["companies"]) =>
    ({
      knownOn: null,
      asOf: "",
      maxAgeDays: null,
      citation: "",
      exposures: [],
      companies,
      totals: [total("2025-12-29"), total("2026-01-05"), total("2026-01-12")],
      weeks: [
        owner("2026-01-05", "X1", 80),
        owner("2026-01-12", "X2", 20),
        owner("2026-01-12", "X1", 30),
        owner("2026-01-12", "X1", 60, "stake")
      ]
    }) as ExposureData;

  it("adds up what owners have in the last week, the largest by the name of the register", () => {
    const named = data([
      {entity: "X2", name: {en: "X Two", zh: "乙公司"}},
      {entity: "X1", name: {en: "X One", zh: "甲公司"}},
      {entity: "X1", name: {en: "X again", zh: "又一"}}
    ]);
    expect(said(exposureAnswer(named)).en).toMatch(/^In the week of 12 Jan 2026 listed companies owned 50\.0% of the tokens, X One the most with 30\.0%\. /); // prettier-ignore
    expect(said(exposureAnswer(data([]))).zh).toMatch(/^在2026年1月12日起的一周，上市公司合计拥有 50\.0% 的词元，其中 X1最多，为 30\.0%。/); // prettier-ignore
  });

  it("is none without a week, or an owner in the last", () => {
    expect([exposureAnswer({...data([]), totals: []}), exposureAnswer({...data([]), weeks: []})]).toEqual([null, null]);
  });
});

describe("sliceSummary(usage, slice)", () => {
  it("tells tokens, their part of the weeks, and models with a name", () => {
    const of = (slice: Parameters<typeof sliceSummary>[1]) => said(sliceSummary(SMALL, slice)).en;
    // 8 + 3 + 2 of 19, and 5 + 1 of 8: 19 of 27.
    expect(of({from: "2026-01-05", to: "2026-01-12", country: ["CN", "XO"]})).toBe(
      "This slice holds 19 tokens, 70.4% of all tokens in the 2 weeks, from 2 named models."
    );
    expect(of({from: "2026-01-12", to: "2026-01-12"})).toContain("holds 8 tokens, 100.0% of all tokens in the 1 weeks");
    expect(of({from: "2027-01-04", to: "2027-01-04"})).toContain("holds 0 tokens, 0.0% of all tokens in the 0 weeks");
  });
});

describe("noteRecount(usage, claims)", () => {
  const claim = (key: string, expected: number | null) => ({claim: key, expected}) as Claim;
  const claims = (...all: ReturnType<typeof claim>[]) =>
    ({citation: "The note.", claims: all, changes: [], knownOn: null, rises: [], then: "", now: ""}) as Claims;
  const printed = [claim("china_week_2026-02-16", 400), claim("us_week_2026-02-16", 300)];
  // Ten models of the week, tokens 100, 90, … 10, in turn American and Chinese: the ninth is American and has 20.
  const models = Array.from({length: 10}, (_, i) => ({model: `m${i}`, name: `M${i}`, lab: i % 2 === 0 ? 1 : 0, weights: "open" as const})); // prettier-ignore
  const usage: Usage = {
    ...SMALL,
    models: [...models, {model: "other", name: "Other", lab: 2, weights: "unknown"}],
    week: [0, ...models.map(() => 1), 1],
    model: [0, ...models.keys(), 10],
    tokens: [1_000, ...models.map((_, i) => 100 - 10 * i), 5_000],
    events: [
      {date: "2026-01-05", kind: "note_evidence"},
      {date: "2026-01-12", kind: "note_evidence"}
    ]
  };

  it("sums the American of the nine largest named models of the week with the ninth and without", () => {
    // 100 + 80 + 60 + 40 + 20 = 300.
    const {en, zh} = said(noteRecount(usage, claims(...printed)));
    expect(en).toBe(
      "For the week of 12 Jan 2026 the note prints 400 against 300. Without the ninth model, M8 by U One, the American sum is 280; with it, 300."
    );
    expect(zh).toContain("不计第九名乙的 M8，美国合计为 280；计入则为 300。");
  });

  it("is none where the note’s weeks are not on record, and an error where a claim states no number", () => {
    expect(noteRecount({...usage, weeks: ["2026-01-05"]}, claims(...printed))).toBeNull();
    const without = claims(...printed.slice(0, 1), claim("us_week_2026-02-16", null));
    const message = "claim: us_week_2026-02-16; expected one with a number in data/registry/claim.csv";
    expect(() => noteRecount(usage, without)).toThrow(message);
    expect(() => noteRecount(usage, claims(...printed.slice(0, 1)))).toThrow(message);
  });
});
