import {beforeAll, describe, expect, it} from "vitest";
import {factsAsOf, type CompanyModel} from "../../src/companies/company.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import {valueIn} from "../../src/companies/reader.js";
import {cellsOfLine, compiled, periodLabel, type Cell} from "../../src/model/compile.js";
import {clientData, ENTITIES, modelOf, valueOf} from "./data.js";

let data: CompanyData;
beforeAll(async () => {
  data = await clientData;
});

type Reported = readonly [line: string, period: string | undefined, value: number, metric: string];

/** Figures of the base period copied from the reports, in millions of their currency: each one a model ties with. */
const REPORTED: Readonly<Record<string, readonly Reported[]>> = {
  // Interim results to 30 June 2026, CNY.
  "2513.HK": [
    ["revenue", "FY2026H1", 953.892, "revenue"],
    ["api_revenue", "FY2026H1", 825.176, "segment_revenue_open_platform_api"],
    ["gross_profit", "FY2026H1", 251.611, "gross_profit"],
    ["api_gross_profit", "FY2026H1", 202.871, "gross_profit_open_platform_api"],
    ["research", "FY2026H1", 2131.171, "research_and_development_expense"],
    ["operating_income", "FY2026H1", -2146.552, "operating_income"]
  ],
  // Interim results to 30 June 2026, USD.
  "0100.HK": [
    ["revenue", "FY2026H1", 116.573, "revenue"],
    ["api_revenue", "FY2026H1", 73.929, "segment_revenue_open_platform"],
    ["native_revenue", "FY2026H1", 42.644, "segment_revenue_ai_native_products"],
    ["gross_profit", "FY2026H1", 20.813, "gross_profit"],
    ["research", "FY2026H1", 296.87, "research_and_development_expense"],
    ["operating_income", "FY2026H1", -293.031, "net_income_adjusted"]
  ],
  // Results of the fiscal year to 31 March 2026, CNY.
  BABA: [
    ["revenue", "FY2026", 1023670, "revenue"],
    ["operating_income", "FY2026", 50150, "operating_income"],
    ["pretax_income", "FY2026", 129387, "pretax_income"],
    ["net_income", "FY2026", 102127, "net_income"],
    ["net_income_attributable", "FY2026", 105904, "net_income_attributable_to_ordinary_shareholders"],
    ["segment_ebita", "FY2026", 83986, "segments_adj_ebita_total"]
  ],
  // Results of the quarter to 30 June 2026, CNY.
  "0700.HK": [
    ["segments_quarter", undefined, 204785, "revenue"],
    ["net_income_check", undefined, 57977, "net_income"]
  ],
  // Results of the year to 31 December 2025, CNY; the four quarters sum to the year.
  GDS: [
    ["revenue", "FY2025", 11432.3, "revenue"],
    ["quarters_sum", undefined, 11432.3, "revenue"],
    ["ebitda", "FY2025", 5403.5, "adjusted_ebitda"]
  ]
};

/** Tied and given a reason at once: what stands for the year is the report, what is not held against it the area. */
const TIED_WITH_REASON = ["GDS revenue", "GDS ebitda"];

/** Period of the last report; none where the base is a quarter in single values. */
function basePeriod({sheet}: CompanyModel): string | undefined {
  return sheet.calendar.lastActual;
}

