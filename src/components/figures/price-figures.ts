import {nameLink} from "../../lib/profile-address.js";
import {priceUsageChart} from "../../charts/price-usage.js";
import {rankedBarsChart} from "../../charts/ranked-bars.js";
import {moneyFinding, routerParts} from "../../figures/overview-money.js";
import {sessionTitle, unpricedTitle} from "../../figures/titles/money.js";
import {formatDate, formatShare, formatTokensShort, formatUsd} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {ORIGIN_NAME, originLine, type Origin} from "../../lib/origins.js";
import {harnessName} from "../../lib/use-cases.js";
import {LEAST_COVERAGE} from "../../query/claims/verdict.js";
import {
  routerOverReported,
  type PriceBasis,
  type PricedModel,
  type ReportedRevenue,
  type RevenueData,
  type SessionCost
} from "../../query/revenue.js";
import {WEIGHTS_NAME} from "../../query/usage.js";
import {companyName} from "../../words/names.js";
import {count, countOf, day, ofMeasure, share} from "../../words/quantity.js";
import {printWords, say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {figure} from "../figure.js";
import {originKey} from "./origin-key.js";
import {revenueSource} from "./revenue-figures.js";
import {PRICE_BASIS_NAME} from "./revenue-names.js";

/** List price of input, US dollars per million tokens, up to which a model is called cheap here. */
const LOW_USD_PER_MTOK = 0.5;

function labNamed(data: RevenueData, lab: string) {
  const found = data.labs.find((l) => l.lab === lab);
  if (!found) throw new Error(`lab: ${lab}; expected one of ${data.labs.length}`);
  return found;
}

/** List price against usage, a dot a model of the last week. */
export function priceUsageFigure(data: RevenueData, basis: PriceBasis, lang: Lang): HTMLElement {
  const counts = (m: PricedModel) =>
    !m.isFree && (m.inputUsdPerMtok ?? 0) > 0 && (basis === "after" || m.priceBasis === "before");
  const models = data.models.filter(counts);
  const dots = models.map((m) => ({
    key: m.model,
    label: m.name,
    link: nameLink("model", m.model, lang),
    origin: labNamed(data, m.lab).origin,
    color: originLine(labNamed(data, m.lab).origin),
    price_usd_per_mtok: m.inputUsdPerMtok ?? NaN,
    tokens: m.tokens,
    isFaded: false
  }));
  const tokens = (of: readonly PricedModel[]) => of.reduce((sum, m) => sum + m.tokens, 0);
  const cheap = tokens(models.filter((m) => (m.inputUsdPerMtok ?? 0) <= LOW_USD_PER_MTOK)) / tokens(models);
  const week = data.weeks.at(-1) ?? "";
  const origins = [...new Set(dots.map((d) => d.origin))] as Origin[];
  const col = columnsIn(lang);
  return figure<PricedModel>({
    name: `price-usage-${basis}`,
    lang,
    title: {
      en: say`${share(cheap, 0)} of paid, priced tokens go to models listed at ${ofMeasure(LOW_USD_PER_MTOK, "usd_per_mtok")} or less`,
      zh: say`付费且有标价的词元中，${share(cheap, 0)} 流向标价不高于 ${ofMeasure(LOW_USD_PER_MTOK, "usd_per_mtok")}的模型`
    },
    measure: {
      en: say`Tokens of the week of ${day(week)} against the input list price, US dollars per million, both logarithmic, ${countOf(models.length, "model")}. ${PRICE_BASIS_NAME[basis].en}`,
      zh: say`${day(week)}起一周的词元与输入标价（美元/百万），双对数坐标，${count(models.length)} 个模型。${PRICE_BASIS_NAME[basis].zh}`
    },
    draw: (width) => priceUsageChart(dots, {lang, width, priceOf: "input"}),
    columns: [
      col.subject(
        "model",
        (m) => m.name,
        (m) => m.model
      ),
      col.subject(
        "lab",
        (m) => labNamed(data, m.lab).name[lang],
        (m) => m.lab
      ),
      col.text("weights", HEAD.weights, (m) => WEIGHTS_NAME[m.weights][lang]),
      col.tokens("tokens", HEAD.tokens, (m) => m.tokens),
      col.price("input_usd_per_mtok", {en: "Input", zh: "输入"}, (m) => m.inputUsdPerMtok),
      col.price("output_usd_per_mtok", {en: "Output", zh: "输出"}, (m) => m.outputUsdPerMtok),
      col.date("price_as_of", {en: "Price as of", zh: "标价日期"}, (m) => m.priceAsOf ?? "")
    ],
    rows: models,
    note: originKey(origins, lang),
    source: revenueSource(data)
  });
}

/** The largest models of the last week that no price is on record for. */
export function unpricedTable(data: RevenueData, basis: PriceBasis, lang: Lang): HTMLElement {
  const rows = data.models.filter((m) => !m.isFree && (basis === "before" ? m.priceBasis !== "before" : !m.priceBasis));
  const total = data.models.reduce((sum, m) => sum + m.tokens, 0);
  const shareOf = (models: readonly PricedModel[]) => models.reduce((sum, m) => sum + m.tokens, 0) / total;
  const isNamed = (m: PricedModel) => labNamed(data, m.lab).origin !== "other";
  const [named, unnamed] = [rows.filter(isNamed), rows.filter((m) => !isNamed(m))];
  const col = columnsIn(lang);
  return figure<PricedModel>({
    name: `unpriced-${basis}`,
    lang,
    title: unpricedTitle(named.length, shareOf(named), shareOf(unnamed)),
    measure: {
      en: say`Models that are not free, by tokens, week of ${day(data.weeks.at(-1) ?? "")}. ${PRICE_BASIS_NAME[basis].en}`,
      zh: say`非免费模型，按词元排列，${day(data.weeks.at(-1) ?? "")}起的一周。${PRICE_BASIS_NAME[basis].zh}`
    },
    draw: null,
    columns: [
      col.text("model", HEAD.model, (m) =>
        labNamed(data, m.lab).origin === "other" ? labNamed(data, m.lab).name[lang] : m.name
      ),
      col.subject(
        "lab",
        (m) => labNamed(data, m.lab).name[lang],
        (m) => m.lab
      ),
      col.tokens("tokens", HEAD.tokens, (m) => m.tokens),
      col.share("share", HEAD.share, (m) => m.tokens / total),
      {
        key: "price_as_of",
        head: {en: "First listed", zh: "首个标价"}[lang],
        value: (m) => m.priceAsOf,
        text: (m) => (m.priceAsOf ? formatDate(m.priceAsOf, lang) : {en: "never", zh: "从未"}[lang])
      }
    ],
    rows: [...named.slice(0, 40), ...unnamed],
    source: revenueSource(data)
  });
}

const turns = (value: number) => count(value, "turns");

const TURNS_WORDS: Readonly<Record<string, Words>> = {
  "1-turn": {en: say`${turns(1)} turn`, zh: say`${turns(1)} 轮`},
  "2-9-turns": {en: say`${turns(2)} to ${turns(9)} turns`, zh: say`${turns(2)} 至 ${turns(9)} 轮`},
  "10-49-turns": {en: say`${turns(10)} to ${turns(49)} turns`, zh: say`${turns(10)} 至 ${turns(49)} 轮`},
  "50-plus-turns": {en: say`${turns(50)} turns or more`, zh: say`${turns(50)} 轮及以上`}
};

/** Lengths of sessions by their names. */
export const TURNS_NAME: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries(TURNS_WORDS).map(([key, words]) => [key, {en: printWords(words, "en"), zh: printWords(words, "zh")}])
);

