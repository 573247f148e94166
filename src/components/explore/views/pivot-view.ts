import {cubeDimension} from "../../../query/cube/cube.js";
import {dimensionOf, isOverlapping} from "../../../query/cube/dimensions.js";
import {ask, isLeftOver, largest, type Explored} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {dimensionName, isAdditive, measureColumn, ALL_OTHERS, viewSql} from "../view-parts.js";
import {ofMeasure} from "../../../words/quantity.js";
import {NO_WORDS, say} from "../../../words/say.js";

interface PivotRow {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly total: number | null;
}

const SHOWN = 12;
const TOTAL = {en: "Total", zh: "合计"} as const;

/** Two dimensions against each other with totals, under all filters. Totals of prices are prices of the whole. */
export async function pivotView(x: Explored): Promise<LiveSpec<PivotRow>> {
  const {state, lang, measure, cube} = x;
  const by = state.by;
  const across = state.across === by ? (cube.dimensions.find((d) => d.name !== by)?.name ?? null) : state.across;
  const isPair = across !== null && measure.of.kind !== "growth";
  const rowTotals = await ask(x, {by: [by]});
  const columnTotals = isPair ? await ask(x, {by: [across]}) : {values: []};
  const grand = measure.of.kind === "growth" ? null : (await ask(x, {by: []})).values[0];
  const {values} = isPair ? await ask(x, {by: [by, across]}) : {values: []};
  const width = isPair ? cubeDimension(cube, across).members.length : 0;
  const all = isPair ? inOrder(x, across, columnTotals.values) : [];
  const columns = all.slice(0, SHOWN);
  const others = isAdditive(measure) && !(across && isOverlapping(across)) ? all.slice(SHOWN) : [];
  const restOf = (valueAt: (index: number) => number | null) =>
    others.length ? [others.reduce((sum, c) => sum + (valueAt(c.index) ?? 0), 0)] : [];
  const members = largest(x, by, rowTotals.values);
  const rows: PivotRow[] = members.map(({label, index, value}) => ({
    label,
    values: [
      ...columns.map((c) => cellOf(values[index * width + c.index] ?? null)),
      ...restOf((c) => values[index * width + c] ?? null)
    ],
    total: value
  }));
  const first = members.find(({member}) => !isLeftOver(member, by));
  const total = {
    label: TOTAL[lang],
    values: [
      ...columns.map((c) => columnTotals.values[c.index] ?? null),
      ...restOf((c) => columnTotals.values[c] ?? null)
    ],
    total: grand ?? null
  };
  return {
    title: first
      ? {
          en: say`${first.label}: ${ofMeasure(first.value, measure.unit)} of ${ofMeasure(grand ?? null, measure.unit)} in all`,
          zh: say`${first.label}为 ${ofMeasure(first.value, measure.unit)}，合计 ${ofMeasure(grand ?? null, measure.unit)}`
        }
      : NO_WORDS,
    measure: {
      en: say`${measure.label.en} by ${dimensionName(by, "en")}${across ? ` and ${dimensionName(across, "en")}` : ""}, with totals, under all filters`,
      zh: say`按${dimensionName(by, "zh")}${across ? `与${dimensionName(across, "zh")}` : ""}的${measure.label.zh}，附合计，已应用全部筛选`
    },
    draw: null,
    columns: [
      {key: by, head: dimensionOf(by).label[lang], value: (row) => row.label},
      ...columns.map(({key, label}, c) => measureColumn(x, key, label, (row: PivotRow) => row.values[c] ?? null)),
      ...restOf(() => 0).map(() =>
        measureColumn(x, "rest", ALL_OTHERS[lang], (row: PivotRow) => row.values[SHOWN] ?? null)
      ),
      measureColumn(x, "total", TOTAL[lang], (row: PivotRow) => row.total)
    ],
    rows: rows.length ? [...rows, total] : [],
    source: x.source,
    ...viewSql(x, {by: across ? [by, across] : [by]})
  };
}

/** A cell without rows is empty rather than zero. */
function cellOf(value: number | null): number | null {
  return value === 0 ? null : value;
}

function inOrder(x: Explored, across: string, totals: readonly (number | null)[]) {
  const order = Object.keys(dimensionOf(across).members ?? {});
  const columns = largest(x, across, totals);
  return order.length ? columns.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)) : columns;
}
