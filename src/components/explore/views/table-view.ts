import {formatInteger} from "../../../lib/format.js";
import {formatMeasure} from "../../../lib/format-measure.js";
import {dimensionOf} from "../../../query/cube/dimensions.js";
import {hasNamed} from "../../../query/cube/explore-state.js";
import {measuresOf} from "../../../query/cube/measures.js";
import {ask, largest, type Explored, type Valued} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {dimensionName, sqlOf} from "../view-parts.js";

interface MemberRow extends Valued {
  readonly measures: readonly (number | null)[];
}

/** Every member with every measure, under all filters. */
export async function tableView(x: Explored): Promise<LiveSpec<MemberRow>> {
  const {state, lang, cube} = x;
  const {by} = state;
  const measures = measuresOf(Object.keys(cube.sums), hasNamed(cube));
  const values: (readonly (number | null)[])[] = [];
  for (const {name} of measures) values.push((await ask(x, {by: [by], measure: name})).values);
  const rows = largest(x, by, values[0] ?? []).map((row) => ({
    ...row,
    measures: values.map((v) => v[row.index] ?? null)
  }));
  return {
    title: {
      en: `${formatInteger(rows.length, "en")} entries by ${dimensionName(by, "en")}`,
      zh: `共 ${formatInteger(rows.length, "zh")} 个${dimensionName(by, "zh")}`
    }[lang],
    subtitle: {
      en: "All measures over the range, under all filters; growth from its first to its last period",
      zh: "所选时段的全部指标，已应用全部筛选；增速为首期至末期"
    }[lang],
    draw: null,
    columns: [
      {key: by, head: dimensionOf(by).label[lang], value: (row) => row.label},
      ...measures.map(({name, label, unit}, m) => ({
        key: name,
        head: label[lang],
        unit,
        value: (row: MemberRow) => row.measures[m] ?? null,
        text: (row: MemberRow) => formatMeasure(row.measures[m] ?? null, unit, lang)
      })),
      {key: "key", head: {en: "Key", zh: "代号"}[lang], value: (row) => row.key}
    ],
    rows,
    source: x.source,
    ...sqlOf(x, {by: [by]})
  };
}
