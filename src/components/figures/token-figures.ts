import {subjectName} from "../../words/names.js";
import {nameLink} from "../../lib/profile-address.js";
import {html} from "npm:htl";
import type {Annotation} from "../../charts/event-rules.js";
import {rankedBarsChart} from "../../charts/ranked-bars.js";
import {sliceWeeksChart} from "../../charts/slice-weeks.js";
import {formatShare, formatTokensShort} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {ORIGINS, ORIGIN_NAME, type Origin} from "../../lib/origins.js";
import type {WeekByOrigin} from "../../query/basis.js";
import {UNPLACED, type ByOrigin} from "../../query/share-bounds.js";
import {modelRanking, type RankedModel} from "../../query/ranking.js";
import {sliceSql, sliceWeeks, tokensBy, type RangedSlice} from "../../query/slice.js";
import {at, countryOf, labOf, modelName, WEIGHTS_NAME, type Usage} from "../../query/usage.js";
import {count, day, share, tokens, printedAs} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {eventList} from "./event-list.js";
import {figure, sourceOf} from "../figure.js";
import {leadBounds} from "../../figures/answers/lead-bounds.js";
import {originKey} from "./origin-key.js";
import {movement, rankingColumns, toBar} from "./top-models-figure.js";

const NO_TOKENS: Words = {en: say`No tokens in this slice`, zh: say`所选范围没有词元`};
const NONE_PLACED: Words = {en: say`None of these tokens can be placed`, zh: say`所选词元均无法归属`};

/** Tokens by week under every filter but the range, which is only shaded. */
export function weeksFigure(
  usage: Usage,
  slice: RangedSlice,
  lang: Lang,
  annotations: readonly Annotation[] = []
): HTMLElement {
  const weeks = sliceWeeks(usage, slice);
  const rows = weeks.filter((w) => w.total > 0);
  const origins = ORIGINS.filter((o) => rows.some((w) => w.tokens[o] > 0));
  const inRange = rows.filter((w) => w.week >= slice.from && w.week <= slice.to);
  const peak = inRange.reduce<WeekByOrigin | undefined>(
    (best, w) => (best && best.total >= w.total ? best : w),
    undefined
  );
  const col = columnsIn(lang);
  return figure({
    name: "slice-weeks",
    lang,
    title: peak
      ? {
          en: say`The tokens chosen peaked at ${tokens(peak.total)} in the week of ${day(peak.week)}`,
          zh: say`所选词元在${day(peak.week)}当周达到峰值，为 ${tokens(peak.total)}`
        }
      : NO_TOKENS,
    measure: {
      en: say`Tokens a week by origin of the lab; weeks outside the chosen range are faded`,
      zh: say`按实验室来源地的周词元数；所选时段之外的周颜色较浅`
    },
    draw: (width) => sliceWeeksChart(weeks, {lang, width, from: slice.from, to: slice.to, annotations}),
    columns: [
      col.date("week_start", HEAD.week, (w: WeekByOrigin) => w.week),
      col.tokens("tokens", HEAD.tokens, (w: WeekByOrigin) => w.total),
      ...origins.map((o) => col.tokens(`${o}_tokens`, ORIGIN_NAME[o], (w: WeekByOrigin) => w.tokens[o]))
    ],
    rows,
    note: html`${originKey(origins, lang)} ${eventList(annotations, lang)}`,
    source: sourceOf(usage)
  });
}

type Total = readonly [key: string, tokens: number];

/** Shares of a dimension under every filter but its own; what that filter leaves out is faded. */
export function sharesFigure(usage: Usage, slice: RangedSlice, dimension: "country" | "lab", lang: Lang): HTMLElement {
  const found = [...tokensBy(usage, dimension, slice)];
  const all = sum(found.map(([, tokens]) => tokens));
  const chosen = slice[dimension] ?? [];
  const find = (key: string) => {
    const lab = dimension === "lab" ? usage.labs.find((l) => l.lab === key) : undefined;
    const country = usage.countries.find((c, i) => (lab ? lab.country === i : c.country === key));
    return {name: (lab ?? country)?.name[lang] ?? key, origin: country?.origin};
  };
  const isLeft = ([key]: Total) => UNPLACED.some((origin) => origin === find(key).origin);
  const [placed, left] = [found.filter((total) => !isLeft(total)), found.filter(isLeft)];
  const totals = [...placed, ...left];
  const shown = [...placed.slice(0, 10), ...left];
  const [first] = placed;
  const leader =
    first && (dimension === "lab" ? subjectName("lab", first[0], find(first[0]).name) : find(first[0]).name);
  const least = left.length > 0 ? {en: "at least ", zh: "至少"} : {en: "", zh: ""};
  const name = {
    country: {en: "countries and groups", zh: "国家与类别"},
    lab: {en: "labs and groups", zh: "实验室与类别"}
  }[dimension][lang];
  const bounds = dimension === "country" ? leadBounds(byOrigin(totals, find)) : null;
  const col = columnsIn(lang);
  return figure({
    name: `slice-${dimension}`,
    lang,
    title: first
      ? {
          en: say`${leader ?? ""} leads with ${least}${share(first[1] / all)}`,
          zh: say`${leader ?? ""}居首，${least}占 ${share(first[1] / all)}`
        }
      : left.length > 0
        ? NONE_PLACED
        : NO_TOKENS,
    measure: {
      en: say`Share of the slice’s tokens, ${count(shown.length)} of ${count(totals.length)} ${name}, what cannot be placed last; the ${dimension} filter itself is not applied here`,
      zh: say`占所选范围词元之比，${count(totals.length)} 个${name}中的 ${count(shown.length)} 个，无法归属者居末；此图不受${name}筛选影响`
    },
    draw: (width) =>
      rankedBarsChart(
        shown.map(([key, tokens]) => {
          const {name: label, origin} = find(key);
          return {
            key,
            label,
            link: dimension === "lab" ? nameLink("lab", key, lang) : null,
            value: tokens,
            text: `${formatShare(tokens / all, lang)}  ${formatTokensShort(tokens, lang)}`,
            ...(origin && {origin}),
            isResidual: isLeft([key, tokens]),
            faded: chosen.length > 0 && !chosen.includes(key)
          };
        }),
        {lang, width}
      ),
    columns: [
      dimension === "lab"
        ? col.subject(
            dimension,
            ([key]: Total) => find(key).name,
            ([key]: Total) => key
          )
        : col.text(dimension, HEAD[dimension], ([key]: Total) => find(key).name),
      col.tokens("tokens", HEAD.tokens, ([, tokens]: Total) => tokens),
      col.share("share", HEAD.share, ([, tokens]: Total) => tokens / all)
    ],
    rows: totals,
    ...(bounds && {note: bounds}),
    source: sourceOf(usage)
  });
}

