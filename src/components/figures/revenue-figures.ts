import {subjectName} from "../../words/names.js";
import {nameLink} from "../../lib/profile-address.js";
import {html} from "npm:htl";
import type {Annotation} from "../../charts/event-rules.js";
import {seriesLinesChart, type NamedSeries} from "../../charts/series-lines.js";
import {dollarsTitle, unitPriceTitle, type PricedGroup} from "../../figures/titles/money.js";
import {formatUsd} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {ORIGIN_NAME, originLine, type Origin} from "../../lib/origins.js";
import {missingWeeks} from "../../query/basis.js";
import {
  isCovered,
  revenueWeeks,
  usdPerMtok,
  type Grouping,
  type PriceBasis,
  type PriceTier,
  type RevenueCell,
  type RevenueData,
  type RevenueWeek
} from "../../query/revenue.js";
import type {Weights} from "../../query/usage.js";
import {daySpan} from "../../words/period.js";
import {count, day} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {eventList} from "./event-list.js";
import {figure} from "../figure.js";
import type {FigureSource} from "../figure-spec.js";
import {GROUPING_NAME, PRICE_BASIS_NAME, TIER_NAME, WEIGHTS_PART_NAME} from "./revenue-names.js";

const SHOWN = 4;
export const WHOLE = () => "all";

/** What these figures cite: sums of what may only be shown, so none is for download. */
export function revenueSource(data: Pick<RevenueData, "citation" | "asOf">): FigureSource {
  return {
    citation: `${data.citation} Prices: models.dev (MIT licence) and OpenRouter. Mix and cache: OpenRouter model pages, as of 2026-05-31.`,
    asOf: data.asOf,
    rights: "cite"
  };
}

/** How a cell is grouped, what a group is called and drawn in. */
export function groups(data: RevenueData, grouping: Grouping, lang: Lang) {
  const labs = new Map(data.labs.map((l) => [l.lab, l]));
  const lab = (cell: RevenueCell) => {
    const found = labs.get(cell.lab);
    if (!found) throw new Error(`lab: ${cell.lab}; expected one of ${labs.size}`);
    return found;
  };
  const keyOf = (cell: RevenueCell) =>
    ({
      origin: () => lab(cell).origin,
      country: () => lab(cell).country.en,
      lab: () => cell.lab,
      weights: () => cell.weights,
      tier: () => cell.tier
    })[grouping]();
  const of = new Map(data.cells.map((cell) => [keyOf(cell), cell]));
  const nameOf = (key: string): string => {
    const cell = of.get(key);
    if (grouping === "origin") return ORIGIN_NAME[key as Origin][lang];
    if (grouping === "weights") return WEIGHTS_PART_NAME[key as Weights][lang];
    if (grouping === "tier") return TIER_NAME[key as PriceTier][lang];
    return cell ? lab(cell)[grouping === "lab" ? "name" : "country"][lang] : key;
  };
  const originOf = (key: string): Origin => {
    const cell = of.get(key);
    return cell ? lab(cell).origin : "other";
  };
  return {keyOf, nameOf, originOf};
}

/** The largest groups of the last week by their upper bound, in that order. */
function largest(weeks: readonly RevenueWeek[], count: number): string[] {
  const last = weeks.at(-1)?.week;
  return weeks
    .filter((w) => w.week === last && w.usdHigh > 0)
    .sort((a, b) => b.usdHigh - a.usdHigh)
    .slice(0, count)
    .map((w) => w.key);
}

const SHADES = ["", "var(--theme-foreground) 40%", "var(--origin-elsewhere) 55%", "var(--origin-undisclosed) 55%"];

const isOfNoOrigin = (grouping: Grouping) => grouping === "weights" || grouping === "tier";

function colorOf(grouping: Grouping, origin: Origin, nth: number): string {
  if (isOfNoOrigin(grouping))
    return ["var(--origin-china)", "var(--origin-us)", "var(--origin-other)"][nth] ?? "var(--accent)";
  const shade = SHADES[nth] ?? "";
  return grouping === "origin" || !shade ? originLine(origin) : `color-mix(in oklab, ${originLine(origin)}, ${shade})`;
}

