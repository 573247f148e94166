import type {Lang} from "../../lib/language.js";
import {memberColors} from "../../charts/member-color.js";
import {cubeDimension, type Cube, type Member} from "../../query/cube/cube.js";
import {DATASETS, type Dataset, type Grain} from "../../query/cube/datasets.js";
import {shownGrain, type ExploreState} from "../../query/cube/explore-state.js";
import {measured, type MeasuredGrid, type MeasureQuery} from "../../query/cube/measured.js";
import {inDataset, measureOf, type CubeMeasure} from "../../query/cube/measures.js";
import {nextPeriod, timeline} from "../../query/cube/periods.js";
import {passesFilter, passesRange} from "../../query/cube/selection.js";
import type {Slicer} from "../../query/cube/slicer.js";
import {overlapping, UNKNOWN_KEY, unnamedMember} from "../../query/cube/dimensions.js";
import type {FigureSource} from "../figure-spec.js";

/** What a view is drawn from: the data, the reader's state, and the language. */
export interface Explored {
  readonly cube: Cube;
  readonly slicer: Slicer;
  readonly state: ExploreState;
  readonly lang: Lang;
  readonly measure: CubeMeasure;
  readonly grain: Grain;
  /** Periods of the shown grain, with the exclusive end of each. */
  readonly periods: readonly string[];
  readonly ends: readonly string[];
  readonly source: FigureSource;
}

export function explored(
  {cube, slicer}: {readonly cube: Cube; readonly slicer: Slicer},
  state: ExploreState,
  lang: Lang
): Explored {
  const grain = shownGrain(state, cube);
  const {periods} = timeline(cube.periods, grain);
  return {
    cube,
    slicer,
    state,
    lang,
    grain,
    periods,
    ends: periods.map((period) => nextPeriod(period, grain)),
    measure: inDataset(measureOf(state.measure), datasetIn(cube)),
    source: {...cube.source, rights: "open"}
  };
}

/** The dataset of the ledger that a cube holds; none for a reader's own usage. */
export function datasetIn(cube: Pick<Cube, "dataset">): Dataset | undefined {
  return DATASETS.find((d) => d.name === cube.dataset);
}

/** A measure of the present selection, in the shown grain; empty where it would add up what overlaps. */
export async function ask(
  x: Explored,
  query: Omit<MeasureQuery, "measure" | "grain"> & {readonly measure?: string}
): Promise<MeasuredGrid> {
  const {slicer, cube, grain, state} = x;
  const found = await measured(slicer, cube, {measure: state.measure, grain, ...query});
  return isSummable(x, query) ? found : {...found, values: found.values.map(() => null)};
}

/** Whether a view's numbers add up nothing that overlaps: one member alone is chosen, or each stands by itself. */
export function isSummable(
  {cube, state}: Pick<Explored, "cube" | "state">,
  {by, own = []}: Pick<MeasureQuery, "by" | "own">
): boolean {
  const dimension = overlapping(cube.dimensions.map((d) => d.name))?.name;
  if (dimension === undefined || by.includes(dimension)) return true;
  const filter = own.includes(dimension) ? undefined : state.selection.filters[dimension];
  return filter?.keys.length === 1 && !filter.isExcluded;
}

/** A member with its value in a view. */
export interface Valued {
  readonly key: string;
  readonly label: string;
  readonly member: Member;
  /** Place in the cube, the same whatever is selected. */
  readonly index: number;
  readonly value: number;
}

/** Members of a dimension that have a value above nothing, largest first, equal ones by key. */
export function largest({cube, lang}: Explored, dimension: string, values: readonly (number | null)[]): Valued[] {
  return cubeDimension(cube, dimension)
    .members.flatMap((member, index) => {
      const value = values[index] ?? null;
      return value === null || value === 0 ? [] : [{key: member.key, label: member.name[lang], member, index, value}];
    })
    .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
}

/**
 * Whether a member is what is left over, which is never ranked: models too small to be named, labs that do not say who they
 * are, and what a dimension says nothing of, such as tokens without a price on record.
 */
export function isLeftOver({key, origin}: Pick<Member, "key" | "origin">, by: string): boolean {
  return key === UNKNOWN_KEY || origin === "other" || (origin === "undisclosed" && by !== "model");
}

/** The same of a member by its key, also of one that the data lacks. */
export function isKeyLeftOver({cube}: Pick<Explored, "cube">, by: string, key: string): boolean {
  const member = cube.dimensions.find(({name}) => name === by)?.members.find((m) => m.key === key);
  return isLeftOver(member ?? {key, origin: null}, by);
}

/** Name of a member; a key that the data lacks names itself. */
export function nameOf({cube, lang}: Explored, dimension: string, key: string): string {
  const member = cube.dimensions.find((d) => d.name === dimension)?.members.find((m) => m.key === key);
  return member?.name[lang] ?? (key === UNKNOWN_KEY ? unnamedMember(lang) : key);
}

/** Colours that do not depend on what is selected, for the members given and in their order. */
export function colorsOf({cube}: Explored, dimension: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const {members} = cubeDimension(cube, dimension);
  const places = new Map(members.map((m, place) => [m.key, place]));
  return memberColors(
    keys.map((key) => {
      const place = places.get(key) ?? 0;
      return {key, place, origin: members[place]?.origin ?? null};
    })
  );
}

/** Whether a member's own filter leaves it out, for views that show it all the same. */
export function isFaded({state}: Explored, dimension: string, key: string): boolean {
  return !passesFilter(state.selection.filters[dimension], key);
}

/** Whether a shown period lies in the chosen range; a month does when it holds a chosen week. */
export function isChosen({state, cube, periods, ends}: Explored): (period: string) => boolean {
  const {selection} = state;
  const chosen = cube.periods.filter((period) => passesRange(selection, period));
  const passing = new Set(periods.filter((period, i) => chosen.some((c) => c >= period && c < (ends[i] ?? ""))));
  return (period) => passing.has(period);
}

/** First and last chosen period of the data; null where none is chosen. */
export function chosenSpan({state, cube}: Explored): {readonly from: string; readonly to: string} | null {
  const chosen = cube.periods.filter((period) => passesRange(state.selection, period));
  const [from, to] = [chosen[0], chosen.at(-1)];
  return from && to ? {from, to} : null;
}
