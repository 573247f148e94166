import {memberName} from "../member-name.js";
import {bumpChart} from "../../../charts/bump.js";
import {TIME} from "../../../query/cube/selection.js";
import {columnsIn} from "../../columns.js";
import {ask, colorsOf, isFaded, isLeftOver, largest, type Explored} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {dimensionName, periodHead, viewSql} from "../view-parts.js";
import {count} from "../../../words/quantity.js";
import {NO_WORDS, say} from "../../../words/say.js";

const SHOWN = 10;
const LAST_RANK = 12;

interface RankRow {
  readonly period: string;
  readonly ranks: readonly (number | null)[];
}

/** Ranks by period of the members that ended highest, under every filter but their own. */
export async function bumpView(x: Explored): Promise<LiveSpec<RankRow>> {
  const {state, lang, measure} = x;
  const {by} = state;
  const own = [by];
  const {axes, values} = await ask(x, {by: [TIME, by], own});
  const width = axes[1]?.length ?? 0;
  const ranked = x.periods.map((period, p) => {
    const found = largest(x, by, values.slice(p * width, (p + 1) * width));
    const at = found.filter(({member}) => !isLeftOver(member, by));
    return {period, ranks: new Map(at.map(({key}, i) => [key, i + 1])), at};
  });
  const held = ranked.filter(({at}) => at.length > 0);
  const members = (held.at(-1)?.at ?? []).slice(0, SHOWN);
  const colors = colorsOf(
    x,
    by,
    members.map((m) => m.key)
  );
  const rows = held.map(({period, ranks}) => ({period, ranks: members.map(({key}) => ranks.get(key) ?? null)}));
  const firsts = members.map((_, m) => rows.filter((row) => row.ranks[m] === 1).length);
  const most = firsts.indexOf(Math.max(0, ...firsts));
  const isCut = rows.some(({ranks: at}) => at.some((rank) => (rank ?? 0) > LAST_RANK));
  const col = columnsIn(lang);
  const [first, all] = [count(firsts[most] ?? 0, "periods"), count(rows.length, "periods")];
  return {
    title: members[most]
      ? {
          en: say`${memberName(by, members[most])} ranked first in ${first} of ${all} periods`,
          zh: say`${all} 期中${memberName(by, members[most])}有 ${first} 期居首`
        }
      : NO_WORDS,
    measure: {
      en: say`Rank by ${dimensionName(by, "en")} in ${measure.label.en.toLowerCase()}: the ${count(members.length)} that ended highest${isCut ? say`; ranks beyond ${count(LAST_RANK)} not drawn` : []}`,
      zh: say`按${measure.label.zh}的名次，末期排名最高的 ${count(members.length)} 个${dimensionName(by, "zh")}${isCut ? say`；第 ${count(LAST_RANK)} 名之后不绘` : []}`
    },
    draw: (pixels) =>
      bumpChart(
        rows.map((row) => row.period),
        members.map(({key, label}, m) => ({
          key,
          label,
          color: colors.get(key) ?? "var(--accent)",
          ranks: rows.map((row) => row.ranks[m] ?? null),
          isFaded: isFaded(x, by, key)
        })),
        {lang, width: pixels}
      ),
    columns: [
      col.date("period", periodHead(x), (row: RankRow) => row.period),
      ...members.map(({key, label}, m) => ({key, head: label, value: (row: RankRow) => row.ranks[m] ?? null}))
    ],
    rows,
    source: x.source,
    ...viewSql(x, {by: [TIME, by], own})
  };
}
