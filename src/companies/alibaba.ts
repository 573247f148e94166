import type {CompanyCase, CompanyModel} from "./company.js";
import {assume, Draft, t} from "./draft.js";
import type {CompanyData} from "./facts.js";
import {usageByPeriod} from "./usage.js";
import {costOfEquity, rollForward, spotRates} from "./value.js";

const LABS = ["qwen", "alibaba"];
const GAAP = {basis: "us-gaap", months: 12} as const;
const YEAR_END = "2026-03-31";
const SEGMENTS = [
  ["commerce", "china_ecommerce", "China e-commerce", "中国电商"],
  ["cloud", "cloud_intelligence", "Cloud intelligence", "云智能"],
  ["international", "international_digital_commerce", "International commerce", "国际商业"],
  ["others", "all_others", "All others", "所有其他"]
] as const;

/** The forecast stands on a segment drawn anew in the June quarter of 2026. */
const REDEFINED = [
  t("Cloud intelligence, revenue; from FY2027 AI cloud and compute", "云智能，收入；自2027财年起为 AI 云与算力"),
  t("The segment was drawn anew in the June quarter of 2026 and holds T-Head since; where T-Head stood before is not on record, so the growth of fiscal 2027 crosses a break and others may count it twice", "该分部于2026年6月季度重新划分，此后含平头哥；此前平头哥归于何处未收录，故2027财年增速跨越口径变化，其他分部可能重复计入") // prettier-ignore
] as const;

