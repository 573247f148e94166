import {describe, expect, it} from "vitest";
import type {CompanyFact} from "../../src/companies/facts.js";
import type {ElasticityEstimate} from "../../src/desk/elasticity.js";
import type {LeadData} from "../../src/desk/lead-data.js";
import type {LeadPair} from "../../src/desk/lead-pairs.js";
import type {ReportedPeriod} from "../../src/desk/reported-periods.js";
import {lagFigure, leadFigure, leftOutFigure, triedPairs} from "../../src/figures/lead-figures.js";
import {leadAnswer, leadCaution, leadTitle} from "../../src/figures/lead-words.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const FACT: CompanyFact = {
  entity: "BABA",
  metric: "revenue",
  basis: "ifrs",
  period_start: "2026-01-01",
  period_end: "2026-06-30",
  months: 6,
  company_label: null,
  value: 120,
  unit: "CNY",
  status: "reported",
  document: "A",
  source_date: "2026-08-26",
  note: null,
  source: "a"
};
const period = (start: string, end: string, value: number, document: string): ReportedPeriod => ({start, end, months: 6, value, of: [{...FACT, document}], knownOn: end}); // prettier-ignore
const pair = (entity: string, tokens: number, revenue: number, more: Partial<LeadPair> = {}): LeadPair => ({
  entity,
  tokens: Math.log(tokens),
  revenue: Math.log(revenue),
  naive: Math.log(1.1),
  line: {entity, metric: "segment_revenue_cloud_intelligence", basis: "us-gaap", scope: "cloud"},
  period: period("2026-01-01", "2026-06-30", 120, "B"),
  before: period("2025-07-01", "2025-12-31", 100, "A"),
  consensus: null,
  weekly: [0.5, 1.25],
  ...more
});
const PAIRS = [pair("BABA", 4, 2, {consensus: {...FACT, value: 130}}), pair("9999.HK", 9, 3, {naive: null, line: {entity: "9999.HK", metric: "other_line", basis: "ifrs", scope: "models"}})]; // prettier-ignore
const ESTIMATE: ElasticityEstimate = {pairs: 6, companies: 4, elasticity: 0.237, interval: [-0.156, 0.63], leaveOneOut: {pairs: 4, elasticity: Math.log(1.68), naive: Math.log(1.67)}, verdict: "too few observations"}; // prettier-ignore
const DATA: LeadData = {
  knownOn: null,
  asOf: "2026-09-01",
  citation: "made up",
  pairs: PAIRS,
  leftOut: [{line: PAIRS[0]?.line ?? pair("BABA", 1, 1).line, period: period("2026-01-01", "2026-06-30", 1, "A"), reason: "too few weeks"}], // prettier-ignore
  byLag: [{lag: 0, estimate: ESTIMATE}, {lag: 13, estimate: {...ESTIMATE, elasticity: 0.5, interval: null, leaveOneOut: null}}, {lag: 4, estimate: null}], // prettier-ignore
  assumed: [{entity: "BABA", title: {en: "Alibaba", zh: "阿里巴巴"}, elasticity: 0.5}, {entity: "GDS", title: {en: "GDS", zh: "万国数据"}, elasticity: 0.5}, {entity: "MSFT", title: {en: "Microsoft", zh: "微软"}, elasticity: 0.75}] // prettier-ignore
};
const withEstimate = (estimate: ElasticityEstimate | null): LeadData => ({...DATA, byLag: [{lag: 0, estimate}]});

describe("leadFigure(data)", () => {
  it("prints growth of tokens and revenue of each period, and what each rule would have given it", () => {
    const figure = leadFigure(DATA);
    expect(said(figure.title).en).toBe("Revenue grew by the 0.24 power of tokens over 2 company-periods");
    // Both grew by the square root of their tokens: by the other’s power, 4 times the tokens are twice the revenue.
    expect(printedTable(figure)).toEqual([
      {company: "Alibaba", line: "cloud", period_start: "1 Jan 2026", period_end: "30 Jun 2026", before_start: "1 Jul 2025", tokens_a_week: "1.25 trillion", tokens_growth: "+300%", revenue_growth: "+100%", by_power: "+100%", by_last_growth: "+10%", by_consensus: "+30%", documents: "B; A"}, // prettier-ignore
      {company: "9999.HK", line: "other_line", period_start: "1 Jan 2026", period_end: "30 Jun 2026", before_start: "1 Jul 2025", tokens_a_week: "1.25 trillion", tokens_growth: "+800%", revenue_growth: "+200%", by_power: "+200%", by_last_growth: null, by_consensus: null, documents: "B; A"} // prettier-ignore
    ]);
    expect(figure.note && said(figure.note).en).toContain("is on record for 1 of them");
    expect(said(leadFigure(withEstimate(null)).title).en).toBe("No company-period has tokens and revenue on record");
    expect(triedPairs({pairs: []})).toEqual([]);
  });
});

