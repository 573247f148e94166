import {memberList, type Ignored} from "../lib/address.js";
import type {MemberFilter} from "../query/cube/selection.js";
import type {RangedSlice} from "../query/slice.js";
import type {Usage, Weights} from "../query/usage.js";
import type {UsageState} from "./usage-state.js";

export const SLICE_LISTS = ["country", "lab", "model", "weights"] as const;

export type SliceList = (typeof SLICE_LISTS)[number];

/** Most keys that a filter names one by one where naming those left out is shorter. */
const FEW = 3;

const WEIGHTS: readonly Weights[] = ["open", "closed", "unknown"];

function keysOf(usage: Usage, list: SliceList): readonly string[] {
  if (list === "country") return usage.countries.map(({country}) => country);
  if (list === "lab") return usage.labs.map(({lab}) => lab);
  return list === "model" ? usage.models.map(({model}) => model) : WEIGHTS;
}

/**
 * The cut of weekly usage that a state asks for, and the parts of it that weekly usage does not have. A filter that would
 * leave nothing of weekly usage is not applied, since an empty list is all of it; `emptied` holds such filters.
 */
export function sliceOf(
  {weeks: range, ...state}: UsageState,
  usage: Usage
): {readonly slice: RangedSlice; readonly ignored: readonly Ignored[]; readonly emptied: readonly Ignored[]} {
  const [first = "", last = ""] = [usage.weeks[0], usage.weeks.at(-1)];
  const within = usage.weeks.filter((week) => week >= range.from && (range.to === "" || week <= range.to));
  const isOutside = within.length === 0 && usage.weeks.length > 0;
  const lists = SLICE_LISTS.map((list) => {
    const {keys, isExcluded} = state[list];
    const known = keysOf(usage, list);
    const named = known.filter((key) => keys.includes(key));
    const unknown = keys.filter((key) => !known.includes(key)).map((value) => ({key: list, value}));
    const passing = isExcluded && named.length > 0 ? known.filter((key) => !named.includes(key)) : named;
    const leavesNothing = passing.length === 0 && keys.length > (isExcluded ? unknown.length : 0);
    const emptied = leavesNothing ? [{key: list, value: memberList().print(state[list])}] : [];
    return {list, passing, unknown, emptied};
  });
  const {
    country = [],
    lab = [],
    model = [],
    weights = []
  } = Object.fromEntries(lists.map(({list, passing}) => [list, passing]));
  return {
    slice: {
      from: within[0] ?? first,
      to: within.at(-1) ?? last,
      country,
      lab,
      model,
      weights: WEIGHTS.filter((each) => weights.includes(each))
    },
    ignored: [
      ...(isOutside ? [{key: "weeks", value: `${range.from}..${range.to}`}] : []),
      ...lists.flatMap(({unknown}) => unknown)
    ],
    emptied: lists.flatMap(({emptied}) => emptied)
  };
}

/** What a cut is in a state: open where the published weeks begin or end, and the shorter of what passes and what does not. */
export function statedSlice({from, to, ...lists}: RangedSlice, usage: Usage): Pick<UsageState, "weeks" | SliceList> {
  const filter = (list: SliceList) => shortFilter(lists[list] ?? [], keysOf(usage, list));
  return {
    weeks: {from: from === usage.weeks[0] ? "" : from, to: to === usage.weeks.at(-1) ? "" : to},
    country: filter("country"),
    lab: filter("lab"),
    model: filter("model"),
    weights: filter("weights")
  };
}

function shortFilter(passing: readonly string[], known: readonly string[]): MemberFilter {
  const others = known.filter((key) => !passing.includes(key));
  const isLonger = passing.length > FEW && others.length > 0 && others.length < passing.length;
  return isLonger ? {keys: others, isExcluded: true} : {keys: passing, isExcluded: false};
}
