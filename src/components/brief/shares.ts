import {nameLink} from "../../lib/profile-address.js";
import {subjectName} from "../../words/names.js";
import {html} from "npm:htl";
import {changeBarsChart} from "../../charts/change-bars.js";
import {movesTitle} from "../../figures/titles/usage.js";
import type {Lang, Text} from "../../lib/language.js";
import {isOrigin, ORIGIN_NAME} from "../../lib/origins.js";
import type {BriefRows, ShareMove} from "../../query/brief/brief.js";
import {briefSql} from "../../query/brief/sql.js";
import {points} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {columnsIn} from "../columns.js";
import {figure} from "../figure.js";
import {ROWS_SHOWN, usageSource} from "./sections.js";
import {isResidual, moveName, weeksWords} from "../../figures/brief-moves.js";

const DIMENSION: Readonly<Record<ShareMove["dimension"], {readonly head: Text; readonly measure: Text}>> = {
  origin: {
    head: {en: "Origin", zh: "来源地"},
    measure: {en: "Share of all tokens by origin of the lab", zh: "按实验室来源地占全部词元之比"}
  },
  ticker: {
    head: {en: "Company", zh: "公司"},
    measure: {
      en: "Share of all tokens by listed owner of the lab, disclosed weights",
      zh: "按实验室上市母公司占全部词元之比（按已披露持股比例）"
    }
  },
  lab: {
    head: {en: "Lab", zh: "实验室"},
    measure: {en: "Share of all tokens by lab", zh: "按实验室占全部词元之比"}
  }
};

/** What moved in shares of all tokens: labs as bars, origins and tickers as tables. */
export function sharesPart(brief: BriefRows, lang: Lang): HTMLElement | null {
  if (brief.shares.length === 0 || !usageSource(brief)) return null;
  return html`<div>
    ${shareFigure(brief, "lab", lang)}
    <div class="columns">${shareFigure(brief, "origin", lang)} ${shareFigure(brief, "ticker", lang)}</div>
  </div>`;
}

function shareFigure(brief: BriefRows, dimension: ShareMove["dimension"], lang: Lang): HTMLElement | string {
  const all = brief.shares.filter((s) => s.dimension === dimension);
  const rows = [...all.filter((s) => !isResidual(s)).slice(0, ROWS_SHOWN), ...all.filter(isResidual)];
  const source = usageSource(brief);
  const [first] = rows;
  if (!first || !source) return "";
  const {head, measure} = DIMENSION[dimension];
  const col = columnsIn(lang);
  const nameIn = (s: ShareMove, of: Lang) =>
    dimension === "origin" && isOrigin(s.key) ? ORIGIN_NAME[s.key][of] : moveName(s)[of];
  const moved = (s: ShareMove) => {
    const name = {en: nameIn(s, "en"), zh: nameIn(s, "zh")};
    return dimension === "lab" ? subjectName("lab", s.key, name) : name;
  };
  return figure<ShareMove>({
    name: `brief-shares-${dimension}`,
    lang,
    title: movesTitle(all.map((s) => ({name: moved(s), change: s.change, isResidual: isResidual(s)}))),
    measure: {
      en: say`${measure.en}, ${weeksWords(brief.was, brief.now).en}`,
      zh: say`${measure.zh}，${weeksWords(brief.was, brief.now).zh}`
    },
    draw:
      dimension === "lab"
        ? (width) =>
            changeBarsChart(
              rows.map((s) => ({
                key: s.key,
                label: nameIn(s, lang),
                link: nameLink("lab", s.key, lang),
                change: s.change,
                text: points(s.change).print(lang)
              })),
              {lang, width}
            )
        : null,
    columns: [
      col.text(dimension, head, (r) => nameIn(r, lang)),
      col.share("was_share", {en: "Was", zh: "此前"}, (r) => r.was_share),
      col.share("now_share", {en: "Now", zh: "最新"}, (r) => r.now_share),
      {
        key: "change",
        head: {en: "Change", zh: "变动"}[lang],
        unit: "share",
        value: (r) => r.change,
        text: (r) => points(r.change).print(lang)
      }
    ],
    rows,
    source,
    sql: briefSql("shares", brief)
  });
}
