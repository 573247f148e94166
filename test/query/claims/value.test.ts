import {beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {loadClaims} from "../../../loaders/data/claims.js";
import {verdictAt, type Claims, type Moment} from "../../../src/query/claims/claims.js";

let claims: Claims;
beforeAll(async () => {
  vi.stubEnv(AS_KNOWN_ON, "2026-11-24");
  claims = await loadClaims();
  vi.unstubAllEnvs();
}, 60_000);

/** Values of a claim's bases, rounded to four places. */
function valuesOf(key: string, moment: Moment) {
  const readings = claims.claims.find((c) => c.claim === key)?.readings ?? [];
  return Object.fromEntries(
    readings.map((r) => [r.basis, r[moment].value === null ? null : Math.round(1e4 * r[moment].value) / 1e4])
  );
}

function verdictOf(key: string, moment: Moment) {
  const claim = claims.claims.find((c) => c.claim === key);
  return claim && verdictAt(claim, moment, claims);
}

describe("what the shares cost at the note’s date", () => {
  it("puts Tencent within 14 to 17 times, Alibaba above on either basis", () => {
    // HK$512 × 0.8777 / 31.282 and / 27.86; US$148.05 / 5.96 and / 7.63.
    expect(valuesOf("pe_chinese", "then")).toEqual({
      tencent_adjusted: 14.36,
      tencent_ifrs: 16.13,
      alibaba_march: 24.84,
      alibaba_forward: 19.4
    });
    expect(
      [(512 * 0.8777) / 31.282, (512 * 0.8777) / 27.86, 148.05 / 5.96, 148.05 / 7.63].map((v) => v.toFixed(1))
    ).toEqual(["14.4", "16.1", "24.8", "19.4"]);
    expect(verdictOf("pe_chinese", "then")).toEqual({
      kind: "holds_only_under",
      bases: ["tencent_adjusted", "tencent_ifrs"]
    });
  });

  it("puts Microsoft and Alphabet within 23 to 26 times, give or take half", () => {
    // US$401.72 / 15.86 = 25.33; US$307.38 / 11.60 = 26.50.
    expect(valuesOf("pe_american", "then")).toEqual({microsoft: 25.33, alphabet: 26.5});
    expect(verdictOf("pe_american", "then")).toEqual({kind: "holds"});
  });

  it("finds the discount in Tencent and not in Alibaba, against the mean of the two", () => {
    // (25.33 + 26.50) / 2 = 25.915.
    expect(valuesOf("discount", "then")).toEqual({
      tencent_adjusted: Math.round(1e4 * (1 - 14.36 / 25.915)) / 1e4,
      tencent_ifrs: Math.round(1e4 * (1 - 16.13 / 25.915)) / 1e4,
      alibaba_march: Math.round(1e4 * (1 - 24.84 / 25.915)) / 1e4,
      alibaba_forward: Math.round(1e4 * (1 - 19.4 / 25.915)) / 1e4
    });
  });

  it("lets an estimate of more than ninety days decide nothing today", () => {
    for (const key of ["pe_chinese", "pe_american", "discount"])
      expect(verdictOf(key, "now")).toEqual({kind: "cannot_be_tested", why: "not_on_record"});
  });
});

describe("margins and spending", () => {
  const share = (a: number, b: number) => Math.round((1e4 * a) / b) / 1e4;

  it("has Alphabet’s group above 30% and its cloud under; Tencent with the Americans", () => {
    expect(valuesOf("margins_american", "then")).toEqual({
      microsoft: share(38_275, 81_273),
      alphabet: share(129_039, 402_836),
      alphabet_cloud: share(13_910, 58_705),
      microsoft_cloud: share(32_449, 76_387)
    });
    expect(valuesOf("margins_chinese", "then")).toEqual({
      alibaba: share(50_998, 780_290),
      tencent: share(60_104, 184_504),
      alibaba_cloud: share(10_556, 118_028)
    });
    expect(valuesOf("margins_chinese", "now")).toEqual({
      alibaba: share(50_150, 1_023_670),
      tencent: share(67_276, 204_785),
      alibaba_cloud: share(14_265, 158_132)
    });
  });

  it("has capital spending outgrow cloud revenue, but for nothing on record of Tencent at the note’s date", () => {
    const pace = (revenue: readonly [number, number], capex: readonly [number, number]) =>
      Math.round((1e4 * (revenue[0] / revenue[1] - 1)) / (capex[0] / capex[1] - 1)) / 1e4;
    // Alphabet: calendar 2025 on 2024 in US$ m; Tencent: June quarter of 2026 on that of 2025.
    const alphabet = pace([58_705, 43_229], [91_400, 52_530]);
    expect([valuesOf("capex_to_revenue", "then"), valuesOf("capex_to_revenue", "now")]).toEqual([
      {
        alibaba_cloud: pace([118_028, 106_374], [85_972, 32_087]),
        tencent_business: null,
        alphabet_cloud: alphabet
      },
      {
        alibaba_cloud: pace([158_132, 118_028], [126_063, 85_972]),
        tencent_business: pace([60_286, 55_536], [52_784, 19_107]),
        alphabet_cloud: alphabet
      }
    ]);
  });
});

describe("prices since, the twelve months still open", () => {
  it("shows the change from 27 February to the last close on record, and decides nothing", () => {
    const change = (now: number, before: number) => Math.round(1e4 * (now / before - 1)) / 1e4;
    expect(valuesOf("price_since", "now")).toEqual({
      alibaba: change(112.6, 142.9),
      tencent: change(461.6, 518),
      gds: change(32.77, 41.31),
      zhipu: change(793, 575),
      minimax: change(270, 763.5)
    });
    // Microsoft 464.72 / 392.74, Alphabet 356.13 / 311.76: 16.3% on average.
    const peers = (464.72 / 392.74 + 356.13 / 311.76) / 2 - 1;
    expect(valuesOf("price_against_peers", "now")["tencent"]).toBeCloseTo(461.6 / 518 - 1 - peers, 4);
    for (const key of ["price_since", "price_against_peers"])
      for (const moment of ["then", "now"] as const)
        expect(verdictOf(key, moment)).toEqual({kind: "cannot_be_tested", why: "open"});
  });
});
