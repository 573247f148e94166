import type {Calendar} from "../model/calendar/calendar.js";
import type {Values} from "../model/sheet/line.js";
import {assume, t, type Assumed, type Draft} from "./draft.js";
import type {CompanyData, LabWeek} from "./facts.js";

/** Usage of some labs on the router over the periods of a calendar; weeks belong to the period of their Monday. */
export interface PeriodUsage {
  readonly label: string;
  readonly weeks: number;
  readonly paid_tokens: number;
  readonly priced_share: number;
  /** Null where no paid token has a list price on record. */
  readonly list: {readonly input: number; readonly output: number; readonly cached: number} | null;
}

/**
 * Periods with any paid token, by the weeks the router has on record; list prices are those of the week, weighted by
 * tokens, USD per million.
 */
export function usageByPeriod({periods}: Calendar, weeks: readonly LabWeek[], labs: readonly string[]): PeriodUsage[] {
  return periods.flatMap(({label, start, end}) => {
    const within = weeks.filter((w) => w.week_start >= start && w.week_start <= end);
    const own = within.filter((w) => labs.includes(w.lab));
    const sum = (of: (w: LabWeek) => number) => own.reduce((total, w) => total + of(w), 0);
    const paid = sum((w) => w.tokens - w.free_tokens);
    const priced = sum((w) => w.priced_tokens);
    if (paid === 0) return [];
    const price = (of: (w: LabWeek) => number) => sum(of) / (priced / 1e6);
    return [
      {
        label,
        weeks: new Set(within.map((w) => w.week_start)).size,
        paid_tokens: paid / 1e12,
        priced_share: priced / paid,
        list: priced
          ? {
              input: price((w) => w.usd_if_all_input),
              output: price((w) => w.usd_if_all_output),
              cached: price((w) => w.usd_if_all_cached)
            }
          : null
      }
    ];
  });
}

/** Values of the lines that usage feeds, by name: series by period, and the number of the last period with any. */
export function usageValues(calendar: Calendar, weeks: readonly LabWeek[], labs: readonly string[]) {
  const found = usageByPeriod(calendar, weeks, labs);
  const values = (of: (u: PeriodUsage) => number | undefined): Values =>
    Object.fromEntries(found.flatMap((u) => (of(u) === undefined ? [] : [[u.label, of(u) as number]])));
  const last = found.at(-1)?.label ?? calendar.spec.first;
  return {
    paid_tokens: values((u) => u.paid_tokens),
    weeks_on_record: values((u) => u.weeks),
    priced_share: values((u) => u.priced_share),
    list_input: values((u) => u.list?.input),
    list_output: values((u) => u.list?.output),
    list_cached: values((u) => u.list?.cached),
    last_usage: calendar.periods.findIndex((p) => p.label === last) + 1
  } satisfies Record<string, Values>;
}

/** What differs between companies in the way from usage to revenue. */
export interface UsagePart {
  readonly labs: readonly string[];
  /** Currency of the statements, in which `api_reported` stands. */
  readonly currency: "CNY" | "USD";
  /** Metric of the reported revenue that usage drives, half-years, IFRS. */
  readonly metric: string;
  readonly tokenGrowth: Assumed;
  readonly elasticity: Assumed;
  readonly completionShare: Assumed;
  readonly cachedShare: Assumed;
  readonly firstPartyShare: Assumed;
}

const SOURCE = t(
  "OpenRouter weekly rankings and models.dev list prices, as loaded; public router traffic; variants not marked free count as paid, priced or not",
  "OpenRouter 周榜与 models.dev 标价（按现有数据）；仅公开路由流量；未标为免费的变体均计为付费，不论有无标价"
);

/**
 * Writes the lines from router usage to API revenue: usage → growth → elasticity → revenue, with coverage and nowcast
 * as findings. Opens its own groups; leaves `api_revenue` for the income statement.
 */
