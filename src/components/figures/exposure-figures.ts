import {html} from "npm:htl";
import type {Annotation} from "../../charts/event-rules.js";
import type {NamedSeries} from "../../charts/series-lines.js";
import {seriesPanelsChart} from "../../charts/series-panels.js";
import {exposureTitle, ownersTitle} from "../../figures/titles/money.js";
import {addDays} from "../../lib/dates.js";
import {formatDate, formatShare, missing} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {
  entityLines,
  ownerShares,
  type Exposure,
  type ExposureData,
  type ExposureKind,
  type ExposureMeasure,
  type ExposureShare
} from "../../query/exposure.js";
import {companyName} from "../../words/names.js";
import {daySpan} from "../../words/period.js";
import {count, day, share} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {eventList} from "./event-list.js";
import {figure, sourceOf} from "../figure.js";
import {paintParts} from "../paint-part.js";

export const KIND_NAME: Readonly<Record<ExposureKind, Text>> = {
  owner: {en: "Owner: revenue", zh: "拥有：对应收入"},
  stake: {en: "Stake: equity value", zh: "参股：对应股权价值"},
  host: {en: "Host: cost and hosting revenue", zh: "托管：对应成本与托管收入"}
};

export const MEASURE_NAME: Readonly<Record<ExposureMeasure, Text>> = {
  tokens: {en: "Tokens", zh: "词元"},
  usd: {en: "Dollars at list price", zh: "按标价的美元"}
};

const REST_NAME: Readonly<Record<string, Text>> = {
  unlisted: {en: "Labs with no listed owner on record", zh: "无上市母公司记录的实验室"},
  undisclosed: {en: "Undisclosed labs", zh: "未披露实验室"},
  other: {en: "Other models", zh: "其他模型"}
};

/** One hue a company, by where it lists most: shades within its origin. */
const COLOR: Readonly<Record<string, string>> = {
  BABA: "var(--origin-china)",
  "0700.HK": "color-mix(in oklab, var(--origin-china), var(--theme-foreground) 45%)",
  "2513.HK": "color-mix(in oklab, var(--origin-china), var(--origin-elsewhere) 60%)",
  "0100.HK": "color-mix(in oklab, var(--origin-china), var(--origin-undisclosed) 65%)",
  "1810.HK": "color-mix(in oklab, var(--origin-china), var(--origin-us) 35%)",
  META: "color-mix(in oklab, var(--origin-us), var(--origin-undisclosed) 60%)",
  GOOGL: "var(--origin-us)",
  MSFT: "color-mix(in oklab, var(--origin-us), var(--theme-foreground) 45%)",
  NVDA: "color-mix(in oklab, var(--origin-us), var(--origin-europe) 65%)"
};

/** A line is drawn from this share in its best week on; the table holds every company. */
const LEAST_PEAK = 0.05;

export function tickerColor(entity: string): string {
  return COLOR[entity] ?? "var(--accent)";
}

function textOf({companies}: Pick<ExposureData, "companies">, entity: string): Text {
  const legal = companies.find((c) => c.entity === entity)?.name;
  return companyName(entity, legal ?? {en: entity, zh: entity});
}

function nameIn(data: Pick<ExposureData, "companies">, entity: string, lang: Lang): string {
  return textOf(data, entity)[lang];
}

