import type {CompanyCase, CompanyModel} from "./company.js";
import {assume, Draft, t} from "./draft.js";
import type {CompanyData} from "./facts.js";
import {labCashFlow, labValue, LAB_METHODS} from "./lab-value.js";
import {USAGE_PARTIAL, usageLines} from "./usage.js";
import {costOfEquity, NO_DIVIDEND, rollForward, spotRates} from "./value.js";

const LABS = ["minimax"];
const H1 = "2026-06-30";
const IFRS = {basis: "ifrs", months: 6} as const;

/** MiniMax, 0100 HK: half-years in dollars, quoted in Hong Kong dollars; usage drives its open platform. */
export function minimax(data: CompanyData): CompanyModel {
  const d = new Draft("0100.HK", t("MiniMax", "MiniMax（稀宇科技）"), data, {
    step: "half",
    first: "FY2025H1",
    last: "FY2032H2",
    lastActual: "FY2026H1"
  });
  usageLines(d, data, {
    labs: LABS,
    currency: "USD",
    metric: "segment_revenue_open_platform",
    tokenGrowth: assume({FY2027H1: 1, FY2027H2: 0.9, FY2028H1: 0.8, FY2028H2: 0.7, FY2029H1: 0.6, FY2029H2: 0.5, FY2030H1: 0.45, FY2030H2: 0.4, FY2031H1: 0.35, FY2031H2: 0.3, FY2032H1: 0.25, FY2032H2: 0.2}, -0.9, 20, "assumption; usage multiplied until spring 2026 and slowed since; the fade set for Zhipu", "假设；用量至 2026 年春大幅增长后放缓；采用与智谱相同的递减路径"), // prettier-ignore
    elasticity: assume(0.5, 0, 1.5, "assumption, above what is on record: its two pairs of halves gave about 0.2 and 0.4 while usage was launching, a steady sample at steady prices would give 1; two are too few to fit one", "假设，高于现有记录：用量起步期的两组相邻半年约为 0.2 与 0.4，若抽样与价格稳定则为 1；两组不足以拟合"), // prettier-ignore
    completionShare: assume(0.015, 0.005, 0.2, "about the router’s mix for this lab, February to May 2026", "约为 2026 年 2 至 5 月该实验室在路由上的结构"), // prettier-ignore
    cachedShare: assume(0.78, 0, 0.98, "about the cached share of its top models, February to May 2026 (0.70 to 0.87)", "约为 2026 年 2 至 5 月其头部模型的缓存占比（0.70 至 0.87）"), // prettier-ignore
    firstPartyShare: assume(0.7, 0.02, 1, "assumption; weights are open and third parties serve them, hosts are not on record", "假设；权重开放，第三方亦可提供服务，托管方无记录") // prettier-ignore
  });

  d.group("income", t("Income statement", "利润表"));
  d.series("revenue_reported", "USD m", {metric: "revenue", ...IFRS}, t("Revenue as reported", "披露收入"));
  d.series("native_reported", "USD m", {metric: "segment_revenue_ai_native_products", ...IFRS}, t("AI-native products as reported", "披露的 AI 原生产品收入")); // prettier-ignore
  d.input("native_growth", "1", t("Growth of AI-native products, half on half", "AI 原生产品环比增速"), assume(0.12, -0.5, 2, "assumption: 34% in the last half, slower after", "假设：最近半年环比 34%，其后放缓")); // prettier-ignore
  d.formula("flow", "native_revenue", "USD m", "if(is_estimate, prev(native_revenue, missing) * (1 + native_growth), native_reported)", t("AI-native products", "AI 原生产品")); // prettier-ignore
  d.formula("flow", "revenue", "USD m", "api_revenue + native_revenue", t("Revenue", "收入"));
  d.series("gross_profit_reported", "USD m", {metric: "gross_profit", ...IFRS}, t("Gross profit as reported", "披露毛利")); // prettier-ignore
  d.input("gross_margin", "1", t("Gross margin of the group", "集团毛利率"), assume({FY2026H2: 0.22, FY2027H1: 0.26, FY2027H2: 0.3, FY2028H1: 0.34, FY2028H2: 0.38, FY2029H1: 0.41, FY2029H2: 0.44, FY2030H1: 0.46, FY2030H2: 0.48, FY2031H1: 0.5, FY2031H2: 0.5, FY2032H1: 0.5, FY2032H2: 0.5}, -0.5, 0.85, "assumption: 18% in the last half, up to 50%; segments’ margins are not disclosed", "假设：最近半年 18%，升至 50%；分部毛利未披露")); // prettier-ignore
  d.formula("flow", "gross_profit", "USD m", "if(is_estimate, revenue * gross_margin, gross_profit_reported)", t("Gross profit", "毛利")); // prettier-ignore
  d.series("research_reported", "USD m", {metric: "research_and_development_expense", ...IFRS}, t("R&D as reported", "披露研发费用")); // prettier-ignore
  d.series("adjusted_reported", "USD m", {metric: "net_income_adjusted", basis: "non-ifrs", months: 6}, t("Adjusted net income as reported", "披露经调整净利润")); // prettier-ignore
  d.input("research_growth", "1", t("Growth of R&D, half on half", "研发费用环比增速"), assume(0, -0.5, 1, "assumption: it more than doubled over the last year; cash covers about two years at this rate, so it is held; the lowest net cash below shows what would still have to be raised", "假设：过去一年翻倍有余；现金约够两年支出，故维持不变；下方“最低净现金”显示仍需募集的金额")); // prettier-ignore
  d.formula("flow", "research", "USD m", "if(is_estimate, prev(research, missing) * (1 + research_growth), research_reported)", t("R&D", "研发费用")); // prettier-ignore
  d.input("other_cost_growth", "1", t("Growth of other costs, half on half", "其他费用环比增速"), assume(0.15, -0.5, 1, "assumption: sales and administration grow with the business", "假设：销售与管理费用随业务增长")); // prettier-ignore
  d.plug("flow", "other_cost", "USD m", "if(is_estimate, prev(other_cost, missing) * (1 + other_cost_growth), gross_profit_reported - research_reported - adjusted_reported)", t("Selling, administration, finance and other, net (plug)", "销售、管理、财务及其他净额（轧差项）"), t("What ties gross profit, R&D and adjusted net income as reported; the lines are not on record apart", "使披露的毛利、研发与经调整净利润相符的差额；各项未单独收录")); // prettier-ignore
  d.formula("flow", "operating_income", "USD m", "gross_profit - research - other_cost", t("Adjusted result, before tax in the forecast", "经调整业绩（预测期为税前）")); // prettier-ignore

  d.group("cash", t("Cash flow", "现金流"));
  labCashFlow(d, "USD m", {
    taxRate: assume(0.15, 0, 0.3, "rate of a high-tech enterprise", "高新技术企业税率"),
    openingLosses: assume(900, 0, 5000, "assumption: not on record; of the order of adjusted losses since 2024, expiry left out", "假设：无记录；约为 2024 年以来经调整亏损量级，未计到期"), // prettier-ignore
    salesToCapital: assume(1.5, 0.2, 5, "assumption: it rents most of its computing", "假设：算力以租用为主")
  });
  d.series("net_income_reported", "USD m", {metric: "net_income", ...IFRS}, t("Net income as reported", "披露净利润")); // prettier-ignore

  d.group("capital", t("Cash, debt and shares", "现金、债务与股数"));
  d.one("cash_balance", "USD m", {metric: "cash_balance", basis: "ifrs", on: H1}, t("Cash and deposits", "现金及存款"));
  d.one("bank_borrowings", "USD m", {metric: "bank_borrowings", basis: "ifrs", on: H1}, t("Bank borrowings", "银行借款")); // prettier-ignore
  d.formula(null, "net_cash", "USD m", "cash_balance - bank_borrowings", t("Net cash", "净现金"));
  d.one("first_day_cap", "HKD m", {metric: "market_cap", basis: "close", on: "2026-01-09"}, t("Market capitalisation on the first day", "上市首日市值")); // prettier-ignore
  d.one("first_day_close", "HKD/share", {metric: "close", basis: "unadjusted-close", on: "2026-01-09"}, t("Close of the first day", "首日收盘价"), {timing: "spot"}); // prettier-ignore
  d.input("issued_since", "m shares", t("Shares issued since", "其后增发股数"), assume(0, 0, 200, "none on record; the count implied by a later multiple is circular and not used", "无记录；由后续倍数反推的股数属循环，不采用")); // prettier-ignore
  d.formula(null, "diluted_shares", "m shares", "first_day_cap / first_day_close + issued_since", t("Shares", "股数"), t("Of the first day; options are not on record", "首日口径；期权无记录")); // prettier-ignore
  spotRates(d, "HKD");

  d.group("value", t("Value", "估值"));
  costOfEquity(d, assume(1.6, 0.5, 3, "assumption, as for Zhipu; eight months of trading are too few to measure", "假设，同智谱；上市仅八个月，不足以测算")); // prettier-ignore
  labValue(d, {
    money: "USD m",
    perShare: (equity) => `convert(${equity} / diluted_shares, "HKD/share", usd_hkd)`,
    nextYear: ["FY2026H2", "FY2027H1"],
    daysSinceBalance: 73,
    days: t("30 June to 11 September 2026, 73 days", "2026年6月30日至9月11日，73天"),
    salesMultiple: assume(20, 2, 200, "assumption: the multiple set for Zhipu", "假设：与智谱相同")
  });
  const headline = rollForward(d, "HKD/share", {metric: "close", basis: "quoted-close", on: "2026-09-11"}, NO_DIVIDEND("HKD/share")); // prettier-ignore

  d.check("segments_tie", 'ties(at(revenue, "FY2026H1"), at(revenue_reported, "FY2026H1"))', t("Segments tie with revenue", "分部与收入相符")); // prettier-ignore
  d.check("result_ties", 'ties(at(operating_income, "FY2026H1"), at(adjusted_reported, "FY2026H1"))', t("Adjusted result ties", "经调整业绩相符")); // prettier-ignore
  d.check("growth_below_discount", "terminal_growth < cost_of_equity", t("Terminal growth below the discount rate", "永续增长低于折现率")); // prettier-ignore
  for (const [line, metric] of [
    ["revenue", "revenue"],
    ["api_revenue", "segment_revenue_open_platform"],
    ["native_revenue", "segment_revenue_ai_native_products"],
    ["gross_profit", "gross_profit"],
    ["research", "research_and_development_expense"]
  ] as const)
    // prettier-ignore
    d.tie(line, "USD m", {metric, ...IFRS, on: H1}, "FY2026H1");
  d.tie("operating_income", "USD m", {metric: "net_income_adjusted", basis: "non-ifrs", months: 6, on: H1}, "FY2026H1");

  return d.finish({
    valuedOn: "2026-09-11",
    tokens: {
      drives: true,
      labs: LABS,
      steps: ["weekly_tokens", "usage_growth", "elasticity", "api_revenue", "revenue"],
      coverage: {list: "coverage_list", effective: "coverage_effective"},
      finding: t("Router tokens explain only a part of reported platform revenue, less at effective prices than at list; two nowcasts can be held against results, and both were too high: the elasticity assumed is above what was seen.", "路由词元只能解释披露平台收入的一部分，按有效价格比按标价更少；两次即时预测可与实际对照，两次均偏高：所设弹性高于已观察到的水平。") // prettier-ignore
    },
    methods: LAB_METHODS,
    headline,
    reverse: {
      input: "token_growth",
      as: "scale",
      between: [0.2, 6],
      read: [
        {line: "api_revenue", period: "FY2030H2", title: t("platform revenue", "平台收入")}, // prettier-ignore
        {line: "weekly_tokens", period: "FY2030H2", title: t("usage on the router", "路由用量")},
        {line: "tokens_needed", period: "FY2030H2", title: t("usage on every channel", "全渠道用量")},
        {line: "effective_price", period: "FY2030H2", title: t("effective price", "有效价格")},
        {line: "first_party_share", title: t("first-party share", "自营占比")}
      ]
    },
    consensus: [],
    cases: CASES,
    absentCases: [{key: "consensus", reason: t("No consensus is on record for MiniMax, only one house’s run-rate for the end of 2026", "MiniMax 无一致预期记录，仅有一家机构对 2026 年末年化收入的预测")}], // prettier-ignore
    partial: [...USAGE_PARTIAL, "free_cash_flow", "revenue_reported", "native_reported", "gross_profit_reported", "research_reported", "adjusted_reported", "net_income_reported"], // prettier-ignore
    untied: [
      {line: "other_cost", reason: t("Plug: selling, administration and finance are not on record", "轧差项：销售、管理与财务费用未收录")}, // prettier-ignore
      {line: "net_income_reported", reason: t("Fair-value changes are not on record: shown, not worked out", "公允价值变动未收录：仅列示，不推算")}, // prettier-ignore
      {line: "research_reported", period: "FY2025H2", reason: t("R&D of fiscal 2025 is not on record", "2025财年研发费用未收录")} // prettier-ignore
    ]
  });
}

