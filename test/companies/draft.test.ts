import {describe, expect, it} from "vitest";
import {Draft, t} from "../../src/companies/draft.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";

/** What a company says beside its lines: nothing here. */
const REST: Parameters<Draft["finish"]>[0] = {
  valuedOn: "2026-02-27",
  tokens: {drives: false, finding: t("none", "无")},
  methods: [],
  headline: {value: "", expectedValue: "", dividend: "", price: "", expectedReturn: ""},
  reverse: {input: "", as: "set", between: [0, 1], read: []},
  consensus: [],
  cases: [],
  absentCases: [],
  partial: [],
  untied: []
};

const TITLE = t("Revenue", "收入");

function fact(period_end: string, months: number, value: number, more: Partial<CompanyFact> = {}): CompanyFact {
  return {
    entity: "C1",
    metric: "revenue",
    basis: "ifrs",
    period_start: null,
    period_end,
    months,
    company_label: null,
    value,
    unit: "CNY",
    status: "reported",
    document: `report of ${period_end}`,
    source_date: period_end,
    note: null,
    source: "hand",
    ...more
  };
}

function draft(...facts: CompanyFact[]): Draft {
  const data: CompanyData = {facts, events: [], weeks: [], owned: []};
  const made = new Draft("C1", t("C One", "甲"), data, {
    step: "half",
    first: "FY2024H2",
    last: "FY2026H1",
    lastActual: "FY2025H2"
  });
  made.group("income", t("Income", "收入"));
  return made;
}

function revenue(made: Draft) {
  made.series("revenue", "CNY m", {metric: "revenue", basis: "ifrs", months: 6}, TITLE);
  const {sheet, facts, missing} = made.finish(REST);
  return {line: sheet.lines[0], facts, missing};
}

describe("Draft.series(name, unit, ask, title)", () => {
  it("takes a second half that is not stated as the year less the first half, and names both documents", () => {
    const {line, facts} = revenue(draft(fact("2025-06-30", 6, 30e6), fact("2025-12-31", 12, 75.5e6)));
    expect(line).toMatchObject({values: {FY2025H1: 30, FY2025H2: 45.5}});
    expect(line).toMatchObject({source: "report of 2025-06-30; report of 2025-12-31"});
    expect(facts.map((f) => [f.period, f.fact.period_end, f.fact.months])).toEqual([
      ["FY2025H1", "2025-06-30", 6],
      ["FY2025H2", "2025-12-31", 12],
      ["FY2025H2", "2025-06-30", 6]
    ]);
  });

  it("takes a stated second half before a derived one", () => {
    const {line} = revenue(
      draft(fact("2025-06-30", 6, 30e6), fact("2025-12-31", 6, 46e6), fact("2025-12-31", 12, 75e6))
    );
    expect(line).toMatchObject({values: {FY2025H1: 30, FY2025H2: 46}});
  });

  it("works out no half of two years or of one number, and says what is missing of reported periods alone", () => {
    const {line, missing} = revenue(draft(fact("2024-12-31", 12, 50e6), fact("2025-06-30", 6, 30e6)));
    expect(line).toMatchObject({values: {FY2025H1: 30}});
    expect(missing.map((m) => [m.period, m.fact])).toEqual([
      ["FY2024H2", "revenue of C1, ifrs, 6 months to 2024-12-31"],
      ["FY2025H2", "revenue of C1, ifrs, 6 months to 2025-12-31"]
    ]);
  });

  it("is rid of the noise of binary fractions", () => {
    const {line} = revenue(draft(fact("2025-06-30", 6, 21.186e6), fact("2025-12-31", 12, 53.038e6)));
    expect(line).toMatchObject({values: {FY2025H2: 31.852}});
  });
});

describe("Draft.quote(name, unit, ask, title)", () => {
  it("is an input that starts at the fact, from a twentieth to twenty times it", () => {
    const made = draft(fact("2026-02-27", 0, 40, {metric: "close", basis: "market", unit: "HKD per share"}));
    made.quote("price", "HKD/share", {metric: "close", basis: "market"}, t("Price", "股价"));
    expect(made.finish(REST).sheet.lines[0]).toMatchObject({type: "input", values: 40, range: [2, 800]});
  });
});
