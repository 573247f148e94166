import {readAddress, writeAddress, type Codecs, type Ignored} from "../lib/address.js";
import type {Text} from "../lib/language.js";
import {addressStore, type AddressStore} from "./address.js";

/** How a change of a page's state came about. */
export interface StateChange {
  /** One of several in a row that go back as one, such as those of a drag or of typing. */
  readonly isPassing: boolean;
}

/** The state of a page, kept in its address: each of its parts reads and sets what it shows of it. */
export interface PageStore<S> {
  readonly state: S;
  /** Parts of the address that were not understood. */
  readonly ignored: readonly Ignored[];
  /** Why the address is not read at all; null where it is. */
  readonly unread: Text | null;
  /** Changes parts of the state. A reader can go back over each change, over those that pass as one. */
  set(change: Partial<S>, options?: Partial<StateChange>): void;
  /** Runs at every change, whoever made it: a part of the page, a link, back or forward. */
  subscribe(listener: (change: StateChange) => void): void;
}

/** The state of a page whose keys are all read as they are written. */
export function pageStore<S extends object>(codecs: Codecs<S>, address: AddressStore = addressStore()): PageStore<S> {
  const listeners: ((change: StateChange) => void)[] = [];
  let {state, ignored} = readAddress(codecs, address.stated);
  let wasPassing = false;
  const tell = (isPassing: boolean) => {
    for (const listener of listeners) listener({isPassing});
  };
  address.onTravel(() => {
    ({state, ignored} = readAddress(codecs, address.stated));
    tell(false);
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
      address.write(writeAddress(codecs, state), {isStep: !wasPassing});
      wasPassing = isPassing;
      tell(isPassing);
    },
    subscribe(listener) {
      listeners.push(listener);
    }
  };
}
