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
  /** While private, nothing is written to the address or read from it: for data that must not be in a link. */
  setPrivate(isPrivate: boolean): void;
  /** Runs at every change, whoever made it: a part of the page, a link, back or forward. */
  subscribe(listener: (change: StateChange) => void): void;
}

interface Options {
  /** The address; that of the page by default. */
  readonly address?: AddressStore;
  /** A fragment with keys of before by their names of now. */
  readonly inPresentKeys?: (fragment: string) => string;
}

/** The state of a page, each of its keys by a codec of its own. */
export function pageStore<S extends object>(
  codecs: Codecs<S>,
  {address = addressStore(), inPresentKeys = (fragment) => fragment}: Options = {}
): PageStore<S> {
  const listeners: ((change: StateChange) => void)[] = [];
  const read = () => readAddress(codecs, inPresentKeys(address.stated));
  let {state, ignored} = read();
  let wasPassing = false;
  const tell = (isPassing: boolean) => {
    for (const listener of listeners) listener({isPassing});
  };
  address.onTravel(() => {
    ({state, ignored} = read());
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
    setPrivate(isPrivate) {
      address.setPrivate(isPrivate);
    },
    subscribe(listener) {
      listeners.push(listener);
    }
  };
}