/** One series a group: the range of each week, a gap where it was not published or too few of its tokens have a price. */
function rangeSeries(
  data: RevenueData,
  grouping: Grouping,
  basis: PriceBasis,
  lang: Lang,
  rangeOf: (week: RevenueWeek) => {low: number | null; high: number | null}
): NamedSeries[] {
  const {keyOf, nameOf, originOf} = groups(data, grouping, lang);
  const weeks = revenueWeeks(data, basis, keyOf);
  const calendar = [...data.weeks, ...missingWeeks(data.weeks)].sort();
  const seen = new Map<Origin, number>();
  return largest(weeks, SHOWN).map((key, i) => {
    const own = new Map(weeks.filter((w) => w.key === key).map((w) => [w.week, w]));
    const origin = originOf(key);
    const nth = isOfNoOrigin(grouping) ? i : (seen.get(origin) ?? 0);
    seen.set(origin, nth + 1);
    const points = calendar.map((date) => {
      const week = own.get(date);
      const {low, high} = week && isCovered(week) ? rangeOf(week) : {low: null, high: null};
      return {date, value: null, low, high};
    });
    return {
      key,
      label: nameOf(key),
      link: grouping === "lab" ? nameLink("lab", key, lang) : null,
      color: colorOf(grouping, origin, nth),
      isStrong: i === 0,
      points
    };
  });
}

/** A group with the range of its last week that has enough prices; null where no group has one. */
function groupAtEnd(data: RevenueData, grouping: Grouping, line: NamedSeries | undefined): PricedGroup | null {
  const end = line?.points.findLast((p) => p.high != null);
  if (!line || end?.low == null || end.high == null) return null;
  const name = (lang: Lang) => groups(data, grouping, lang).nameOf(line.key);
  const names = {en: name("en"), zh: name("zh")};
  return {name: grouping === "lab" ? subjectName("lab", line.key, names) : names, low: end.low, high: end.high};
}

function lastCovered(date: string | undefined): Words {
  const week = date === undefined ? "" : day(date);
  return {
    en: say`in the week of ${week}, the last with enough prices`,
    zh: say`${week}起的一周（最近标价覆盖过半的一周）`
  };
}

export function revenueSpan({weeks}: Pick<RevenueData, "weeks">): Words {
  return daySpan(weeks[0] ?? "", weeks.at(-1) ?? "");
}

/** Dollars a week as a range, by group. */
export function revenueFigure(
  data: RevenueData,
  grouping: Grouping,
  basis: PriceBasis,
  lang: Lang,
  annotations: readonly Annotation[] = []
): HTMLElement {
  const series = rangeSeries(data, grouping, basis, lang, ({usdLow, usdHigh}) => ({low: usdLow, high: usdHigh}));
  const [first] = series;
  const end = first?.points.findLast((p) => p.high !== null);
  const {keyOf, nameOf} = groups(data, grouping, lang);
  const rows = revenueWeeks(data, basis, keyOf).filter((w) => w.week === data.weeks.at(-1) && w.tokens > 0);
  const col = columnsIn(lang);
  return figure<RevenueWeek>({
    name: `revenue-${grouping}-${basis}`,
    lang,
    title: dollarsTitle(groupAtEnd(data, grouping, first)),
    measure: {
      en: say`US dollars a week at list price, from the lowest to the highest that input, output and cache can make it, ${revenueSpan(data).en}; the ${count(series.length)} largest. Title: ${lastCovered(end?.date).en}. ${PRICE_BASIS_NAME[basis].en}`,
      zh: say`每周按标价的美元，自输入、输出与缓存结构可能的最低值至最高值，${revenueSpan(data).zh}；最大的 ${count(series.length)} 项。标题取${lastCovered(end?.date).zh}。${PRICE_BASIS_NAME[basis].zh}`
    },
    draw: (width) =>
      seriesLinesChart(series, {
        lang,
        width,
        annotations,
        format: (v) => formatUsd(v, lang),
        marginLeft: lang === "zh" ? 82 : 62
      }),
    columns: [
      col.text("group", GROUPING_NAME[grouping], (w) => nameOf(w.key)),
      usdColumn("usd_low", {en: "At least", zh: "最低"}, (w) => (w.priced > 0 ? w.usdLow : null), lang),
      usdColumn("usd_high", {en: "At most", zh: "最高"}, (w) => (w.priced > 0 ? w.usdHigh : null), lang),
      col.tokens("tokens", HEAD.tokens, (w) => w.tokens),
      col.share("priced_share", {en: "Paid, priced", zh: "付费且有标价"}, (w) => w.priced / w.tokens, 0),
      col.share("free_share", {en: "Free", zh: "免费"}, (w) => w.free / w.tokens, 0),
      col.share("unpriced_share", {en: "No price", zh: "无标价"}, (w) => 1 - (w.priced + w.free) / w.tokens, 0)
    ],
    rows: [...rows].sort((a, b) => b.usdHigh - a.usdHigh || b.tokens - a.tokens),
    source: revenueSource(data),
    note: html`${
      {
        en: "A week in which under half of a group’s paid tokens has a price is a gap. Free variants are zero. Where the month’s mix of a lab is not on record its lowest and highest bound it; where the cached part of a prompt is not, none to all; where no cache price is listed, zero to the input price. The table holds the last week, every group.",
        zh: "某周内有标价的付费词元不足一半的，该分组留空。免费变体按零计。实验室当月的结构没有记录时，以其历来最低与最高值为界；缓存占比没有记录时，由无至全部；未列缓存价时，由零至输入价。表格列出最近一周的全部分组。"
      }[lang]
    }
    ${eventList(annotations, lang)}`
  });
}

