import {readFragment, unreadText, writeFragment} from "../lib/address.js";
import type {Text} from "../lib/language.js";
import {withoutVersion} from "../lib/link-version.js";
import {inFull} from "../lib/links.js";

/**
 * The state of a page in its address: the one place that reads and writes it. A page says its state as a fragment
 * without `#`, by codecs of its own; a place on the page stands beside it and is never state.
 */
export interface AddressStore {
  /** What the address states, without `#` and without the place on the page; empty where it states nothing. */
  readonly stated: string;
  /** Why what stands in the address is not read at all; null where it is. */
  readonly unread: Text | null;
  /** The address that opens what is stated, on any host. */
  readonly link: string;
  /** States something else; as a step, the reader can go back to what was stated before. */
  write(stated: string, options?: {readonly isStep?: boolean}): void;
  /** While private, nothing is written to the address or read from it, and what stood there is gone. */
  setPrivate(isPrivate: boolean): void;
  /** Runs when the reader goes to another state: by a link, by hand, back or forward. */
  onTravel(listener: () => void): void;
}

interface Effects {
  readonly location: Pick<Location, "hash" | "href" | "pathname" | "search">;
  readonly history: Pick<History, "pushState" | "replaceState" | "state">;
  readonly onTravel: (listener: () => void) => void;
  /** An id no other step of this tab has. */
  readonly newStep: () => string;
}

const browserEffects = (): Effects => ({
  location,
  history,
  onTravel: (listener) => {
    addEventListener("popstate", listener);
    addEventListener("hashchange", listener);
  },
  newStep: () => crypto.randomUUID()
});

interface Options {
  /** Keys that links of before carry in the query; there they are read, and moved to the fragment. */
  readonly queryKeys?: readonly string[];
}

/**
 * Reads what the address states and keeps it there. Each entry of the history belongs to a step; going to a place on
 * the page stays within a step, so what a reader has set since is kept, and stands in the address again.
 */
export function addressStore({queryKeys = []}: Options = {}, effects: Effects = browserEffects()): AddressStore {
  const {location: address, history: entries, onTravel, newStep} = effects;
  const listeners: (() => void)[] = [];
  let isPrivate = false;
  const statedThere = () => {
    const {fields} = readFragment(withoutVersion(address.hash));
    const asked = new URLSearchParams(address.search);
    const inQuery = queryKeys.flatMap((key) => [...asked].filter(([other]) => other === key));
    return writeFragment(fields.length > 0 ? fields : inQuery);
  };
  const urlOf = (fragment: string) => {
    const others = [...new URLSearchParams(address.search)].filter(([key]) => !queryKeys.includes(key));
    const query = others.length > 0 ? `?${new URLSearchParams(others).toString()}` : "";
    const search = queryKeys.length > 0 ? query : address.search;
    return `${address.pathname}${search}${fragment && `#${fragment}`}`;
  };
  const enter = (anchor: string, isStep = false) => {
    const url = urlOf(writeFragment(readFragment(stated).fields, anchor));
    if (isStep) entries.pushState({step}, "", url);
    else entries.replaceState({step}, "", url);
  };
  let stated = statedThere();
  let step = stepOf(entries.state) ?? newStep();
  entries.replaceState({step}, "");
  onTravel(() => {
    const there = stepOf(entries.state);
    if (isPrivate) return;
    const {fields, anchor} = readFragment(address.hash);
    const isPlace = fields.length === 0 && (anchor !== "" || address.href.endsWith("#"));
    if (there === step || (there === null && isPlace)) {
      if (statedThere() !== stated || there === null) enter(anchor);
      return;
    }
    step = there ?? newStep();
    stated = statedThere();
    entries.replaceState({step}, "");
    for (const listener of listeners) listener();
  });
  return {
    get stated() {
      return stated;
    },
    get unread() {
      return unreadText(address.hash);
    },
    get link() {
      const {origin} = new URL(address.href);
      return `${origin}${inFull(urlOf(stated))}`;
    },
    write(next, {isStep = false} = {}) {
      const isNew = next !== stated;
      stated = next;
      if (isPrivate) return;
      if (isStep && isNew) step = newStep();
      enter(readFragment(address.hash).anchor, isStep && isNew);
    },
    setPrivate(next) {
      isPrivate = next;
      if (isPrivate) stated = "";
      if (isPrivate) entries.replaceState({step}, "", urlOf(""));
    },
    onTravel(listener) {
      listeners.push(listener);
    }
  };
}

/** The step an entry of the history belongs to; null of one that this page did not write. */
function stepOf(state: unknown): string | null {
  const step: unknown = (state as {readonly step?: unknown} | null)?.step;
  return typeof step === "string" ? step : null;
}
