import {html} from "npm:htl";
import {setControl} from "../../inputs/follow.js";
import {segmented} from "../../inputs/segmented.js";
import {select} from "../../inputs/select.js";
import type {Lang, Text} from "../../lib/language.js";
import type {Cube, CubeDimension} from "../../query/cube/cube.js";
import {DATASETS, type DatasetName, type Grain} from "../../query/cube/datasets.js";
import {dimensionOf, type DimensionName} from "../../query/cube/dimensions.js";
import {
  hasNamed,
  TIME_SCALES,
  shownGrain,
  type ExploreState,
  type SeriesScale
} from "../../query/cube/explore-state.js";
import {inDataset, measuresOf, type MeasureName} from "../../query/cube/measures.js";
import {grainsFrom} from "../../query/cube/periods.js";
import {MARKS, type Mark} from "../../query/events.js";
import {MARKING, MARK_NAME} from "../figures/event-names.js";
import {datasetIn} from "./explored.js";

const LABEL = {
  data: {en: "Data", zh: "数据"},
  measure: {en: "Measure", zh: "指标"},
  by: {en: "Break down by", zh: "分组"},
  across: {en: "Pivot against", zh: "透视列"},
  grain: {en: "Periods", zh: "周期"},
  scale: {en: "Time series", zh: "时间序列"},
  controls: {en: "What is shown", zh: "显示内容"}
} as const satisfies Record<string, Text>;

const SCALE_NAME: Readonly<Record<SeriesScale, Text>> = {
  stacked: {en: "Stacked", zh: "堆叠"},
  share: {en: "Share", zh: "占比"},
  index: {en: "Index 100", zh: "指数 100"},
  log: {en: "Logarithmic", zh: "对数"}
};

const GRAIN_NAME: Readonly<Record<Grain, Text>> = {
  day: {en: "Days", zh: "日"},
  week: {en: "Weeks", zh: "周"},
  month: {en: "Months", zh: "月"}
};

export interface Controls {
  readonly element: HTMLElement;
  show(state: ExploreState): void;
}

/** What is shown of a cube: data, measure, breakdown, periods and scale. */
export function exploreControls(
  cube: Cube,
  state: ExploreState,
  lang: Lang,
  onChange: (change: Partial<ExploreState>) => void
): Controls {
  const dimensions = cube.dimensions.map(
    ({name}: CubeDimension) => [name as DimensionName, dimensionOf(name).label[lang]] as const
  );
  const isLedger = DATASETS.some((d) => d.name === cube.dataset);
  const data = select<DatasetName>(
    DATASETS.map((d) => [d.name, d.label[lang]]),
    {label: LABEL.data[lang], value: state.data}
  );
  const measure = select<MeasureName>(
    measuresOf(Object.keys(cube.sums), hasNamed(cube)).map((m) => [
      m.name as MeasureName,
      inDataset(m, datasetIn(cube)).label[lang]
    ]),
    {label: LABEL.measure[lang], value: state.measure}
  );
  const by = select<DimensionName>(dimensions, {label: LABEL.by[lang], value: state.by});
  const across = select<DimensionName>(dimensions, {label: LABEL.across[lang], value: state.across});
  const grain = segmented<Grain>(
    grainsFrom(cube.grain).map((g) => [g, GRAIN_NAME[g][lang]]),
    {label: LABEL.grain[lang], value: shownGrain(state, cube)}
  );
  const scale = segmented<SeriesScale>(
    TIME_SCALES.map((s) => [s, SCALE_NAME[s][lang]]),
    {label: LABEL.scale[lang], value: state.scale}
  );
  const mark = select<Mark>(
    MARKS.map((m) => [m, MARK_NAME[m][lang]]),
    {label: MARKING.label[lang], value: state.mark}
  );
  const element = html`<div class="explore-controls" role="group" aria-label=${LABEL.controls[lang]}>
    ${isLedger ? data : ""}${measure}${by}${dimensions.length > 1 ? across : ""}${grain}${scale}${mark}
  </div>`;
  const changes: readonly (readonly [HTMLElement, () => Partial<ExploreState>])[] = [
    [data, () => ({data: data.value})],
    [measure, () => ({measure: measure.value})],
    [by, () => ({by: by.value})],
    [across, () => ({across: across.value})],
    [grain, () => ({grain: grain.value === cube.grain ? "auto" : grain.value})],
    [scale, () => ({scale: scale.value})],
    [mark, () => ({mark: mark.value})]
  ];
  element.addEventListener("input", (event) => {
    const [, change] = changes.find(([field]) => field.contains(event.target as Node)) ?? [];
    if (change) onChange(change());
  });
  return {
    element,
    show(next) {
      setControl(data, next.data);
      setControl(measure, next.measure);
      setControl(by, next.by);
      setControl(across, next.across);
      setControl(mark, next.mark);
      setControl(grain, shownGrain(next, cube));
      setControl(scale, next.scale);
    }
  };
}
