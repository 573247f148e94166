import {describe, expect, it} from "vitest";
import {byOthers, elasticityEstimate, ENOUGH, type GrowthPair} from "../../src/desk/elasticity.js";
import {normalQuantile} from "../../src/model/uncertainty/normal.js";
import {uniformStream} from "../../src/model/uncertainty/stream.js";

const pair = (entity: string, tokens: number, revenue: number, naive: number | null = null): GrowthPair => ({
  entity,
  tokens,
  revenue,
  naive
});

describe("elasticityEstimate(pairs)", () => {
  it("is by hand Σxy ÷ Σx², with the jackknife over companies", () => {
    // Σxy = 1 + 4 + 1 = 6, Σx² = 1 + 4 + 1 = 6; without a: (4 + 1) ÷ 5 = 1; without b: (1 + 1) ÷ 2 = 1; without c: 5 ÷ 5.
    const same = elasticityEstimate([pair("a", 1, 1), pair("b", 2, 2), pair("c", 1, 1)]);
    expect([same?.elasticity, same?.interval]).toEqual([1, [1, 1]]);
    // Σxy = 2, Σx² = 4: 0.5; without a: 0.5 · 2 of 2 … a gives 0, b gives 1: the others are 1 and 0.
    const apart = elasticityEstimate([pair("a", 1, 0), pair("a", 1, 0), pair("b", 1, 1), pair("b", 1, 1)]);
    // Spread (0.5² + 0.5²) · ½ = 0.25, root 0.5, times Student’s 12.7062 of one degree.
    expect(apart?.elasticity).toBe(0.5);
    expect(apart?.interval?.map((x) => Number(x.toFixed(3)))).toEqual([-5.853, 6.853]);
  });

  it("leaves each pair out by hand, over those with a naive growth", () => {
    const pairs = [pair("a", 1, 1, 0), pair("b", 1, 3, 3), pair("c", 1, 2)];
    // Others of a: (3 + 2) ÷ 2 = 2.5, of b: 1.5, of c: 2. Errors over a and b: 1.5 and −1.5; naive: −1 and 0.
    expect(byOthers(pairs).map(({growth}) => growth)).toEqual([2.5, 1.5, 2]);
    expect(elasticityEstimate(pairs)?.leaveOneOut).toEqual({pairs: 2, elasticity: 1.5, naive: Math.sqrt(0.5)});
  });

  it("says that few observations, or few companies, are too few, however well they fit", () => {
    const fit = (entities: number, each: number) =>
      Array.from({length: entities * each}, (_, i) => pair(`c${i % entities}`, 1 + (i % 3), 0.5 + 0.5 * (i % 3), 9));
    const {companies, pairs} = ENOUGH;
    expect(elasticityEstimate(fit(companies, pairs / companies))?.verdict).toBe("beats naive growth");
    expect(elasticityEstimate(fit(companies - 1, pairs))?.verdict).toBe("too few observations");
    expect(elasticityEstimate(fit(pairs - 1, 1))?.verdict).toBe("too few observations");
  });

  it("says so where the last growth, carried on, does as well", () => {
    const pairs = Array.from({length: 8}, (_, i) => pair(`c${i % 4}`, 1 + i, 1, 1));
    expect(elasticityEstimate(pairs)?.verdict).toBe("does not beat naive growth");
  });

  it("is nothing where no tokens moved, and has no interval of one company", () => {
    expect(elasticityEstimate([pair("a", 0, 1)])).toBeNull();
    expect(elasticityEstimate([])).toBeNull();
    expect(elasticityEstimate([pair("a", 1, 1), pair("a", 2, 1)])?.interval).toBeNull();
  });
});

/** Panels of a known elasticity: some companies, some periods each, errors of a company partly the same in each. */
const PANELS = 2000;

describe("the interval, over simulated panels", () => {
  it.each([
    {elasticity: 0, companies: 4, periods: 3, shared: 0},
    {elasticity: 0.3, companies: 6, periods: 2, shared: 0.5},
    {elasticity: 0.5, companies: 4, periods: 4, shared: 0.7},
    {elasticity: 1, companies: 12, periods: 3, shared: 0.5}
  ])("holds a planted $elasticity in 95% of them: $companies companies, $shared of their error their own", (panel) => {
    const {elasticity, companies, periods, shared} = panel;
    const draws = uniformStream(7, JSON.stringify(panel), PANELS * companies * (1 + 2 * periods));
    let at = 0;
    const normal = () => normalQuantile(draws[at++] ?? NaN);
    let held = 0;
    for (let n = 0; n < PANELS; ++n) {
      const pairs = Array.from({length: companies}, (_, c) => {
        const own = normal();
        return Array.from({length: periods}, () => {
          const tokens = normal();
          const error = Math.sqrt(shared) * own + Math.sqrt(1 - shared) * normal();
          return pair(`c${c}`, tokens, elasticity * tokens + 0.3 * error);
        });
      }).flat();
      const interval = elasticityEstimate(pairs)?.interval;
      if (interval && interval[0] <= elasticity && elasticity <= interval[1]) ++held;
    }
    // Wider than 95% with few companies of unlike weight, never narrower by more than chance.
    expect(held / PANELS).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / PANELS));
    expect(held / PANELS).toBeLessThan(0.99);
  });
});
