import {html} from "npm:htl";
import {formatDate, formatShare} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {ORIGIN_NAME} from "../lib/origins.js";
import {BASES, BASIS_NAME, type Basis, type WeekByOrigin} from "../query/basis.js";
import type {Usage} from "../query/usage.js";
import {columnsIn} from "./columns.js";
import {figure, sourceOf} from "./figure.js";
import {number} from "./number.js";

interface BasisRow {
  readonly basis: Basis;
  readonly china: number;
  readonly us: number;
  /** Tokens of undisclosed labs and of models outside the top 50. */
  readonly unplaced: number;
  readonly total: number;
}

/** One week under the three bases side by side, with who leads under each and what is left unassigned. */
export function basisFigure(
  usage: Usage,
  byBasis: Readonly<Record<Basis, readonly WeekByOrigin[]>>,
  week: string,
  lang: Lang
): HTMLElement {
  const rows = BASES.map((basis) => {
    const found = byBasis[basis].find((w) => w.week === week);
    if (!found) throw new Error(`week: ${week}; expected a published week`);
    return {
      basis,
      china: found.tokens.china,
      us: found.tokens.us,
      unplaced: found.tokens.undisclosed + found.tokens.other,
      total: found.total
    };
  });
  const leaders = rows.map((r) => (r.china > r.us ? "china" : "us"));
  const agree = leaders.every((l) => l === leaders[0]);
  const name = (leader: string | undefined) =>
    (leader === "china" ? {en: "China", zh: "中国"} : {en: "the United States", zh: "美国"})[lang];
  const first = name(leaders[0]);
  const second = name(leaders[1]);
  const title = agree
    ? {en: `${first} leads under every basis`, zh: `三种口径下都是${first}领先`}[lang]
    : {
        en: `The answer changes with the basis: among the nine largest ${first} leads, over all named models ${second}`,
        zh: `口径不同，答案不同：前九大模型中${first}领先，全部具名模型中${second}领先`
      }[lang];
  const col = columnsIn(lang);
  return figure<BasisRow>({
    name: "bases",
    lang,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    subtitle: {
      en: `Week of ${formatDate(week, "en")}, tokens and shares under each basis`,
      zh: `${formatDate(week, "zh")}起的一周，各口径的词元数与占比`
    }[lang],
    draw: null,
    columns: [
      col.text("basis", {en: "Basis", zh: "口径"}, (r) => BASIS_NAME[r.basis][lang]),
      col.tokens("china_tokens", ORIGIN_NAME.china, (r) => r.china),
      col.tokens("us_tokens", ORIGIN_NAME.us, (r) => r.us),
      col.share("china_share", {en: "China’s share", zh: "中国占比"}, (r) => r.china / r.total),
      col.share("us_share", {en: "US share", zh: "美国占比"}, (r) => r.us / r.total),
      col.share("neither_share", {en: "Neither", zh: "其余"}, (r) => 1 - (r.china + r.us) / r.total)
    ],
    rows,
    source: sourceOf(usage),
    note: boundsNote(rows, usage.citation, lang),
    sql: `SELECT basis, origin, tokens, share\nFROM usage_weekly_by_basis\nWHERE week_start = DATE '${week}'\nORDER BY basis, origin`
  });
}

/** How far the answer could move if all that cannot be placed were Chinese. */
function boundsNote(rows: readonly BasisRow[], source: string, lang: Lang): HTMLElement {
  const all = rows.find((r) => r.basis === "all");
  if (!all) throw new Error("basis: all; expected among the rows");
  const show = (value: number) => number({value, unit: "share", source, text: formatShare(value, lang)});
  const low = show(all.china / all.total);
  const high = show((all.china + all.unplaced) / all.total);
  if (lang === "zh")
    return html`<span
      >未披露的实验室与前五十名之外的模型无法归属：若全部属于中国，中国占全部词元之比将由 ${low} 升至 ${high}。</span
    >`;
  return html`<span
    >Undisclosed labs and models outside the top fifty cannot be placed: were they all Chinese, China’s share of all
    tokens would rise from ${low} to ${high}.</span
  >`;
}
