import {describe, expect, it} from "vitest";
import {caseSigns, isSeen, lastTrigger, type IndicatorReading} from "../../src/companies/case-signs.js";
import type {CompanyData, CompanyFact, LabWeek} from "../../src/companies/facts.js";
import {parseModel} from "../../src/model/text/parse.js";

const week = (week_start: string, tokens: number, free: number, usd: number): LabWeek => ({
  lab: "z-ai",
  week_start,
  tokens,
  free_tokens: free,
  priced_tokens: usd === 0 ? 0 : tokens - free,
  usd_if_all_input: usd,
  usd_if_all_output: 0,
  usd_if_all_cached: 0
});

const fact = (period_end: string, value: number, status: CompanyFact["status"] = "reported"): CompanyFact => ({
  entity: "2513.HK",
  metric: "capex",
  basis: "ifrs",
  period_start: null,
  period_end,
  months: 3,
  company_label: null,
  value,
  unit: "CNY",
  status,
  document: "",
  source_date: period_end,
  note: null,
  source: ""
});

const DATA: CompanyData = {
  // Paid: 40, 60 four weeks later; then a week that has no other four weeks before it.
  weeks: [week("2026-03-02", 50, 10, 20), week("2026-03-30", 60, 0, 24), week("2026-04-06", 90, 0, 0)],
  facts: [fact("2025-06-30", 20), fact("2026-06-30", 31), fact("2026-09-30", 99, "consensus")],
  events: [],
  owned: []
};

function signsOf(lines: string, data = DATA) {
  const {document, problems} = parseModel(`case war\n  Price war | 价格战\n${lines}`);
  const [found] = document.statements;
  if (found?.type !== "case") throw new Error(problems.map(({message}) => message).join("\n"));
  return caseSigns(found, "2513.HK", data);
}

function readingOf(line: string, data = DATA): IndicatorReading {
  const {indicator} = signsOf(`  ${line}`, data);
  if (!indicator || !("said" in indicator)) throw new Error(`${line}: no indicator`);
  return indicator.said;
}

describe("what shows a case", () => {
  it("reads paid tokens of the last week that has one four weeks before it: 60 on 40", () => {
    const reading = readingOf("indicator tokens of z-ai above 40%");
    expect(reading.change).toEqual({value: 0.5, from: "2026-03-08", to: "2026-04-05"});
    expect(isSeen(reading)).toBe(true);
    expect(isSeen({...reading, level: 0.5})).toBe(false);
  });

  it("reads the price of priced tokens: 24 on 60 after 20 on 40", () => {
    const reading = readingOf("indicator price of z-ai below -10%");
    expect(reading.change?.value).toBeCloseTo(-0.2, 12);
    expect(isSeen(reading)).toBe(true);
  });

  it("reads a reported figure over its year, and none that is only expected", () => {
    const reading = readingOf("indicator capex ifrs 3m above 60%");
    expect(reading.change).toEqual({value: 31 / 20 - 1, from: "2025-06-30", to: "2026-06-30"});
    expect(isSeen(reading)).toBe(false);
  });

  it("says nothing where the record does not reach", () => {
    for (const line of ["indicator tokens of qwen above 1%", "indicator revenue ifrs 6m below 0%"]) {
      expect(readingOf(line).change).toBeNull();
      expect(isSeen(readingOf(line))).toBeNull();
    }
  });

  it("says why there is none", () => {
    expect(signsOf("  no trigger because Nothing dates it | 无从定日\n  no indicator because None | 无")).toEqual({
      trigger: {whyNot: {en: "Nothing dates it", zh: "无从定日"}},
      indicator: {whyNot: {en: "None", zh: "无"}}
    });
  });
});

