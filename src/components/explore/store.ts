import type {UsageStore} from "../../inputs/usage-state.js";
import {fromFlat, toFlat, type ExploreState, type FlatExplore} from "../../query/cube/explore-state.js";

/** What all controls set, a part of the state of the page. */
export interface ExploreStore {
  readonly state: ExploreState;
  /** Changes parts of the state; `isPassing` for steps of a drag, which go back as one. */
  set(change: Partial<ExploreState>, options?: {readonly isPassing?: boolean}): void;
  /** Takes a state in place of one that could not be shown; the address stays as it is. */
  correct(state: ExploreState): void;
  /** Keeps what is set from the address and from the rest of the page, for data that must not be in a link. */
  setPrivate(isPrivate: boolean): void;
  subscribe(listener: () => void): void;
}

/**
 * The part of the page's state that all controls set; it follows what is set elsewhere on the page. A change writes what it
 * changes: what the data at hand cannot show, such as a filter by a dimension it lacks, stays set for data that can.
 */
export function exploreStore(page: UsageStore): ExploreStore {
  const listeners: (() => void)[] = [];
  let isPrivate = false;
  let state = fromFlat(page.state);
  const tell = () => {
    for (const listener of listeners) listener();
  };
  page.subscribe(() => {
    if (isPrivate) return;
    state = fromFlat(page.state);
    tell();
  });
  return {
    get state() {
      return state;
    },
    set(change, options) {
      const before = toFlat(state);
      state = {...state, ...change};
      // Data that is not on record was replaced by other data: the address is not to ask for it again.
      if (isPrivate) tell();
      else page.set({...changedKeys(before, toFlat(state)), data: state.data, controls: "all"}, options);
    },
    correct(next) {
      state = next;
    },
    setPrivate(next) {
      isPrivate = next;
      if (!isPrivate) state = fromFlat(page.state);
      page.setPrivate(next);
    },
    subscribe(listener) {
      listeners.push(listener);
    }
  };
}

/** What of a state is otherwise than before. */
function changedKeys(before: FlatExplore, after: FlatExplore): Partial<FlatExplore> {
  const was = new Map(Object.entries(before).map(([key, value]) => [key, JSON.stringify(value)]));
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => was.get(key) !== JSON.stringify(value)));
}