/** Bars that are drawn, half of them the dearest and half the cheapest; the table holds all. */
const BARS = 16;

/** What a session costs by model: what a token price means once a model needs more or fewer tokens. */
export function sessionFigure(data: RevenueData, harness: string, turns: string, lang: Lang): HTMLElement {
  const rows = (data.sessions?.rows ?? []).filter((s) => s.harness === harness && s.turns === turns);
  const [cheapest] = rows;
  const dearest = rows.at(-1);
  const shown = [...rows].sort((a, b) => b.usd - a.usd);
  const col = columnsIn(lang);
  const [tool, length] = [harnessName(harness), TURNS_WORDS[turns] ?? {en: [turns], zh: [turns]}];
  const [isCut, all, half] = [rows.length > BARS, count(rows.length, "models"), count(BARS / 2, "models")];
  const [days, asOf] = [count(data.sessions?.windowDays ?? 0, "days"), day(data.sessions?.asOf ?? "2025-01-01")];
  return figure<SessionCost>({
    name: `session-cost-${harness}-${turns}`,
    lang,
    title: sessionTitle(rows.length, cheapest?.usd ?? 0, dearest?.usd ?? 0),
    measure: {
      en: say`Median US dollars a session in ${tool}, ${length.en}, ${isCut ? say`the ${half} dearest and the ${half} cheapest of ${all}` : say`${all} models`}, ${days} days to ${asOf}`,
      zh: say`${tool} 中每次会话的美元中位数，${length.zh}，${isCut ? say`${all} 个模型中最贵与最便宜的各 ${half} 个` : say`${all} 个模型`}，截至${asOf}的 ${days} 天`
    },
    draw: (width) =>
      rankedBarsChart(
        (shown.length > BARS ? [...shown.slice(0, BARS / 2), ...shown.slice(-BARS / 2)] : shown).map((s) => ({
          key: s.model,
          label: s.name,
          link: nameLink("model", s.model, lang),
          value: s.usd,
          text: formatUsd(s.usd, lang),
          origin: s.origin
        })),
        {lang, width}
      ),
    columns: [
      col.subject(
        "model",
        (s) => s.name,
        (s) => s.model
      ),
      col.text("origin", HEAD.origin, (s) => ORIGIN_NAME[s.origin][lang]),
      {
        key: "median_cost_usd",
        head: {en: "Median cost", zh: "成本中位数"}[lang],
        unit: "USD",
        value: (s) => s.usd,
        text: (s) => formatUsd(s.usd, lang)
      }
    ],
    rows: shown,
    note: originKey([...new Set(rows.map((r) => r.origin))], lang),
    source: {citation: data.sessions?.citation ?? "", asOf: data.sessions?.asOf ?? data.asOf, rights: "open"}
  });
}