describe("lagFigure(data), leftOutFigure(data)", () => {
  it("print the estimate at each lag, and nothing where there is none", () => {
    const figure = lagFigure(DATA);
    expect(said(figure.title).en).toBe("The power is 0.24 to 0.50, by how far tokens come ahead");
    expect(said(figure.measure).en).toContain("up to 13;");
    expect(printedTable(figure)).toEqual([
      {lag_weeks: "0", pairs: "6", companies: "4", power: "0.24", low: "−0.16", high: "0.63", error: "68%", naive_error: "67%"}, // prettier-ignore
      {lag_weeks: "13", pairs: "6", companies: "4", power: "0.50", low: null, high: null, error: null, naive_error: null}, // prettier-ignore
      {lag_weeks: "4", pairs: null, companies: null, power: null, low: null, high: null, error: null, naive_error: null}
    ]);
    expect(said(lagFigure(withEstimate(null)).title).en).toBe("No lag has an observation");
    expect(printedTable(leftOutFigure(DATA))).toEqual([
      {company: "Alibaba", line: "cloud", period_start: "1 Jan 2026", period_end: "30 Jun 2026", reason: "too few weeks with tokens"} // prettier-ignore
    ]);
    expect(said(leftOutFigure(DATA).title).en).toBe("1 company-periods on record tell nothing yet");
  });
});

describe("leadTitle(data), leadAnswer(data)", () => {
  it("say the verdict, the interval, the errors and what the models assume", () => {
    const title = (verdict: ElasticityEstimate["verdict"]) => said(leadTitle(withEstimate({...ESTIMATE, verdict}))).en;
    expect(title("too few observations")).toBe("6 company-periods are too few to tell whether inference leads revenue");
    expect(title("does not beat naive growth")).toContain("no better than the last growth does");
    expect(title("beats naive growth")).toContain("better than the last growth does");
    expect([leadTitle(withEstimate(null)), leadAnswer(withEstimate(null))]).toEqual([null, null]);
    expect(said(leadAnswer(DATA)).en).toBe(
      "Over 6 periods of 4 companies, each against the one before, revenue grew by the 0.24 power of tokens; the 95% interval is −0.16 to 0.63. Each of the 4 periods with a growth before them left out in turn, the power of the others misses reported revenue by 68%, and carrying on the last growth by 67%: it does not beat naive growth. The models assume 0.50, 0.75."
    );
    expect(said(leadAnswer(DATA)).zh).toMatch(/：并不优于简单外推。各模型假设为 0\.50、0\.75。$/);
  });

  it("say that one company gives no interval, that nothing is held against it, and no power where none is assumed", () => {
    const bare = {...withEstimate({...ESTIMATE, companies: 1, interval: null, leaveOneOut: null}), assumed: []};
    expect(said(leadAnswer(bare)).en).toBe(
      "Over 6 periods of 1 company with one before, revenue grew by the 0.24 power of tokens; one company gives no interval. No period has a growth before it on record, so that there is nothing to hold it against."
    );
    const better = {...ESTIMATE, leaveOneOut: {pairs: 4, elasticity: Math.log(1.2), naive: Math.log(1.5)}};
    expect(said(leadAnswer(withEstimate(better))).en).toContain(
      "by 20%, and carrying on the last growth by 50%: it beats"
    );
    expect(said(leadCaution(better)).en).toContain("(too few to tell), it seems to beat naive growth");
    expect(said(leadCaution({...better, verdict: "does not beat naive growth"})).en).toContain("on record, it does not beat naive growth"); // prettier-ignore
    expect(said(leadAnswer(withEstimate(better))).zh).toContain("沿用上期增速则相差 50%：优于简单外推。");
    expect(said(leadCaution(better)).zh).toBe("凡由词元驱动的模型，收入均按假设的弹性随词元变动：就可检验的 4 个公司期（在册共 6 个，数量过少，尚难定论）而言，该弹性看似优于简单外推，误差为 20%，对照 50%。"); // prettier-ignore
    const level = {...better, leaveOneOut: {pairs: 4, elasticity: 0.5, naive: 0.5}};
    expect(said(leadAnswer(withEstimate(level))).en).toContain("it does not beat naive growth");
    expect(said(leadCaution(level)).en).toContain("(too few to tell), it does not beat naive growth");
    expect(said(leadCaution({...level, verdict: "does not beat naive growth"})).zh).toContain("（在册共 6 个）而言，该弹性并不优于简单外推"); // prettier-ignore
    expect(leadCaution({...better, verdict: "beats naive growth"})).toBeNull();
    expect(said(leadCaution({...better, leaveOneOut: null})).en).toContain("which nothing on record has tested");
    expect(said(leadCaution(null)).zh).toContain("尚无任何记录可供检验");
  });
});