/** Share by ticker through time under one kind; where no weight is disclosed, the most it could be. */
export function exposureFigure(
  data: ExposureData,
  kind: ExposureKind,
  measure: ExposureMeasure,
  lang: Lang,
  annotations: readonly Annotation[] = []
): HTMLElement {
  const disclosed = entityLines(data, kind, measure);
  const isBound = disclosed.length === 0 && data.exposures.some((e) => e.kind === kind && e.weight === null);
  const lines = isBound ? entityLines(data, kind, "undisclosed") : disclosed;
  const first = lines[0];
  const end = first?.points.findLast((p) => p.share !== null);
  const weeks = first?.points ?? [];
  const span = weeks.length ? daySpan(weeks[0]?.week ?? "", weeks.at(-1)?.week ?? "") : NO_WORDS;
  const priced = isBound ? NO_WORDS : coverage(data, measure);
  const of = {
    tokens: {en: "all tokens of the week", zh: "当周全部词元"},
    usd: {en: "what the week’s priced tokens come to at the input list price", zh: "当周有标价词元按输入标价之和"}
  }[isBound ? "tokens" : measure];
  const peak = (line: (typeof lines)[number]) => Math.max(...line.points.map((p) => p.share ?? 0));
  const drawn = lines.filter((line) => isBound || peak(line) >= LEAST_PEAK);
  const series: NamedSeries[] = drawn.map((line) => ({
    key: line.entity,
    label: nameIn(data, line.entity, lang),
    color: tickerColor(line.entity),
    points: line.points.map((p) => ({date: p.week, value: p.share}))
  }));
  const col = columnsIn(lang);
  const rows = weeks.map(({week}, i) => ({week, shares: lines.map((line) => line.points[i]?.share ?? null)}));
  return figure({
    name: `exposure-${kind}-${isBound ? "bound" : measure}`,
    lang,
    title: exposureTitle(first ? {name: textOf(data, first.entity), share: end?.share ?? 0} : null, measure, isBound),
    measure: {
      en: say`${KIND_NAME[kind].en}. Share of ${of.en} by listed company${isBound ? ", upper bound" : ""}, all on one scale, ${span.en}${priced.en}`,
      zh: say`${KIND_NAME[kind].zh}。各上市公司占${of.zh}之比${isBound ? "（上限）" : ""}，同一刻度，${span.zh}${priced.zh}`
    },
    draw: (width) =>
      seriesPanelsChart(series, {
        lang,
        width,
        annotations,
        isDashed: isBound,
        format: (value) => formatShare(value, lang, Math.abs(value) < 0.1 && value !== 0 ? 1 : 0)
      }),
    columns: [
      col.date("week_start", HEAD.week, (r: (typeof rows)[number]) => r.week),
      ...lines.map((line, i) =>
        col.share(`${line.entity}_share`, textOf(data, line.entity), (r: (typeof rows)[number]) => r.shares[i] ?? null)
      )
    ],
    rows,
    source: sourceOf(data),
    note: html`${paintParts(
      {
        en: say`Drawn are companies that reached ${share(LEAST_PEAK, 0)} in some week; the table holds all. Kinds are read one at a time and never summed. A line begins on the day the relation is on record, for Zhipu and MiniMax their first day of trading.`,
        zh: say`图中仅绘曾在某周达到 ${share(LEAST_PEAK, 0)} 的公司，表格列出全部。各类关系只能分别阅读，从不相加。曲线始于关系有据可查之日；智谱与 MiniMax 始于其上市首日。`
      },
      {lang, source: data.citation}
    )}
    ${eventList(annotations, lang)}`,
    ...(kind === "owner" && {
      sql: `SELECT week_start, entity, share_of_all, priced_share_of_tokens, usd_if_all_input\nFROM listed_exposure_weekly\nWHERE kind = 'owner'\nORDER BY week_start, share_of_all DESC`
    })
  });
}

function coverage(data: ExposureData, measure: ExposureMeasure): Words {
  const last = data.totals.at(-1);
  if (measure === "tokens" || !last) return NO_WORDS;
  const priced = share(last.priced / last.tokens, 0);
  return {
    en: say`. Only ${priced} of the last week’s tokens have a price on record`,
    zh: say`。最近一周仅 ${priced} 的词元有标价记录`
  };
}

