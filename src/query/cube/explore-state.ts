import {
  choice,
  dateRange,
  memberList,
  partsOf,
  partText,
  type Codec,
  type Codecs,
  type Ignored
} from "../../lib/address.js";
import {parseIsoDate} from "../../lib/dates.js";
import {MARKS, type Mark} from "../events.js";
import type {Comparison} from "./compare.js";
import type {Cube} from "./cube.js";
import {DATASETS, type DatasetName, type Grain} from "./datasets.js";
import {DIMENSIONS, overlapping, type Dimension, type DimensionName} from "./dimensions.js";
import {CUBE_MEASURES, measuresOf, type MeasureName} from "./measures.js";
import {grainsFrom} from "./periods.js";
import {EVERYTHING, type MemberFilter, type Selection} from "./selection.js";

/** How the time series is drawn. */
export const TIME_SCALES = ["stacked", "share", "index", "log"] as const;

export type SeriesScale = (typeof TIME_SCALES)[number];

/** Everything a reader has set among all controls of usage: what a link carries. */
export interface ExploreState {
  readonly data: DatasetName;
  readonly measure: MeasureName;
  /** What views break usage down by, and the columns of the pivot. */
  readonly by: DimensionName;
  readonly across: DimensionName;
  readonly grain: Grain | "auto";
  readonly scale: SeriesScale;
  /** Events over the time series. */
  readonly mark: Mark;
  readonly comparison: Comparison | null;
  readonly selection: Selection;
}

const NAMES = DIMENSIONS.map((d) => d.name);
const isDate = (text: string) => parseIsoDate(text) !== null;
const RANGE = dateRange(isDate);
const LIST = memberList();

const comparisonCodec: Codec<Comparison | null> = {
  initial: null,
  parse: (text) => {
    const [, dimension, rest = text] = /^([a-z_]+):(.*)$/.exec(text) ?? [];
    const sides = partsOf(rest, "~");
    if (sides.length !== 2) return null;
    if (dimension === undefined) {
      const [a, b] = sides.map((side) => RANGE.parse(side));
      return a && b ? {kind: "periods", a, b} : null;
    }
    const [a = "", b = ""] = sides;
    const isPair = a !== "" && b !== "" && a !== b && partsOf(rest, ",").length === 1;
    return isPair && NAMES.includes(dimension as DimensionName) ? {kind: "members", dimension, a, b} : null;
  },
  print: (value) => {
    if (value === null) return "";
    if (value.kind === "periods") return `${value.a.from}..${value.a.to}~${value.b.from}..${value.b.to}`;
    return `${value.dimension}:${partText(value.a)}~${partText(value.b)}`;
  }
};

/** The same by the keys of the address. */
export type FlatExplore = Omit<ExploreState, "selection" | "comparison" | "scale"> & {
  readonly series: SeriesScale;
  readonly weeks: {readonly from: string; readonly to: string};
  readonly compare: Comparison | null;
} & Readonly<Record<DimensionName, MemberFilter>>;

/** Keys of the address: `#measure=share_of_all&by=lab&weeks=2026-01-05..&country=CN,US`. */
export const EXPLORE_CODECS: Codecs<FlatExplore> = {
  data: choice(
    DATASETS.map((d) => d.name),
    "weekly"
  ),
  measure: choice(
    CUBE_MEASURES.map((m) => m.name),
    "tokens"
  ),
  by: choice(NAMES, "country"),
  across: choice(NAMES, "weights"),
  grain: choice(["auto", "day", "week", "month"] as const, "auto"),
  series: choice(TIME_SCALES, "stacked"),
  mark: choice(MARKS, "none"),
  weeks: RANGE,
  compare: comparisonCodec,
  ...(Object.fromEntries(NAMES.map((name) => [name, LIST])) as Record<DimensionName, Codec<MemberFilter>>)
};

/** The state as the address has it. */
export function toFlat({selection, comparison, scale, ...rest}: ExploreState): FlatExplore {
  const filters = NAMES.map((name) => [name, selection.filters[name] ?? LIST.initial]);
  const {from, to} = selection;
  const flat = {...rest, series: scale, weeks: {from, to}, compare: comparison};
  return {...flat, ...Object.fromEntries(filters)} as FlatExplore;
}

