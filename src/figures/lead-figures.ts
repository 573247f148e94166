import {byOthers} from "../desk/elasticity.js";
import type {LeadData} from "../desk/lead-data.js";
import type {LeadPair, LeftOut} from "../desk/lead-pairs.js";
import {leadEstimate} from "../desk/lead-study.js";
import type {Text} from "../lib/language.js";
import {companyName} from "../words/names.js";
import {count, day, growth, tokens} from "../words/quantity.js";
import {say} from "../words/say.js";
import {exponent, typicalError} from "./lead-words.js";
import {figureColumn, type FigureOrigin, type FigureValue} from "./spec.js";

const LINE_NAME: Readonly<Record<string, Text>> = {
  segment_revenue_open_platform: {en: "open platform", zh: "开放平台"},
  segment_revenue_open_platform_api: {en: "open-platform API", zh: "开放平台 API"},
  revenue: {en: "all revenue", zh: "全部收入"},
  segment_revenue_cloud_intelligence: {en: "cloud", zh: "云智能"},
  ai_related_product_revenue: {en: "AI products", zh: "AI 相关产品"},
  segment_revenue_fintech_and_business_services: {en: "fintech and business services", zh: "金融科技及企业服务"},
  segment_revenue_google_cloud: {en: "Google Cloud", zh: "谷歌云"},
  segment_revenue_intelligent_cloud: {en: "Intelligent Cloud", zh: "智能云"}
};

const REASON: Readonly<Record<LeftOut["reason"], Text>> = {
  "no period before": {en: "no period of the same length before it on record", zh: "无同等长度的上期记录"},
  "too few weeks": {en: "too few weeks with tokens", zh: "有词元记录的周数过少"},
  "no tokens before": {en: "no tokens in the period before", zh: "上期无词元记录"}
};

const nameOf = (entity: string): Text => companyName(entity, {en: entity, zh: entity});
const lineName = (metric: string): Text => LINE_NAME[metric] ?? {en: metric, zh: metric};
const origin = ({citation, asOf}: LeadData): FigureOrigin => ({citation, asOf, rights: "cite"});

/** A company-period with what the other periods' power and the last growth would have given it. */
export interface TriedPair {
  readonly pair: LeadPair;
  readonly byOthers: number | null;
}

export function triedPairs({pairs}: Pick<LeadData, "pairs">): TriedPair[] {
  return byOthers(pairs).map(({pair, growth: given}) => ({pair, byOthers: given}));
}

/** A logarithm of growth as per cent. */
const grown = (logarithm: number | null) => (logarithm === null ? null : growth(Math.expm1(logarithm)));

/** Every company-period: growth of tokens, of revenue, and what three rules would have said. */
export function leadFigure(data: LeadData): FigureValue<TriedPair> {
  const rows = triedPairs(data);
  const consensus = rows.filter(({pair}) => pair.consensus !== null).length;
  const estimate = leadEstimate(data);
  return {
    name: "lead-pairs",
    title: estimate
      ? {
          en: say`Revenue grew by the ${exponent(estimate.elasticity)} power of tokens over ${count(rows.length, "company-periods")} company-periods`,
          zh: say`${count(rows.length, "company-periods")} 个公司期中，收入按词元增长的 ${exponent(estimate.elasticity)} 次幂增长`
        }
      : {en: say`No company-period has tokens and revenue on record`, zh: say`尚无任何公司期同时有词元与收入记录`},
    measure: {
      en: say`Revenue of the line nearest to inference, and paid tokens a week of the company’s own labs on one router, each against the period before; both logarithmic; the line is the pooled power, the wedge its interval`,
      zh: say`最接近推理业务的收入项目，与公司自有实验室在单一路由平台的周均付费词元，各与上期相比；均为对数刻度；直线为汇总所得的幂，阴影为其区间`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({pair}) => nameOf(pair.entity)),
      figureColumn("line", {en: "Line", zh: "科目"}, ({pair}) => lineName(pair.line.metric)),
      figureColumn("period_start", {en: "From", zh: "起"}, ({pair}) => day(pair.period.start)),
      figureColumn("period_end", {en: "To", zh: "止"}, ({pair}) => day(pair.period.end)),
      figureColumn("before_start", {en: "Against", zh: "对比期起"}, ({pair}) => day(pair.before.start)),
      figureColumn("tokens_a_week", {en: "Tokens a week", zh: "周均词元"}, ({pair}) => tokens(pair.weekly[1] * 1e12)),
      figureColumn("tokens_growth", {en: "Their growth", zh: "词元增速"}, ({pair}) => grown(pair.tokens)),
      figureColumn("revenue_growth", {en: "Revenue", zh: "收入增速"}, ({pair}) => grown(pair.revenue)),
      figureColumn("by_power", {en: "By the others’ power", zh: "按其余各期的幂"}, (row) => grown(row.byOthers)),
      figureColumn("by_last_growth", {en: "By the last growth", zh: "按上期增速"}, ({pair}) => grown(pair.naive)),
      figureColumn("by_consensus", {en: "By consensus", zh: "按一致预期"}, ({pair}) =>
        pair.consensus === null ? null : growth(pair.consensus.value / pair.before.value - 1)
      ),
      {...figureColumn<TriedPair>("documents", {en: "From", zh: "来源"}, ({pair}) => documents(pair)), isForeign: true}
    ],
    rows,
    source: origin(data),
    note: {
      en: say`Growth of a period against the one of the same length next before it, else a year earlier; halves and quarters also as what a longer period leaves beside a shorter one. The last growth is carried on for as long as lies between both periods. Consensus for the same line from before the result is on record for ${count(consensus, "company-periods")} of them.`,
      zh: say`各期与紧邻的同等长度上期相比，无则与上年同期相比；半年与季度亦可由较长期间减去较短期间得出。上期增速按两期之间的时间外推。其中 ${count(consensus, "company-periods")} 个报告期有业绩公布前同一科目的一致预期记录。`
    }
  };
}

