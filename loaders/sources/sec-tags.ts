/** A metric of ours, and the XBRL tags that state it, best first. */
export interface TaggedMetric {
  readonly metric: string;
  readonly tags: readonly string[];
  /** `duration` covers a period; `instant` stands at its end. */
  readonly kind: "duration" | "instant";
  readonly unit: "currency" | "shares" | "currency_per_share";
  /** Whether of several tags that state a period the largest is meant: the others are parts of it. */
  readonly isTotal?: true;
}

function duration(metric: string, ...tags: string[]): TaggedMetric {
  return {metric, tags, kind: "duration", unit: "currency"};
}

function instant(metric: string, ...tags: string[]): TaggedMetric {
  return {metric, tags, kind: "instant", unit: "currency"};
}

/** Metrics read from companyfacts, taxonomy us-gaap. */
export const SEC_METRICS: readonly TaggedMetric[] = [
  {
    ...duration("revenue", "Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax", "SalesRevenueNet"),
    isTotal: true
  },
  duration("cost_of_revenue", "CostOfRevenue", "CostOfGoodsAndServicesSold"),
  duration("gross_profit", "GrossProfit"),
  duration("research_and_development_expense", "ResearchAndDevelopmentExpense"),
  duration("operating_income", "OperatingIncomeLoss"),
  duration(
    "pretax_income",
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"
  ),
  duration("income_tax_expense", "IncomeTaxExpenseBenefit"),
  duration("interest_expense", "InterestExpense", "InterestExpenseNonoperating"),
  duration("net_income", "NetIncomeLoss", "ProfitLoss"),
  duration("operating_cash_flow", "NetCashProvidedByUsedInOperatingActivities"),
  duration("capex", "PaymentsToAcquirePropertyPlantAndEquipment", "PaymentsToAcquireProductiveAssets"),
  duration("depreciation_and_amortisation", "DepreciationDepletionAndAmortization", "DepreciationAndAmortization"),
  duration("share_based_compensation", "ShareBasedCompensation"),
  duration("share_repurchases", "PaymentsForRepurchaseOfCommonStock"),
  duration("dividends_paid", "PaymentsOfDividends", "PaymentsOfDividendsCommonStock"),
  instant("cash_and_equivalents", "CashAndCashEquivalentsAtCarryingValue"),
  instant("short_term_investments", "ShortTermInvestments", "MarketableSecuritiesCurrent"),
  instant("total_assets", "Assets"),
  instant("total_liabilities", "Liabilities"),
  instant("long_term_debt", "LongTermDebt", "LongTermDebtNoncurrent"),
  instant("total_shareholders_equity", "StockholdersEquity"),
  {metric: "eps_basic", tags: ["EarningsPerShareBasic"], kind: "duration", unit: "currency_per_share"},
  {metric: "eps_diluted", tags: ["EarningsPerShareDiluted"], kind: "duration", unit: "currency_per_share"},
  {metric: "basic_shares", tags: ["WeightedAverageNumberOfSharesOutstandingBasic"], kind: "duration", unit: "shares"},
  {
    metric: "diluted_shares",
    tags: ["WeightedAverageNumberOfDilutedSharesOutstanding"],
    kind: "duration",
    unit: "shares"
  }
];
