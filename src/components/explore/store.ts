import {readAddress, writeAddress, type Ignored} from "../../lib/address.js";
import {EXPLORE_CODECS, fromFlat, toFlat, type ExploreState} from "../../query/cube/explore-state.js";

/** The state of the page, kept in the address: each step is one the reader can go back to. */
export interface ExploreStore {
  readonly state: ExploreState;
  /** Parts of the address that were not understood. */
  readonly ignored: readonly Ignored[];
  /** Changes parts of the state; `isPassing` for steps of a drag, which go back as one. */
  set(change: Partial<ExploreState>, options?: {readonly isPassing?: boolean}): void;
  /** Takes a state in place of one that could not be shown; the address stays as it is. */
  correct(state: ExploreState): void;
  /** Stops writing to the address, for data that must not be in a link. */
  setPrivate(isPrivate: boolean): void;
  subscribe(listener: () => void): void;
}

interface Effects {
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
  readonly history: Pick<History, "pushState" | "replaceState">;
  readonly onHashChange: (listener: () => void) => void;
}

const browserEffects = (): Effects => ({
  location,
  history,
  onHashChange: (listener) => {
    addEventListener("popstate", listener);
    addEventListener("hashchange", listener);
  }
});

/** State read from the address, written back with every change, and read again on back and forward. */
export function exploreStore(effects: Effects = browserEffects()): ExploreStore {
  const {location: address, history: steps, onHashChange} = effects;
  const listeners: (() => void)[] = [];
  let isPrivate = false;
  let isDragging = false;
  let written = "";
  let state: ExploreState;
  let ignored: readonly Ignored[];
  const read = () => {
    const found = readAddress(EXPLORE_CODECS, address.hash);
    state = fromFlat(found.state);
    ignored = found.ignored;
    written = address.hash;
  };
  read();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  onHashChange(() => {
    if (address.hash === written || isPrivate) return;
    read();
    tell();
  });
  return {
    get state() {
      return state;
    },
    get ignored() {
      return ignored;
    },
    set(change, {isPassing = false} = {}) {
      state = {...state, ...change};
      ignored = [];
      if (!isPrivate) {
        const fragment = writeAddress(EXPLORE_CODECS, toFlat(state));
        const url = `${address.pathname}${address.search}${fragment && `#${fragment}`}`;
        const isStep = !isDragging && (fragment ? `#${fragment}` : "") !== written;
        if (isStep) steps.pushState(null, "", url);
        else steps.replaceState(null, "", url);
        written = address.hash;
        isDragging = isPassing;
      }
      tell();
    },
    correct(next) {
      state = next;
    },
    setPrivate(next) {
      isPrivate = next;
      if (isPrivate) steps.replaceState(null, "", `${address.pathname}${address.search}`);
      written = address.hash;
    },
    subscribe(listener) {
      listeners.push(listener);
    }
  };
}
