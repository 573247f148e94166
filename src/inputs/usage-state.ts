import type {AddressStore} from "../controls/address.js";
import {pageStore, type PageStore} from "../controls/page-store.js";
import {choice, readFragment, writeAddress, writeFragment, type Codecs} from "../lib/address.js";
import {BASES, type Basis} from "../query/basis.js";
import {EXPLORE_CODECS, TIME_SCALES, type FlatExplore} from "../query/cube/explore-state.js";
import type {Usage} from "../query/usage.js";

/** How tokens of origins are drawn. */
export const AXES = ["linear", "log"] as const;

export type UsageAxis = (typeof AXES)[number];

/** Everything a reader has set on the Usage page, in its simple half and among all controls, by the keys of the address. */
export type UsageState = FlatExplore & {
  readonly count: Basis;
  readonly axis: UsageAxis;
  readonly week: string;
  /** Whether all controls are open; where it says nothing, they are where one of them is set. */
  readonly controls: "" | "all" | "few";
};

export function usageCodecs({weeks}: Pick<Usage, "weeks">): Codecs<UsageState> {
  return {
    ...EXPLORE_CODECS,
    count: choice(BASES, "all"),
    axis: choice(AXES, "linear"),
    week: choice(weeks, weeks.at(-1) ?? ""),
    controls: choice(["", "all", "few"], "")
  };
}

/** Keys that both halves set. */
const SHARED: readonly string[] = ["weeks", "country", "lab", "model", "weights", "mark"];

const OF_ALL_CONTROLS = Object.keys(EXPLORE_CODECS).filter((key) => !SHARED.includes(key));

/** Whether a state shows all controls: because it says so, or because one of them is set. */
export function showsAllControls(state: UsageState): boolean {
  if (state.controls !== "") return state.controls === "all";
  const set = readFragment(writeAddress(EXPLORE_CODECS, state)).fields;
  return set.some(([key]) => OF_ALL_CONTROLS.includes(key));
}

/**
 * A fragment with keys of before by their names of now: the range of Explore was `range`, and both pages said `scale`, which
 * is the way of drawing the time series where the link sets more of Explore, else the axis of Tokens.
 */
export function inPresentKeys(fragment: string): string {
  const {fields, anchor} = readFragment(fragment);
  const isExplore = fields.some(([key]) => key === "range" || OF_ALL_CONTROLS.includes(key));
  const named = fields.map(([key, value]) => {
    if (key === "range") return ["weeks", value] as const;
    if (key !== "scale") return [key, value] as const;
    const isSeries = isExplore || (value !== "log" && TIME_SCALES.some((scale) => scale === value));
    return [isSeries ? "series" : "axis", value] as const;
  });
  return writeFragment(named, anchor);
}

/** The state of the Usage page, kept in its address for both halves: each step is one the reader can go back to. */
export type UsageStore = PageStore<UsageState>;

export function usageStore(usage: Pick<Usage, "weeks">, address?: AddressStore): UsageStore {
  return pageStore(usageCodecs(usage), {inPresentKeys, ...(address && {address})});
}
