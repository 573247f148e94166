import type {CompanyCase, CompanyModel} from "./company.js";
import {assume, Draft, t} from "./draft.js";
import type {CompanyData} from "./facts.js";
import type {Ask} from "./reader.js";
import {costOfEquity, rollForward, spotRates} from "./value.js";

const QUARTER = {basis: "ifrs", months: 3} as const;
const NOW = "2026-06-30";
const SEGMENTS = [
  ["services", "value_added_services", "Value-added services", "增值服务", {FY2027: 0.07, FY2028: 0.06, FY2029: 0.06}],
  ["marketing", "marketing_services", "Marketing services", "营销服务", {FY2027: 0.16, FY2028: 0.14, FY2029: 0.12}],
  ["fintech", "fintech_and_business_services", "FinTech and business services", "金融科技及企业服务", {FY2027: 0.09, FY2028: 0.09, FY2029: 0.08}], // prettier-ignore
  ["other", "others", "Others", "其他", {FY2027: 0.05, FY2028: 0.05, FY2029: 0.05}]
] as const;
const STATEMENT = [
  ["revenue", "Revenue", "收入"],
  ["gross_profit", "Gross profit", "毛利"],
  ["operating_income", "Operating income", "经营利润"],
  ["pretax_income", "Pretax income", "税前利润"],
  ["income_tax_expense", "Income tax", "所得税"],
  ["net_income", "Net income", "净利润"],
  ["net_income_attributable", "Net income to shareholders", "归属股东净利润"]
] as const;

const KEPT = " The figure is on record only in unverified texts, which this edition does not hold.";
const KEPT_ZH = "该数字仅见于未核实文本，本版不予收录。";