describe.each(ENTITIES)("base period of %s", (entity) => {
  it("ties with the figures of the report and with no others, to its last digit", () => {
    const {ties, sheet} = modelOf(entity, data);
    const model = compiled(sheet);
    expect(ties.map((t) => [t.line, t.period, t.reported, t.fact.metric])).toEqual(REPORTED[entity]);
    for (const [line, period, value] of REPORTED[entity] ?? [])
      expect([line, valueOf(model, line, {}, period)]).toEqual([line, expect.closeTo(value, 6)]);
    for (const {fact} of ties) expect(fact.status).toBe("reported");
  });

  it("has each line as a tie, an untied one with its reason, a stated fact, an input or a formula of those", () => {
    const company = modelOf(entity, data);
    const model = compiled(company.sheet);
    const isKind = (name: string, type: string) => model.lines.some((l) => l.name === name && l.spec.type === type);
    const tied = new Set(company.ties.map((t) => t.line));
    const untied = new Set(company.untied.map((u) => u.line));
    for (const name of [...tied, ...untied])
      expect([name, model.lines.some((l) => l.name === name)]).toEqual([name, true]);
    for (const name of tied) {
      expect([name, isKind(name, "formula")]).toEqual([name, true]);
      if (!TIED_WITH_REASON.includes(`${entity} ${name}`)) expect([name, untied.has(name)]).toEqual([name, false]);
    }
    for (const {line, reason} of company.untied) expect([line, reason.en.length > 10]).toEqual([line, true]);
    const isStated = model.cells.map(({line}) => ["fact", "input"].includes(line.spec.type));
    const restsOnStated = (cell: number, seen = new Set<number>()): boolean =>
      isStated[cell] === true ||
      (model.reads[cell] ?? []).some((read) => !seen.has(read) && restsOnStated(read, seen.add(cell)));
    for (const {name, spec} of model.lines) {
      if (spec.type === "fact" || spec.type === "input" || tied.has(name) || untied.has(name)) continue;
      const last = cellsOfLine(model, name).at(-1) ?? -1;
      expect([name, restsOnStated(last)]).toEqual([name, true]);
    }
  });

  it("gives a reason to each reported figure that no number of the model rests on", () => {
    const company = modelOf(entity, data);
    const model = compiled(company.sheet);
    const base = basePeriod(company);
    const tiedTo = new Set(company.ties.map(({fact}) => fact));
    const untied = new Set(company.untied.map((u) => u.line));
    const stated = company.facts.filter(({period, fact}) => fact.status === "reported" && (period === base || period === null)); // prettier-ignore
    expect(stated.length).toBeGreaterThan(8);
    const idle = stated.flatMap(({line, period, fact}) => {
      const cells = cellsOfLine(model, line).filter((cell) => periodLabel(model.cells[cell] as Cell) === period);
      const readers = cells.flatMap((cell) => [...(model.dependants[cell] ?? [])]).map((cell) => model.cells[cell]?.line); // prettier-ignore
      const isRead = readers.some((reader) => reader?.spec.type === "formula" || reader?.spec.type === "fact");
      return isRead || tiedTo.has(fact) || untied.has(line) ? [] : [`${entity} ${line}`];
    });
    expect(idle).toEqual([]);
  });
});

const FACT: CompanyFact = {
  entity: "0700.HK",
  metric: "revenue",
  basis: "ifrs",
  period_start: "2026-01-01",
  period_end: "2026-06-30",
  months: 6,
  company_label: null,
  value: 2.5,
  unit: "CNY bn",
  status: "reported",
  document: "interim results",
  source_date: "2026-08-01",
  note: null,
  source: "filings"
};

describe("factsAsOf(company)", () => {
  it("is the latest day of a document or of the price, wherever it stands", () => {
    const on = (...days: string[]) =>
      days.map((source_date) => ({line: "revenue", period: null, fact: {...FACT, source_date}}));
    expect(factsAsOf({valuedOn: "2026-03-31", facts: on("2026-08-01", "2026-05-01")})).toBe("2026-08-01");
    expect(factsAsOf({valuedOn: "2026-09-11", facts: on("2026-05-01")})).toBe("2026-09-11");
  });
});

describe("valueIn(fact, unit)", () => {
  it("goes to a finer and to a coarser scale of the fact's unit, and to no other unit", () => {
    const units = ["CNY", "CNY m", "CNY bn", "CNY tn"];
    expect(units.map((unit) => valueIn(FACT, unit))).toEqual([2_500_000_000, 2500, 2.5, 0.0025]);
    expect(() => valueIn(FACT, "USD m")).toThrow(/^revenue of 0700.HK is in CNY bn; expected USD m/);
  });
});
