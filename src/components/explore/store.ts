import {addressStore, type AddressStore} from "../../controls/address.js";
import {readAddress, writeAddress, type Ignored} from "../../lib/address.js";
import type {Text} from "../../lib/language.js";
import {EXPLORE_CODECS, fromFlat, toFlat, type ExploreState} from "../../query/cube/explore-state.js";

/** The state of the page, kept in the address: each step is one the reader can go back to. */
export interface ExploreStore {
  readonly state: ExploreState;
  /** Parts of the address that were not understood. */
  readonly ignored: readonly Ignored[];
  /** Why the address is not read at all; null where it is. */
  readonly unread: Text | null;
  /** Changes parts of the state; `isPassing` for steps of a drag, which go back as one. */
  set(change: Partial<ExploreState>, options?: {readonly isPassing?: boolean}): void;
  /** Takes a state in place of one that could not be shown; the address stays as it is. */
  correct(state: ExploreState): void;
  /** Stops writing to the address, for data that must not be in a link. */
  setPrivate(isPrivate: boolean): void;
  subscribe(listener: () => void): void;
}

/** State read from the address, written back with every change, and read again when the reader goes elsewhere. */
export function exploreStore(address: AddressStore = addressStore()): ExploreStore {
  const listeners: (() => void)[] = [];
  let isDragging = false;
  let state: ExploreState;
  let ignored: readonly Ignored[];
  const read = () => {
    const found = readAddress(EXPLORE_CODECS, address.stated);
    state = fromFlat(found.state);
    ignored = found.ignored;
  };
  read();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  address.onTravel(() => {
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
    get unread() {
      return address.unread;
    },
    set(change, {isPassing = false} = {}) {
      state = {...state, ...change};
      ignored = [];
      address.write(writeAddress(EXPLORE_CODECS, toFlat(state)), {isStep: !isDragging});
      isDragging = isPassing;
      tell();
    },
    correct(next) {
      state = next;
    },
    setPrivate(isPrivate) {
      address.setPrivate(isPrivate);
    },
    subscribe(listener) {
      listeners.push(listener);
    }
  };
}
