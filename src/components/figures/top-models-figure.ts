import {rankedBarsChart, type RankedBar} from "../../charts/ranked-bars.js";
import {formatShare, formatTokensShort} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {PAUSE} from "../../lib/signs.js";
import {nameLink} from "../../lib/profile-address.js";
import {ORIGIN_NAME} from "../../lib/origins.js";
import {modelRanking, type RankedModel} from "../../query/ranking.js";
import {at, countryOf, labOf, modelName, type Usage} from "../../query/usage.js";
import {count, day} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import type {TableColumn} from "../data-table.js";
import {figure, sourceOf} from "../figure.js";

const TOP = 5;

/** The five largest named models of a week, with their rise in rank since the week before. */
export function topModelsFigure(usage: Usage, week: string, lang: Lang): HTMLElement {
  const ranking = modelRanking(usage, week).slice(0, TOP);
  const chinese = ranking.filter((r) => countryOf(usage, r.model).origin === "china").length;
  return figure({
    name: `top-models-${week}`,
    lang,
    title: {
      en: say`${count(chinese, "models")} of the top five models are Chinese`,
      zh: say`前五大模型中有 ${count(chinese, "models")} 个来自中国`
    },
    measure: {
      en: say`Named models by tokens, week of ${day(week)}; share of all tokens and rise in rank since the week before`,
      zh: say`${day(week)}起的一周具名模型的词元数；附占全部词元之比与较上周的名次升降`
    },
    draw: (width) =>
      rankedBarsChart(
        ranking.map((r) => toBar(usage, r, lang)),
        {lang, width}
      ),
    columns: rankingColumns(usage, lang),
    rows: ranking,
    source: sourceOf(usage),
    sql: `SELECT rank, model, name, lab, country, tokens, share_of_all, rank_change
FROM top_models_weekly
WHERE week_start = DATE '${week}' AND rank <= ${TOP}
ORDER BY rank`
  });
}

export function toBar(usage: Usage, ranked: RankedModel, lang: Lang): RankedBar {
  const {name, model: key} = at(usage.models, ranked.model);
  return {
    key,
    label: `${ranked.rank}. ${name}${PAUSE[lang]}${labOf(usage, ranked.model).name[lang]}`,
    link: nameLink("model", key, lang),
    value: ranked.tokens,
    text: `${formatTokensShort(ranked.tokens, lang)}  ${formatShare(ranked.shareOfAll, lang)}  ${movement(ranked, lang)}`,
    origin: countryOf(usage, ranked.model).origin
  };
}

export function rankingColumns(usage: Usage, lang: Lang): TableColumn<RankedModel>[] {
  const col = columnsIn(lang);
  return [
    col.text("rank", {en: "Rank", zh: "名次"}, (r) => r.rank),
    col.subject(
      "model",
      (r) => modelName(usage, r.model, lang),
      (r) => at(usage.models, r.model).model
    ),
    col.subject(
      "lab",
      (r) => labOf(usage, r.model).name[lang],
      (r) => labOf(usage, r.model).lab
    ),
    col.text("origin", HEAD.origin, (r) => ORIGIN_NAME[countryOf(usage, r.model).origin][lang]),
    col.tokens("tokens", HEAD.tokens, (r) => r.tokens),
    col.share("share_of_all", {en: "Share of all", zh: "占全部"}, (r) => r.shareOfAll),
    {
      key: "rank_change",
      head: {en: "Rise on the week", zh: "名次变化"}[lang],
      value: (r) => r.rise,
      text: (r) => movement(r, lang)
    }
  ];
}

/** A rise in rank as a sign and a number; what it cannot be compared with is said. */
export function movement({rise, previous}: RankedModel, lang: Lang): string {
  if (previous === "unpublished") return {en: "n/a", zh: "无"}[lang];
  if (rise === null) return {en: "new", zh: "新"}[lang];
  return rise > 0 ? `▲${rise}` : rise < 0 ? `▼${-rise}` : "=";
}