const CASES: readonly CompanyCase[] = [
  {
    key: "multiple_gap_closes",
    title: t("Multiple gap closes", "估值差收敛"),
    mechanism: t("The market pays for a dollar of next year’s sales what it pays for the largest US cloud companies: the gap is a premium, so closing it costs", "市场对未来一年每元收入给出与美国云巨头相同的价格：目前是溢价，收敛意味着下行"), // prettier-ignore
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
    overrides: {elasticity: 0.35, gross_margin: {shift: -0.09}},
    reasons: {
      elasticity: t("A third of the response is competed away", "约三分之一的响应被竞争抵消"),
      gross_margin: t("Half of the last half’s margin is given back", "回吐最近半年毛利率的一半")
    }
  },
  {
    key: "export_curbs_lifted",
    title: t("Export curbs lifted", "出口管制放宽"),
    mechanism: t("Better chips serve more tokens for the same cost, and capacity no longer limits sales", "更好的芯片以同样成本提供更多词元，产能不再受限"), // prettier-ignore
    overrides: {gross_margin: {shift: 0.08}, elasticity: 0.55},
    reasons: {
      gross_margin: t("Lower cost of each token served", "单位词元成本下降"),
      elasticity: t("Demand that was turned away is served", "此前无法满足的需求得到服务")
    }
  }
];
