import {formatMeasure} from "../../../lib/format-measure.js";
import type {Lang} from "../../../lib/language.js";
import {dimensionOf} from "../../../query/cube/dimensions.js";
import {hasNamed} from "../../../query/cube/explore-state.js";
import {inDataset, measuresOf, type CubeMeasure} from "../../../query/cube/measures.js";
import {ask, datasetIn, largest, type Explored, type Valued} from "../explored.js";
import type {LiveSpec} from "../live-figure.js";
import {coverageColumn, isPriced, pricedOf, pricedText} from "../priced.js";
import {dimensionName, viewSql} from "../view-parts.js";
import {count} from "../../../words/quantity.js";
import {say} from "../../../words/say.js";

interface MemberRow extends Valued {
  readonly measures: readonly (number | null)[];
}

/** Every member with every measure, under all filters. */
export async function tableView(x: Explored): Promise<LiveSpec<MemberRow>> {
  const {state, lang, cube} = x;
  const {by} = state;
  const measures = measuresOf(Object.keys(cube.sums), hasNamed(cube)).map((m) => inDataset(m, datasetIn(cube)));
  const values: (readonly (number | null)[])[] = [];
  for (const {name} of measures) values.push((await ask(x, {by: [by], measure: name})).values);
  const priced = await pricedOf(x, by);
  const rows = largest(x, by, values[0] ?? []).map((row) => ({
    ...row,
    measures: values.map((v) => v[row.index] ?? null)
  }));
  return {
    title: {
      en: say`${count(rows.length)} ${rows.length === 1 ? "entry" : "entries"} by ${dimensionName(by, "en")}`,
      zh: say`共 ${count(rows.length)} 个${dimensionName(by, "zh")}`
    },
    measure: {
      en: say`All measures over the range, under all filters; growth from its first to its last period`,
      zh: say`所选时段的全部指标，已应用全部筛选；增速为首期至末期`
    },
    draw: null,
    columns: [
      {key: by, head: dimensionOf(by).label[lang], value: (row) => row.label},
      ...measures.map((measure, m) => ({
        key: measure.name,
        head: measure.label[lang],
        unit: measure.unit,
        value: (row: MemberRow) => row.measures[m] ?? null,
        text: (row: MemberRow) =>
          (isPriced(measure) ? pricedText : formatMeasured)(row.measures[m] ?? null, measure, lang)
      })),
      ...(priced ? [coverageColumn((row: MemberRow) => priced[row.index] ?? null, lang)] : []),
      {key: "key", head: {en: "Key", zh: "代号"}[lang], value: (row) => row.key}
    ],
    rows,
    source: x.source,
    ...viewSql(x, {by: [by]})
  };
}

function formatMeasured(value: number | null, {unit}: CubeMeasure, lang: Lang): string {
  return formatMeasure(value, unit, lang);
}
