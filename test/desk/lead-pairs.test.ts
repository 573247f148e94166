import {describe, expect, it} from "vitest";
import type {CompanyData, LabWeek} from "../../src/companies/facts.js";
import {LEAST_WEEKS, leadPairs} from "../../src/desk/lead-pairs.js";
import {leadEstimate, leadStudy} from "../../src/desk/lead-study.js";
import {addDays} from "../../src/lib/dates.js";
import {clientData} from "../companies/data.js";
import {figureOf} from "../fixtures/desk/figure.js";

/** Mondays from the first of 2025 on, with as many tokens as they are told, of which a fifth is free. */
const weeksOf = (tokens: (monday: string) => number, lab = "minimax"): LabWeek[] =>
  Array.from({length: 78}, (_, i) => addDays("2025-01-06", 7 * i)).map((week_start) => ({
    lab,
    week_start,
    tokens: tokens(week_start),
    free_tokens: tokens(week_start) / 5,
    priced_tokens: 0,
    usd_if_all_input: 0,
    usd_if_all_output: 0,
    usd_if_all_cached: 0
  }));

const DATA: CompanyData = {
  facts: [
    figureOf("2025-01-01", "2025-06-30", 10),
    figureOf("2025-01-01", "2025-12-31", 30),
    figureOf("2026-01-01", "2026-06-30", 80)
  ],
  events: [],
  owned: [{lab: "minimax", entity: "0100.HK", effective_from: "2026-01-09"}],
  weeks: weeksOf((monday) => (monday < "2025-07-01" ? 5e9 : monday < "2026-01-01" ? 10e9 : 40e9))
};

describe("leadPairs(data, lag)", () => {
  it("by hand: tokens doubled, then four times, of 8 billion paid; revenue doubled, then four times", () => {
    const {pairs} = leadPairs(DATA, 0);
    expect(pairs.map(({period}) => period.end)).toEqual(["2025-12-31", "2026-06-30"]);
    expect(pairs.map(({weekly}) => weekly.map((w) => Number(w.toFixed(6))))).toEqual([
      [0.004, 0.008],
      [0.008, 0.032]
    ]);
    const times = (logarithm: number | null) => (logarithm === null ? null : Number(Math.exp(logarithm).toFixed(12)));
    expect(pairs.map(({tokens}) => times(tokens))).toEqual([2, 4]);
    expect(pairs.map(({revenue}) => times(revenue))).toEqual([2, 4]);
    // Half a year brought a doubling, which the next half would bring again; before it nothing was known.
    expect(pairs.map(({naive}) => times(naive))).toEqual([null, 2]);
  });

  it("counts tokens so many weeks earlier with a lag", () => {
    const [, last] = leadPairs(DATA, 13).pairs;
    // Thirteen of 26 weeks before 2026 are the half before: (13 · 8 + 12 · 32) ÷ 25, each a billion paid tokens.
    const mondays = DATA.weeks.filter((w) => w.week_start >= "2025-10-02" && w.week_start <= "2026-03-31");
    const mean = mondays.reduce((sum, w) => sum + w.tokens - w.free_tokens, 0) / mondays.length / 1e12;
    expect(last?.weekly[1]).toBeCloseTo(mean, 12);
  });

  it("leaves out, with the reason, a period with too few weeks and one without a period before", () => {
    const few = {...DATA, weeks: DATA.weeks.slice(0, 26 + LEAST_WEEKS - 1)};
    const {pairs, leftOut} = leadPairs(few, 0);
    expect(pairs).toEqual([]);
    expect(leftOut.map(({period, reason}) => [period.start, period.end, reason])).toEqual([
      ["2025-01-01", "2025-06-30", "no period before"],
      ["2025-01-01", "2025-12-31", "no period before"],
      ["2025-07-01", "2025-12-31", "too few weeks"],
      ["2026-01-01", "2026-06-30", "too few weeks"]
    ]);
  });

  it("takes an estimate of the line from before the result alone", () => {
    const estimate = (value: number, source_date: string) =>
      figureOf("2026-01-01", "2026-06-30", value, {metric: "segment_revenue_open_platform_consensus", basis: "not-stated", status: "consensus", source_date}); // prettier-ignore
    const facts = [...DATA.facts, estimate(50, "2026-03-01"), estimate(60, "2026-05-01"), estimate(80, "2026-09-01")];
    expect(leadPairs({...DATA, facts}, 0).pairs.map(({consensus}) => consensus?.value ?? null)).toEqual([null, 60]);
  });
});

describe("leadStudy(data), of the books", () => {
  it("counts tokens of each period as plain sums over the weeks do", async () => {
    const data = await clientData;
    const {pairs} = leadStudy(data);
    expect(pairs.length).toBeGreaterThan(3);
    for (const {entity, period, weekly} of pairs) {
      const labs = new Set(data.owned.filter((o) => o.entity === entity).map(({lab}) => lab));
      const within = data.weeks.filter((w) => w.week_start >= period.start && w.week_start <= period.end);
      let paid = 0;
      for (const w of within) if (labs.has(w.lab)) paid += w.tokens - w.free_tokens;
      expect(weekly[1] * new Set(within.map((w) => w.week_start)).size * 1e12).toBeCloseTo(paid, -3);
    }
  });

  it("gives the power that least squares gives in other words: the mean of each pair’s own, by squared growth of tokens", async () => {
    const study = leadStudy(await clientData);
    const weights = study.pairs.map(({tokens}) => tokens ** 2);
    const total = weights.reduce((a, b) => a + b, 0);
    const mean = study.pairs.reduce(
      (sum, {tokens, revenue}, i) => sum + ((weights[i] ?? 0) / total) * (revenue / tokens),
      0
    );
    expect(leadEstimate(study)?.elasticity).toBeCloseTo(mean, 12);
  });

  it("uses each stretch of a company once: no period of a pair holds another’s", async () => {
    const {pairs} = leadStudy(await clientData);
    for (const a of pairs)
      for (const b of pairs)
        if (a !== b && a.entity === b.entity)
          expect(a.period.end < b.period.start || b.period.end < a.period.start).toBe(true);
  });
});