/** Alibaba, fiscal years to March in yuan, held against the Hong Kong line: one ordinary share. */
export function alibaba(data: CompanyData): CompanyModel {
  const d = new Draft("BABA", t("Alibaba", "阿里巴巴"), data, {
    step: "year",
    first: "FY2024",
    last: "FY2029",
    yearEnd: 3,
    lastActual: "FY2026"
  });
  d.group("ai", t("AI revenue and tokens", "AI 收入与词元"));
  d.one("ai_quarter", "CNY m", {metric: "ai_related_product_revenue", basis: "us-gaap", on: "2026-06-30", months: 3}, t("AI-related product revenue, June quarter 2026", "AI 相关产品收入，2026年6月季度")); // prettier-ignore
  d.one("cloud_quarter", "CNY m", {metric: "segment_revenue_ai_cloud_and_compute", basis: "us-gaap", on: "2026-06-30", months: 3}, t("AI cloud and compute revenue, June quarter 2026", "AI 云与算力收入，2026年6月季度")); // prettier-ignore
  const quarter = {periods: [{label: "Q", start: "2026-04-01", end: "2026-06-30", basis: "actual" as const}], spec: d.spec}; // prettier-ignore
  const [usage] = usageByPeriod(quarter, data.weeks, LABS);
  const source = t("OpenRouter weekly rankings and models.dev list prices, as loaded; paid variants", "OpenRouter 周榜与 models.dev 标价（按现有数据），仅付费变体"); // prettier-ignore
  if (usage?.list) {
    d.counted("router_tokens", "tokens tn", usage.paid_tokens, t("Paid tokens of its labs on the router in that quarter", "该季度旗下实验室在路由上的付费词元"), source); // prettier-ignore
    d.counted("router_output_price", "USD/Mtok", usage.list.output, t("Their list price, all as output", "标价，全部按输出价"), source); // prettier-ignore
  } else {
    d.formula(null, "router_tokens", "tokens tn", "missing", t("Paid tokens of its labs on the router in that quarter", "该季度旗下实验室在路由上的付费词元")); // prettier-ignore
    d.formula(null, "router_output_price", "USD/Mtok", "missing", t("Their list price, all as output", "标价，全部按输出价")); // prettier-ignore
  }
  spotRates(d, "CNY", "HKD");
  d.formula(null, "router_ceiling", "CNY m", 'convert(router_tokens * router_output_price, "CNY m", usd_cny)', t("Ceiling of router revenue: every token at the output price", "路由收入上限：全部词元按输出价")); // prettier-ignore
  d.formula(null, "ai_coverage", "1", "router_ceiling / ai_quarter", t("Ceiling ÷ AI revenue", "上限 ÷ AI 收入"));
  d.input("ai_year_factor", "1", t("AI revenue of fiscal 2027 ÷ its June quarter", "2027财年 AI 收入 ÷ 6月季度"), assume(5, 4, 8, "assumption: four quarters that grow by about 15% each", "假设：四个季度、每季增约 15%")); // prettier-ignore
  d.input("ai_growth", "1", t("Growth of AI revenue", "AI 收入增速"), assume({FY2028: 0.6, FY2029: 0.45}, -0.5, 3, "assumption: from triple digits as reported, faded", "假设：由披露的三位数增速逐年放缓")); // prettier-ignore
  d.formula("flow", "ai_revenue", "CNY m", "if(is_estimate, if(period_index <= first_estimate, ai_quarter * ai_year_factor, prev(ai_revenue, missing) * (1 + ai_growth)), missing)", t("AI-related product revenue", "AI 相关产品收入")); // prettier-ignore
  d.counted("first_estimate", "1", 4, t("Position of the first estimate", "首个预测期序号"), t("FY2027 is the fourth period", "FY2027 为第四期")); // prettier-ignore
  d.input("other_cloud_factor", "1", t("Other cloud revenue of fiscal 2027 ÷ its June quarter", "2027财年其他云收入 ÷ 6月季度"), assume(4.25, 4, 6, "assumption: four quarters that grow by about 4% each", "假设：四个季度、每季增约 4%")); // prettier-ignore
  d.input("other_cloud_growth", "1", t("Growth of other cloud revenue", "其他云收入增速"), assume({FY2028: 0.1, FY2029: 0.08}, -0.5, 1, "assumption", "假设")); // prettier-ignore
  d.formula("flow", "other_cloud", "CNY m", "if(is_estimate, if(period_index <= first_estimate, (cloud_quarter - ai_quarter) * other_cloud_factor, prev(other_cloud, missing) * (1 + other_cloud_growth)), missing)", t("Other cloud revenue", "其他云收入")); // prettier-ignore

  d.group("segments", t("Segments", "分部"));
  const growth = {
    commerce: assume({FY2027: 0.06, FY2028: 0.06, FY2029: 0.05}, -0.3, 0.5, "assumption: 9% as reported with quick commerce, slower after", "假设：含即时零售披露增 9%，其后放缓"), // prettier-ignore
    international: assume(0.08, -0.3, 0.5, "assumption: 9% as reported", "假设：披露增 9%"),
    others: assume({FY2027: 0, FY2028: 0.03, FY2029: 0.03}, -0.5, 0.5, "assumption: disposals behind it", "假设：资产处置已完成") // prettier-ignore
  };
  const margin = {
    commerce: assume({FY2027: 0.22, FY2028: 0.26, FY2029: 0.28}, -0.2, 0.6, "assumption: 19% as reported while it invests in quick commerce, 38% the year before; half of the fall is regained", "假设：投入即时零售期间披露 19%，前一年 38%；收复约一半"), // prettier-ignore
    cloud: assume({FY2027: 0.11, FY2028: 0.12, FY2029: 0.13}, -0.2, 0.5, "assumption: 9% in fiscal 2026, 12% in the June quarter", "假设：2026财年 9%，6月季度 12%"), // prettier-ignore
    international: assume({FY2027: 0.01, FY2028: 0.02, FY2029: 0.03}, -0.3, 0.3, "assumption: near break-even as reported", "假设：披露接近盈亏平衡"), // prettier-ignore
    others: assume({FY2027: -0.11, FY2028: -0.07, FY2029: -0.04}, -0.4, 0.3, "assumption: losses narrow as investment in consumer AI slows", "假设：消费级 AI 投入放缓，亏损收窄") // prettier-ignore
  };
  for (const [key, metric, en, zh] of SEGMENTS) {
    d.series(`${key}_reported`, "CNY m", {metric: `segment_revenue_${metric}`, ...GAAP}, t(`${en}, revenue as reported`, `${zh}，披露收入`)); // prettier-ignore
    d.series(`${key}_ebita_reported`, "CNY m", {metric: `segment_adj_ebita_${metric}`, basis: "non-gaap", months: 12}, t(`${en}, adjusted EBITA as reported`, `${zh}，披露经调整 EBITA`)); // prettier-ignore
    if (key !== "cloud") d.input(`${key}_growth`, "1", t(`${en}, growth`, `${zh}，增速`), growth[key]);
    d.input(`${key}_margin`, "1", t(`${en}, adjusted EBITA margin`, `${zh}，经调整 EBITA 利润率`), margin[key]);
    const own = key === "cloud" ? "ai_revenue + other_cloud" : `prev(${key}_revenue, missing) * (1 + ${key}_growth)`;
    const [title, note] = key === "cloud" ? REDEFINED : [t(`${en}, revenue`, `${zh}，收入`), undefined];
    d.formula("flow", `${key}_revenue`, "CNY m", `if(is_estimate, ${own}, ${key}_reported)`, title, note);
    d.formula("flow", `${key}_ebita`, "CNY m", `if(is_estimate, ${key}_revenue * ${key}_margin, ${key}_ebita_reported)`, t(`${en}, adjusted EBITA`, `${zh}，经调整 EBITA`)); // prettier-ignore
  }

  d.group("income", t("Income statement", "利润表"));
  const reported = [
    ["revenue", "Revenue", "收入"],
    ["operating_income", "Operating income", "经营利润"],
    ["impairment_of_goodwill", "Impairment of goodwill", "商誉减值"],
    ["interest_and_investment_income_net", "Interest and investment income, net", "利息及投资净收益"],
    ["interest_expense", "Interest expense", "利息费用"],
    ["pretax_income", "Pretax income", "税前利润"],
    ["income_tax_expense", "Income tax", "所得税"],
    ["share_of_equity_investees", "Share of equity investees", "权益法投资损益"],
    ["net_income", "Net income", "净利润"],
    ["net_income_attributable_to_ordinary_shareholders", "Net income to ordinary shareholders", "归属普通股股东净利润"]
  ] as const;
  for (const [metric, en, zh] of reported)
    d.series(`${metric.replace("_to_ordinary_shareholders", "")}_reported`, "CNY m", {metric, ...GAAP}, t(`${en}, as reported`, `披露${zh}`)); // prettier-ignore
  d.series("eps_reported", "CNY/share", {metric: "eps_basic_per_share", ...GAAP}, t("Basic EPS, as reported", "披露基本每股收益"), {kind: "ratio"}); // prettier-ignore
  d.input("elimination_share", "1", t("Elimination, of segment revenue", "抵销占分部收入"), assume(0.08, 0, 0.3, "7.9% in fiscal 2026", "2026财年为 7.9%")); // prettier-ignore
  d.formula("flow", "segment_revenue", "CNY m", "commerce_revenue + cloud_revenue + international_revenue + others_revenue", t("Segment revenue", "分部收入合计")); // prettier-ignore
  d.plug("flow", "elimination", "CNY m", "if(is_estimate, segment_revenue * elimination_share, segment_revenue - revenue_reported)", t("Inter-segment elimination and unallocated (plug)", "分部间抵销及未分摊（轧差项）"), t("Segments less group revenue; not on record by itself", "分部合计减集团收入；无单独记录")); // prettier-ignore
  d.formula("flow", "revenue", "CNY m", "segment_revenue - elimination", t("Revenue", "收入"));
  d.formula("flow", "segment_ebita", "CNY m", "commerce_ebita + cloud_ebita + international_ebita + others_ebita", t("Adjusted EBITA of the segments", "分部经调整 EBITA")); // prettier-ignore
  d.input("residual_share", "1", t("Stock pay, amortisation and unallocated, of segment revenue", "股权激励、摊销及未分摊占分部收入"), assume(0.022, 0, 0.1, "2.2% in fiscal 2026 before impairment; its parts are not on record", "2026财年扣除减值前为 2.2%；各项未收录")); // prettier-ignore
  d.plug("flow", "residual", "CNY m", "if(is_estimate, segment_revenue * residual_share, segment_ebita - operating_income_reported - impairment_of_goodwill_reported)", t("Stock pay, amortisation and unallocated (plug)", "股权激励、摊销及未分摊（轧差项）"), t("What lies between segment EBITA and operating income besides impairment", "分部 EBITA 与经营利润之间除减值外的差额")); // prettier-ignore
  d.formula("flow", "operating_income", "CNY m", "segment_ebita - residual - if(is_estimate, 0, impairment_of_goodwill_reported)", t("Operating income", "经营利润")); // prettier-ignore
  d.input("investment_income", "CNY m", t("Investment income, normal", "常态投资收益"), assume(20000, -50000, 100000, "assumption: 87,512 in fiscal 2026 holds gains that do not recur", "假设：2026财年的 87,512 含不可持续的收益")); // prettier-ignore
  d.input("interest", "CNY m", t("Interest expense, normal", "常态利息费用"), assume(10500, 0, 50000, "assumption: 9,793 in fiscal 2026, more debt since", "假设：2026财年 9,793，其后债务增加")); // prettier-ignore
  d.plug("flow", "other_income", "CNY m", "if(is_estimate, 0, pretax_income_reported - operating_income_reported - interest_and_investment_income_net_reported + interest_expense_reported)", t("Other income, net (plug)", "其他收入净额（轧差项）"), t("What ties operating and pretax income", "使经营利润与税前利润相符的差额")); // prettier-ignore
  d.formula("flow", "pretax_income", "CNY m", "operating_income + if(is_estimate, investment_income, interest_and_investment_income_net_reported) - if(is_estimate, interest, interest_expense_reported) + other_income", t("Pretax income", "税前利润")); // prettier-ignore
  d.input("tax_rate", "1", t("Tax rate", "税率"), assume(0.21, 0, 0.4, "assumption: 23% of pretax income in each of the last two years", "假设：最近两年均约为税前利润的 23%")); // prettier-ignore
  d.formula("flow", "tax", "CNY m", "if(is_estimate, pretax_income * tax_rate, income_tax_expense_reported)", t("Income tax", "所得税")); // prettier-ignore
  d.formula("flow", "net_income", "CNY m", "pretax_income - tax + if(is_estimate, 0, share_of_equity_investees_reported)", t("Net income", "净利润")); // prettier-ignore
  d.plug("flow", "minorities", "CNY m", "if(is_estimate, 0, net_income_attributable_reported - net_income_reported)", t("Loss borne by minorities and mezzanine (plug)", "少数股东及夹层权益分担（轧差项）"), t("Net income to shareholders less net income", "归属股东净利润减净利润")); // prettier-ignore
  d.formula("flow", "net_income_attributable", "CNY m", "net_income + minorities", t("Net income to ordinary shareholders", "归属普通股股东净利润")); // prettier-ignore
  d.formula(null, "shares", "m shares", 'at(net_income_attributable_reported, "FY2026") / at(eps_reported, "FY2026")', t("Ordinary shares, average of fiscal 2026", "普通股，2026财年平均"), t("From basic EPS, which is printed to the fen", "由基本每股收益推算，收益仅列至分")); // prettier-ignore
  d.formula("ratio", "eps", "CNY/share", "net_income_attributable / diluted_shares", t("EPS on today’s shares", "每股收益（按现有股数）")); // prettier-ignore

  d.group("capital", t("Cash, debt and shares", "现金、债务与股数"));
  d.input("group_cash", "CNY m", t("Cash and short-term investments of the group", "集团现金及短期投资"), assume(330000, 0, 900000, "assumption: 374,313 in March 2025, less a year of negative free cash flow; March 2026 is not on record. Treasury held beyond a year is not on record either and left out", "假设：2025年3月为 374,313，扣除一年负自由现金流；2026年3月未收录。期限一年以上的资金管理资产同样未收录，未计入")); // prettier-ignore
  for (const [name, en, zh] of [
    ["noncurrent_senior_notes", "Senior notes", "优先票据"],
    ["noncurrent_convertible_notes", "Convertible notes", "可转换票据"],
    ["noncurrent_exchangeable_bonds", "Exchangeable bonds", "可交换债券"],
    ["other_bank_borrowings_for_capex", "Bank borrowings for capital expenditure", "资本开支银行借款"]
  ] as const)
    // prettier-ignore
    d.one(name, "CNY m", {metric: name, basis: "us-gaap", on: YEAR_END}, t(en, zh));
  d.input("stakes", "CNY m", t("Ant and other associates, at our value", "蚂蚁及其他联营投资（自估）"), assume(300000, 0, 1500000, "assumption: no value is on record", "假设：无估值记录")); // prettier-ignore
  d.input("stakes_discount", "1", t("Discount on stakes", "持股折价"), assume(0.3, 0, 1, "assumption: minority holdings", "假设：少数股权")); // prettier-ignore
  d.one("placing_gross", "HKD m", {metric: "placing_amount", basis: "gross", on: "2026-08-24"}, t("Placing of August 2026, gross", "2026年8月配售总额")); // prettier-ignore
  d.input("placing_counted", "1", t("Part of the placing counted", "计入配售的比例"), assume(0, 0, 1, "priced after the price below; 1 counts it", "定价晚于下述股价；取 1 则计入")); // prettier-ignore
  d.input("placing_price", "HKD/share", t("Price of the placing", "配售价"), assume(110, 20, 500, "assumption: not on record", "假设：无记录")); // prettier-ignore
  d.formula(null, "placing_cny", "CNY m", 'convert(convert(placing_counted * placing_gross, "USD m", usd_hkd), "CNY m", usd_cny)', t("Placing counted, yuan", "计入的配售额（人民币）")); // prettier-ignore
  d.one("capex_quarter", "CNY m", {metric: "capex", basis: "us-gaap", on: "2026-06-30", months: 3}, t("Capital spending, June quarter 2026", "资本开支，2026年6月季度")); // prettier-ignore
  d.input("capex_factor", "1", t("Capital spending of fiscal 2027 ÷ its June quarter", "2027财年资本开支 ÷ 6月季度"), assume(4, 2, 6, "assumption: the rate of the quarter kept up", "假设：维持该季度水平")); // prettier-ignore
  d.input("operating_cash", "CNY m", t("Operating cash flow of fiscal 2027", "2027财年经营现金流"), assume(150000, -100000, 400000, "assumption: 163,509 in fiscal 2025, before it invested in quick commerce; fiscal 2026 is not on record", "假设：2025财年为 163,509，尚未投入即时零售；2026财年未收录")); // prettier-ignore
  d.formula(null, "year_cash_flow", "CNY m", "operating_cash - capex_quarter * capex_factor", t("Cash flow to March 2027, on which the multiples stand", "至2027年3月（倍数基准日）的现金流")); // prettier-ignore
  d.formula(null, "net_cash", "CNY m", "group_cash - noncurrent_senior_notes - noncurrent_convertible_notes - noncurrent_exchangeable_bonds - other_bank_borrowings_for_capex + placing_cny + year_cash_flow", t("Net cash, March 2027", "净现金，2027年3月")); // prettier-ignore
  d.formula(null, "diluted_shares", "m shares", "shares + placing_counted * placing_gross / placing_price", t("Shares", "股数")); // prettier-ignore

  d.group("value", t("Value", "估值"));
  costOfEquity(d, assume(1.1, 0.2, 3, "assumption; 0.37 is measured against the US index in local currency, too low to use", "假设；以本币对美国指数测得 0.37，过低不采用")); // prettier-ignore
  d.input("years_to_base", "1", t("Years from the price to March 2027", "股价日至2027年3月年数"), assume(257 / 365, 0, 2, "17 July 2026 to 31 March 2027, 257 days; multiples stand on the year after. The price is from before the June quarter’s results: set both for a newer price", "2026年7月17日至2027年3月31日，257天；倍数以其后一年为基础。该股价早于6月季度业绩：如填入更新的股价，请一并修改")); // prettier-ignore
  d.formula(
    null,
    "discount",
    "1",
    "1 / (1 + cost_of_equity) ^ years_to_base",
    t("Discount to the price’s day", "折现至股价日")
  );
  d.input("commerce_multiple", "1", t("Commerce: EV ÷ EBITA after tax", "电商：EV/税后 EBITA"), assume(8.5, 2, 30, "assumption: a slow grower under attack", "假设：增速较慢且竞争加剧")); // prettier-ignore
  d.input("cloud_multiple", "1", t("Cloud: EV ÷ sales", "云：EV/收入"), assume(3, 0.5, 15, "assumption: a third of Microsoft’s group multiple, for a third of its margin", "假设：微软集团倍数的三分之一，对应约三分之一的利润率")); // prettier-ignore
  d.input("other_multiple", "1", t("International and others: EV ÷ sales", "国际及其他：EV/收入"), assume(0.3, 0, 3, "assumption: near break-even or at a loss", "假设：接近盈亏平衡或亏损")); // prettier-ignore
  d.formula(null, "commerce_value", "CNY m", 'at(commerce_ebita, "FY2028") * (1 - tax_rate) * commerce_multiple', t("Commerce", "电商")); // prettier-ignore
  const outside = t("Less what segments sell to one another", "已扣除分部间销售");
  d.formula(null, "cloud_value", "CNY m", 'at(cloud_revenue, "FY2028") * (1 - elimination_share) * cloud_multiple', t("Cloud and AI", "云与 AI"), outside); // prettier-ignore
  d.formula(null, "other_value", "CNY m", '(at(international_revenue, "FY2028") + at(others_revenue, "FY2028")) * (1 - elimination_share) * other_multiple', t("International and others", "国际及其他"), outside); // prettier-ignore
  d.formula(null, "group_costs", "CNY m", 'at(residual, "FY2028") * (1 - tax_rate) * commerce_multiple', t("Stock pay, amortisation and unallocated, at the multiple of commerce", "股权激励、摊销及未分摊，按电商倍数"), t("Costs that no segment bears: they come off the parts as they come off earnings", "不由任何分部承担的成本：与盈利口径一样，从分部加总中扣除")); // prettier-ignore
  d.formula(null, "parts_equity", "CNY m", "(commerce_value + cloud_value + other_value - group_costs) * discount + stakes * (1 - stakes_discount) + net_cash", t("Sum of the parts", "分部加总")); // prettier-ignore
  const perShare = (amount: string) => `convert(convert(${amount}, "USD/share", usd_cny), "HKD/share", usd_hkd)`;
  d.formula(null, "value_parts", "HKD/share", perShare("parts_equity / diluted_shares"), t("Value per share, sum of the parts", "每股价值（分部加总）")); // prettier-ignore
  d.one("broker_eps", "CNY/share", {metric: "eps_broker", basis: "broker", on: "2028-03-31", months: 12}, t("EPS of fiscal 2028, one broker", "2028财年每股收益（单一券商）")); // prettier-ignore
  d.input("use_published", "1", t("Weight of the published estimate", "采用公开预测的权重"), assume(0, 0, 1, "own estimate unless the case says otherwise", "默认采用自有预测")); // prettier-ignore
  d.formula(null, "eps_used", "CNY/share", 'at(eps, "FY2028") * (1 - use_published) + broker_eps * use_published', t("EPS used", "所用每股收益")); // prettier-ignore
  d.input("earnings_multiple", "1", t("P/E on fiscal 2028", "2028财年市盈率"), assume(15, 4, 40, "assumption: within what the note states for Chinese platforms, 14 to 17", "假设：位于研报所述中国平台 14–17 倍之内")); // prettier-ignore
  d.formula(null, "value_earnings", "HKD/share", perShare("eps_used * earnings_multiple * discount"), t("Value per share, P/E", "每股价值（市盈率）")); // prettier-ignore
  d.input("parts_weight", "1", t("Weight of the sum of the parts", "分部加总权重"), assume(0.7, 0, 1, "the parts differ too much for one multiple", "各部分差异过大，单一倍数不足以概括")); // prettier-ignore
  d.formula(null, "value", "HKD/share", "value_parts * parts_weight + value_earnings * (1 - parts_weight)", t("Value per share", "每股价值")); // prettier-ignore
  const headline = rollForward(d, "HKD/share", {entity: "9988.HK", metric: "close", basis: "unadjusted-close", on: "2026-07-17"}, assume(1, 0, 20, "assumption: about one dollar an ADS a year; not on record", "假设：约每份 ADS 一美元；无记录")); // prettier-ignore

  const ties = [["revenue", "revenue"], ["operating_income", "operating_income"], ["pretax_income", "pretax_income"], ["net_income", "net_income"], ["net_income_attributable", "net_income_attributable_to_ordinary_shareholders"]] as const; // prettier-ignore
  for (const [line, metric] of ties) d.tie(line, "CNY m", {metric, ...GAAP, on: YEAR_END}, "FY2026");
  d.tie("segment_ebita", "CNY m", {metric: "segments_adj_ebita_total", basis: "non-gaap", months: 12, on: YEAR_END}, "FY2026"); // prettier-ignore
  d.check("segments_tie", 'ties(at(revenue, "FY2026"), at(revenue_reported, "FY2026"))', t("Segments less elimination tie with revenue", "分部减抵销与收入相符")); // prettier-ignore
  d.check("income_ties", 'ties(at(net_income, "FY2026"), at(net_income_reported, "FY2026"))', t("Net income ties", "净利润相符")); // prettier-ignore
  const broker = d.find({metric: "eps_broker", basis: "broker", on: "2028-03-31", months: 12});
  const nearer = d.find({metric: "eps_broker", basis: "broker", on: "2027-03-31", months: 12});
  const income = d.find({metric: "net_income_broker", basis: "broker", on: "2028-03-31", months: 12});

  return d.finish({
    valuedOn: "2026-07-17",
    tokens: {
      drives: false,
      coverage: {list: "ai_coverage"},
      finding: t("Even with every paid token at the output price, its labs’ router usage is a small part of AI revenue; the disclosed AI revenue is the base, and tokens drive nothing here.", "即使全部付费词元按输出价计，旗下实验室的路由用量也仅相当于 AI 收入的很小一部分；模型以披露的 AI 收入为基数，词元在此不驱动任何数字。") // prettier-ignore
    },
    methods: [
      {key: "parts", title: t("Sum of the parts", "分部加总"), line: "value_parts", low: {commerce_multiple: {scale: 0.7}, cloud_multiple: {scale: 0.5}}, high: {commerce_multiple: {scale: 1.4}, cloud_multiple: {scale: 1.7}}}, // prettier-ignore
      {key: "earnings", title: t("P/E", "市盈率"), line: "value_earnings", low: {earnings_multiple: {shift: -4}}, high: {earnings_multiple: {shift: 5}}} // prettier-ignore
    ],
    headline,
    reverse: {
      input: "commerce_margin",
      as: "shift",
      between: [-0.25, 0.3],
      read: [
        {line: "commerce_margin", period: "FY2028", title: t("commerce margin", "电商利润率")},
        {line: "commerce_ebita", period: "FY2028", title: t("commerce EBITA", "电商 EBITA")},
        {line: "ai_revenue", period: "FY2028", title: t("AI revenue", " AI 收入")}
      ]
    },
    consensus: [
      ...(nearer ? [{line: "eps", period: "FY2027", value: nearer.value, fact: nearer}] : []),
      ...(broker ? [{line: "eps", period: "FY2028", value: broker.value, fact: broker}] : []),
      ...(income ? [{line: "net_income_attributable", period: "FY2028", value: income.value / 1e6, fact: income}] : [])
    ],
    cases: CASES,
    absentCases: [],
    partial: ["ai_revenue", "other_cloud", ...SEGMENTS.flatMap(([key]) => [`${key}_reported`, `${key}_ebita_reported`]), ...reported.map(([metric]) => `${metric.replace("_to_ordinary_shareholders", "")}_reported`), "eps_reported"], // prettier-ignore
    untied: [
      {line: "elimination", reason: t("Plug: elimination is not on record", "轧差项：抵销额未收录")},
      {line: "residual", reason: t("Plug: stock pay and amortisation of fiscal 2026 are not on record", "轧差项：2026财年股权激励与摊销未收录")}, // prettier-ignore
      {line: "other_income", reason: t("Plug: other income is not on record", "轧差项：其他收入未收录")},
      {line: "minorities", reason: t("Plug: minorities and mezzanine accretion are not on record", "轧差项：少数股东与夹层权益未收录")} // prettier-ignore
    ]
  });
}