/** Tencent, 0700 HK: the quarter to June 2026 is the base; cloud revenue is not disclosed and tokens say nothing. */
export function tencent(data: CompanyData): CompanyModel {
  const d = new Draft("0700.HK", t("Tencent", "腾讯"), data, {step: "year", first: "FY2026", last: "FY2029"});

  d.group("quarter", t("The quarter to June 2026, as reported", "2026年6月季度（披露）"));
  for (const [key, metric, en, zh] of SEGMENTS)
    d.one(`${key}_quarter`, "CNY m", {metric: `segment_revenue_${metric}`, ...QUARTER, on: NOW}, t(en, zh));
  d.formula(null, "segments_quarter", "CNY m", "services_quarter + marketing_quarter + fintech_quarter + other_quarter", t("Segments together", "分部合计")); // prettier-ignore
  for (const [metric, en, zh] of STATEMENT)
    d.one(`${metric}_quarter`, "CNY m", {metric, ...QUARTER, on: NOW}, t(en, zh));
  d.plug(null, "operating_cost_quarter", "CNY m", "gross_profit_quarter - operating_income_quarter", t("Selling, administration, R&D and other gains, net (plug)", "销售、管理、研发及其他收益净额（轧差项）"), t("Gross profit less operating income", "毛利减经营利润")); // prettier-ignore
  d.plug(null, "below_quarter", "CNY m", "pretax_income_quarter - operating_income_quarter", t("Finance, associates and other, net (plug)", "财务、联营及其他净额（轧差项）"), t("Pretax less operating income", "税前利润减经营利润")); // prettier-ignore
  d.formula(null, "net_income_check", "CNY m", "pretax_income_quarter - income_tax_expense_quarter", t("Pretax income less tax", "税前利润减所得税")); // prettier-ignore
  d.plug(null, "minorities_quarter", "CNY m", "net_income_quarter - net_income_attributable_quarter", t("Minorities (plug)", "少数股东（轧差项）"), t("Net income less the shareholders’ part", "净利润减归属股东部分")); // prettier-ignore
  d.one("revenue_year_ago", "CNY m", {metric: "revenue", ...QUARTER, on: "2025-06-30"}, t("Revenue a year before", "上年同期收入")); // prettier-ignore
  d.formula(null, "revenue_growth_quarter", "1", "revenue_quarter / revenue_year_ago - 1", t("Growth over the year", "同比增速")); // prettier-ignore

  d.group("forecast", t("Forecast", "预测"));
  d.input("year_factor", "1", t("Revenue of 2026 ÷ its June quarter", "2026全年收入 ÷ 6月季度"), assume(4.05, 3.8, 4.4, "assumption: the estimate of March for the year is 4.05 times the quarter, so revenue of 2026 agrees with that estimate by construction", "假设：3月的全年预期为该季度的 4.05 倍，故2026年收入与该预期相符属构造使然")); // prettier-ignore
  for (const [key, , en, zh, growth] of SEGMENTS) {
    d.input(`${key}_growth`, "1", t(`${en}, growth`, `${zh}，增速`), assume(growth, -0.5, 1, "assumption: near the last quarter’s growth over the year, faded", "假设：接近最近季度同比，逐年放缓")); // prettier-ignore
    d.formula("flow", `${key}_revenue`, "CNY m", `if(period_index <= 1, ${key}_quarter * year_factor, prev(${key}_revenue, missing) * (1 + ${key}_growth))`, t(en, zh)); // prettier-ignore
  }
  d.formula("flow", "revenue", "CNY m", "services_revenue + marketing_revenue + fintech_revenue + other_revenue", t("Revenue", "收入")); // prettier-ignore
  d.input("gross_margin", "1", t("Gross margin", "毛利率"), assume({FY2026: 0.575, FY2027: 0.575, FY2028: 0.58, FY2029: 0.585}, 0.3, 0.8, "assumption: 57.8% in the quarter; depreciation of AI servers weighs", "假设：该季度 57.8%；AI 服务器折旧拖累")); // prettier-ignore
  d.formula("flow", "gross_profit", "CNY m", "revenue * gross_margin", t("Gross profit", "毛利"));
  d.input("operating_cost_share", "1", t("Operating costs, net, of revenue", "经营费用净额占收入"), assume({FY2026: 0.25, FY2027: 0.248, FY2028: 0.243, FY2029: 0.24}, 0.1, 0.5, "assumption: 25.0% in the quarter, spending on new AI products in it", "假设：该季度 25.0%，含新 AI 产品投入")); // prettier-ignore
  d.formula("flow", "operating_income", "CNY m", "gross_profit - revenue * operating_cost_share", t("Operating income", "经营利润")); // prettier-ignore
  d.input("below", "CNY m", t("Finance, associates and other, a year", "财务、联营及其他（年）"), assume(9600, -60000, 80000, "four times the quarter", "该季度的四倍")); // prettier-ignore
  d.input("tax_rate", "1", t("Tax rate", "税率"), assume(0.175, 0, 0.4, "assumption: 16.8% in the quarter", "假设：该季度 16.8%")); // prettier-ignore
  d.input("minority_share", "1", t("Minorities, of net income", "少数股东占净利润"), assume(0.034, 0, 0.3, "3.4% in the quarter", "该季度 3.4%")); // prettier-ignore
  d.formula("flow", "net_income_attributable", "CNY m", "(operating_income + below) * (1 - tax_rate) * (1 - minority_share)", t("Net income to shareholders, IFRS", "归属股东净利润（IFRS）")); // prettier-ignore
  d.input("adjustment", "1", t("Adjusted above IFRS net income, by", "经调整高于 IFRS 净利润的幅度"), assume(0.12, -0.2, 0.5, "assumption: as far apart as the estimates of March, adjusted above IFRS", "假设：与3月预期中经调整与 IFRS 的差距相同")); // prettier-ignore
  d.formula("flow", "net_income_adjusted", "CNY m", "net_income_attributable * (1 + adjustment)", t("Adjusted net income", "经调整净利润")); // prettier-ignore
  d.one("shares", "m shares", {metric: "shares_outstanding", basis: "count", on: "2026-07-06"}, t("Shares", "股数"));
  d.formula("ratio", "eps", "CNY/share", "net_income_attributable / shares", t("EPS, IFRS", "每股收益（IFRS）"));
  d.formula(
    "ratio",
    "eps_adjusted",
    "CNY/share",
    "net_income_adjusted / shares",
    t("EPS, adjusted", "每股收益（经调整）")
  );
  d.one("ai_spending", "CNY m", {metric: "ai_investment_guidance", basis: "guidance", on: "2026-12-31", months: 12}, t("Spending on new AI products in 2026, company guidance, at least", "2026年新 AI 产品投入（公司指引下限）")); // prettier-ignore
  d.input("ai_spending_saved", "1", t("Part of it that is counted as not recurring", "视为不可持续的比例"), assume(0, 0, 1, "none: it is the price of staying in the race", "无：此为参与竞争的代价")); // prettier-ignore

  d.group("capital", t("Cash and holdings", "现金与投资"));
  const holding = (name: string, ask: Ask, en: string, zh: string, value: number) =>
    d.oneOr(name, "CNY m", ask, t(en, zh), assume(value, 0, 2_000_000, `assumption, a round number of its order.${KEPT}`, `假设，取其量级的整数。${KEPT_ZH}`)); // prettier-ignore
  holding("net_cash", {metric: "net_cash", basis: "non-ifrs", on: "2026-03-31"}, "Net cash, March 2026", "净现金，2026年3月", 150_000); // prettier-ignore
  holding("listed", {metric: "listed_investments_fair_value", basis: "company-disclosure", on: "2025-12-31"}, "Listed investments", "上市投资", 600_000); // prettier-ignore
  holding("unlisted", {metric: "unlisted_investments_book_value", basis: "company-disclosure", on: "2025-12-31"}, "Unlisted investments, book", "非上市投资（账面）", 350_000); // prettier-ignore
  d.input("holdings_discount", "1", t("Discount on holdings", "投资折价"), assume(0.3, 0, 1, "assumption: tax, and holdings that are not for sale", "假设：税负及不可出售的持股")); // prettier-ignore

  d.group("value", t("Value", "估值"));
  spotRates(d, "CNY", "HKD");
  costOfEquity(d, assume(1, 0.2, 3, "assumption; 0.25 against the US index in local currency and 0.88 at a vendor", "假设；以本币对美国指数测得 0.25，供应商为 0.88")); // prettier-ignore
  d.input("years_to_base", "1", t("Years from the price to December 2026", "股价日至2026年12月年数"), assume(167 / 365, 0, 2, "17 July to 31 December 2026, 167 days; multiples stand on the year after. The price is from before the June quarter’s results: set both for a newer price", "2026年7月17日至12月31日，167天；倍数以其后一年为基础。该股价早于6月季度业绩：如填入更新的股价，请一并修改")); // prettier-ignore
  d.formula(
    null,
    "discount",
    "1",
    "1 / (1 + cost_of_equity) ^ years_to_base",
    t("Discount to the price’s day", "折现至股价日")
  );
  d.formula(null, "core_earnings", "CNY m", '(at(operating_income, "FY2027") + ai_spending * ai_spending_saved) * (1 - tax_rate) * (1 - minority_share)', t("Core earnings of 2027: no income of holdings", "2027年核心盈利（不含投资收益）")); // prettier-ignore
  d.input("core_multiple", "1", t("P/E of the core", "核心市盈率"), assume(13, 4, 40, "assumption: below the note’s 14 to 17, as the holdings stand apart", "假设：因投资另计，低于研报所述 14–17 倍")); // prettier-ignore
  d.formula(null, "parts_equity", "CNY m", "core_earnings * core_multiple * discount + net_cash + (listed + unlisted) * (1 - holdings_discount)", t("Core, cash and holdings", "核心、现金与投资")); // prettier-ignore
  const perShare = (amount: string) => `convert(convert(${amount}, "USD/share", usd_cny), "HKD/share", usd_hkd)`;
  d.formula(null, "value_parts", "HKD/share", perShare("parts_equity / shares"), t("Value per share, core and holdings", "每股价值（核心加投资）")); // prettier-ignore
  const published = {metric: "eps_consensus", basis: "basis-not-stated", on: "2027-12-31", months: 12};
  d.one("published_eps", "CNY/share", published, t("EPS of 2027, analysts’ consensus of July 2026", "2027年每股收益，2026年7月分析师一致预期")); // prettier-ignore
  d.input("use_published", "1", t("Weight of the published estimate", "采用公开预测的权重"), assume(0, 0, 1, "own estimate unless the case says otherwise", "默认采用自有预测")); // prettier-ignore
  d.formula(null, "eps_used", "CNY/share", 'at(eps_adjusted, "FY2027") * (1 - use_published) + published_eps * use_published', t("EPS used", "所用每股收益")); // prettier-ignore
  d.input("earnings_multiple", "1", t("P/E on adjusted EPS of 2027", "2027年经调整市盈率"), assume(14.5, 4, 40, "assumption: low end of the note’s 14 to 17, on adjusted earnings", "假设：研报所述 14–17 倍的下端，按经调整盈利")); // prettier-ignore
  d.formula(null, "value_earnings", "HKD/share", perShare("eps_used * earnings_multiple * discount"), t("Value per share, P/E", "每股价值（市盈率）")); // prettier-ignore
  d.input("parts_weight", "1", t("Weight of core and holdings", "核心加投资的权重"), assume(0.6, 0, 1, "holdings are a sixth of the value", "投资约占价值六分之一")); // prettier-ignore
  d.formula(null, "value", "HKD/share", "value_parts * parts_weight + value_earnings * (1 - parts_weight)", t("Value per share", "每股价值")); // prettier-ignore
  const headline = rollForward(d, "HKD/share", {metric: "close", basis: "unadjusted-close", on: "2026-07-17"}, assume(5, 0, 50, "assumption: about one percent of the price; not on record", "假设：约为股价的百分之一；无记录")); // prettier-ignore

  d.check("segments_tie", "ties(segments_quarter, revenue_quarter)", t("Segments tie with revenue", "分部与收入相符"));
  d.check("income_ties", "ties(net_income_check, net_income_quarter)", t("Net income ties", "净利润相符"));
  d.tie("segments_quarter", "CNY m", {metric: "revenue", ...QUARTER, on: NOW});
  d.tie("net_income_check", "CNY m", {metric: "net_income", ...QUARTER, on: NOW});

  const estimates = [
    ["revenue", "revenue_consensus", "not-stated", 1e6],
    ["operating_income", "ebit_consensus", "not-stated", 1e6],
    ["net_income_adjusted", "net_income_consensus", "not-stated", 1e6],
    ["eps_adjusted", "eps_consensus", "adjusted", 1],
    ["eps", "eps_consensus", "ifrs", 1]
  ] as const;
  const next = d.find(published);
  return d.finish({
    valuedOn: "2026-07-17",
    tokens: {
      drives: false,
      finding: t("Most of its models’ router tokens are free or without a list price, and cloud revenue is not disclosed: tokens say nothing of its revenue, and the model has no token line.", "其模型在路由上的词元大多免费或无标价，云收入亦未披露：词元对其收入没有信息量，模型不设词元项。") // prettier-ignore
    },
    methods: [
      {key: "parts", title: t("Core and holdings", "核心加投资"), line: "value_parts", low: {core_multiple: {shift: -3}}, high: {core_multiple: {shift: 4}}}, // prettier-ignore
      {key: "earnings", title: t("P/E", "市盈率"), line: "value_earnings", low: {earnings_multiple: {shift: -2.5}}, high: {earnings_multiple: {shift: 3.5}}} // prettier-ignore
    ],
    headline,
    reverse: {
      input: "marketing_growth",
      as: "shift",
      between: [-0.45, 0.6],
      read: [
        {line: "marketing_growth", period: "FY2027", title: t("growth of marketing services", "营销服务增速")}, // prettier-ignore
        {line: "revenue", period: "FY2027", title: t("revenue", "收入")}
      ]
    },
    consensus: [
      ...estimates.flatMap(([line, metric, basis, scale]) => {
        const fact = d.find({metric, basis, on: "2026-12-31", months: 12});
        return fact ? [{line, period: "FY2026", value: fact.value / scale, fact}] : [];
      }),
      ...(next ? [{line: "eps_adjusted", period: "FY2027", value: next.value, fact: next}] : [])
    ],
    cases: CASES,
    absentCases: [],
    partial: SEGMENTS.map(([key]) => `${key}_growth`),
    untied: [
      {line: "operating_cost_quarter", reason: t("Plug: the lines between gross profit and operating income are not on record", "轧差项：毛利与经营利润之间各项未收录")}, // prettier-ignore
      {line: "below_quarter", reason: t("Plug: finance costs and associates are not on record", "轧差项：财务成本与联营未收录")}, // prettier-ignore
      {line: "minorities_quarter", reason: t("Plug: minorities are not on record", "轧差项：少数股东未收录")},
      {line: "revenue", reason: t("Fiscal 2025 is on record only in unverified texts: the quarter is the base", "2025财年仅见于未核实文本，故以季度为基数")} // prettier-ignore
    ]
  });
}

