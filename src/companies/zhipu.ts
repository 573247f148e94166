import type {CompanyCase, CompanyModel} from "./company.js";
import {assume, Draft, t} from "./draft.js";
import type {CompanyData} from "./facts.js";
import {USAGE_PARTIAL, usageLines} from "./usage.js";
import {labCashFlow, labValue, LAB_METHODS} from "./lab-value.js";
import {costOfEquity, NO_DIVIDEND, rollForward, spotRates} from "./value.js";

const LABS = ["z-ai", "thudm"];
const H1 = "2026-06-30";
const IFRS = {basis: "ifrs", months: 6} as const;

/** Zhipu, 2513 HK: half-years in yuan; usage of its models drives reported API revenue. */
export function zhipu(data: CompanyData): CompanyModel {
  const d = new Draft("2513.HK", t("Zhipu (Knowledge Atlas)", "智谱"), data, {
    step: "half",
    first: "FY2025H1",
    last: "FY2032H2",
    lastActual: "FY2026H1"
  });
  usageLines(d, data, {
    labs: LABS,
    currency: "CNY",
    metric: "segment_revenue_open_platform_api",
    tokenGrowth: assume({FY2027H1: 1, FY2027H2: 0.9, FY2028H1: 0.8, FY2028H2: 0.7, FY2029H1: 0.6, FY2029H2: 0.5, FY2030H1: 0.45, FY2030H2: 0.4, FY2031H1: 0.35, FY2031H2: 0.3, FY2032H1: 0.25, FY2032H2: 0.2}, -0.9, 20, "assumption; usage grew several-fold in 2026 and is faded each half", "假设；2026 年用量增长数倍，其后逐期放缓"), // prettier-ignore
    elasticity: assume(0.5, 0, 1.5, "assumption, above what is on record: MiniMax’s two pairs of halves gave about 0.2 and 0.4 while its usage was launching, a steady sample at steady prices would give 1; Zhipu has no pair", "假设，高于现有记录：MiniMax 用量起步期的两组相邻半年约为 0.2 与 0.4，若抽样与价格稳定则为 1；智谱尚无可比的相邻半年"), // prettier-ignore
    completionShare: assume(0.03, 0.005, 0.2, "about the router’s mix for this lab, February to May 2026", "约为 2026 年 2 至 5 月该实验室在路由上的结构"), // prettier-ignore
    cachedShare: assume(0.75, 0, 0.98, "about the cached share of its top models, February and March 2026 (0.47 to 0.95)", "约为 2026 年 2 至 3 月其头部模型的缓存占比（0.47 至 0.95）"), // prettier-ignore
    firstPartyShare: assume(0.6, 0.02, 1, "assumption; weights are open and third parties serve them, hosts are not on record", "假设；权重开放，第三方亦可提供服务，托管方无记录") // prettier-ignore
  });

  d.group("income", t("Income statement", "利润表"));
  d.series("revenue_reported", "CNY m", {metric: "revenue", ...IFRS}, t("Revenue as reported", "披露收入"));
  d.input("other_growth", "1", t("Growth of other revenue, half on half", "其他收入环比增速"), assume(0, -0.5, 1, "assumption: project work fell from 162 to 129 over the year as the API grew; held flat", "假设：项目收入一年间由 1.62 亿降至 1.29 亿，持平处理")); // prettier-ignore
  d.formula("flow", "other_revenue", "CNY m", "if(is_estimate, prev(other_revenue, missing) * (1 + other_growth), revenue_reported - api_reported)", t("Other revenue", "其他收入")); // prettier-ignore
  d.formula("flow", "revenue", "CNY m", "api_revenue + other_revenue", t("Revenue", "收入"));
  d.series("api_gross_profit_reported", "CNY m", {metric: "gross_profit_open_platform_api", ...IFRS}, t("API gross profit as reported", "披露的 API 毛利")); // prettier-ignore
  d.series("gross_profit_reported", "CNY m", {metric: "gross_profit", ...IFRS}, t("Gross profit as reported", "披露毛利")); // prettier-ignore
  d.input("api_gross_margin", "1", t("API gross margin", "API 毛利率"), assume({FY2026H2: 0.27, FY2027H1: 0.3, FY2027H2: 0.33, FY2028H1: 0.36, FY2028H2: 0.39, FY2029H1: 0.42, FY2029H2: 0.44, FY2030H1: 0.46, FY2030H2: 0.48, FY2031H1: 0.5, FY2031H2: 0.5, FY2032H1: 0.5, FY2032H2: 0.5}, -0.5, 0.85, "assumption: from 0 to 25% within a year as reported, then slower to 50%", "假设：披露值一年内由 0 升至 25%，其后放缓至 50%")); // prettier-ignore
  d.input("other_gross_margin", "1", t("Gross margin of other revenue", "其他收入毛利率"), assume(0.4, -0.5, 0.8, "assumption: 38% in the last half", "假设：最近半年为 38%")); // prettier-ignore
  d.formula("flow", "api_gross_profit", "CNY m", "if(is_estimate, api_revenue * api_gross_margin, api_gross_profit_reported)", t("API gross profit", "API 毛利")); // prettier-ignore
  d.formula("flow", "other_gross_profit", "CNY m", "if(is_estimate, other_revenue * other_gross_margin, gross_profit_reported - api_gross_profit_reported)", t("Other gross profit", "其他毛利")); // prettier-ignore
  d.formula("flow", "gross_profit", "CNY m", "api_gross_profit + other_gross_profit", t("Gross profit", "毛利"));
  d.series("research_reported", "CNY m", {metric: "research_and_development_expense", ...IFRS}, t("R&D as reported", "披露研发费用")); // prettier-ignore
  d.series("operating_income_reported", "CNY m", {metric: "operating_income", ...IFRS}, t("Operating income as reported", "披露经营利润")); // prettier-ignore
  d.input("research_growth", "1", t("Growth of R&D, half on half", "研发费用环比增速"), assume(0.06, -0.5, 1, "assumption: 34% over the last year, slower from a larger base", "假设：过去一年增 34%，基数扩大后放缓")); // prettier-ignore
  d.formula("flow", "research", "CNY m", "if(is_estimate, prev(research, missing) * (1 + research_growth), research_reported)", t("R&D", "研发费用")); // prettier-ignore
  d.input("other_cost_growth", "1", t("Growth of other costs, half on half", "其他费用环比增速"), assume(0.1, -0.5, 1, "assumption: sales and administration grow with the business", "假设：销售与管理费用随业务增长")); // prettier-ignore
  d.plug("flow", "other_cost", "CNY m", "if(is_estimate, prev(other_cost, missing) * (1 + other_cost_growth), gross_profit_reported - research_reported - operating_income_reported)", t("Selling, administration and other, net (plug)", "销售、管理及其他净额（轧差项）"), t("What ties gross profit, R&D and operating income as reported; the lines are not on record apart", "使披露的毛利、研发与经营利润相符的差额；各项未单独收录")); // prettier-ignore
  d.formula("flow", "operating_income", "CNY m", "gross_profit - research - other_cost", t("Operating income", "经营利润")); // prettier-ignore

  d.group("cash", t("Cash flow", "现金流"));
  d.series("operating_cash_flow_reported", "CNY m", {metric: "operating_cash_flow", ...IFRS}, t("Operating cash flow as reported", "披露经营现金流")); // prettier-ignore
  labCashFlow(d, "CNY m", {
    taxRate: assume(0.15, 0, 0.3, "rate of a high-tech enterprise", "高新技术企业税率"),
    openingLosses: assume(9000, 0, 30000, "assumption: not on record; of the order of operating losses since 2024, expiry left out", "假设：无记录；约为 2024 年以来经营亏损量级，未计到期"), // prettier-ignore
    salesToCapital: assume(0.9, 0.2, 5, "1.8 of yearly revenue, as one published study assumes", "年收入口径 1.8，取自一份公开研究的假设") // prettier-ignore
  });
  d.series("net_income_reported", "CNY m", {metric: "net_income", ...IFRS}, t("Net income as reported", "披露净利润")); // prettier-ignore
  d.series("net_income_adjusted_reported", "CNY m", {metric: "net_income_adjusted", basis: "non-ifrs", months: 6}, t("Adjusted net income as reported", "披露经调整净利润")); // prettier-ignore

  d.group("capital", t("Cash, debt and shares", "现金、债务与股数"));
  for (const [name, en, zh] of [
    ["cash", "Cash", "现金"],
    ["short_term_investments", "Short-term investments", "短期投资"],
    ["bank_loans", "Bank loans", "银行贷款"],
    ["lease_liabilities", "Lease liabilities", "租赁负债"]
  ] as const)
    // prettier-ignore
    d.one(name, "CNY m", {metric: name, basis: "ifrs", on: H1}, t(en, zh));
  d.one("placing_net", "HKD m", {metric: "placing_amount", basis: "net", on: "2026-07-13"}, t("Placing of July 2026, net", "2026年7月配售净额")); // prettier-ignore
  d.one("shares", "m shares", {metric: "shares_outstanding", basis: "count", on: "2026-07-13"}, t("Shares after it", "配售后股数")); // prettier-ignore
  d.input("conditional_completed", "1", t("Part of September’s conditional placing completed", "9月附条件配售完成比例"), assume(0, 0, 1, "conditional when last seen; 1 includes all of it. The convertible is left out: debt and cash offset until it converts", "最近记录仍附条件；取 1 则全部计入。可转债在转股前债务与现金相抵，未计")); // prettier-ignore
  d.one("conditional_shares", "m shares", {metric: "placing_shares", basis: "event", on: "2026-09-13"}, t("Shares of September’s placing, at most", "9月配售股数上限")); // prettier-ignore
  d.one("conditional_price", "HKD/share", {metric: "placing_price", basis: "event", on: "2026-09-13"}, t("Its price", "其配售价")); // prettier-ignore
  spotRates(d, "CNY", "HKD");
  d.formula(null, "raised", "HKD m", "placing_net + conditional_completed * conditional_shares * conditional_price", t("Raised since June", "6月以来募资")); // prettier-ignore
  d.formula(null, "raised_cny", "CNY m", 'convert(convert(raised, "USD m", usd_hkd), "CNY m", usd_cny)', t("Raised since June, yuan", "6月以来募资（人民币）")); // prettier-ignore
  d.formula(null, "net_cash", "CNY m", "cash + short_term_investments - bank_loans - lease_liabilities + raised_cny", t("Net cash", "净现金")); // prettier-ignore
  d.formula(null, "diluted_shares", "m shares", "shares + conditional_completed * conditional_shares", t("Shares", "股数"), t("Options are not on record and left out", "期权无记录，未计入")); // prettier-ignore

  d.group("value", t("Value", "估值"));
  costOfEquity(d, assume(1.6, 0.5, 3, "as one published study assumes; eight months of trading are too few to measure", "取自一份公开研究的假设；上市仅八个月，不足以测算")); // prettier-ignore
  labValue(d, {
    money: "CNY m",
    perShare: (equity) => `convert(convert(${equity} / diluted_shares, "USD/share", usd_cny), "HKD/share", usd_hkd)`,
    nextYear: ["FY2026H2", "FY2027H1"],
    daysSinceBalance: 73,
    days: t("30 June to 11 September 2026, 73 days", "2026年6月30日至9月11日，73天"),
    salesMultiple: assume(20, 2, 200, "assumption: about twice the largest US cloud companies on the comparables page, for growth of several times theirs", "假设：约为可比公司页美国云巨头的两倍，对应数倍增速") // prettier-ignore
  });
  const headline = rollForward(d, "HKD/share", {metric: "close", basis: "quoted-close", on: "2026-09-11"}, NO_DIVIDEND("HKD/share")); // prettier-ignore

  d.check("segments_tie", 'ties(at(revenue, "FY2026H1"), at(revenue_reported, "FY2026H1"))', t("Segments tie with revenue", "分部与收入相符")); // prettier-ignore
  d.check("income_ties", 'ties(at(operating_income, "FY2026H1"), at(operating_income_reported, "FY2026H1"))', t("Operating income ties", "经营利润相符")); // prettier-ignore
  d.check("growth_below_discount", "terminal_growth < cost_of_equity", t("Terminal growth below the discount rate", "永续增长低于折现率")); // prettier-ignore
  for (const [line, metric] of [
    ["revenue", "revenue"],
    ["api_revenue", "segment_revenue_open_platform_api"],
    ["gross_profit", "gross_profit"],
    ["api_gross_profit", "gross_profit_open_platform_api"],
    ["research", "research_and_development_expense"],
    ["operating_income", "operating_income"]
  ] as const)
    // prettier-ignore
    d.tie(line, "CNY m", {metric, ...IFRS, on: H1}, "FY2026H1");

  return d.finish({
    valuedOn: "2026-09-11",
    tokens: {
      drives: true,
      labs: LABS,
      steps: ["weekly_tokens", "usage_growth", "elasticity", "api_revenue", "revenue"],
      coverage: {list: "coverage_list", effective: "coverage_effective"},
      finding: t("Router tokens explain only a part of reported API revenue; they set its growth, not its level. The latest half rests on the few weeks on record of it, and on list prices for part of its tokens. The nowcast has no error record yet: API revenue of the second half of 2025 is not on record.", "路由词元只能解释披露 API 收入的一部分；它们决定增速而非水平。最近半年仅有数周记录，且仅部分词元有标价。即时预测尚无误差记录：2025 年下半年的 API 收入未收录。") // prettier-ignore
    },
    methods: LAB_METHODS,
    headline,
    reverse: {
      input: "token_growth",
      as: "scale",
      between: [0.2, 6],
      read: [
        {line: "api_revenue", period: "FY2030H2", title: t("API revenue", " API 收入")},
        {line: "weekly_tokens", period: "FY2030H2", title: t("usage on the router", "路由用量")},
        {line: "tokens_needed", period: "FY2030H2", title: t("usage on every channel", "全渠道用量")},
        {line: "effective_price", period: "FY2030H2", title: t("effective price", "有效价格")},
        {line: "first_party_share", title: t("first-party share", "自营占比")}
      ]
    },
    consensus: [],
    cases: CASES,
    absentCases: [{key: "consensus", reason: t("No consensus is on record for Zhipu", "智谱无一致预期记录")}],
    partial: [...USAGE_PARTIAL, "free_cash_flow", "revenue_reported", "api_gross_profit_reported", "gross_profit_reported", "research_reported", "operating_income_reported", "operating_cash_flow_reported", "net_income_reported", "net_income_adjusted_reported"], // prettier-ignore
    untied: [
      {line: "other_cost", reason: t("Plug: selling, administration and other income are not on record", "轧差项：销售、管理与其他收入未收录")}, // prettier-ignore
      {line: "operating_cash_flow_reported", reason: t("Working capital is not on record: shown, not worked out", "营运资金未收录：仅列示，不推算")}, // prettier-ignore
      {line: "net_income_reported", reason: t("Finance costs and fair-value changes are not on record: shown, not worked out", "财务费用与公允价值变动未收录：仅列示，不推算")}, // prettier-ignore
      {line: "net_income_adjusted_reported", reason: t("The adjustments are not on record", "调整项未收录")},
      {line: "api_reported", period: "FY2025H2", reason: t("The second half of 2025 is not on record by segment", "2025年下半年无分部记录")} // prettier-ignore
    ]
  });
}