export function usageLines(draft: Draft, data: CompanyData, part: UsagePart): void {
  const counted = usageValues(draft.calendar, data.weeks, part.labs);
  const money = `${part.currency} m`;

  draft.group("usage", t("Usage on the router", "路由上的用量"));
  draft.counted("paid_tokens", "tokens tn", counted.paid_tokens, t("Paid tokens", "付费词元"), SOURCE, {kind: "flow"}); // prettier-ignore
  draft.counted("weeks_on_record", "weeks", counted.weeks_on_record, t("Weeks on record", "有记录的周数"), SOURCE, {kind: "flow"}); // prettier-ignore
  draft.counted("priced_share", "1", counted.priced_share, t("Of them with a list price on record", "其中有标价记录的占比"), SOURCE); // prettier-ignore
  draft.counted("list_input", "USD/Mtok", counted.list_input, t("List price, input", "标价：输入"), SOURCE, {kind: "rate"}); // prettier-ignore
  draft.counted("list_output", "USD/Mtok", counted.list_output, t("List price, output", "标价：输出"), SOURCE, {kind: "rate"}); // prettier-ignore
  draft.counted("list_cached", "USD/Mtok", counted.list_cached, t("List price, cached input", "标价：缓存输入"), SOURCE, {kind: "rate"}); // prettier-ignore
  draft.input("token_growth", "1", t("Growth of weekly tokens, half on half", "周均词元环比增速（半年）"), part.tokenGrowth); // prettier-ignore
  const weekly = `if(period_index <= last_usage, paid_tokens / weeks_on_record, prev(weekly_tokens, missing) * (1 + token_growth))`;
  draft.counted(
    "last_usage",
    "1",
    counted.last_usage,
    t("Last period with usage on record", "有用量记录的最近一期"),
    SOURCE
  );
  draft.formula("rate", "weekly_tokens", "tokens tn/week", weekly, t("Paid tokens a week", "周均付费词元"));
  draft.formula("ratio", "usage_growth", "1", "weekly_tokens / prev(weekly_tokens, missing) - 1", t("Growth of weekly tokens", "周均词元增速")); // prettier-ignore

  draft.group("price", t("Price and coverage", "价格与覆盖率"));
  draft.input("completion_share", "1", t("Output share of tokens", "输出占词元之比"), part.completionShare);
  draft.input("cached_share", "1", t("Cached share of input", "输入的缓存命中占比"), part.cachedShare);
  draft.input(
    "first_party_share",
    "1",
    t("Served by the maker itself", "由开发者自营提供的占比"),
    part.firstPartyShare
  );
  draft.formula("rate", "list_price", "USD/Mtok", "list_input * (1 - completion_share) + list_output * completion_share", t("List price of the mix", "按结构的标价")); // prettier-ignore
  draft.formula("rate", "effective_price", "USD/Mtok", "if(period_index <= last_usage, (list_input * (1 - cached_share) + list_cached * cached_share) * (1 - completion_share) + list_output * completion_share, prev(effective_price, missing) * (1 + usage_growth) ^ (elasticity - 1))", t("Effective price, with cached input; ahead, what the elasticity leaves of it", "有效价格（计入缓存）；预测期为弹性所隐含的价格"), t("While the router stays the same part of all channels, revenue that grows by less than tokens means a lower price", "若路由在全渠道中的占比不变，收入增速低于词元增速即意味着降价")); // prettier-ignore
  draft.series("api_reported", money, {metric: part.metric, basis: "ifrs", months: 6}, t("API revenue as reported", "披露的 API 收入")); // prettier-ignore
  const usd = (formula: string) =>
    part.currency === "USD" ? formula : `convert(${formula}, "CNY m", usd_cny_average)`;
  if (part.currency === "CNY") averageRate(draft);
  draft.formula("flow", "implied_at_list", money, usd("paid_tokens * list_price"), t("Implied revenue at list price", "按标价隐含收入")); // prettier-ignore
  draft.formula("flow", "implied_effective", money, usd("paid_tokens * effective_price * first_party_share"), t("Implied revenue at effective price, maker’s share", "按有效价格与自营占比的隐含收入")); // prettier-ignore
  draft.formula(
    "ratio",
    "coverage_list",
    "1",
    "implied_at_list / api_reported",
    t("Coverage at list price", "覆盖率（标价）")
  );
  draft.formula("ratio", "coverage_effective", "1", "implied_effective / api_reported", t("Coverage at effective price", "覆盖率（有效价格）")); // prettier-ignore

  draft.group("api", t("From usage to API revenue", "从用量到 API 收入"));
  draft.input("elasticity", "1", t("Elasticity of API revenue to router tokens", "API 收入对路由词元的弹性"), part.elasticity); // prettier-ignore
  draft.formula("flow", "api_revenue", money, "if(is_estimate, prev(api_revenue, missing) * (1 + usage_growth) ^ elasticity, api_reported)", t("API revenue", "API 收入")); // prettier-ignore
  draft.formula("ratio", "elasticity_observed", "1", "ln(api_reported / prev(api_reported, missing)) / ln(1 + usage_growth)", t("Elasticity between reported halves", "相邻披露半年之间的弹性")); // prettier-ignore
  draft.formula("flow", "nowcast", money, "prev(api_reported, missing) * (1 + usage_growth) ^ elasticity", t("Nowcast from the half before", "由上一半年推算的即时预测")); // prettier-ignore
  draft.formula("ratio", "nowcast_error", "1", "nowcast / api_reported - 1", t("Error of the nowcast", "即时预测误差"));
  const back = part.currency === "USD" ? "api_revenue" : 'convert(api_revenue, "USD m", usd_cny_flat)';
  if (part.currency === "CNY") draft.input("usd_cny_flat", "CNY/USD", t("Yuan a dollar, held flat", "人民币兑美元，持平"), assume(6.78, 5, 9, "about the rate of mid-2026, held flat", "约为 2026 年中水平，持平"), {timing: "average"}); // prettier-ignore
  draft.formula("rate", "tokens_needed", "tokens tn/day", `${back} / (effective_price * first_party_share) / period_days`, t("Tokens a day that revenue would take on every channel", "收入所需的全渠道日均词元")); // prettier-ignore
}