const CASES: readonly CompanyCase[] = [
  {
    key: "multiple_gap_closes",
    title: t("Multiple gap closes", "估值差收敛"),
    mechanism: t("The market pays for a yuan of its earnings what it pays for US peers: the case the note argues, without asking whether margins earn it", "市场对每元盈利给出与美国同业相同的价格：即研报所持逻辑，不问利润率是否配得"), // prettier-ignore
    overrides: {earnings_multiple: 24.5, commerce_multiple: 13.9, cloud_multiple: 4.9},
    reasons: {
      earnings_multiple: t("Middle of the note’s 23 to 26", "研报所述 23–26 倍的中值"),
      commerce_multiple: t("Raised in the same proportion", "同比例上调"),
      cloud_multiple: t("Raised in the same proportion", "同比例上调")
    }
  },
  {
    key: "consensus",
    title: t("Consensus", "一致预期"),
    mechanism: t("Earnings of fiscal 2028 are those of the one broker on record; no wider consensus is", "2028财年盈利取唯一有记录的券商预测；无更广的一致预期"), // prettier-ignore
    overrides: {use_published: 1},
    reasons: {use_published: t("Published EPS in place of ours", "以公开每股收益代替自有预测")}
  },
  {
    key: "price_war",
    title: t("Price war", "价格战"),
    mechanism: t(
      "AI prices fall faster than volumes rise, and commerce keeps subsidising",
      "AI 价格跌幅快于用量增幅，电商补贴持续"
    ),
    overrides: {ai_growth: {shift: -0.2}, cloud_margin: {shift: -0.04}, commerce_margin: {shift: -0.04}},
    reasons: {
      ai_growth: t("Price cuts take a third of the growth", "降价吞噬约三分之一增速"),
      cloud_margin: t("Back towards the margin of fiscal 2024", "回落至接近 2024 财年水平"),
      commerce_margin: t("Subsidies stay near those of fiscal 2026", "补贴维持在接近 2026 财年水平")
    }
  },
  {
    key: "export_curbs_lifted",
    title: t("Export curbs lifted", "出口管制放宽"),
    mechanism: t("Chips that were short become available: capacity sells, and serves more for each yuan", "紧缺芯片可得：产能得以售出，单位成本下降"), // prettier-ignore
    overrides: {ai_growth: {shift: 0.2}, cloud_margin: {shift: 0.02}},
    reasons: {
      ai_growth: t("Demand that was turned away is served", "此前无法满足的需求得到服务"),
      cloud_margin: t("Lower cost of each token served", "单位词元成本下降")
    }
  }
];
