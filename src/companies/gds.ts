import type {CompanyCase, CompanyModel} from "./company.js";
import {assume, Draft, t} from "./draft.js";
import type {CompanyData} from "./facts.js";
import {costOfEquity, NO_DIVIDEND, rollForward, spotRates} from "./value.js";

const BALANCE = "2025-09-30";

/** GDS: data centres in yuan, held against the ADS in dollars; hosts machines, so router tokens say nothing of it. */
export function gds(data: CompanyData): CompanyModel {
  const d = new Draft("GDS", t("GDS", "万国数据"), data, {step: "year", first: "FY2024", last: "FY2028", lastActual: "FY2025"}); // prettier-ignore

  d.group("area", t("Area", "面积"));
  d.one("committed_base", "sqm", {metric: "area_committed", basis: "operating", on: BALANCE}, t("Committed, September 2025", "已签约，2025年9月")); // prettier-ignore
  d.one("utilised_base", "sqm", {metric: "area_utilised", basis: "operating", on: BALANCE}, t("Utilised, September 2025", "已使用，2025年9月")); // prettier-ignore
  d.one("quarter_revenue", "CNY m", {metric: "revenue", basis: "us-gaap", on: BALANCE, months: 3}, t("Revenue of that quarter", "该季度收入")); // prettier-ignore
  d.input("added", "sqm", t("Area added to use, a year", "年新增使用面积"), assume(62_000, 0, 300_000, "assumption: the 170,000 committed and not yet used move in over about three years", "假设：已签约未使用的约 17 万平方米约三年内入驻"), {kind: "flow"}); // prettier-ignore
  d.input("churn", "1", t("Churn, of utilised area", "退租率"), assume(0.02, 0, 0.3, "assumption", "假设"));
  d.formula("stock", "utilised", "sqm", "if(is_estimate, prev(utilised, missing) * (1 - churn) + added, utilised_base)", t("Area utilised at year end; September 2025 stands in both reported years", "年末使用面积；两个已报告年度均以2025年9月代")); // prettier-ignore
  d.formula(
    null,
    "committed_left",
    "sqm",
    "committed_base - utilised_base",
    t("Committed and not yet used", "已签约未使用")
  );
  d.counted("quarters", "1", 4, t("Quarters in a year", "每年季度数"), t("to annualise the quarter", "季度年化"));
  d.formula(null, "revenue_per_sqm", "CNY m/sqm", "quarter_revenue * quarters / utilised_base", t("Revenue a year for each sqm used", "每平方米年收入")); // prettier-ignore
  d.input("price_change", "1", t("Price for each sqm, change a year", "单价年变动"), assume(-0.02, -0.2, 0.2, "assumption: renewals below old contracts", "假设：续约价低于旧约")); // prettier-ignore
  d.formula("ratio", "price_level", "1", "if(is_estimate, prev(price_level, missing) * (1 + price_change), 1)", t("Price level", "价格水平")); // prettier-ignore

  d.group("income", t("Revenue and EBITDA", "收入与 EBITDA"));
  d.series("revenue_reported", "CNY m", {metric: "revenue", basis: "us-gaap", months: 12}, t("Revenue as reported", "披露收入")); // prettier-ignore
  d.formula("flow", "revenue", "CNY m", "if(is_estimate, avg(prev(utilised, missing), utilised) * revenue_per_sqm * price_level, revenue_reported)", t("Revenue", "收入")); // prettier-ignore
  d.series("ebitda_reported", "CNY m", {metric: "adjusted_ebitda", basis: "non-gaap", months: 12}, t("Adjusted EBITDA as reported", "披露经调整 EBITDA")); // prettier-ignore
  d.input("ebitda_margin", "1", t("Adjusted EBITDA margin", "经调整 EBITDA 利润率"), assume(0.47, 0.2, 0.7, "assumption: 47.3% in 2025; the first quarter of 2026 holds one-time items and is left out", "假设：2025年 47.3%；2026年一季度含一次性项目，不采用")); // prettier-ignore
  d.formula("flow", "ebitda", "CNY m", "if(is_estimate, revenue * ebitda_margin, ebitda_reported)", t("Adjusted EBITDA", "经调整 EBITDA")); // prettier-ignore
  for (const [q, on] of [["q1", "2025-03-31"], ["q2", "2025-06-30"], ["q3", "2025-09-30"], ["q4", "2025-12-31"]] as const) // prettier-ignore
    d.one(`revenue_${q}`, "CNY m", {metric: "revenue", basis: "us-gaap", on, months: 3}, t(`Revenue, ${q.toUpperCase()} 2025`, `2025年${q.slice(1)}季度收入`)); // prettier-ignore
  d.formula(null, "quarters_sum", "CNY m", "revenue_q1 + revenue_q2 + revenue_q3 + revenue_q4", t("Quarters of 2025 together", "2025年四季合计")); // prettier-ignore

  d.group("capital", t("Debt, cash and shares", "债务、现金与股数"));
  d.one("total_debt", "CNY m", {metric: "total_debt", basis: "vendor", on: BALANCE}, t("Debt with leases and convertibles, a vendor’s count", "债务（含租赁与可转债，供应商口径）")); // prettier-ignore
  d.one("cash", "CNY m", {metric: "cash_and_equivalents", basis: "us-gaap", on: BALANCE}, t("Cash", "现金"));
  d.one("investees", "CNY m", {metric: "long_term_investments_equity_investees", basis: "us-gaap", on: BALANCE}, t("Equity investees, book: the international business", "权益法投资账面值：国际业务")); // prettier-ignore
  d.input("investees_uplift", "1", t("Value ÷ book of the investees", "被投资方价值 ÷ 账面"), assume(1, 0, 5, "assumption: no value of the deconsolidated business is on record", "假设：出表业务无估值记录")); // prettier-ignore
  d.one("ads", "m ADS", {metric: "ads_equivalents_outstanding", basis: "count", on: "2025-11-19"}, t("ADS equivalents, November 2025", "等值 ADS，2025年11月")); // prettier-ignore
  d.one("interest_rate", "1", {metric: "effective_interest_rate", basis: "company-commentary", on: BALANCE, months: 3}, t("Effective interest rate", "实际利率")); // prettier-ignore
  d.input("maintenance_share", "1", t("Maintenance capex, of revenue", "维持性资本开支占收入"), assume(0.08, 0, 0.4, "assumption: organic capex guidance of 4.8bn for 2025 is mostly growth", "假设：2025年有机资本开支指引 48 亿，多为扩张")); // prettier-ignore
  d.input("cash_tax_share", "1", t("Cash tax, of EBITDA", "现金税占 EBITDA"), assume(0.05, 0, 0.3, "assumption: depreciation shields most profit", "假设：折旧抵减大部分利润")); // prettier-ignore
  d.input("fit_out_cost", "CNY m/sqm", t("Growth capex for each sqm added", "每新增平方米的扩张资本开支"), assume(0.063, 0, 0.3, "assumption: capex guidance of 4.8bn for 2025 less maintenance, over an area added like ours", "假设：2025年资本开支指引 48 亿扣除维持性部分，除以与此处相当的新增面积")); // prettier-ignore
  d.formula("flow", "cash_before_growth", "CNY m", "if(is_estimate, ebitda * (1 - cash_tax_share) - revenue * maintenance_share - total_debt * interest_rate, missing)", t("Cash flow after interest, before growth capex", "付息后、扩张前现金流")); // prettier-ignore
  d.formula("flow", "growth_capex", "CNY m", "if(is_estimate, added * fit_out_cost, missing)", t("Growth capex", "扩张性资本开支")); // prettier-ignore
  d.input("second_year_part", "1", t("Part of 2027’s growth capex counted", "计入2027年扩张资本开支的比例"), assume(0.5, 0, 1, "what is added over 2027 is in use for half of it on average, and so earns half in its EBITDA", "2027年新增面积平均使用半年，故仅半年计入当年 EBITDA")); // prettier-ignore
  d.formula(null, "bridge", "CNY m", 'cash + investees * investees_uplift - total_debt + at(cash_before_growth, "FY2026") - at(growth_capex, "FY2026") - at(growth_capex, "FY2027") * second_year_part', t("Cash and investees less debt, after paying for the area added", "现金及投资减债务（扣除新增面积的投入）"), t("One year of cash flow, and the capex of the area that earns in the EBITDA valued", "计入一年现金流，以及估值所用 EBITDA 对应面积的资本开支")); // prettier-ignore

  d.group("value", t("Value", "估值"));
  spotRates(d, "CNY");
  costOfEquity(d, assume(1.3, 0.2, 3, "assumption for its leverage; a vendor’s 0.34 is too low to use", "假设，考虑其杠杆；供应商 0.34 过低不采用")); // prettier-ignore
  d.input("years_to_base", "1", t("Years from the price to December 2026", "股价日至2026年12月年数"), assume(97 / 365, 0, 2, "25 September to 31 December 2026, 97 days; multiples stand on the year after", "2026年9月25日至12月31日，97天；倍数以其后一年为基础")); // prettier-ignore
  d.one("yuan_yield", "1", {entity: "CN", metric: "government_yield_10y", basis: "annual", on: "2026-02-13"}, t("Ten-year yield of China, February 2026", "中国十年期国债收益率，2026年2月")); // prettier-ignore
  d.formula(null, "cost_of_debt", "1", "interest_rate + risk_free - yuan_yield", t("Cost of debt in dollars", "美元债务成本"), t("The yuan rate and what dollars yield above yuan, since equity is priced in dollars", "人民币利率加美元与人民币收益率之差，因股权以美元定价")); // prettier-ignore
  d.input("debt_weight", "1", t("Debt in the capital, as a target", "目标债务占比"), assume(0.4, 0, 0.9, "assumption: below today’s, as debt comes down", "假设：低于现状，债务下降")); // prettier-ignore
  d.input("tax_rate", "1", t("Tax rate", "税率"), assume(0.25, 0, 0.4, "statutory rate", "法定税率"));
  d.formula(null, "wacc", "1", "cost_of_equity * (1 - debt_weight) + cost_of_debt * (1 - tax_rate) * debt_weight", t("Cost of capital, in dollars", "加权资本成本（美元）")); // prettier-ignore
  d.formula(null, "discount", "1", "1 / (1 + wacc) ^ years_to_base", t("Discount to the price’s day", "折现至股价日"));
  d.input("ebitda_multiple", "1", t("EV ÷ EBITDA of 2027", "EV/2027年 EBITDA"), assume(12, 3, 30, "assumption: a vendor counted 16.9 times trailing in November 2025", "假设：供应商 2025年11月为历史 16.9 倍")); // prettier-ignore
  d.formula(null, "ev_multiple", "CNY m", 'at(ebitda, "FY2027") * ebitda_multiple * discount', t("EV by the multiple", "EV（倍数法）")); // prettier-ignore
  const perAds = (equity: string) => `convert(${equity} / ads, "USD/ADS", usd_cny)`;
  d.formula(null, "value_ebitda", "USD/ADS", perAds("(ev_multiple + bridge)"), t("Value per ADS, EV/EBITDA", "每份 ADS 价值（EV/EBITDA）")); // prettier-ignore
  d.input("long_growth", "1", t("Terminal growth", "永续增长率"), assume(0.015, -0.02, 0.05, "assumption: below inflation; after 2028 prices hold and no area is added", "假设：低于通胀；2028年后单价企稳且不再新增面积")); // prettier-ignore
  d.formula(null, "steady_flow", "CNY m", 'at(ebitda, "FY2027") * (1 - cash_tax_share) - at(revenue, "FY2027") * maintenance_share', t("Cash flow of 2027 before growth capex", "2027年扩张前现金流")); // prettier-ignore
  d.formula(null, "ev_flow", "CNY m", "steady_flow / (wacc - long_growth) * discount", t("EV by capitalised cash flow", "EV（现金流资本化）")); // prettier-ignore
  d.formula(null, "value_flow", "USD/ADS", perAds("(ev_flow + bridge)"), t("Value per ADS, capitalised cash flow", "每份 ADS 价值（现金流资本化）")); // prettier-ignore
  d.input("multiple_weight", "1", t("Weight of EV/EBITDA", "EV/EBITDA 权重"), assume(0.6, 0, 1, "the market’s way for data centres", "市场对数据中心的常用方法")); // prettier-ignore
  d.formula(null, "value", "USD/ADS", "value_ebitda * multiple_weight + value_flow * (1 - multiple_weight)", t("Value per ADS", "每份 ADS 价值")); // prettier-ignore
  const headline = rollForward(d, "USD/ADS", {metric: "close", basis: "close-as-published-in-the-file", on: "2026-09-25"}, NO_DIVIDEND("USD/ADS")); // prettier-ignore

  d.check("quarters_tie", 'ties(quarters_sum, at(revenue_reported, "FY2025"))', t("Quarters tie with the year", "季度与全年相符")); // prettier-ignore
  d.check("growth_below_discount", "long_growth < wacc", t("Growth below the discount rate", "永续增长低于折现率"));
  d.tie("revenue", "CNY m", {metric: "revenue", basis: "us-gaap", months: 12, on: "2025-12-31"}, "FY2025");
  d.tie("quarters_sum", "CNY m", {metric: "revenue", basis: "us-gaap", months: 12, on: "2025-12-31"});
  d.tie("ebitda", "CNY m", {metric: "adjusted_ebitda", basis: "non-gaap", months: 12, on: "2025-12-31"}, "FY2025");

  return d.finish({
    valuedOn: "2026-09-25",
    tokens: {
      drives: false,
      finding: t("GDS rents space and power; no record ties router tokens to its area or price. Tokens say nothing here, and the model has no token line.", "万国数据出租空间与电力；没有记录将路由词元与其面积或价格相联系。词元在此没有信息量，模型不设词元项。") // prettier-ignore
    },
    methods: [
      {key: "ebitda", title: t("EV/EBITDA", "EV/EBITDA"), line: "value_ebitda", low: {ebitda_multiple: {shift: -2}}, high: {ebitda_multiple: {shift: 3}}}, // prettier-ignore
      {key: "flow", title: t("Capitalised cash flow", "现金流资本化"), line: "value_flow", low: {long_growth: {shift: -0.015}}, high: {long_growth: {shift: 0.01}}} // prettier-ignore
    ],
    headline,
    reverse: {
      input: "added",
      as: "set",
      between: [0, 300_000],
      read: [
        {line: "utilised", period: "FY2027", title: t("area in use", "期末使用面积")},
        {line: "ebitda", period: "FY2027", title: t("EBITDA", " EBITDA")}
      ]
    },
    consensus: [],
    cases: CASES,
    absentCases: [{key: "consensus", reason: t("No consensus is on record for GDS", "万国数据无一致预期记录")}],
    partial: ["revenue_reported", "ebitda_reported", "cash_before_growth", "growth_capex"],
    untied: [
      {line: "ebitda", period: "FY2025", reason: t("Its quarters, rounded to 0.1m, sum to 5,403.4 against 5,403.5 for the year", "四季按 0.1 百万取整合计 5,403.4，全年为 5,403.5")}, // prettier-ignore
      {line: "revenue", period: "FY2025", reason: t("Area at the end of 2025 is not on record: area × price is not held against the year", "2025年末面积未收录，面积×单价不与全年核对")}, // prettier-ignore
      {line: "bridge", reason: t("The balance sheet of the last quarters is not on record: September 2025 stands", "最近数季资产负债表未收录，以2025年9月为准")} // prettier-ignore
    ]
  });
}

