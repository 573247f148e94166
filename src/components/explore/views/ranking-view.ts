import {memberLink, memberName} from "../member-name.js";
import {rankedBarsChart} from "../../../charts/ranked-bars.js";
import {formatMeasure} from "../../../lib/format-measure.js";
import type {Origin} from "../../../lib/origins.js";
import {dimensionOf} from "../../../query/cube/dimensions.js";
import {TIME} from "../../../query/cube/selection.js";
import {ask, colorsOf, isFaded, isLeftOver, largest, type Explored, type Valued} from "../explored.js";
import {leadBounds} from "../../../figures/answers/lead-bounds.js";
import type {LiveSpec} from "../live-figure.js";
import {pricedNote} from "../priced.js";
import {dimensionName, viewSql} from "../view-parts.js";
import {count, ofMeasure} from "../../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../../words/say.js";

const SHOWN = 15;

interface RankedRow extends Valued {
  /** Null of what is left over, which has no rank. */
  readonly rank: number | null;
  /** Places gained from the first to the last chosen period; null where it was not there at either end. */
  readonly rise: number | null;
}

/** Members by the measure over the range, with their movement, under every filter but their own. */
export async function rankingView(x: Explored): Promise<LiveSpec<RankedRow>> {
  const {state, lang, measure, periods} = x;
  const {by} = state;
  const own = [by];
  const {values} = await ask(x, {by: [by], own});
  const along = await ask(x, {by: [by, TIME], own});
  const held = periods.map(
    (_, p) => along.axes[0]?.some((__, m) => along.values[m * periods.length + p] ?? 0) ?? false
  );
  const isLeft = ({member}: Valued) => isLeftOver(member, by);
  const ranksAt = (p: number) => {
    const at = along.axes[0]?.map((_, m) => along.values[m * periods.length + p] ?? null) ?? [];
    const ranked = largest(x, by, at).filter((each) => !isLeft(each));
    return new Map(ranked.map(({key}, i) => [key, i + 1]));
  };
  const [first, last] = [held.indexOf(true), held.lastIndexOf(true)];
  const [before, after] = [ranksAt(first), ranksAt(last)];
  const found = largest(x, by, values);
  const rows = [...found.filter((row) => !isLeft(row)), ...found.filter(isLeft)].map((row, i): RankedRow => {
    const [was, is] = [before.get(row.key), after.get(row.key)];
    return {
      ...row,
      rank: isLeft(row) ? null : i + 1,
      rise: was === undefined || is === undefined || first === last ? null : was - is
    };
  });
  const leader = rows.find(({rank}) => rank !== null);
  const drawn = [...rows.filter(({rank}) => rank !== null).slice(0, SHOWN), ...rows.filter(({rank}) => rank === null)];
  const colors = colorsOf(
    x,
    by,
    drawn.map((row) => row.key)
  );
  const note = leadNote(rows, x) ?? (await pricedNote(x, by, own));
  const text = (row: RankedRow) => `${formatMeasure(row.value, measure.unit, lang)}${movement(row.rise)}`;
  return {
    title: leader
      ? {
          en: say`${memberName(by, leader)} leads with ${ofMeasure(leader.value, measure.unit)}`,
          zh: say`${memberName(by, leader)}居首，为 ${ofMeasure(leader.value, measure.unit)}`
        }
      : NO_WORDS,
    measure: {
      en: say`${measure.label.en} by ${dimensionName(by, "en")}, ${count(drawn.length)} of ${count(rows.length)}; places gained or lost from the first to the last period chosen; this filter itself is not applied here`,
      zh: say`按${dimensionName(by, "zh")}的${measure.label.zh}，${count(rows.length)} 个中的 ${count(drawn.length)} 个；名次升降为所选首期至末期；此图不受自身筛选影响`
    },
    draw: (width) =>
      rankedBarsChart(
        drawn.map((row) => ({
          key: row.key,
          label: row.label,
          value: Math.max(0, row.value),
          text: text(row),
          ...(row.member.origin === "undisclosed"
            ? {origin: row.member.origin}
            : {color: colors.get(row.key) ?? "var(--accent)"}),
          isResidual: row.rank === null,
          faded: isFaded(x, by, row.key)
        })),
        {lang, width, isPickable: true}
      ),
    columns: [
      {key: "rank", head: {en: "Rank", zh: "名次"}[lang], value: (row) => row.rank},
      {
        key: by,
        head: dimensionOf(by).label[lang],
        value: (row) => row.label,
        link: (row) => memberLink(by, row.key, lang)
      },
      {
        key: measure.name,
        head: measure.label[lang],
        unit: measure.unit,
        value: (row) => row.value,
        text: (row) => formatMeasure(row.value, measure.unit, lang)
      },
      {
        key: "rise",
        head: {en: "Places gained", zh: "名次升降"}[lang],
        value: (row) => row.rise,
        ...(rows.some((row) => row.rise !== null) && {text: (row: RankedRow) => movement(row.rise).trim()})
      }
    ],
    rows,
    ...(note !== null && {note}),
    source: x.source,
    ...viewSql(x, {by: [by], own, chart: {members: drawn, fields: ["mark: bar", `x: ${by}`]}})
  };
}

/** Both ends of who leads, where countries are ranked by tokens and some cannot be placed. */
function leadNote(rows: readonly RankedRow[], {state, measure}: Explored): Words | null {
  if (state.by !== "country" || !["tokens", "share_of_all"].includes(measure.name)) return null;
  const by: Partial<Record<Origin, number>> = {};
  for (const {member, value} of rows) if (member.origin) by[member.origin] = (by[member.origin] ?? 0) + value;
  return leadBounds(by);
}

function movement(rise: number | null): string {
  if (rise === null) return "";
  return rise === 0 ? "  =" : rise > 0 ? `  ▲${rise}` : `  ▼${-rise}`;
}
