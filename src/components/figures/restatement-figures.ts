import {subjectName} from "../../words/names.js";
import {html} from "npm:htl";
import {restatedSharesChart} from "../../charts/restated-shares.js";
import type {IsoDate} from "../../lib/dates.js";
import {formatInteger, formatShare, formatTokensShort} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {extentOf, restatedBetween, type Restatement, type Restatements} from "../../query/restatements.js";
import {printWords, say} from "../../words/say.js";
import {day, growth} from "../../words/quantity.js";
import {NOTHING_RESTATED} from "../../figures/answers/restatements.js";
import {columnsIn} from "../columns.js";
import {figure} from "../figure.js";

/** The changes between two dates, as dots by period and as a table of every value. */
export function restatementFigure(data: Restatements, from: IsoDate, to: IsoDate, lang: Lang): HTMLElement {
  if (data.rows.length === 0) return html`<p class="empty">${printWords(NOTHING_RESTATED, lang)}</p>`;
  const rows = restatedBetween(data, from, to);
  const extent = extentOf(rows);
  const col = columnsIn(lang);
  return figure<Restatement>({
    name: "restatements",
    lang,
    title: extent
      ? {
          en: say`${subjectName("model", extent.largest.model, extent.largest.name)} changed most: ${growth(extent.largest.changeShare, 2)} of its tokens`,
          zh: say`变动最大的是 ${subjectName("model", extent.largest.model, extent.largest.name)}：词元数 ${growth(extent.largest.changeShare, 2)}`
        }
      : {en: say`Nothing was restated between these dates`, zh: say`两日之间没有修订`},
    measure: {
      en: say`Change of each restated token count, as a share of what it was; known on ${day(from)} against ${day(to)}`,
      zh: say`每个被修订的词元数的变动，占此前数值之比；${day(from)}所知与${day(to)}所知相比`
    },
    draw: (width) => restatedSharesChart(rows, {lang, width}),
    columns: [
      col.date("period_start", {en: "Period from", zh: "时段起始"}, (r) => r.periodStart),
      col.text(
        "grain",
        {en: "Grain", zh: "粒度"},
        (r) => ({day: {en: "day", zh: "日"}, week: {en: "week", zh: "周"}})[r.grain][lang]
      ),
      col.subject(
        "model",
        (r) => r.name,
        (r) => r.model
      ),
      col.tokens("was_tokens", {en: "Was", zh: "此前"}, (r) => r.was),
      {
        key: "now_tokens",
        head: {en: "Now", zh: "最新"}[lang],
        unit: "tokens",
        value: (r) => r.now,
        text: (r) => (r.now === null ? {en: "off the list", zh: "退出榜单"}[lang] : formatTokensShort(r.now, lang))
      },
      {
        key: "change_tokens",
        head: {en: "Change, tokens", zh: "变动（词元）"}[lang],
        unit: "tokens",
        value: (r) => r.change,
        text: (r) => `${r.change > 0 ? "+" : ""}${formatInteger(r.change, lang)}`
      },
      {
        key: "change_share",
        head: {en: "Change", zh: "变动"}[lang],
        unit: "share",
        value: (r) => r.changeShare,
        text: (r) => signed(r.changeShare, lang)
      },
      col.date("was_known_from", {en: "Known from", zh: "此前数值获知日"}, (r) => r.wasKnownFrom),
      col.date("restated_on", {en: "Restated on", zh: "修订日"}, (r) => r.restatedOn)
    ],
    rows,
    source: {citation: data.citation, asOf: data.asOf, rights: "open"},
    sql: `SELECT * FROM restatement
WHERE restated_on > DATE '${from}' AND restated_on <= DATE '${to}'
ORDER BY abs(change_share) DESC`
  });
}

function signed(share: number, lang: Lang): string {
  return `${share > 0 ? "+" : ""}${formatShare(share, lang, 2)}`;
}