export function fromFlat(flat: FlatExplore): ExploreState {
  const {data, measure, by, across, grain, series: scale, mark, weeks: range, compare} = flat;
  const filters = NAMES.flatMap((name) => (flat[name].keys.length ? [[name, flat[name]] as const] : []));
  const selection = {...EVERYTHING, ...range, filters: Object.fromEntries(filters)};
  return {data, measure, by, across, grain, scale, mark, comparison: compare, selection};
}

/** Takes out what the data at hand cannot show, such as a lab of another build, and says what that was. */
export function checkedState(
  state: ExploreState,
  cube: Pick<Cube, "dimensions" | "periods" | "grain" | "sums" | "dataset">
): {readonly state: ExploreState; readonly ignored: readonly Ignored[]} {
  const ignored: Ignored[] = [];
  const names = cube.dimensions.map((d) => d.name);
  const keysOf = (name: string) => cube.dimensions.find((d) => d.name === name)?.members.map((m) => m.key) ?? [];
  const allowed = <T extends string>(key: keyof FlatExplore, value: T, among: readonly string[], otherwise: T): T => {
    if (among.includes(value)) return value;
    // A default that this data lacks is no choice of the reader's.
    if (value !== EXPLORE_CODECS[key].initial) ignored.push({key, value});
    return otherwise;
  };
  const filters = Object.entries(state.selection.filters).map(([name, {keys, isExcluded}]) => {
    const known = new Set(keysOf(name));
    for (const value of keys.filter((key) => !known.has(key))) ignored.push({key: name, value});
    return [name, {keys: keys.filter((key) => known.has(key)), isExcluded}] as const;
  });
  const {from, to} = state.selection;
  const [first = "", last = ""] = [cube.periods[0], cube.periods.at(-1)];
  const isOutside = (from !== "" && from > last) || (to !== "" && to < first);
  if (isOutside) ignored.push({key: "weeks", value: `${from}..${to}`});
  const measures = measuresOf(Object.keys(cube.sums), hasNamed(cube)).map((m) => m.name);
  const by = allowed("by", state.by, names, (names[0] ?? "model") as DimensionName);
  const {comparison} = state;
  const isKnown =
    comparison?.kind !== "members" ||
    [comparison.a, comparison.b].every((k) => keysOf(comparison.dimension).includes(k));
  if (!isKnown) ignored.push({key: "compare", value: comparisonCodec.print(comparison)});
  const across = names.find((name) => name !== by) ?? by;
  const kept = Object.fromEntries(filters.filter(([, {keys}]) => keys.length));
  const apart = overlapping(names);
  const alone = apart === null || by === apart.name ? null : oneOf(kept[apart.name], apart, keysOf(apart.name));
  if (apart && alone)
    for (const value of (kept[apart.name]?.keys ?? []).filter((key) => key !== alone))
      ignored.push({key: apart.name, value});
  return {
    ignored,
    state: {
      ...state,
      measure: allowed("measure", state.measure, measures, "tokens"),
      by,
      across: allowed("across", state.across, names, across as DimensionName),
      grain: allowed("grain", state.grain, ["auto", ...grainsFrom(cube.grain)], "auto"),
      comparison: isKnown ? comparison : null,
      selection: {
        ...(isOutside ? {from: "", to: ""} : {from, to}),
        filters: apart && alone ? {...kept, [apart.name]: {keys: [alone], isExcluded: false}} : kept
      }
    }
  };
}

/** The one member of an overlapping dimension that is summed: the first chosen, else the first there is. */
function oneOf(filter: MemberFilter | undefined, {members}: Dimension, keys: readonly string[]): string | null {
  if (filter && !filter.isExcluded && filter.keys[0] !== undefined) return filter.keys[0];
  const inOrder = Object.keys(members ?? {}).filter((key) => keys.includes(key));
  return inOrder.find((key) => filter?.keys.includes(key) !== true) ?? inOrder[0] ?? null;
}

/** Whether the data holds the aggregate `other`, so that shares of named models differ from shares of all. */
export function hasNamed({dimensions}: Pick<Cube, "dimensions">): boolean {
  return dimensions.some((d) => d.members.some((m) => m.origin === "other"));
}

/** The grain views use: the reader's, or the finest of the data. */
export function shownGrain({grain}: Pick<ExploreState, "grain">, cube: Pick<Cube, "grain">): Grain {
  return grain === "auto" ? cube.grain : grain;
}