function documents({period, before}: LeadPair): Text {
  const all = [...new Set([...period.of, ...before.of].map(({document}) => document))].join("; ");
  return {en: all, zh: all};
}

/** The estimate at each lag between tokens and revenue. */
export function lagFigure(data: LeadData): FigureValue<LeadData["byLag"][number]> {
  const found = data.byLag.flatMap(({estimate}) => estimate?.elasticity ?? []);
  const weeks = Math.max(...data.byLag.map(({lag}) => lag));
  return {
    name: "lead-lags",
    title:
      found.length > 0
        ? {
            en: say`The power is ${exponent(Math.min(...found))} to ${exponent(Math.max(...found))}, by how far tokens come ahead`,
            zh: say`视词元领先的时间而定，幂为 ${exponent(Math.min(...found))} 至 ${exponent(Math.max(...found))}`
          }
        : {en: say`No lag has an observation`, zh: say`任何领先期均无观测`},
    measure: {
      en: say`Weeks by which tokens are counted ahead of revenue, up to ${count(weeks, "weeks")}; interval by leaving out one company after another`,
      zh: say`词元计数领先收入的周数，最多 ${count(weeks, "weeks")} 周；区间由逐一剔除各公司得出`
    },
    columns: [
      figureColumn("lag_weeks", {en: "Weeks ahead", zh: "领先周数"}, ({lag}) => count(lag, "weeks")),
      figureColumn("pairs", {en: "Company-periods", zh: "公司期"}, ({estimate}) => estimate && count(estimate.pairs)),
      figureColumn("companies", {en: "Companies", zh: "公司"}, ({estimate}) => estimate && count(estimate.companies)),
      figureColumn("power", {en: "Power", zh: "幂"}, ({estimate}) => estimate && exponent(estimate.elasticity)),
      figureColumn("low", {en: "Low", zh: "下限"}, ({estimate}) =>
        estimate?.interval ? exponent(estimate.interval[0]) : null
      ),
      figureColumn("high", {en: "High", zh: "上限"}, ({estimate}) =>
        estimate?.interval ? exponent(estimate.interval[1]) : null
      ),
      figureColumn("error", {en: "Left out, misses by", zh: "剔除后误差"}, ({estimate}) =>
        estimate?.leaveOneOut ? typicalError(estimate.leaveOneOut.elasticity) : null
      ),
      figureColumn("naive_error", {en: "The last growth, by", zh: "上期增速误差"}, ({estimate}) =>
        estimate?.leaveOneOut ? typicalError(estimate.leaveOneOut.naive) : null
      )
    ],
    rows: data.byLag,
    source: origin(data)
  };
}

/** Company-periods that could not be an observation, each with why. */
export function leftOutFigure(data: LeadData): FigureValue<LeftOut> {
  return {
    name: "lead-left-out",
    title: {
      en: say`${count(data.leftOut.length, "company-periods")} company-periods on record tell nothing yet`,
      zh: say`在册的 ${count(data.leftOut.length, "company-periods")} 个公司期尚不能作为观测`
    },
    measure: {
      en: say`Reported periods of the lines tested, and what each lacks`,
      zh: say`所检验科目的报告期，及各自所缺`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({line}) => nameOf(line.entity)),
      figureColumn("line", {en: "Line", zh: "科目"}, ({line}) => lineName(line.metric)),
      figureColumn("period_start", {en: "From", zh: "起"}, ({period}) => day(period.start)),
      figureColumn("period_end", {en: "To", zh: "止"}, ({period}) => day(period.end)),
      figureColumn("reason", {en: "It lacks", zh: "所缺"}, ({reason}) => REASON[reason])
    ],
    rows: data.leftOut,
    source: origin(data)
  };
}
