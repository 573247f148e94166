import {beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {verdictAt, type Claim, type Claims} from "../../../src/query/claims/claims.js";
import {ARCEE, TNG} from "../february.js";
import {publishedWeeks, sumMillions} from "../../fixtures/published.js";
import {publishedClaims} from "../../fixtures/results.js";

let claims: Claims;
beforeAll(async () => {
  // Worked by hand on what was known that day; later pulls change what holds today, not these.
  vi.stubEnv(AS_KNOWN_ON, "2026-11-24");
  claims = await publishedClaims();
  vi.unstubAllEnvs();
});

function claim(key: string): Claim {
  const found = claims.claims.find((c) => c.claim === key);
  if (!found) throw new Error(`claim: ${key}`);
  return found;
}

const valuesOf = (key: string) => Object.fromEntries(claim(key).readings.map((r) => [r.basis, r.then.value ?? NaN]));

const M = 1e6;
const [START, SECOND] = ["2026-02-02", "2026-02-16"] as const;

describe("the tokens of the note’s two weeks", () => {
  it.each([
    ["china_week_2026-02-09", 4.12e12],
    ["us_week_2026-02-09", 2.94e12],
    ["china_week_2026-02-16", 5.16e12],
    ["us_week_2026-02-16", 2.7e12]
  ])("%s is held against the printed number, give or take one percent", (key, printed) => {
    expect(claim(key)).toMatchObject({test: "equals", expected: printed, tolerance: printed / 100});
  });

  it("differ in the second week by the ninth model, in the first by none", () => {
    const ninth = (key: string) => (valuesOf(key)["nine"] ?? NaN) - (valuesOf(key)["nine_without_arcee"] ?? NaN);
    expect(ninth("us_week_2026-02-16")).toBe(ARCEE * M);
    expect(ninth("us_week_2026-02-09")).toBe(0);
  });

  it("take in TNG where it counts as Chinese, with what the file as bare text has of it", () => {
    const tng = (week: string) => sumMillions(publishedWeeks(), (r) => r.week === week && r.prefix === "tngtech");
    expect(Object.fromEntries(Object.keys(TNG).map((week) => [week, tng(week)]))).toEqual(TNG);
    for (const week of ["2026-02-09", "2026-02-16"] as const) {
      const {named, named_with_tng} = valuesOf(`china_week_${week}`);
      expect((named_with_tng ?? NaN) - (named ?? NaN)).toBe(TNG[week] * M);
    }
  });
});

describe("the rise", () => {
  it("is 127.6% among the nine, 104.3% over all named, 96.5% with TNG", () => {
    const rise = valuesOf("china_growth");
    const permille = ["nine", "named", "named_with_tng"].map((basis) => Math.round(1000 * (rise[basis] ?? NaN)));
    expect(permille).toEqual([1276, 1043, 965]);
  });

  it("is made of each model’s part, losses included, which sum to the net rise", () => {
    const {rises} = claims;
    expect(rises.reduce((sum, {tokens}) => sum + tokens, 0)).toBe((6_236_882 - 3_052_746) * M);
    expect(rises[0]).toMatchObject({name: "MiniMax M2.5", tokens: 2_570_426 * M});
    expect(rises.map(({tokens}) => tokens)).toEqual(rises.map(({tokens}) => tokens).sort((a, b) => b - a));
    const published = (week: string, model: string) =>
      sumMillions(publishedWeeks(), (r) => r.week === week && r.model === model);
    for (const {model, tokens} of rises) expect(tokens).toBe((published(SECOND, model) - published(START, model)) * M);
  });
});

describe("what followed", () => {
  it("has DeepSeek V4 out and tokens growing by now", () => {
    for (const key of ["deepseek_v4", "tokens_keep_growing"])
      expect(verdictAt(claim(key), "now", claims)).toEqual({kind: "holds"});
  });
});
