import type {Text} from "../lib/language.js";
import {t} from "./draft.js";
import type {CompanyData, CompanyFact} from "./facts.js";
import type {Discount, Multiples, NoteVerdict} from "./multiples.js";
import {companyReader, type Ask} from "./reader.js";

/** What the page of comparables shows. */
export interface ComparablesData extends Multiples {
  readonly knownOn: string | null;
  /** How to cite the founding note, whose ranges the verdicts hold. */
  readonly noteCitation: string;
  /** Names of companies by key. */
  readonly names: Readonly<Record<string, Text>>;
  readonly discounts: readonly Discount[];
  /** The founding note's ranges held against each basis; empty where they are not on record. */
  readonly verdicts: readonly NoteVerdict[];
  readonly comparables: readonly Comparable[];
}

/** One measure of one company, with its basis, period and the figures it is made of. */
export interface Comparable {
  readonly entity: string;
  readonly measure: Measure;
  readonly basis: Text;
  /** Last day of the period, or day of the price. */
  readonly to: string;
  /** A fraction or a multiple; null where a figure is not on record. */
  readonly value: number | null;
  readonly facts: readonly CompanyFact[];
  /** The figures that are not on record. */
  readonly missing: readonly string[];
}

export const MEASURES = [
  "growth",
  "operating_margin",
  "cloud_margin",
  "ev_sales",
  "price_sales",
  "ev_ebitda",
  "net_cash_to_sales"
] as const;

export type Measure = (typeof MEASURES)[number];

interface Spec {
  readonly entity: string;
  readonly measure: Measure;
  readonly basis: Text;
  readonly to: string;
  readonly asks: readonly Ask[];
  readonly value: (...values: number[]) => number;
}

const year = (metric: string, on: string, basis = "us-gaap"): Ask => ({metric, basis, on, months: 12});
const quarter = (metric: string, on: string, basis = "ifrs"): Ask => ({metric, basis, on, months: 3});
const growth = (now = NaN, before = NaN) => now / before - 1;
const quotient = (a = NaN, b = NaN) => a / b;