const CASES: readonly CompanyCase[] = [
  {
    key: "multiple_gap_closes",
    title: t("Multiple gap closes", "估值差收敛"),
    mechanism: t(
      "The market pays for a yuan of its earnings what it pays for US peers",
      "市场对每元盈利给出与美国同业相同的价格"
    ),
    overrides: {earnings_multiple: 24.5, core_multiple: 22},
    reasons: {
      earnings_multiple: t("Middle of the note’s 23 to 26", "研报所述 23–26 倍的中值"),
      core_multiple: t("Raised in the same proportion", "同比例上调")
    }
  },
  {
    key: "consensus",
    title: t("Consensus", "一致预期"),
    mechanism: t("Earnings of 2027 are those 45 analysts expected in July 2026; their basis is not stated", "2027年盈利取 2026年7月 45 位分析师的预期，口径未注明"), // prettier-ignore
    overrides: {use_published: 1},
    reasons: {use_published: t("Published EPS in place of ours", "以公开每股收益代替自有预测")}
  },
  {
    key: "price_war",
    title: t("Price war", "价格战"),
    mechanism: t(
      "AI is given away to hold users: costs rise and business services sell for less",
      "以免费 AI 留住用户：费用上升，企业服务降价"
    ),
    overrides: {gross_margin: {shift: -0.02}, operating_cost_share: {shift: 0.015}, fintech_growth: {shift: -0.03}},
    reasons: {
      gross_margin: t("Free inference is a cost of revenue", "免费推理计入营业成本"),
      operating_cost_share: t("Promotion of AI products", "AI 产品推广"),
      fintech_growth: t("Cloud prices fall", "云价格下降")
    }
  },
  {
    key: "export_curbs_lifted",
    title: t("Export curbs lifted", "出口管制放宽"),
    mechanism: t("Chips for rent and for better advertising models; cheaper inference", "可供租用及改进广告模型的芯片；推理成本下降"), // prettier-ignore
    overrides: {fintech_growth: {shift: 0.04}, marketing_growth: {shift: 0.02}, gross_margin: {shift: 0.005}},
    reasons: {
      fintech_growth: t("Cloud demand that was turned away is served", "此前无法满足的云需求得到服务"),
      marketing_growth: t("Larger models target better", "更大模型提升投放效率"),
      gross_margin: t("Lower cost of each token served", "单位词元成本下降")
    }
  }
];
