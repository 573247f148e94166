import {describe, expect, it} from "vitest";
import {briefFinding} from "../../src/figures/findings/brief.js";
import {claimsFinding, editionFinding, editionsFinding} from "../../src/figures/findings/reports.js";
import {restatementFinding} from "../../src/figures/findings/restatements.js";
import type {BriefRows, ShareMove, Side} from "../../src/query/brief/brief.js";
import type {Claim, Claims} from "../../src/query/claims/claims.js";
import type {Edition} from "../../src/query/editions.js";
import type {Restatement} from "../../src/query/restatements.js";
import {said} from "../fixtures/said.js";

describe("briefFinding(brief)", () => {
  const side = (week: string | null, tokens: number | null): Side => ({
    side: "was",
    day: "2026-09-16",
    known_on: null,
    week_start: week,
    tokens,
    citation: null,
    as_of: null
  });
  const move = (key: string, was: number, now: number): ShareMove => ({
    dimension: "origin",
    key,
    name: key,
    name_zh: key,
    was_tokens: 0,
    now_tokens: 0,
    was_share: was,
    now_share: now,
    change: now - was
  });
  const brief = (was: Side, now: Side, shares: readonly ShareMove[] = []): BriefRows => ({
    from: "2026-09-16",
    to: "2026-11-26",
    was,
    now,
    shares,
    prices: [],
    catalogues: [],
    models: [],
    tasks: [],
    restated: [],
    exposures: []
  });
  const shares = [move("china", 0.61, 0.46), move("us", 0.39, 0.22), move("undisclosed", 0, 0.32)];
  it("gives the new week’s tokens and both ends of China’s part", () => {
    const {en, zh} = said(
      briefFinding(brief(side("2026-09-07", 1.2e14), side("2026-09-28", 1.5e14), shares), "2026-11-26")
    );
    expect(en).toBe(
      "Weekly tokens +25% to 150 trillion from the week of 7 Sep 2026 to that of 28 Sep 2026; China’s part was 61%, then 46% to 78%"
    );
    expect(zh).toBe("周词元 +25%，达 150 万亿（2026年9月7日当周至2026年9月28日当周）；中国占比由 61% 变为 46% 至 78%");
  });
  it.each([null, "2026-11-27"])("does not speak of now where the latest day is %s", (latest) => {
    const [old, restated] = [side("2026-09-07", 1.2e14), side("2026-09-07", 1.212e14)];
    expect(said(briefFinding(brief(old, old), latest)).en).toContain("still counted 120 trillion");
    const again = said(briefFinding(brief(old, restated), latest));
    expect(again.en).toContain("was restated to 121 trillion tokens, +1.0%");
    expect(again.zh).toContain("修订为 121 万亿词元");
  });
  it("leaves China out where its shares are not all on record", () => {
    const incomplete = [[], shares.slice(0, 2), [move("china", 0.5, 0.46), ...shares.slice(1)]];
    const of = (some: readonly ShareMove[]) => briefFinding(brief(side("2026-09-07", 1.2e14), side("2026-09-28", 1.5e14), some), "2026-11-26"); // prettier-ignore
    for (const some of incomplete)
      expect(said(of(some)).en).toBe(
        "Weekly tokens +25% to 150 trillion from the week of 7 Sep 2026 to that of 28 Sep 2026"
      );
    const labs = [{...move("china", 0.1, 0.1), dimension: "lab" as const}, move("nowhere", 0.1, 0.1)];
    expect(said(of([...shares, ...labs])).en).toContain("was 61%");
  });
  it("says where there is no new week, and whether the old one was restated", () => {
    const [old, restated] = [side("2026-09-07", 1.2e14), side("2026-09-07", 1.212e14)];
    expect(said(briefFinding(brief(old, old), "2026-11-26")).en).toBe(
      "No new week: that of 7 Sep 2026 still counts 120 trillion tokens"
    );
    expect(said(briefFinding(brief(old, restated), "2026-11-26")).en).toContain(
      "now counts 121 trillion tokens, +1.0%"
    );
    expect(said(briefFinding(brief(old, restated), "2026-11-26")).zh).toContain("当周现为 121 万亿词元，变动 +1.0%");
    for (const none of [side(null, null), side(null, 1), side("2026-09-07", null)])
      expect([briefFinding(brief(none, old), null), briefFinding(brief(old, none), null)]).toEqual([null, null]);
  });
});

