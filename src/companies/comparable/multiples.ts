import type {Text} from "../../lib/language.js";
import type {Measure} from "../comparables.js";
import {NOTE_DAY} from "../multiples.js";
import type {RatioTerm} from "../ratio.js";
import type {Ask} from "../reader.js";
import {t} from "../text.js";
import {balance, dayAsked, less, quarter, quarters2025, terms, yearTo, type ComparableSpec} from "./figures.js";

const cny: Ask = {entity: "USDCNY", metric: "fx", basis: "carried-forward", on: NOTE_DAY};
const hkd: Ask = {entity: "USDHKD", metric: "fx", basis: "carried-back", on: NOTE_DAY};
const cap: Ask = {metric: "market_cap", basis: "price-x-shares", on: NOTE_DAY};

const multiple = (
  entity: string,
  measure: Measure,
  basis: Text,
  of: readonly RatioTerm[],
  per: readonly RatioTerm[]
): ComparableSpec => ({
  entity,
  measure,
  basis,
  to: dayAsked(of[0]?.ask),
  of,
  per
});

const ALIBABA_EV: readonly RatioTerm[] = [
  {ask: cap, times: [cny]},
  ...less(...["cash_and_equivalents", "short_term_investments"].map((m) => balance(m, "2025-03-31"))),
  ...terms(
    ...[
      "current_bank_borrowings",
      "noncurrent_bank_borrowings",
      "noncurrent_senior_notes",
      "noncurrent_convertible_notes"
    ].map((m) => balance(m, "2025-03-31"))
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

/** Multiples of sales and EBITDA by company, and net cash on sales. */
export const SALES_AND_EBITDA_MULTIPLES: readonly ComparableSpec[] = [
  multiple(
    "MSFT",
    "ev_sales",
    t("a vendor’s EV of 13 February ÷ revenue of calendar 2025", "供应商 2月13日 EV ÷ 2025历年收入"),
    MICROSOFT_EV,
    quarters2025("revenue")
  ),
  multiple(
    "GOOGL",
    "ev_sales",
    t("a vendor’s EV of 11 February ÷ 2025 revenue", "供应商 2月11日 EV ÷ 2025年收入"),
    ALPHABET_EV,
    terms(yearTo("revenue", "2025-12-31"))
  ),
  multiple(
    "BABA",
    "ev_sales",
    t(
      "price × shares of March 2025, less net cash of then, ÷ revenue of calendar 2025",
      "股价×2025年3月股数减当时净现金 ÷ 2025历年收入"
    ),
    ALIBABA_EV,
    quarters2025("revenue")
  ),
  multiple(
    "0700.HK",
    "ev_sales",
    t("price × shares, less net cash of March 2026, ÷ 2025 revenue", "股价×股数减2026年3月净现金 ÷ 2025年收入"),
    TENCENT_EV,
    terms(yearTo("revenue", "2025-12-31", "ifrs"))
  ),
  multiple(
    "GDS",
    "ev_sales",
    t(
      "price × shares plus net debt of September 2025 by the company’s own ratio, ÷ 2025 revenue",
      "股价×股数加2025年9月净债务（按公司披露比率） ÷ 2025年收入"
    ),
    GDS_EV,
    terms(yearTo("revenue", "2025-12-31"))
  ),
  multiple(
    "2513.HK",
    "price_sales",
    t(
      "price × shares implied by the first day’s market cap, ÷ 2025 revenue; the cash of the listing is in no balance sheet of that day, so no EV",
      "股价×首日市值隐含股数 ÷ 2025年收入；上市募资未入当日报表，故不计 EV"
    ),
    [{ask: cap, times: [cny], over: [hkd]}],
    terms(yearTo("revenue", "2025-12-31", "ifrs"))
  ),
  multiple(
    "0100.HK",
    "price_sales",
    t(
      "price × shares implied by the first day’s market cap, ÷ 2025 revenue in US dollars; no EV, as for Zhipu",
      "股价×首日市值隐含股数 ÷ 2025年美元收入；同智谱，不计 EV"
    ),
    [{ask: cap, over: [hkd]}],
    terms(yearTo("revenue", "2025-12-31", "ifrs"))
  ),

  multiple(
    "GDS",
    "ev_ebitda",
    t(
      "price × shares plus net debt of September 2025 by the company’s own ratio, ÷ adjusted EBITDA of 2025; stakes held are not taken off",
      "股价×股数加2025年9月净债务（按公司披露比率） ÷ 2025年经调整 EBITDA；未扣除所持股权"
    ),
    GDS_EV,
    terms(yearTo("adjusted_ebitda", "2025-12-31", "non-gaap"))
  ),
  multiple(
    "GDS",
    "ev_ebitda",
    t("a vendor’s, trailing, November 2025", "供应商历史口径，2025年11月"),
    terms(balance("ev_to_ebitda", "2025-11-28", "vendor")),
    []
  ),
  multiple(
    "0700.HK",
    "ev_ebitda",
    t("price × shares, less net cash of March 2026, ÷ EBITDA of 2025", "股价×股数减2026年3月净现金 ÷ 2025年 EBITDA"),
    TENCENT_EV,
    terms(yearTo("ebitda", "2025-12-31", "non-ifrs"))
  ),
  multiple(
    "BABA",
    "ev_ebitda",
    t("depreciation after fiscal 2023 is not on record", "2023财年后的折旧未收录"),
    ALIBABA_EV,
    terms(yearTo("adjusted_ebitda", "2026-03-31", "non-gaap"))
  ),
  multiple(
    "MSFT",
    "ev_ebitda",
    t("a vendor’s EV of 13 February ÷ EBITDA of calendar 2025", "供应商 2月13日 EV ÷ 2025历年 EBITDA"),
    MICROSOFT_EV,
    quarters2025("ebitda")
  ),
  multiple(
    "GOOGL",
    "ev_ebitda",
    t("a vendor’s EV of 11 February ÷ EBITDA of 2025", "供应商 2月11日 EV ÷ 2025年 EBITDA"),
    ALPHABET_EV,
    terms(yearTo("ebitda", "2025-12-31"))
  ),

  multiple(
    "BABA",
    "net_cash_to_sales",
    t(
      "cash and short-term investments less borrowings and notes, ÷ revenue of the year",
      "现金及短期投资减借款与票据 ÷ 当年收入"
    ),
    ALIBABA_EV.slice(1).map((term) => ({...term, weight: -(term.weight ?? 1)})),
    terms(yearTo("revenue", "2025-03-31"))
  ),
  multiple(
    "GDS",
    "net_cash_to_sales",
    t(
      "net debt of September 2025 by the company’s own ratio, taken off, ÷ 2025 revenue",
      "2025年9月净债务（按公司披露比率，取负值） ÷ 2025年收入"
    ),
    [{...GDS_NET_DEBT, weight: -4}],
    terms(yearTo("revenue", "2025-12-31"))
  ),
  multiple(
    "GOOGL",
    "net_cash_to_sales",
    t("a vendor’s net cash, rounded, ÷ 2025 revenue", "供应商净现金（约数）÷ 2025年收入"),
    terms(balance("net_cash", "2025-12-31", "vendor")),
    terms(yearTo("revenue", "2025-12-31"))
  ),
  multiple(
    "2513.HK",
    "net_cash_to_sales",
    t(
      "cash and short-term investments less loans and leases, ÷ revenue of the twelve months",
      "现金及短期投资减借款与租赁 ÷ 过去十二个月收入"
    ),
    [
      ...terms(balance("cash", "2026-06-30", "ifrs"), balance("short_term_investments", "2026-06-30", "ifrs")),
      ...less(balance("bank_loans", "2026-06-30", "ifrs"), balance("lease_liabilities", "2026-06-30", "ifrs"))
    ],
    terms(yearTo("revenue", "2026-06-30", "ifrs"))
  ),
  multiple(
    "0100.HK",
    "net_cash_to_sales",
    t("cash balance less bank borrowings, ÷ revenue of the twelve months", "现金余额减银行借款 ÷ 过去十二个月收入"),
    [
      ...terms(balance("cash_balance", "2026-06-30", "ifrs")),
      ...less(balance("bank_borrowings", "2026-06-30", "ifrs"))
    ],
    terms(yearTo("revenue", "2026-06-30", "ifrs"))
  ),
  multiple(
    "MSFT",
    "net_cash_to_sales",
    t(
      "cash and short-term investments less debt and finance leases, ÷ revenue of fiscal 2026",
      "现金及短期投资减债务与融资租赁 ÷ 2026财年收入"
    ),
    [
      ...terms(balance("cash_and_short_term_investments", "2026-06-30")),
      ...less(balance("debt_and_finance_lease_liabilities", "2026-06-30"))
    ],
    terms(yearTo("revenue", "2026-06-30"))
  ),
  multiple(
    "0700.HK",
    "net_cash_to_sales",
    t("net cash of March 2026 ÷ four times the June quarter", "2026年3月净现金 ÷ 6月季度收入的四倍"),
    terms(balance("net_cash", "2026-03-31", "non-ifrs")),
    [{ask: quarter("revenue", "2026-06-30", "ifrs"), weight: 4}]
  )
];