const CASES: readonly CompanyCase[] = [
  {
    key: "multiple_gap_closes",
    title: t("Multiple gap closes", "估值差收敛"),
    mechanism: t("The multiple returns to what a vendor counted in November 2025", "倍数回到供应商 2025年11月所载水平"),
    overrides: {ebitda_multiple: 16.87},
    reasons: {
      ebitda_multiple: t(
        "16.87 times trailing EBITDA, as that page had it; here on EBITDA ahead, which flatters",
        "该页所载历史 EBITDA 的 16.87 倍；此处用于未来 EBITDA，偏乐观"
      )
    }
  },
  {
    key: "price_war",
    title: t("Price war", "价格战"),
    mechanism: t(
      "Model prices fall, tenants cut cost: renewals cheaper, move-ins slower",
      "模型降价、租户压缩成本：续约更便宜，入驻更慢"
    ),
    overrides: {price_change: -0.05, added: 45_000},
    reasons: {
      price_change: t("Renewals three points cheaper a year", "续约价每年多降三个百分点"),
      added: t("Move-ins a quarter slower", "入驻放缓约四分之一")
    }
  },
  {
    key: "export_curbs_lifted",
    title: t("Export curbs lifted", "出口管制放宽"),
    mechanism: t(
      "Chips arrive: committed space fills sooner and power is worth more",
      "芯片到货：已签约空间更快填满，电力更值钱"
    ),
    overrides: {added: 90_000, price_change: 0},
    reasons: {
      added: t("Committed space moves in within two years", "已签约面积两年内入驻"),
      price_change: t("Scarce power holds its price", "稀缺电力价格企稳")
    }
  }
];
