import {memberName} from "../member-name.js";
import {seriesChart, type DrawnScale, type Series} from "../../../charts/series.js";
import type {Annotation} from "../../../charts/event-rules.js";
import type {Lang} from "../../../lib/language.js";
import type {EventData} from "../../../query/events.js";
import {eventList} from "../../figures/event-list.js";
import {annotationsOf} from "../../figures/event-names.js";
import {ORIGINS} from "../../../lib/origins.js";
import {cubeDimension, type Member} from "../../../query/cube/cube.js";
import {dimensionOf, isOverlapping} from "../../../query/cube/dimensions.js";
import {TIME} from "../../../query/cube/selection.js";
import {columnsIn} from "../../columns.js";
import {seriesKey} from "../../series-key.js";
import {ask, colorsOf, isChosen, isLeftOver, largest, type Explored} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {isAdditive, measureColumn, periodHead, ALL_OTHERS, viewSql} from "../view-parts.js";
import {day, ofMeasure} from "../../../words/quantity.js";
import {NO_WORDS, say} from "../../../words/say.js";

const SHOWN = 8;
/** Members that overlap are not added up to a rest: each is a line. */
const MOST_LINES = 12;

interface PeriodRow {
  readonly period: string;
  readonly values: readonly (number | null)[];
}

/** The measure by period and member, under every filter but the range, which is brushed here. */
export async function seriesView(x: Explored, events: Pick<EventData, "events">): Promise<LiveSpec<PeriodRow>> {
  const {state, lang, periods, ends, measure} = x;
  const {by} = state;
  const own = [TIME];
  const {values, axes} = await ask(x, {by: [TIME, by], own});
  const width = axes[1]?.length ?? 0;
  const chosen = isChosen(x);
  const totals = cubeDimension(x.cube, by).members.map((_, m) =>
    periods.reduce((sum, __, p) => sum + Math.abs(values[p * width + m] ?? 0), 0)
  );
  const ranked = largest(x, by, totals);
  const shown = ranked
    .slice(0, isOverlapping(by) ? MOST_LINES : SHOWN)
    .sort((a, b) => placeOf(a.member) - placeOf(b.member));
  const colors = colorsOf(
    x,
    by,
    shown.map((m) => m.key)
  );
  const series: Series[] = shown.map(({key, label, index}) => ({
    key,
    label,
    color: colors.get(key) ?? "var(--accent)",
    values: periods.map((_, p) => values[p * width + index] ?? null)
  }));
  const others = ranked.slice(SHOWN);
  const isApart = isOverlapping(by);
  if (others.length && isAdditive(measure) && !isApart)
    series.push({
      key: "",
      label: ALL_OTHERS[lang],
      color: "var(--rest)",
      values: periods.map((_, p) => others.reduce((sum, {index}) => sum + (values[p * width + index] ?? 0), 0))
    });
  const rows = periods
    .map((period, p) => ({period, values: series.map((s) => s.values[p] ?? null)}))
    .filter((row) => row.values.some((value) => value !== null && value !== 0));
  const isStacked = state.scale === "stacked" || state.scale === "share";
  const scale: DrawnScale = isAdditive(measure) && !(isApart && isStacked) ? state.scale : "lines";
  const last = rows.findLast((row) => chosen(row.period));
  const leading = shown
    .flatMap(({label, member}, i) =>
      isLeftOver(member, by) ? [] : [{key: member.key, label, value: last?.values[i] ?? 0}]
    )
    .reduce<{key: string; label: string; value: number} | null>(
      (best, one) => (best && best.value >= one.value ? best : one),
      null
    );
  const col = columnsIn(lang);
  const annotations = annotationsOf(events, state.mark, periods, lang);
  return {
    title:
      last && leading
        ? {
            en: say`${memberName(by, leading)}: ${ofMeasure(leading.value, measure.unit)} in the ${period("en", x)} of ${day(last.period)}`,
            zh: say`${day(last.period)}起的一${period("zh", x)}，${memberName(by, leading)}为 ${ofMeasure(leading.value, measure.unit)}`
          }
        : NO_WORDS,
    measure: {
      en: say`${measure.label.en} by ${period("en", x)} and ${dimensionOf(by).label.en.toLowerCase()}${SCALE_TEXT.en[scale]}; drag to choose a range`,
      zh: say`按${period("zh", x)}与${dimensionOf(by).label.zh}的${measure.label.zh}${SCALE_TEXT.zh[scale]}；拖动选择时段`
    },
    draw: (pixels) =>
      seriesChart(
        {periods, ends, series},
        {lang, width: pixels, scale, unit: measure.unit, isChosen: chosen, annotations}
      ),
    columns: [
      col.date("period", periodHead(x), (row: PeriodRow) => row.period),
      ...series.map((s, i) => measureColumn(x, s.key || "rest", s.label, (row: PeriodRow) => row.values[i] ?? null))
    ],
    rows,
    note: annotations.length > 0 ? keyAndEvents(series, annotations, lang) : seriesKey(series, {asButtons: true}),
    source: x.source,
    ...viewSql(x, {
      by: [TIME, by],
      own,
      chart: {...drawnMembers(series), fields: ["x: time", `color: ${by}`, ...FIELDS[scale]]}
    })
  };
}

/** Fields of a notebook’s chart that draws a scale alike. */
const FIELDS: Readonly<Record<DrawnScale, readonly string[]>> = {
  stacked: ["mark: area"],
  share: ["mark: area", "transform: share"],
  index: ["mark: line", "transform: index", "scale: log"],
  log: ["mark: line", "scale: log"],
  lines: ["mark: line"]
};

/** Layers of one origin lie together, in the order of origins; the rest keep the order of their size. */
function placeOf({origin}: Member): number {
  return origin ? ORIGINS.indexOf(origin) : ORIGINS.length;
}

const SCALE_TEXT: Readonly<Record<"en" | "zh", Readonly<Record<DrawnScale, string>>>> = {
  en: {
    stacked: "",
    share: ", as shares of what is shown",
    index: ", first value shown = 100, logarithmic",
    log: ", logarithmic",
    lines: ""
  },
  zh: {stacked: "", share: "（占所示合计之比）", index: "（首个值为 100，对数刻度）", log: "（对数刻度）", lines: ""}
};

function period(lang: "en" | "zh", {grain}: Explored): string {
  return {en: {day: "day", week: "week", month: "month"}, zh: {day: "日", week: "周", month: "月"}}[lang][grain];
}

/** Members as they are drawn, and what the rest is called where it is drawn too. */
function drawnMembers(series: readonly Series[]) {
  const rest = series.find(({key}) => key === "")?.label;
  return {members: series.filter(({key}) => key !== ""), ...(rest !== undefined && {rest})};
}

function keyAndEvents(series: readonly Series[], annotations: readonly Annotation[], lang: Lang): HTMLElement {
  const element = document.createElement("span");
  element.append(seriesKey(series, {asButtons: true}), eventList(annotations, lang));
  return element;
}