describe("restatementFinding(data)", () => {
  const row: Restatement = {
    grain: "week",
    periodStart: "2026-09-07",
    model: "a",
    name: "A",
    was: 100,
    now: 101,
    change: 1,
    changeShare: -0.0123,
    wasKnownFrom: "2026-09-16",
    restatedOn: "2026-11-24"
  };
  it("says how many changed last and the most any did, or that none did", () => {
    const data = {
      asOf: "2026-11-24",
      citation: "Source: a.",
      rows: [row, {...row, changeShare: 0.5, restatedOn: "2026-10-01"}]
    };
    expect(said(restatementFinding(data)).en).toBe("1 published count changed on 24 Nov 2026, none by more than 1.23%");
    const two = said(restatementFinding({...data, rows: [...data.rows, {...row, changeShare: 0.002}]}));
    expect(two.en).toBe("2 published counts changed on 24 Nov 2026, none by more than 1.23%");
    expect(said(restatementFinding({...data, rows: []})).zh).toBe("已发布的词元数迄今未变");
  });
});

describe("claimsFinding(claims), editionsFinding(editions), editionFinding(edition)", () => {
  const claim = (value: number | null) =>
    ({test: "above", expected: 1, expectedHigh: null, tolerance: 0, decidedOn: null, readings: [{then: {}, now: {basis: "a", value, coverage: null}}]}) as unknown as Claim; // prettier-ignore
  const edition = (
    date: string,
    kinds: readonly ("holds" | "does_not_hold")[],
    value: number | null = 0.6
  ): Edition => ({
    date,
    kind: "published",
    frozenOn: date,
    entry: {seq: 1, hash: ""},
    text: {en: "", zh: ""},
    numbers: (["week_tokens", "china_all"] as const).map((key) => ({
      key,
      value: key === "week_tokens" ? 1.2e14 : value,
      unit: key === "week_tokens" ? "tokens" : "share",
      week: "2026-09-07",
      asOf: "2026-09-16",
      citation: "Source: a."
    })),
    claims: kinds.map((kind, i) => ({
      claim: String(i),
      topic: "tokens",
      statement: {en: "", zh: ""},
      unit: "share",
      untestable: null,
      decidedOn: null,
      verdict: {kind},
      readings: []
    })),
    cases: [],
    tables: []
  });

  it("counts the claims that hold and that do not", () => {
    const claims = [2, 3, 2, 0, 0, null].map(claim);
    expect(said(claimsFinding({claims, then: "2026-02-27", now: "2026-11-20"} as unknown as Claims))).toEqual({
      en: "3 of the note’s 6 claims hold on every basis today, 2 on none",
      zh: "今日各口径下均成立的有 3 条，占研报 6 条论断；2 条均不成立"
    });
  });

  it("counts verdicts that changed between the last two editions", () => {
    const [a, b] = [edition("2026-11-24", ["holds"]), edition("2026-11-25", ["does_not_hold"])];
    expect(said(editionsFinding([a, b])).en).toBe(
      "1 verdict changed from the edition of 24 Nov 2026 to that of 25 Nov 2026"
    );
    expect(said(editionsFinding([a, {...a, date: "2026-11-25"}])).en).toContain("No verdict changed");
    const many = [
      b,
      a,
      edition("2026-11-26", ["does_not_hold", "holds"]),
      edition("2026-11-27", ["holds", "does_not_hold"])
    ];
    expect(said(editionsFinding(many))).toEqual({
      en: "2 verdicts changed from the edition of 26 Nov 2026 to that of 27 Nov 2026",
      zh: "2026年11月26日版与2026年11月27日版之间，2 条判定改变"
    });
    expect(said(editionsFinding([a])).zh).toBe("已冻结一版：2026年11月24日");
    expect(editionsFinding([])).toBeNull();
  });

  it("says what an edition found, as far as it holds its numbers", () => {
    expect(said(editionFinding(edition("2026-11-24", []))).en).toBe(
      "24 Nov 2026: 120 trillion tokens a week, at least 60.0% Chinese"
    );
    expect(said(editionFinding(edition("2026-11-24", [], null))).en).toBe("The edition of 24 Nov 2026");
    expect(said(editionFinding({...edition("2026-11-24", []), numbers: []})).zh).toBe("2026年11月24日版");
    expect(editionFinding(undefined)).toBeNull();
  });
});