const cap: readonly Ask[] = [
  {metric: "market_cap", basis: "price-x-shares", on: "2026-02-26"},
  {entity: "USDHKD", metric: "fx", basis: "carried-back", on: "2026-02-26"},
  {entity: "USDCNY", metric: "fx", basis: "carried-forward", on: "2026-02-26"}
];
const GAAP = t("US GAAP, fiscal year", "美国公认准则，财年");
const SPECS: readonly Spec[] = [
  {entity: "BABA", measure: "growth", basis: GAAP, to: "2026-03-31", asks: [year("revenue", "2026-03-31"), year("revenue", "2025-03-31")], value: growth}, // prettier-ignore
  {entity: "0700.HK", measure: "growth", basis: t("IFRS, quarter over the year", "IFRS，季度同比"), to: "2026-06-30", asks: [quarter("revenue", "2026-06-30"), quarter("revenue", "2025-06-30")], value: growth}, // prettier-ignore
  {entity: "GDS", measure: "growth", basis: GAAP, to: "2025-12-31", asks: [year("revenue", "2025-12-31"), year("revenue", "2024-12-31")], value: growth}, // prettier-ignore
  {entity: "2513.HK", measure: "growth", basis: t("IFRS, half over the year", "IFRS，半年同比"), to: "2026-06-30", asks: [{...year("revenue", "2026-06-30", "ifrs"), months: 6}, {...year("revenue", "2025-06-30", "ifrs"), months: 6}], value: growth}, // prettier-ignore
  {entity: "0100.HK", measure: "growth", basis: t("IFRS, half over the year", "IFRS，半年同比"), to: "2026-06-30", asks: [{...year("revenue", "2026-06-30", "ifrs"), months: 6}, {...year("revenue", "2025-06-30", "ifrs"), months: 6}], value: growth}, // prettier-ignore
  {entity: "MSFT", measure: "growth", basis: GAAP, to: "2025-06-30", asks: [year("revenue", "2025-06-30"), year("revenue", "2024-06-30")], value: growth}, // prettier-ignore
  {entity: "GOOGL", measure: "growth", basis: GAAP, to: "2025-12-31", asks: [year("revenue", "2025-12-31"), year("revenue", "2024-12-31")], value: growth}, // prettier-ignore
  {entity: "NVDA", measure: "growth", basis: GAAP, to: "2026-01-25", asks: [year("revenue", "2026-01-25"), year("revenue", "2025-01-26")], value: growth}, // prettier-ignore
  {entity: "BABA", measure: "operating_margin", basis: GAAP, to: "2026-03-31", asks: [year("operating_income", "2026-03-31"), year("revenue", "2026-03-31")], value: quotient}, // prettier-ignore
  {entity: "0700.HK", measure: "operating_margin", basis: t("IFRS, quarter", "IFRS，季度"), to: "2026-06-30", asks: [quarter("operating_income", "2026-06-30"), quarter("revenue", "2026-06-30")], value: quotient}, // prettier-ignore
  {entity: "MSFT", measure: "operating_margin", basis: GAAP, to: "2025-06-30", asks: [year("operating_income", "2025-06-30"), year("revenue", "2025-06-30")], value: quotient}, // prettier-ignore
  {entity: "GOOGL", measure: "operating_margin", basis: GAAP, to: "2025-12-31", asks: [year("operating_income", "2025-12-31"), year("revenue", "2025-12-31")], value: quotient}, // prettier-ignore
  {entity: "NVDA", measure: "operating_margin", basis: GAAP, to: "2026-01-25", asks: [year("operating_income", "2026-01-25"), year("revenue", "2026-01-25")], value: quotient}, // prettier-ignore
  {entity: "BABA", measure: "cloud_margin", basis: t("adjusted EBITA of Cloud Intelligence", "云智能经调整 EBITA"), to: "2026-03-31", asks: [year("segment_adj_ebita_cloud_intelligence", "2026-03-31", "non-gaap"), year("segment_revenue_cloud_intelligence", "2026-03-31")], value: quotient}, // prettier-ignore
  {entity: "GOOGL", measure: "cloud_margin", basis: t("operating income of Google Cloud", "Google Cloud 经营利润"), to: "2025-12-31", asks: [year("segment_operating_income_google_cloud", "2025-12-31"), year("segment_revenue_google_cloud", "2025-12-31")], value: quotient}, // prettier-ignore
  {entity: "MSFT", measure: "cloud_margin", basis: t("operating income of Intelligent Cloud, nine months", "智能云经营利润，九个月"), to: "2026-03-31", asks: [{...year("segment_operating_income_intelligent_cloud", "2026-03-31"), months: 9}, {...year("segment_revenue_intelligent_cloud", "2026-03-31"), months: 9}], value: quotient}, // prettier-ignore
  {entity: "MSFT", measure: "ev_sales", basis: t("a vendor’s EV of 13 February ÷ fiscal 2025 revenue", "供应商 2月13日 EV ÷ 2025财年收入"), to: "2026-02-13", asks: [{metric: "enterprise_value", basis: "vendor", on: "2026-02-13"}, year("revenue", "2025-06-30")], value: quotient}, // prettier-ignore
  {entity: "GOOGL", measure: "ev_sales", basis: t("a vendor’s EV of 11 February ÷ 2025 revenue", "供应商 2月11日 EV ÷ 2025年收入"), to: "2026-02-11", asks: [{metric: "enterprise_value", basis: "vendor", on: "2026-02-11"}, year("revenue", "2025-12-31")], value: quotient}, // prettier-ignore
  {entity: "BABA", measure: "ev_sales", basis: t("price × shares of March 2025, less net cash of then, ÷ fiscal 2026 revenue", "股价×2025年3月股数减当时净现金 ÷ 2026财年收入"), to: "2026-02-26", asks: [{metric: "market_cap", basis: "price-x-shares", on: "2026-02-26"}, {entity: "USDCNY", metric: "fx", basis: "carried-forward", on: "2026-02-26"}, ...["cash_and_equivalents", "short_term_investments", "current_bank_borrowings", "noncurrent_bank_borrowings", "noncurrent_senior_notes", "noncurrent_convertible_notes"].map((metric) => ({metric, basis: "us-gaap", on: "2025-03-31"})), year("revenue", "2026-03-31")], value: (cap = NaN, fx = NaN, cash = NaN, investments = NaN, a = NaN, b = NaN, c = NaN, e = NaN, revenue = NaN) => (cap * fx - cash - investments + a + b + c + e) / revenue}, // prettier-ignore
  {entity: "0700.HK", measure: "ev_sales", basis: t("price × shares, less net cash of March 2026, ÷ four times the June quarter", "股价×股数减2026年3月净现金 ÷ 6月季度收入的四倍"), to: "2026-02-26", asks: [{metric: "market_cap", basis: "price-x-shares", on: "2026-02-26"}, {entity: "USDCNY", metric: "fx", basis: "carried-forward", on: "2026-02-26"}, {entity: "USDHKD", metric: "fx", basis: "carried-back", on: "2026-02-26"}, {metric: "net_cash", basis: "non-ifrs", on: "2026-03-31"}, quarter("revenue", "2026-06-30")], value: (cap = NaN, fx = NaN, peg = NaN, cash = NaN, revenue = NaN) => ((cap * fx) / peg - cash) / (4 * revenue)}, // prettier-ignore
  {entity: "2513.HK", measure: "price_sales", basis: t("price × shares implied by the first day’s market cap, ÷ 2025 revenue; the cash of the listing is in no balance sheet of that day, so no EV", "股价×首日市值隐含股数 ÷ 2025年收入；上市募资未入当日报表，故不计 EV"), to: "2026-02-26", asks: [...cap, year("revenue", "2025-12-31", "ifrs")], value: (cap = NaN, usdHkd = NaN, usdCny = NaN, revenue = NaN) => ((cap / usdHkd) * usdCny) / revenue}, // prettier-ignore
  {entity: "0100.HK", measure: "price_sales", basis: t("price × shares implied by the first day’s market cap, ÷ 2025 revenue in US dollars; no EV, as for Zhipu", "股价×首日市值隐含股数 ÷ 2025年美元收入；同智谱，不计 EV"), to: "2026-02-26", asks: [...cap.slice(0, 2), year("revenue", "2025-12-31", "ifrs")], value: (cap = NaN, usdHkd = NaN, revenue = NaN) => cap / usdHkd / revenue}, // prettier-ignore
  {entity: "GDS", measure: "ev_ebitda", basis: t("a vendor’s, trailing, November 2025", "供应商历史口径，2025年11月"), to: "2025-11-28", asks: [{metric: "ev_to_ebitda", basis: "vendor", on: "2025-11-28"}], value: (x = NaN) => x}, // prettier-ignore
  {entity: "GOOGL", measure: "net_cash_to_sales", basis: t("a vendor’s net cash, rounded, ÷ 2025 revenue", "供应商净现金（约数）÷ 2025年收入"), to: "2025-12-31", asks: [{metric: "net_cash", basis: "vendor", on: "2025-12-31"}, year("revenue", "2025-12-31")], value: quotient}, // prettier-ignore
  {entity: "0700.HK", measure: "net_cash_to_sales", basis: t("net cash of March 2026 ÷ four times the June quarter", "2026年3月净现金 ÷ 6月季度收入的四倍"), to: "2026-03-31", asks: [{metric: "net_cash", basis: "non-ifrs", on: "2026-03-31"}, quarter("revenue", "2026-06-30")], value: (cash = NaN, revenue = NaN) => cash / (4 * revenue)} // prettier-ignore
];

/** Growth, margins, EV multiples and net cash, group with group and cloud with cloud; what is not on record is named. */
export function comparables(data: CompanyData): Comparable[] {
  return SPECS.map(({entity, measure, basis, to, asks, value}) => {
    const reader = companyReader(data, entity);
    const found = asks.map((ask) => reader.find(ask));
    const facts = found.flatMap((fact) => fact ?? []);
    const missing = asks.filter((_, i) => !found[i]).map(reader.describe);
    return {
      entity,
      measure,
      basis,
      to,
      facts,
      missing,
      value: missing.length ? null : value(...facts.map((f) => f.value))
    };
  });
}
