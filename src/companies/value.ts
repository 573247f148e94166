import {assume, t, type Assumed, type Draft} from "./draft.js";
import type {Headline} from "./company.js";
import type {Ask} from "./reader.js";

/** The dollar's ten-year yield and the equity premium of China, both dated; the beta is the model's own. */
export function costOfEquity(draft: Draft, beta: Assumed, market: "China" | "US" = "China"): void {
  draft.quote("risk_free", "1", {entity: "US", metric: "government_yield_10y", basis: "annual", on: "2026-08-01"}, t("Ten-year US Treasury yield", "十年期美国国债收益率"), {range: [0, 0.15]}); // prettier-ignore
  const basis = market === "US" ? "total-erp-us-rating-adjusted" : "total-erp";
  draft.quote("equity_premium", "1", {entity: market, metric: "equity_risk_premium", basis, on: "2026-01-05"}, t("Equity risk premium, Damodaran", "股权风险溢价（Damodaran）"), {range: [0, 0.2]}); // prettier-ignore
  draft.input("beta", "1", t("Beta", "贝塔"), beta);
  draft.formula(null, "cost_of_equity", "1", "risk_free + beta * equity_premium", t("Cost of equity", "股权成本"), t("In dollars; the Hong Kong dollar follows by its peg, the yuan is held flat", "以美元计；港元挂钩美元，人民币按持平假设")); // prettier-ignore
}

/** Per US dollar; the Hong Kong dollar is pegged between 7.75 and 7.85. */
const SENSIBLE = {CNY: [5, 9], HKD: [7.74, 7.91]} as const;

/** Yuan and Hong Kong dollars a US dollar, the latest on record before the price; stale by weeks and said so. */
export function spotRates(draft: Draft, ...pairs: readonly ("CNY" | "HKD")[]): void {
  for (const currency of pairs)
    draft.quote(
      `usd_${currency.toLowerCase()}`,
      `${currency}/USD`,
      currency === "CNY"
        ? {entity: "USDCNY", metric: "fx", basis: "company-convenience-translation", on: "2026-06-30"}
        : {entity: "USDHKD", metric: "fx", basis: "vendor-cross", on: "2026-03-06"},
      currency === "CNY"
        ? t("Yuan a dollar, 30 June 2026, the latest on record", "人民币兑美元，2026年6月30日，为最近记录")
        : t("Hong Kong dollars a dollar, 6 March 2026, the latest on record", "港元兑美元，2026年3月6日，为最近记录"),
      {timing: "spot", range: SENSIBLE[currency]}
    );
}

/** Prices, and the value rolled forward: `value` must stand by now, in the unit of the price. */
export function rollForward(draft: Draft, unit: string, price: Ask, dividend: Assumed): Headline {
  draft.group("return", t("Twelve months on", "十二个月后"));
  draft.input("dividend", unit, t("Dividend over twelve months", "未来十二个月股息"), dividend);
  draft.formula(null, "expected_value", unit, "value * (1 + cost_of_equity) - dividend", t("Value in twelve months, after the dividend", "十二个月后价值（除息）")); // prettier-ignore
  draft.quote("price", unit, price, t("Price", "股价"), {timing: "spot"});
  draft.formula(null, "expected_return", "1", "(expected_value + dividend) / price - 1", t("Expected return over twelve months", "十二个月预期回报")); // prettier-ignore
  draft.formula(null, "value_to_price", "1", "value / price", t("Value ÷ price", "价值 ÷ 股价"));
  return {value: "value", expectedValue: "expected_value", dividend: "dividend", price: "price", expectedReturn: "expected_return"}; // prettier-ignore
}

export const NO_DIVIDEND = (unit: string) =>
  assume(0, 0, 1000, `no dividend on record or in prospect (${unit})`, "无股息记录，亦无派息预期");