const METRIC_NAME: Readonly<Record<string, Text>> = {
  ai_related_product_revenue: {en: "AI-related products", zh: "AI 相关产品"},
  segment_revenue_open_platform_api: {en: "Open platform and API", zh: "开放平台与 API"},
  segment_revenue_open_platform: {en: "Open platform", zh: "开放平台"}
};

/** What companies reported, beside what their labs' tokens come to over the whole weeks of the same period. */
export function reportedFigure(data: RevenueData, lang: Lang): HTMLElement {
  const col = columnsIn(lang);
  const thin = {en: "too few have a price", zh: "有标价者过少"}[lang];
  const dollars = (key: string, head: Text, value: (r: ReportedRevenue) => number) => {
    const covered = (r: ReportedRevenue) => (r.pricedShare >= LEAST_COVERAGE ? value(r) : null);
    const column = col.price(key, head, covered);
    return {...column, text: (r: ReportedRevenue) => (covered(r) === null ? thin : column.text(r))};
  };
  const part = (key: string, head: Text, end: "low" | "high") => ({
    key,
    head: head[lang],
    unit: "share",
    value: (r: ReportedRevenue) => routerOverReported(r)?.[end] ?? null,
    text: (r: ReportedRevenue) => {
      const divided = routerOverReported(r);
      return divided ? formatShare(divided[end], lang, 2) : thin;
    }
  });
  return figure<ReportedRevenue>({
    name: "revenue-reported",
    lang,
    title: moneyFinding(routerParts(data)),
    measure: {
      en: say`Reported line of the period, in its currency; tokens of the company’s own labs at list price, whole weeks of the period, US dollars`,
      zh: say`该期披露的数字（原币）；公司自有实验室的词元按标价，该期内的完整周，美元`
    },
    draw: null,
    columns: [
      col.text("company", {en: "Company", zh: "公司"}, (r) => companyName(r.entity, r.name)[lang]),
      col.text("line", {en: "Line", zh: "项目"}, (r) => METRIC_NAME[r.metric]?.[lang] ?? r.metric),
      col.date("period_start", {en: "From", zh: "起"}, (r) => r.from),
      col.date("period_end", {en: "To", zh: "止"}, (r) => r.to),
      {
        key: "reported",
        head: {en: "Reported", zh: "披露"}[lang],
        unit: "currency of the row",
        value: (r) => r.value,
        text: (r) => `${r.currency} ${formatTokensShort(r.value, lang)}`
      },
      col.text("weeks_with_price", {en: "Weeks with a price", zh: "有标价的周数"}, (r) => r.weeks),
      col.text("weeks_of_usage", {en: "Weeks with usage", zh: "有用量的周数"}, (r) => r.weeksOfUsage),
      col.share("priced_share", {en: "Priced, of paid tokens", zh: "有标价占付费词元"}, (r) => r.pricedShare, 0),
      dollars("usd_low", {en: "At least", zh: "最低"}, (r) => r.usdLow),
      dollars("usd_high", {en: "At most", zh: "最高"}, (r) => r.usdHigh),
      part("part_low", {en: "Part of reported, at least", zh: "占披露收入，最低"}, "low"),
      part("part_high", {en: "at most", zh: "最高"}, "high")
    ],
    rows: data.reported,
    note: {
      en: say`Where under half of the paid tokens of a period has a price, their dollars are left out: they would say how few have one.`,
      zh: say`若一期内有标价的付费词元不足一半，则不列其美元数：该数只反映标价之少。`
    },
    source: revenueSource(data)
  });
}