const CASES: readonly CompanyCase[] = [
  {
    key: "multiple_gap_closes",
    title: t("Multiple gap closes", "估值差收敛"),
    mechanism: t("The market pays for a yuan of next year’s sales what it pays for the largest US cloud companies: for Zhipu the gap is a premium, so closing it costs", "市场对未来一年每元收入给出与美国云巨头相同的价格：智谱目前是溢价，收敛意味着下行"), // prettier-ignore
    overrides: {sales_multiple: 9.2},
    reasons: {
      sales_multiple: t(
        "Alphabet’s EV on 2025 sales is 9.2 times, by a vendor’s count of February; on sales behind it, here on sales ahead, which flatters",
        "Alphabet 2025 年 EV/收入为 9.2 倍（供应商2月口径）；其为历史收入，此处用于未来收入，偏乐观"
      )
    }
  },
  {
    key: "price_war",
    title: t("Price war", "价格战"),
    mechanism: t("Hosts and rivals cut prices: the same tokens bring less revenue and less of it stays", "托管方与对手降价：同样的词元带来更少收入，留存更低"), // prettier-ignore
    overrides: {elasticity: 0.35, api_gross_margin: {shift: -0.12}},
    reasons: {
      elasticity: t("A third of the response is competed away", "约三分之一的响应被竞争抵消"),
      api_gross_margin: t("Half of the margin gained over the last year is given back", "回吐过去一年毛利率升幅的一半")
    }
  },
  {
    key: "export_curbs_lifted",
    title: t("Export curbs lifted", "出口管制放宽"),
    mechanism: t("Better chips serve more tokens for the same cost, and capacity no longer limits sales", "更好的芯片以同样成本提供更多词元，产能不再受限"), // prettier-ignore
    overrides: {api_gross_margin: {shift: 0.08}, elasticity: 0.55, sales_to_capital: 1.1},
    reasons: {
      api_gross_margin: t("Lower cost of each token served", "单位词元成本下降"),
      elasticity: t("Demand that was turned away is served", "此前无法满足的需求得到服务"),
      sales_to_capital: t("More revenue for each yuan of equipment", "每元设备带来更多收入")
    }
  }
];
