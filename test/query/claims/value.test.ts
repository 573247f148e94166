import {beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {verdictAt, type Claims, type Moment} from "../../../src/query/claims/claims.js";
import {publishedClaims} from "../../fixtures/results.js";

let claims: Claims;
beforeAll(async () => {
  vi.stubEnv(AS_KNOWN_ON, "2026-11-24");
  claims = await publishedClaims();
  vi.unstubAllEnvs();
});

const digits = (value: number) => Number(value.toPrecision(12));

const readingsOf = (key: string) => claims.claims.find((c) => c.claim === key)?.readings ?? [];

/** Values of a claim's bases to twelve digits, on the last day of the books. */
function valuesOf(key: string) {
  return Object.fromEntries(
    readingsOf(key).map(({basis, now: {value}}) => [basis, value === null ? null : digits(value)])
  );
}

const all = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([basis, value]) => [basis, digits(value)]));

function verdictOf(key: string, moment: Moment) {
  const claim = claims.claims.find((c) => c.claim === key);
  return claim && verdictAt(claim, moment, claims);
}

describe("what the shares cost", () => {
  it("lets an estimate of more than ninety days decide nothing today", () => {
    for (const key of ["pe_chinese", "pe_american", "discount"]) {
      expect(new Set(Object.values(valuesOf(key)))).toEqual(new Set([null]));
      expect(verdictOf(key, "now")).toEqual({kind: "cannot_be_tested", why: "not_on_record"});
    }
  });
});

// Millions of yuan or dollars; the note's date is in the table of known answers.
describe("margins and spending today", () => {
  it("has Microsoft’s and Alphabet’s groups above 30% and Google Cloud under", () => {
    expect(valuesOf("margins_american")).toEqual(
      all({
        microsoft: 38_400 / 82_886, // quarter to March 2026
        alphabet: 129_039 / 402_836, // 2025
        alphabet_cloud: 13_910 / 58_705,
        microsoft_cloud: 41_017 / 98_485 // nine months to March 2026
      })
    );
  });

  it("has Alibaba under one tenth, Tencent with the Americans", () => {
    expect(valuesOf("margins_chinese")).toEqual(
      all({
        alibaba: 50_150 / 1_023_670, // year to March 2026
        tencent: 67_276 / 204_785, // quarter to June 2026
        alibaba_cloud: 14_265 / 158_132
      })
    );
  });

  it("has capital spending outgrow cloud revenue", () => {
    expect(valuesOf("capex_to_revenue")).toEqual(
      all({
        alibaba_cloud: (158_132 / 118_028 - 1) / (126_063 / 85_972 - 1),
        tencent_business: (60_286 / 55_536 - 1) / (52_784 / 19_107 - 1), // June quarter of 2026 on that of 2025
        alphabet_cloud: (58_705 / 43_229 - 1) / (91_400 / 52_530 - 1) // 2025 on 2024
      })
    );
  });
});