/** Everything of the last week by owner, the rest included: shares that sum to one. */
export function ownerTable(data: ExposureData, lang: Lang): HTMLElement {
  const last = data.totals.at(-1);
  const week = last?.week ?? "";
  const usd = new Map(ownerShares(data, week, "usd").map((s) => [s.key, s.share]));
  const priced = new Map(
    data.weeks.filter((w) => w.week === week && w.kind === "owner").map((w) => [w.entity, w.pricedShare])
  );
  const rows = ownerShares(data, week, "tokens");
  const name = (key: string) => REST_NAME[key]?.[lang] ?? nameIn(data, key, lang);
  const [first] = rows.filter(({key}) => !(key in REST_NAME));
  const rest = rows.reduce((total, {key, share}) => (key in REST_NAME ? total + share : total), 0);
  const col = columnsIn(lang);
  return figure<ExposureShare>({
    name: "exposure-owners",
    lang,
    title: first
      ? ownersTitle({name: textOf(data, first.key), share: first.share}, rest)
      : exposureTitle(null, "tokens", false),
    measure: {
      en: say`Share of all tokens and of implied dollars at the input list price, week of ${day(week)}`,
      zh: say`占全部词元之比，及按输入标价推算的美元之比，${day(week)}起的一周`
    },
    draw: null,
    columns: [
      col.text("owner", {en: "Owner", zh: "拥有者"}, (r: ExposureShare) => name(r.key)),
      col.share("share_of_tokens", {en: "Share of tokens", zh: "词元占比"}, (r: ExposureShare) => r.share),
      {
        ...col.share("share_of_usd", {en: "Share of implied dollars", zh: "推算美元占比"}, (r: ExposureShare) =>
          priced.get(r.key) === 0 ? null : (usd.get(r.key) ?? null)
        ),
        text: (r: ExposureShare) =>
          !priced.get(r.key) && r.key !== "unlisted"
            ? {en: "no price", zh: "无标价"}[lang]
            : formatShare(usd.get(r.key) ?? NaN, lang)
      },
      {
        ...col.share(
          "priced_share_of_tokens",
          {en: "Of its tokens priced", zh: "其词元中有标价"},
          (r: ExposureShare) => priced.get(r.key) ?? null
        ),
        text: (r: ExposureShare) => (priced.has(r.key) ? formatShare(priced.get(r.key) ?? NaN, lang, 0) : missing(lang))
      }
    ],
    rows,
    source: sourceOf(data)
  });
}

/** Relations on record with their sources, of all companies or of one; a weight nobody disclosed stays so. */
export function relationTable(data: ExposureData, lang: Lang, entity: string | null = null): HTMLElement {
  const col = columnsIn(lang);
  const relations = data.exposures.filter((e) => entity === null || e.entity === entity);
  const undisclosed = relations.filter((e) => e.weight === null).length;
  return figure<Exposure>({
    name: entity === null ? "exposure-relations" : `relations-${entity}`,
    lang,
    title: {
      en: say`${count(relations.length)} relations on record, ${count(undisclosed)} of undisclosed weight`,
      zh: say`在册关系 ${count(relations.length)} 条，其中 ${count(undisclosed)} 条未披露持股比例`
    },
    measure: {
      en: say`Part of the lab by listed company and kind, with the first and last day it holds and who says so`,
      zh: say`各上市公司按类型所对应的实验室部分、起止日与依据`
    },
    draw: null,
    columns: [
      col.text("entity", {en: "Company", zh: "公司"}, (e) => nameIn(data, e.entity, lang)),
      col.text("kind", {en: "Kind", zh: "类型"}, (e) => KIND_NAME[e.kind][lang]),
      col.subject(
        "lab",
        (e) => e.labName[lang],
        (e) => e.lab
      ),
      {
        ...col.share("weight", {en: "Weight", zh: "持股比例"}, (e: Exposure) => e.weight),
        text: (e) => (e.weight === null ? {en: "undisclosed", zh: "未披露"}[lang] : formatShare(e.weight, lang, 0))
      },
      col.date("effective_from", {en: "From", zh: "起始日"}, (e) => e.from),
      {
        key: "effective_to",
        head: {en: "To", zh: "截止日"}[lang],
        value: (e) => e.to,
        text: (e) => (e.to === null ? {en: "holds", zh: "至今"}[lang] : formatDate(addDays(e.to, -1), lang))
      },
      {
        key: "citation",
        head: {en: "Source", zh: "依据"}[lang],
        value: (e) => e.citation
      }
    ],
    rows: relations,
    source: {
      citation: relations.find((e) => e.kind === "owner")?.citation ?? data.citation,
      asOf: data.asOf,
      rights: "cite"
    },
    ...(entity === null && {note: ABSENT})
  });
}

const FIRST_DAY = day("2025-01-01");

const ABSENT: Words = {
  en: say`A company absent here has no relation with a document on record: which labs rent from GDS, or which other stakes Alibaba, Tencent and Alphabet hold, is not. A relation on record since ${FIRST_DAY}, the first day of the data, also stands for before.`,
  zh: say`未列出的公司即没有可引文件的关系记录：哪些实验室租用万国数据，阿里巴巴、腾讯与谷歌母公司另持有哪些股权，均未收录。起始日 ${FIRST_DAY} 为数据首日，也代表更早。`
};
