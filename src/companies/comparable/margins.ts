import type {Text} from "../../lib/language.js";
import type {Measure} from "../comparables.js";
import type {RatioTerm} from "../ratio.js";
import type {Ask} from "../reader.js";
import {t} from "../text.js";
import {dayAsked, half, quarter, quarters2025, terms, yearTo, type ComparableSpec} from "./figures.js";

const growth = (entity: string, basis: Text, now: Ask, before: Ask): ComparableSpec => ({
  entity,
  measure: "growth",
  basis,
  to: dayAsked(now),
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
): ComparableSpec => ({
  entity,
  measure,
  basis,
  to: dayAsked(per.at(-1)?.ask),
  of,
  per
});

const FISCAL = t("US GAAP, fiscal year", "美国公认准则，财年");
const CALENDAR = t("US GAAP, four quarters of calendar 2025", "美国公认准则，2025历年四个季度");
const HALF = t("IFRS, half over the year", "IFRS，半年同比");

/** Growth and margins by company, group with group and cloud with cloud. */
export const GROWTH_AND_MARGINS: readonly ComparableSpec[] = [
  growth("BABA", FISCAL, yearTo("revenue", "2026-03-31"), yearTo("revenue", "2025-03-31")),
  growth(
    "0700.HK",
    t("IFRS, quarter over the year", "IFRS，季度同比"),
    quarter("revenue", "2026-06-30", "ifrs"),
    quarter("revenue", "2025-06-30", "ifrs")
  ),
  growth("GDS", FISCAL, yearTo("revenue", "2025-12-31"), yearTo("revenue", "2024-12-31")),
  growth("2513.HK", HALF, half("revenue", "2026-06-30"), half("revenue", "2025-06-30")),
  growth("0100.HK", HALF, half("revenue", "2026-06-30"), half("revenue", "2025-06-30")),
  growth("MSFT", FISCAL, yearTo("revenue", "2025-06-30"), yearTo("revenue", "2024-06-30")),
  growth(
    "MSFT",
    t("US GAAP, quarter over the year", "美国公认准则，季度同比"),
    quarter("revenue", "2026-03-31"),
    quarter("revenue", "2025-03-31")
  ),
  growth("GOOGL", FISCAL, yearTo("revenue", "2025-12-31"), yearTo("revenue", "2024-12-31")),
  growth("NVDA", FISCAL, yearTo("revenue", "2026-01-25"), yearTo("revenue", "2025-01-26")),

  margin("BABA", "operating_margin", CALENDAR, quarters2025("operating_income"), quarters2025("revenue")),
  margin("MSFT", "operating_margin", CALENDAR, quarters2025("operating_income"), quarters2025("revenue")),
  margin("GOOGL", "operating_margin", CALENDAR, quarters2025("operating_income"), quarters2025("revenue")),
  margin(
    "0700.HK",
    "operating_margin",
    t("IFRS, calendar 2025", "IFRS，2025历年"),
    terms(yearTo("operating_income", "2025-12-31", "ifrs")),
    terms(yearTo("revenue", "2025-12-31", "ifrs"))
  ),
  margin(
    "BABA",
    "operating_margin",
    FISCAL,
    terms(yearTo("operating_income", "2026-03-31")),
    terms(yearTo("revenue", "2026-03-31"))
  ),
  margin(
    "0700.HK",
    "operating_margin",
    t("IFRS, quarter", "IFRS，季度"),
    terms(quarter("operating_income", "2026-06-30", "ifrs")),
    terms(quarter("revenue", "2026-06-30", "ifrs"))
  ),
  margin(
    "MSFT",
    "operating_margin",
    FISCAL,
    terms(yearTo("operating_income", "2025-06-30")),
    terms(yearTo("revenue", "2025-06-30"))
  ),
  margin(
    "NVDA",
    "operating_margin",
    t("US GAAP, fiscal year, three weeks past calendar 2025", "美国公认准则，财年，较2025历年晚约三周"),
    terms(yearTo("operating_income", "2026-01-25")),
    terms(yearTo("revenue", "2026-01-25"))
  ),

  margin(
    "2513.HK",
    "operating_margin",
    t("IFRS, half", "IFRS，半年"),
    terms(half("operating_income", "2026-06-30")),
    terms(half("revenue", "2026-06-30"))
  ),

  margin(
    "BABA",
    "cloud_margin",
    t("adjusted EBITA of Cloud Intelligence", "云智能经调整 EBITA"),
    terms(yearTo("segment_adj_ebita_cloud_intelligence", "2026-03-31", "non-gaap")),
    terms(yearTo("segment_revenue_cloud_intelligence", "2026-03-31"))
  ),
  margin(
    "GOOGL",
    "cloud_margin",
    t("operating income of Google Cloud", "Google Cloud 经营利润"),
    terms(yearTo("segment_operating_income_google_cloud", "2025-12-31")),
    terms(yearTo("segment_revenue_google_cloud", "2025-12-31"))
  ),
  margin(
    "MSFT",
    "cloud_margin",
    t("operating income of Intelligent Cloud, nine months", "智能云经营利润，九个月"),
    terms({...yearTo("segment_operating_income_intelligent_cloud", "2026-03-31"), months: 9}),
    terms({...yearTo("segment_revenue_intelligent_cloud", "2026-03-31"), months: 9})
  )
];
