import type {PageStore} from "../controls/page-store.js";
import type {Lang, Text} from "../lib/language.js";
import {following} from "./follow.js";
import {segmented, type InputElement} from "./segmented.js";
import {select} from "./select.js";

/** What a reader chooses one of: as buttons in a row, or as a menu where there are many. */
export interface Choosing<T extends string> {
  readonly label: Text;
  readonly of: readonly T[];
  readonly names: Readonly<Record<T, Text>> | ((value: T) => Text);
  readonly isMenu?: boolean;
}

/** The control of one key of the state: it shows what is set elsewhere, and a reader can go back over each choice. */
export function choosing<S, K extends keyof S>(
  store: Pick<PageStore<S>, "state" | "set" | "subscribe">,
  key: K,
  {label, of, names, isMenu = false}: Choosing<S[K] & string>,
  lang: Lang
): InputElement<S[K] & string> {
  const choices = of.map(
    (value) => [value, (typeof names === "function" ? names(value) : names[value])[lang]] as const
  );
  const valueOf = (state: S) => state[key] as S[K] & string;
  const control = (isMenu ? select : segmented)(choices, {label: label[lang], value: valueOf(store.state)});
  return following<S[K] & string, S, typeof control>(store, control, {
    of: valueOf,
    change: (value) => {
      const change: Partial<S> = {};
      change[key] = value;
      return change;
    }
  });
}
