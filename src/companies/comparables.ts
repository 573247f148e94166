import type {Text} from "../lib/language.js";
import type {CompanyData} from "./facts.js";
import {NOTE_DAY, type Discount, type Multiples, type NoteVerdict} from "./multiples.js";
import {workRatio, type Ratio, type RatioSpec, type RatioTerm} from "./ratio.js";
import {companyReader, type Ask} from "./reader.js";
import {t} from "./text.js";

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
export interface Comparable extends Ratio {
  readonly entity: string;
  readonly measure: Measure;
  readonly basis: Text;
  /** Last day of the period, or day of the price. */
  readonly to: string;
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

interface Spec extends RatioSpec {
  readonly entity: string;
  readonly measure: Measure;
  readonly basis: Text;
  readonly to: string;
}

const year = (metric: string, on: string, basis = "us-gaap"): Ask => ({metric, basis, on, months: 12});
const half = (metric: string, on: string): Ask => ({metric, basis: "ifrs", on, months: 6});
const quarter = (metric: string, on: string, basis = "us-gaap"): Ask => ({metric, basis, on, months: 3});
const balance = (metric: string, on: string, basis = "us-gaap"): Ask => ({metric, basis, on});
const terms = (...asks: readonly Ask[]): RatioTerm[] => asks.map((ask) => ({ask}));
const less = (...asks: readonly Ask[]): RatioTerm[] => asks.map((ask) => ({ask, weight: -1}));

/** The four quarters of 2025, whatever the fiscal year. */
const quarters2025 = (metric: string) =>
  terms(...["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"].map((on) => quarter(metric, on)));

const cny: Ask = {entity: "USDCNY", metric: "fx", basis: "carried-forward", on: NOTE_DAY};
const hkd: Ask = {entity: "USDHKD", metric: "fx", basis: "carried-back", on: NOTE_DAY};
const cap: Ask = {metric: "market_cap", basis: "price-x-shares", on: NOTE_DAY};

const growth = (entity: string, basis: Text, now: Ask, before: Ask): Spec => ({
  entity,
  measure: "growth",
  basis,
  to: now.on ?? "",
  of: terms(now),
  per: terms(before),
  isGrowth: true
});

const margin = (
  entity: string,
  measure: Measure,
  basis: Text,
  of: readonly RatioTerm[],
  per: readonly RatioTerm[]
): Spec => ({
  entity,
  measure,
  basis,
  to: per.at(-1)?.ask.on ?? "",
  of,
  per
});

const multiple = (
  entity: string,
  measure: Measure,
  basis: Text,
  of: readonly RatioTerm[],
  per: readonly RatioTerm[]
): Spec => ({
  entity,
  measure,
  basis,
  to: of[0]?.ask.on ?? "",
  of,
  per
});

const FISCAL = t("US GAAP, fiscal year", "美国公认准则，财年");
const CALENDAR = t("US GAAP, four quarters of calendar 2025", "美国公认准则，2025历年四个季度");
const HALF = t("IFRS, half over the year", "IFRS，半年同比");

const ALIBABA_EV: readonly RatioTerm[] = [
  {ask: cap, times: [cny]},
  ...less(...["cash_and_equivalents", "short_term_investments"].map((m) => balance(m, "2025-03-31"))),
  ...terms(
    ...["current_bank_borrowings", "noncurrent_bank_borrowings", "noncurrent_senior_notes", "noncurrent_convertible_notes"].map((m) => balance(m, "2025-03-31")) // prettier-ignore
  )
];
const TENCENT_EV: readonly RatioTerm[] = [
  {ask: cap, times: [cny], over: [hkd]},
  ...less(balance("net_cash", "2026-03-31", "non-ifrs"))
];
/** Four quarters of EBITDA by the company’s own ratio, as its model has it; a vendor’s count of debt is higher. */
const GDS_NET_DEBT: RatioTerm = {
  ask: quarter("adjusted_ebitda", "2025-09-30", "non-gaap"),
  weight: 4,
  times: [balance("net_debt_to_lqa_adjusted_ebitda", "2025-09-30", "company-commentary")]
};
const GDS_EV: readonly RatioTerm[] = [{ask: cap, times: [cny]}, GDS_NET_DEBT];
const MICROSOFT_EV = terms(balance("enterprise_value", "2026-02-13", "vendor"));
const ALPHABET_EV = terms(balance("enterprise_value", "2026-02-11", "vendor"));

const SPECS: readonly Spec[] = [
  growth("BABA", FISCAL, year("revenue", "2026-03-31"), year("revenue", "2025-03-31")),
  growth("0700.HK", t("IFRS, quarter over the year", "IFRS，季度同比"), quarter("revenue", "2026-06-30", "ifrs"), quarter("revenue", "2025-06-30", "ifrs")), // prettier-ignore
  growth("GDS", FISCAL, year("revenue", "2025-12-31"), year("revenue", "2024-12-31")),
  growth("2513.HK", HALF, half("revenue", "2026-06-30"), half("revenue", "2025-06-30")),
  growth("0100.HK", HALF, half("revenue", "2026-06-30"), half("revenue", "2025-06-30")),
  growth("MSFT", FISCAL, year("revenue", "2025-06-30"), year("revenue", "2024-06-30")),
  growth("MSFT", t("US GAAP, quarter over the year", "美国公认准则，季度同比"), quarter("revenue", "2026-03-31"), quarter("revenue", "2025-03-31")), // prettier-ignore
  growth("GOOGL", FISCAL, year("revenue", "2025-12-31"), year("revenue", "2024-12-31")),
  growth("NVDA", FISCAL, year("revenue", "2026-01-25"), year("revenue", "2025-01-26")),

  margin("BABA", "operating_margin", CALENDAR, quarters2025("operating_income"), quarters2025("revenue")),
  margin("MSFT", "operating_margin", CALENDAR, quarters2025("operating_income"), quarters2025("revenue")),
  margin("GOOGL", "operating_margin", CALENDAR, quarters2025("operating_income"), quarters2025("revenue")),
  margin("0700.HK", "operating_margin", t("IFRS, calendar 2025", "IFRS，2025历年"), terms(year("operating_income", "2025-12-31", "ifrs")), terms(year("revenue", "2025-12-31", "ifrs"))), // prettier-ignore
  margin("BABA", "operating_margin", FISCAL, terms(year("operating_income", "2026-03-31")), terms(year("revenue", "2026-03-31"))), // prettier-ignore
  margin("0700.HK", "operating_margin", t("IFRS, quarter", "IFRS，季度"), terms(quarter("operating_income", "2026-06-30", "ifrs")), terms(quarter("revenue", "2026-06-30", "ifrs"))), // prettier-ignore
  margin("MSFT", "operating_margin", FISCAL, terms(year("operating_income", "2025-06-30")), terms(year("revenue", "2025-06-30"))), // prettier-ignore
  margin("NVDA", "operating_margin", t("US GAAP, fiscal year, three weeks past calendar 2025", "美国公认准则，财年，较2025历年晚约三周"), terms(year("operating_income", "2026-01-25")), terms(year("revenue", "2026-01-25"))), // prettier-ignore

  margin("2513.HK", "operating_margin", t("IFRS, half", "IFRS，半年"), terms(half("operating_income", "2026-06-30")), terms(half("revenue", "2026-06-30"))), // prettier-ignore

  margin("BABA", "cloud_margin", t("adjusted EBITA of Cloud Intelligence", "云智能经调整 EBITA"), terms(year("segment_adj_ebita_cloud_intelligence", "2026-03-31", "non-gaap")), terms(year("segment_revenue_cloud_intelligence", "2026-03-31"))), // prettier-ignore
  margin("GOOGL", "cloud_margin", t("operating income of Google Cloud", "Google Cloud 经营利润"), terms(year("segment_operating_income_google_cloud", "2025-12-31")), terms(year("segment_revenue_google_cloud", "2025-12-31"))), // prettier-ignore
  margin("MSFT", "cloud_margin", t("operating income of Intelligent Cloud, nine months", "智能云经营利润，九个月"), terms({...year("segment_operating_income_intelligent_cloud", "2026-03-31"), months: 9}), terms({...year("segment_revenue_intelligent_cloud", "2026-03-31"), months: 9})), // prettier-ignore

  multiple("MSFT", "ev_sales", t("a vendor’s EV of 13 February ÷ revenue of calendar 2025", "供应商 2月13日 EV ÷ 2025历年收入"), MICROSOFT_EV, quarters2025("revenue")), // prettier-ignore
  multiple("GOOGL", "ev_sales", t("a vendor’s EV of 11 February ÷ 2025 revenue", "供应商 2月11日 EV ÷ 2025年收入"), ALPHABET_EV, terms(year("revenue", "2025-12-31"))), // prettier-ignore
  multiple("BABA", "ev_sales", t("price × shares of March 2025, less net cash of then, ÷ revenue of calendar 2025", "股价×2025年3月股数减当时净现金 ÷ 2025历年收入"), ALIBABA_EV, quarters2025("revenue")), // prettier-ignore
  multiple("0700.HK", "ev_sales", t("price × shares, less net cash of March 2026, ÷ 2025 revenue", "股价×股数减2026年3月净现金 ÷ 2025年收入"), TENCENT_EV, terms(year("revenue", "2025-12-31", "ifrs"))), // prettier-ignore
  multiple("GDS", "ev_sales", t("price × shares plus net debt of September 2025 by the company’s own ratio, ÷ 2025 revenue", "股价×股数加2025年9月净债务（按公司披露比率） ÷ 2025年收入"), GDS_EV, terms(year("revenue", "2025-12-31"))), // prettier-ignore
  multiple("2513.HK", "price_sales", t("price × shares implied by the first day’s market cap, ÷ 2025 revenue; the cash of the listing is in no balance sheet of that day, so no EV", "股价×首日市值隐含股数 ÷ 2025年收入；上市募资未入当日报表，故不计 EV"), [{ask: cap, times: [cny], over: [hkd]}], terms(year("revenue", "2025-12-31", "ifrs"))), // prettier-ignore
  multiple("0100.HK", "price_sales", t("price × shares implied by the first day’s market cap, ÷ 2025 revenue in US dollars; no EV, as for Zhipu", "股价×首日市值隐含股数 ÷ 2025年美元收入；同智谱，不计 EV"), [{ask: cap, over: [hkd]}], terms(year("revenue", "2025-12-31", "ifrs"))), // prettier-ignore

  multiple("GDS", "ev_ebitda", t("price × shares plus net debt of September 2025 by the company’s own ratio, ÷ adjusted EBITDA of 2025; stakes held are not taken off", "股价×股数加2025年9月净债务（按公司披露比率） ÷ 2025年经调整 EBITDA；未扣除所持股权"), GDS_EV, terms(year("adjusted_ebitda", "2025-12-31", "non-gaap"))), // prettier-ignore
  multiple("GDS", "ev_ebitda", t("a vendor’s, trailing, November 2025", "供应商历史口径，2025年11月"), terms(balance("ev_to_ebitda", "2025-11-28", "vendor")), []), // prettier-ignore
  multiple("0700.HK", "ev_ebitda", t("price × shares, less net cash of March 2026, ÷ EBITDA of 2025", "股价×股数减2026年3月净现金 ÷ 2025年 EBITDA"), TENCENT_EV, terms(year("ebitda", "2025-12-31", "non-ifrs"))), // prettier-ignore
  multiple("BABA", "ev_ebitda", t("depreciation after fiscal 2023 is not on record", "2023财年后的折旧未收录"), ALIBABA_EV, terms(year("adjusted_ebitda", "2026-03-31", "non-gaap"))), // prettier-ignore
  multiple("MSFT", "ev_ebitda", t("a vendor’s EV of 13 February ÷ EBITDA of calendar 2025", "供应商 2月13日 EV ÷ 2025历年 EBITDA"), MICROSOFT_EV, quarters2025("ebitda")), // prettier-ignore
  multiple("GOOGL", "ev_ebitda", t("a vendor’s EV of 11 February ÷ EBITDA of 2025", "供应商 2月11日 EV ÷ 2025年 EBITDA"), ALPHABET_EV, terms(year("ebitda", "2025-12-31"))), // prettier-ignore

  multiple("BABA", "net_cash_to_sales", t("cash and short-term investments less borrowings and notes, ÷ revenue of the year", "现金及短期投资减借款与票据 ÷ 当年收入"), ALIBABA_EV.slice(1).map((term) => ({...term, weight: -(term.weight ?? 1)})), terms(year("revenue", "2025-03-31"))), // prettier-ignore
  multiple("GDS", "net_cash_to_sales", t("net debt of September 2025 by the company’s own ratio, taken off, ÷ 2025 revenue", "2025年9月净债务（按公司披露比率，取负值） ÷ 2025年收入"), [{...GDS_NET_DEBT, weight: -4}], terms(year("revenue", "2025-12-31"))), // prettier-ignore
  multiple("GOOGL", "net_cash_to_sales", t("a vendor’s net cash, rounded, ÷ 2025 revenue", "供应商净现金（约数）÷ 2025年收入"), terms(balance("net_cash", "2025-12-31", "vendor")), terms(year("revenue", "2025-12-31"))), // prettier-ignore
  multiple("2513.HK", "net_cash_to_sales", t("cash and short-term investments less loans and leases, ÷ revenue of the twelve months", "现金及短期投资减借款与租赁 ÷ 过去十二个月收入"), [...terms(balance("cash", "2026-06-30", "ifrs"), balance("short_term_investments", "2026-06-30", "ifrs")), ...less(balance("bank_loans", "2026-06-30", "ifrs"), balance("lease_liabilities", "2026-06-30", "ifrs"))], terms(year("revenue", "2026-06-30", "ifrs"))), // prettier-ignore
  multiple("0100.HK", "net_cash_to_sales", t("cash balance less bank borrowings, ÷ revenue of the twelve months", "现金余额减银行借款 ÷ 过去十二个月收入"), [...terms(balance("cash_balance", "2026-06-30", "ifrs")), ...less(balance("bank_borrowings", "2026-06-30", "ifrs"))], terms(year("revenue", "2026-06-30", "ifrs"))), // prettier-ignore
  multiple("MSFT", "net_cash_to_sales", t("cash and short-term investments less debt and finance leases, ÷ revenue of fiscal 2026", "现金及短期投资减债务与融资租赁 ÷ 2026财年收入"), [...terms(balance("cash_and_short_term_investments", "2026-06-30")), ...less(balance("debt_and_finance_lease_liabilities", "2026-06-30"))], terms(year("revenue", "2026-06-30"))), // prettier-ignore
  multiple("0700.HK", "net_cash_to_sales", t("net cash of March 2026 ÷ four times the June quarter", "2026年3月净现金 ÷ 6月季度收入的四倍"), terms(balance("net_cash", "2026-03-31", "non-ifrs")), [{ask: quarter("revenue", "2026-06-30", "ifrs"), weight: 4}]) // prettier-ignore
];

/** Growth, margins, EV multiples and net cash, group with group and cloud with cloud; what is not on record is named. */
export function comparables(data: CompanyData): Comparable[] {
  return SPECS.map(({entity, measure, basis, to, ...spec}) => ({
    entity,
    measure,
    basis,
    to,
    ...workRatio(spec, companyReader(data, entity))
  }));
}