export const USAGE_PARTIAL = [
  "paid_tokens",
  "weeks_on_record",
  "priced_share",
  "list_input",
  "list_output",
  "list_cached",
  "list_price",
  "api_reported",
  "implied_at_list",
  "implied_effective",
  "coverage_list",
  "coverage_effective",
  "elasticity_observed",
  "nowcast",
  "nowcast_error",
  "usd_cny_average"
];

/** Half-years' mean of the quarterly means on record. */
function averageRate(draft: Draft): void {
  const title = t("Yuan a dollar, mean of the half’s quarters", "人民币兑美元，半年内季度均值的平均");
  const values: Record<string, number> = {};
  for (const {label, end} of draft.calendar.periods) {
    const year = end.slice(0, 4);
    const ends = end.endsWith("06-30") ? ["03-31", "06-30"] : ["09-30", "12-31"];
    const quarters = ends.map((day) =>
      draft.find({
        entity: "USDCNY",
        metric: "fx_average",
        basis: "quarterly-mean-fed-h10",
        on: `${year}-${day}`,
        months: 3
      })
    );
    const [first, second] = quarters;
    if (!first || !second) continue;
    values[label] = (first.value + second.value) / 2;
    for (const fact of [first, second]) draft.facts.push({line: "usd_cny_average", period: label, fact});
  }
  draft.counted(
    "usd_cny_average",
    "CNY/USD",
    values,
    title,
    t(
      "Federal Reserve H.10 quarterly means, as transcribed; halves averaged here",
      "美联储 H.10 季度均值（转录），此处取半年平均"
    ),
    {kind: "rate", timing: "average"}
  );
}