describe("what shows a case, among figures and weeks of others", () => {
  const qwen = (start: string, tokens: number, free: number, usd: number, priced: number): LabWeek => ({...week(start, tokens, free, usd), lab: "qwen", priced_tokens: priced}); // prettier-ignore
  const later = fact("2027-06-30", 500);
  const data: CompanyData = {
    ...DATA,
    weeks: [qwen("2026-06-08", 7, 7, 4, 0), qwen("2026-05-11", 10, 0, 3, 10), ...[...DATA.weeks].reverse(), qwen("2026-04-13", 5, 0, 2, 5)],
    facts: [
      fact("2025-06-30", 20, "derived"),
      fact("2025-09-30", 0),
      fact("2026-09-30", 44, "derived"),
      fact("2026-06-30", 31),
      fact("2027-06-30", 99, "consensus"),
      {...later, basis: "gaap"},
      {...later, months: 6},
      {...later, metric: "tax"},
      {...later, entity: "BABA"},
      {...fact("2026-06-30", 250), entity: "BABA"}
    ]
  }; // prettier-ignore

  it("reads a figure as it is named, over the last year that had one above nought", () => {
    expect(readingOf("indicator capex ifrs 3m above 60%", data)).toEqual({
      measure: "figure",
      labs: [],
      figure: {metric: "capex", basis: "ifrs", months: 3},
      test: "above",
      level: 0.6,
      change: {value: 31 / 20 - 1, from: "2025-06-30", to: "2026-06-30"}
    });
    expect(readingOf("indicator capex ifrs 3m of BABA above 60%", data).change).toMatchObject({value: 1, to: "2027-06-30"}); // prettier-ignore
  });

  it("reads weeks of its labs alone, or of all, that have tokens or a price", () => {
    const change = (line: string) => readingOf(line, data).change;
    expect(change("indicator tokens of z-ai above 1%")).toEqual({value: 0.5, from: "2026-03-08", to: "2026-04-05"});
    expect(change("indicator tokens above 1%")).toEqual({value: 1, from: "2026-04-19", to: "2026-05-17"});
    expect(change("indicator price of qwen below 1%")).toEqual({value: expect.closeTo(-0.25, 12) as number, from: "2026-04-19", to: "2026-05-17"}); // prettier-ignore
    expect(readingOf("indicator tokens of z-ai, qwen below 1%", data)).toMatchObject({measure: "tokens", labs: ["z-ai", "qwen"], figure: null, test: "below", level: 0.01}); // prettier-ignore
  });

  it("is not seen at its level", () => {
    const reading = readingOf("indicator tokens of z-ai below 60%");
    expect([reading, {...reading, level: 0.5}].map(isSeen)).toEqual([true, false]);
  });
});

describe("what begins a case", () => {
  const event = (date: string, kind: string, lab: string | null, entity: string | null = null) => ({
    date,
    kind,
    title: {en: "", zh: ""},
    lab,
    entity
  });
  const events = [
    event("2026-05-01", "first_week", "z-ai"),
    event("2026-03-01", "release", "z-ai"),
    event("2026-06-01", "release", "qwen"),
    event("2026-08-01", "results", null, "BABA"),
    event("2026-04-01", "results", null, "2513.HK")
  ];

  it("is the last event of its kind and labs, a first week standing for a release", () => {
    expect(lastTrigger({kind: "release", labs: ["z-ai"]}, "2513.HK", events)?.date).toBe("2026-05-01");
  });

  it("is the company’s own where no lab is named, and none where nothing is on record", () => {
    expect(lastTrigger({kind: "results", labs: []}, "2513.HK", events)?.date).toBe("2026-04-01");
    expect(lastTrigger({kind: "price_cut", labs: []}, "2513.HK", events)).toBeNull();
    const nobody = event("2026-04-01", "results", null);
    expect(lastTrigger({kind: "results", labs: []}, "2513.HK", [...events, nobody])).toBe(events.at(-1));
    expect(lastTrigger({kind: "results", labs: []}, "GDS", [...events, nobody])).toBe(nobody);
    expect(lastTrigger({kind: "results", labs: ["z-ai"]}, "2513.HK", events)).toBeNull();
  });
});
