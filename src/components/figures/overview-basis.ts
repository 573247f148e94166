import type {Lang} from "../../lib/language.js";
import {ORIGIN_NAME} from "../../lib/origins.js";
import {BASES, BASIS_NAME, type Basis, type WeekByOrigin} from "../../query/basis.js";
import type {Usage} from "../../query/usage.js";
import {day} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {columnsIn} from "../columns.js";
import {figure, sourceOf} from "../figure.js";
import {leadBounds, unlessUndisclosed} from "../../figures/answers/lead-bounds.js";

interface BasisRow {
  readonly basis: Basis;
  readonly china: number;
  readonly us: number;
  readonly tokens: WeekByOrigin["tokens"];
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
      tokens: found.tokens,
      total: found.total
    };
  });
  const leaders = rows.map((r) => (r.china > r.us ? "china" : "us"));
  const agree = leaders.every((l) => l === leaders[0]);
  const name = (leader: string | undefined) =>
    leader === "china" ? {en: "China", zh: "中国"} : {en: "the United States", zh: "美国"};
  const first = name(leaders[0]);
  const second = name(leaders[1]);
  const all = rows.at(-1)?.tokens ?? {};
  const [unless, bounds] = [unlessUndisclosed(all), leadBounds(all)];
  const title: Words = agree
    ? {
        en: say`${first.en.replace(/^the/, "The")} leads under every basis${unless.en}`,
        zh: say`三种口径下都是${first}领先${unless.zh}`
      }
    : {
        en: say`The answer changes with the basis: among the nine largest ${first} leads, over all named models ${second}`,
        zh: say`口径不同，答案不同：前九大模型中${first}领先，全部具名模型中${second}领先`
      };
  const col = columnsIn(lang);
  return figure<BasisRow>({
    name: "bases",
    lang,
    title,
    measure: {
      en: say`Week of ${day(week)}, tokens and shares under each basis`,
      zh: say`${day(week)}起的一周，各口径的词元数与占比`
    },
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
    ...(bounds && {note: bounds}),
    sql: `SELECT basis, origin, tokens, share\nFROM usage_weekly_by_basis\nWHERE week_start = DATE '${week}'\nORDER BY basis, origin`
  });
}