function usdColumn<T>(key: string, head: Text, value: (row: T) => number | null, lang: Lang) {
  return {
    key,
    head: head[lang],
    unit: "USD",
    value,
    text: (row: T) => {
      const usdValue = value(row);
      return usdValue === null ? {en: "no price", zh: "无标价"}[lang] : formatUsd(usdValue, lang);
    }
  };
}

/** What a million paid tokens cost through time, by group, as a range. */
export function priceFigure(
  data: RevenueData,
  grouping: Grouping,
  basis: PriceBasis,
  lang: Lang,
  annotations: readonly Annotation[] = []
): HTMLElement {
  const series = rangeSeries(data, grouping, basis, lang, usdPerMtok);
  const [first] = series;
  const end = first?.points.findLast((p) => p.high !== null);
  const {keyOf, nameOf} = groups(data, grouping, lang);
  const rows = revenueWeeks(data, basis, keyOf).filter((w) => w.priced > 0);
  const col = columnsIn(lang);
  return figure<RevenueWeek>({
    name: `price-${grouping}-${basis}`,
    lang,
    title: unitPriceTitle(groupAtEnd(data, grouping, first)),
    measure: {
      en: say`US dollars per million paid tokens at list price and the mix of the week, as a range, ${revenueSpan(data).en}. Title: ${lastCovered(end?.date).en}. ${PRICE_BASIS_NAME[basis].en}`,
      zh: say`每百万付费词元的美元数，按标价与当周结构，为区间，${revenueSpan(data).zh}。标题取${lastCovered(end?.date).zh}。${PRICE_BASIS_NAME[basis].zh}`
    },
    draw: (width) =>
      seriesLinesChart(series, {
        lang,
        width,
        annotations,
        format: (v) => formatUsd(v, lang),
        marginLeft: lang === "zh" ? 72 : 58
      }),
    columns: [
      col.date("week_start", HEAD.week, (w) => w.week),
      col.text("group", GROUPING_NAME[grouping], (w) => nameOf(w.key)),
      usdColumn("usd_per_mtok_low", {en: "At least", zh: "最低"}, (w) => usdPerMtok(w).low, lang),
      usdColumn("usd_per_mtok_high", {en: "At most", zh: "最高"}, (w) => usdPerMtok(w).high, lang),
      col.share("priced_share", {en: "Of its tokens", zh: "占其词元"}, (w) => w.priced / w.tokens, 0)
    ],
    rows,
    source: revenueSource(data),
    note: html`${
      {
        en: "A week in which under half of a group’s paid tokens has a price is a gap. A fall can be a cut, a cheaper model taking over, or a cheaper host: who served a token is not published.",
        zh: "某周内有标价的付费词元不足一半的，该分组留空。价格下降可能是降价、被更便宜的模型替代，也可能是更便宜的托管方：词元由谁提供并未公布。"
      }[lang]
    }
    ${eventList(annotations, lang)}`
  });
}