describe("prices since, the twelve months still open", () => {
  // Last close on record over that of 27 February 2026.
  const SINCE = {
    alibaba: 112.6 / 142.9 - 1, // HKD, 17 July
    tencent: 461.6 / 518 - 1, // HKD, 17 July
    gds: 32.77 / 41.31 - 1, // USD, 25 September
    zhipu: 793 / 575 - 1, // HKD, 11 September
    minimax: 270 / 763.5 - 1 // HKD, 11 September
  };
  // Microsoft and Alphabet, in US dollars, to the last month’s end on which the company has a close too.
  const PEERS = {
    june: (373.02 / 392.74 - 1 + (357.37 / 311.76 - 1)) / 2,
    july: (464.72 / 392.74 - 1 + (356.13 / 311.76 - 1)) / 2
  };

  it("shows the change from 27 February to the last close on record", () => {
    expect(valuesOf("price_since")).toEqual(all(SINCE));
  });

  it("sets the change to a day against the mean of Microsoft and Alphabet to the same day", () => {
    expect(valuesOf("price_against_peers")).toEqual(
      all({
        alibaba: 92.85 / 142.9 - 1 - PEERS.june, // 30 June
        tencent: 429.8 / 518 - 1 - PEERS.june,
        gds: 32.74 / 41.31 - 1 - PEERS.july, // 31 July
        zhipu: 987.5 / 575 - 1 - PEERS.july,
        minimax: 230.6 / 763.5 - 1 - PEERS.july
      })
    );
  });

  it("dates each value by the last close in it", () => {
    const datesOf = (key: string) => readingsOf(key).map(({now}) => now.asOf);
    expect(datesOf("price_since")).toEqual(["2026-07-17", "2026-07-17", "2026-09-25", "2026-09-11", "2026-09-11"]);
    expect(datesOf("price_against_peers")).toEqual([
      "2026-06-30",
      "2026-06-30",
      "2026-07-31",
      "2026-07-31",
      "2026-07-31"
    ]);
  });

  it("decides nothing", () => {
    for (const key of ["price_since", "price_against_peers"])
      for (const moment of ["then", "now"] as const)
        expect(verdictOf(key, moment)).toEqual({kind: "cannot_be_tested", why: "open"});
  });
});

describe("China ahead", () => {
  it("takes nothing from a study of spend that is older than ninety days", () => {
    expect(valuesOf("china_ahead")["user_country"]).toBeNull();
  });
});

describe("what each value was read from", () => {
  const named = (key: string, basis: string, moment: Moment) =>
    (readingsOf(key).find((r) => r.basis === basis)?.[moment].readFrom ?? []).map(
      ({document, date}) => `${date ?? ""} ${document}`
    );

  it("names, of a multiple, how it was worked out, its earnings and its close", () => {
    expect(named("pe_chinese", "tencent_adjusted", "then")).toEqual([
      " HK$512 at CNY/HKD 0.8777 / 31.282",
      "2026-03-01 FactSet estimates at markets.businessinsider.com (Tencent)",
      expect.stringMatching(/^2026-08-01 .*Tencent_daily\.csv/)
    ]);
    expect(named("pe_chinese", "tencent_adjusted", "now")).toEqual([]);
  });

  it("names the filings of a margin and, of growth, both years’", () => {
    expect(named("margins_chinese", "alibaba", "then")).toEqual([
      expect.stringMatching(/^2026-03-19 Alibaba Form 6-K of 2026-03-19/)
    ]);
    expect(named("margins_chinese", "alibaba", "now")).toEqual([
      expect.stringMatching(/^2026-05-20 SEC XBRL viewer copy of Alibaba Form 20-F FY2026/)
    ]);
    expect(named("capex_to_revenue", "alphabet_cloud", "now")).toEqual([
      "2025-09-01 stocknear.com/stocks/GOOG/statistics (FY2024)",
      expect.stringMatching(/^2026-02-05 Alphabet Form 10-K FY2025/),
      expect.stringMatching(/^2026-02-11 stockanalysis\.com\/stocks\/googl\/statistics/)
    ]);
  });

  it("names where each close is from, two texts where they differ", () => {
    expect(named("price_since", "zhipu", "now")).toEqual([
      expect.stringMatching(/^2026-08-01 .*Zhipu_KnowledgeAtlas_daily\.csv/),
      expect.stringMatching(/^2026-09-13 .*README/)
    ]);
  });

  it("names some text for every value of the market or of companies, and none for others", () => {
    for (const {claim, readings} of claims.claims)
      for (const {basis, sql, then, now} of readings)
        for (const {value, readFrom = []} of [then, now]) {
          const isNamed = /FROM (market|company_fact)\b/.test(sql) && value !== null;
          expect([claim, basis, readFrom.length > 0]).toEqual([claim, basis, isNamed]);
        }
  });
});
