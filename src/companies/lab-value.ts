import type {Text} from "../lib/language.js";
import type {ValueMethod} from "./company.js";
import {assume, t, type Assumed, type Draft} from "./draft.js";

/** Cash flow of a lab in half-years, from `operating_income` and `revenue`. Leaves `free_cash_flow`. */
export function labCashFlow(
  d: Draft,
  money: string,
  assumed: {readonly taxRate: Assumed; readonly openingLosses: Assumed; readonly salesToCapital: Assumed}
): void {
  d.input("tax_rate", "1", t("Tax rate", "税率"), assumed.taxRate);
  d.input("opening_losses", money, t("Tax losses at June 2026", "2026年6月税务亏损"), assumed.openingLosses);
  d.formula("flow", "losses_used", money, "if(is_estimate, min(max(operating_income, 0), prev(tax_losses, missing)), 0)", t("Losses used", "抵扣亏损")); // prettier-ignore
  d.formula("stock", "tax_losses", money, "if(is_estimate, prev(tax_losses, missing) - losses_used + max(-operating_income, 0), opening_losses)", t("Tax losses carried forward; those of June 2026 stand in each reported half", "结转税务亏损；各已报告半年均为2026年6月值")); // prettier-ignore
  d.formula("flow", "cash_tax", money, "if(is_estimate, tax_rate * (max(operating_income, 0) - losses_used), 0)", t("Tax paid on the forecast", "预测期已付税款")); // prettier-ignore
  d.input("sales_to_capital", "1", t("Half-year revenue added for each unit of money invested", "每单位投入新增半年收入"), assumed.salesToCapital); // prettier-ignore
  d.formula("flow", "free_cash_flow", money, "if(is_estimate, operating_income - cash_tax - (revenue - prev(revenue, missing)) / sales_to_capital, missing)", t("Free cash flow of the forecast", "预测期自由现金流")); // prettier-ignore
}

/** What differs between labs in their value. */
export interface LabValuePart {
  readonly money: string;
  /** The formula of an equity value, per share in the currency of the price. */
  readonly perShare: (equity: string) => string;
  /** The two halves that follow the price. */
  readonly nextYear: readonly [string, string];
  readonly daysSinceBalance: number;
  readonly days: Text;
  readonly salesMultiple: Assumed;
}

/** Discounted cash flow and EV/sales, blended into `value`. Reads `net_cash` and `cost_of_equity`. */
export function labValue(d: Draft, part: LabValuePart): void {
  const {money, perShare} = part;
  d.formula(null, "half_rate", "1", "sqrt(1 + cost_of_equity) - 1", t("Cost of equity, half a year", "半年股权成本"));
  d.input("terminal_growth", "1", t("Terminal growth, a year", "永续增长率（年）"), assume(0.04, 0, 0.06, "assumption: nominal output", "假设：名义产出增速")); // prettier-ignore
  d.formula(null, "terminal_half", "1", "sqrt(1 + terminal_growth) - 1", t("Terminal growth, half a year", "永续增长率（半年）")); // prettier-ignore
  d.formula(null, "terminal_flow", money, "(last(operating_income) * (1 - tax_rate) - terminal_half * last(revenue) / sales_to_capital) * (1 + terminal_half)", t("Flow of the half after the last", "末期后半年现金流")); // prettier-ignore
  d.formula(null, "terminal_value", money, "terminal_flow / (half_rate - terminal_half) / (1 + half_rate) ^ count(estimates(free_cash_flow))", t("Terminal value, discounted", "终值现值")); // prettier-ignore
  d.formula(null, "forecast_value", money, "npv(half_rate, estimates(free_cash_flow))", t("Forecast flows, discounted", "预测期现金流现值")); // prettier-ignore
  d.input("years_since_balance", "1", t("Years from the balance sheet to the price", "资产负债表日至股价日年数"), {values: part.daysSinceBalance / 365, range: [0, 3], reason: part.days}); // prettier-ignore
  d.formula("stock", "cash_end", money, "if(is_estimate, prev(cash_end, missing) + free_cash_flow, net_cash)", t("Net cash at the end of each half, nothing raised; that of June 2026 stands in each reported half", "各半年末净现金（不计新募资）；各已报告半年均为2026年6月值")); // prettier-ignore
  d.formula(null, "lowest_cash", money, "min(estimates(cash_end))", t("Lowest net cash of the forecast", "预测期最低净现金"), t("Below zero it must be raised; raised at fair value it leaves the value of a share as it is", "低于零则须募资；若按公允价值募资，每股价值不变")); // prettier-ignore
  d.formula(null, "dcf_sum", money, "forecast_value + terminal_value + net_cash", t("Discounted flows and net cash together", "折现现金流与净现金合计")); // prettier-ignore
  d.formula(null, "dcf_equity", money, "max(dcf_sum, 0) * (1 + cost_of_equity) ^ years_since_balance", t("Equity by discounted flows, not below nothing", "股权价值（DCF），不低于零"), t("Never below nothing: liability is limited; where the line above is below zero this method says nothing of upside", "不低于零：有限责任；上一行为负时，该方法无法说明上行空间")); // prettier-ignore
  d.formula(null, "value_dcf", "HKD/share", perShare("dcf_equity"), t("Value per share, discounted flows", "每股价值（DCF）")); // prettier-ignore
  d.formula(null, "next_revenue", money, `sum(window(revenue, "${part.nextYear[0]}", "${part.nextYear[1]}"))`, t("Revenue of the next twelve months", "未来十二个月收入")); // prettier-ignore
  d.input("sales_multiple", "1", t("EV ÷ next year’s sales", "EV/未来一年收入"), part.salesMultiple);
  d.formula(null, "value_sales", "HKD/share", perShare("(next_revenue * sales_multiple + net_cash)"), t("Value per share, EV/sales", "每股价值（EV/收入）")); // prettier-ignore
  d.input("dcf_weight", "1", t("Weight of discounted flows", "DCF 权重"), assume(0.5, 0, 1, "two methods, neither better founded", "两种方法，均无更强依据")); // prettier-ignore
  d.formula(null, "value", "HKD/share", "value_dcf * dcf_weight + value_sales * (1 - dcf_weight)", t("Value per share", "每股价值")); // prettier-ignore
}

export const LAB_METHODS: readonly ValueMethod[] = [
  {key: "dcf", title: t("Discounted cash flow", "现金流折现"), line: "value_dcf", low: {elasticity: {shift: -0.1}}, high: {elasticity: {shift: 0.1}}}, // prettier-ignore
  {key: "ev_sales", title: t("EV/sales", "EV/收入"), line: "value_sales", low: {sales_multiple: {scale: 0.5}}, high: {sales_multiple: {scale: 2}}} // prettier-ignore
];