function byOrigin(totals: readonly Total[], find: (key: string) => {readonly origin?: Origin | undefined}): ByOrigin {
  const by: Partial<Record<Origin, number>> = {};
  for (const [key, tokens] of totals) {
    const {origin} = find(key);
    if (origin) by[origin] = (by[origin] ?? 0) + tokens;
  }
  return by;
}

/** Named models of the range's last week by rank, under every filter but the model's own. */
export function rankingFigure(usage: Usage, slice: RangedSlice, lang: Lang): HTMLElement {
  const week = usage.weeks.filter((w) => w <= slice.to).at(-1) ?? slice.to;
  const ranking = modelRanking(usage, week, slice);
  const chosen = slice.model ?? [];
  const riser = ranking
    .slice(0, 15)
    .reduce<RankedModel | null>((best, r) => ((r.rise ?? 0) > (best?.rise ?? 0) ? r : best), null);
  const nameOf = (r: RankedModel) => modelName(usage, r.model, lang);
  return figure({
    name: `slice-ranking-${week}`,
    lang,
    title: !ranking.length
      ? NO_TOKENS
      : riser
        ? {
            en: say`${subjectName("model", at(usage.models, riser.model).model, nameOf(riser))} climbed most of the first fifteen: ${printedAs(riser.rise ?? 0, "places", movement(riser, lang))}`,
            zh: say`前十五名中上升最多的是 ${subjectName("model", at(usage.models, riser.model).model, nameOf(riser))}：${printedAs(riser.rise ?? 0, "places", movement(riser, lang))}`
          }
        : {en: say`No model in the first fifteen climbed`, zh: say`前十五名中没有模型名次上升`},
    measure: {
      en: say`Named models by tokens in the last week of the range, ${day(week)}; share of all tokens and rise in rank on the week; the model filter itself is not applied here`,
      zh: say`所选时段最后一周（${day(week)}）具名模型的词元数；附占全部词元之比与名次升降；此图不受模型筛选影响`
    },
    draw: (width) =>
      rankedBarsChart(
        ranking.slice(0, 15).map((r) => {
          const bar = toBar(usage, r, lang);
          return {...bar, faded: chosen.length > 0 && !chosen.includes(bar.key)};
        }),
        {lang, width}
      ),
    columns: rankingColumns(usage, lang),
    rows: ranking,
    source: sourceOf(usage)
  });
}

/** Every model of the slice with its tokens, under all filters. */
export function sliceTable(usage: Usage, slice: RangedSlice, lang: Lang): HTMLElement {
  const totals = [...tokensBy(usage, "model", slice, {ownFilter: true})];
  const all = sum(totals.map(([, tokens]) => tokens));
  const named = totals.filter(([key]) => key !== "other").length;
  const index = new Map(usage.models.map((m, i) => [m.model, i]));
  const rows = totals.map(([key, tokens]) => ({key, tokens, model: index.get(key) ?? -1}));
  const col = columnsIn(lang);
  return figure<{key: string; tokens: number; model: number}>({
    name: "slice-models",
    lang,
    title: {
      en: say`${count(named, "models")} named models carry the tokens chosen`,
      zh: say`所选词元来自 ${count(named, "models")} 个具名模型`
    },
    measure: {
      en: say`Tokens by model, ${day(slice.from)} to ${day(slice.to)} (weeks beginning), under all filters`,
      zh: say`按模型的词元数，${day(slice.from)} 至 ${day(slice.to)}（周起始日），已应用全部筛选条件`
    },
    draw: null,
    columns: [
      col.subject(
        "model",
        (r) => modelName(usage, r.model, lang),
        (r) => r.key
      ),
      col.tokens("tokens", HEAD.tokens, (r) => r.tokens),
      col.share("share_of_slice", {en: "Share of slice", zh: "占所选范围"}, (r) => r.tokens / all, 2),
      col.subject(
        "lab",
        (r) => labOf(usage, r.model).name[lang],
        (r) => labOf(usage, r.model).lab
      ),
      col.text("country", HEAD.country, (r) => countryOf(usage, r.model).name[lang]),
      col.text("weights", HEAD.weights, (r) => WEIGHTS_NAME[at(usage.models, r.model).weights][lang]),
      col.text("slug", {en: "Slug", zh: "代号"}, (r) => r.key)
    ],
    rows,
    source: sourceOf(usage),
    sql: sliceSql(slice)
  });
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
