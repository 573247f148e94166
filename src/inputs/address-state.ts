import {html} from "npm:htl";
import {addressStore} from "../controls/address.js";
import {readAddress, writeAddress, type Codecs, type Ignored} from "../lib/address.js";
import type {Lang, Text} from "../lib/language.js";
import type {PageStore} from "../controls/page-store.js";
import type {InputElement} from "./segmented.js";

const IGNORED: Text = {
  en: "Parts of the link mean nothing here and were left out",
  zh: "链接中的部分内容在此无意义，已略去"
};

/** The controls of a page in its address, such as `#count=nine&scale=log`; what is at its default is left out. */
export interface AddressState<S> {
  /** What the address asked for when the page opened. */
  readonly initial: S;
  /** Says what in the address was not understood; hidden where all was. */
  readonly notice: HTMLElement;
  /** Writes to the address what a control sets, whenever it changes; returns the control. */
  keep<E extends InputElement<unknown>>(control: E, change: (value: E["value"]) => Partial<S>): E;
}

/** Says what of an address was not understood, or why it is not read at all; goes at the first change. */
export function addressNotice(
  {ignored, unread, subscribe}: Pick<PageStore<unknown>, "ignored" | "unread" | "subscribe">,
  alsoIgnored: readonly Ignored[],
  lang: Lang
): HTMLElement {
  const all = [...ignored, ...alsoIgnored];
  const notice = html`<p class="address-notice" role="status" hidden=${all.length === 0 && unread === null}>
    ${unread ? unread[lang] : ignoredText(all, lang)}
  </p>`;
  subscribe(() => {
    notice.hidden = true;
  });
  return notice;
}

/** Reads the state of controls from the address and keeps it there. */
export function addressState<S extends object>(codecs: Codecs<S>, lang: Lang): AddressState<S> {
  const address = addressStore();
  const {state: initial, ignored} = readAddress(codecs, address.stated);
  const {unread} = address;
  const notice = html`<p class="address-notice" role="status" hidden=${ignored.length === 0 && unread === null}>
    ${unread ? unread[lang] : ignoredText(ignored, lang)}
  </p>`;
  let state = initial;
  const write = (change: Partial<S>) => {
    state = {...state, ...change};
    address.write(writeAddress(codecs, state));
    notice.hidden = true;
  };
  address.onTravel(() => location.reload());
  return {
    initial,
    notice,
    keep(control, change) {
      control.addEventListener("input", () => {
        write(change(control.value));
      });
      return control;
    }
  };
}

/** Names the parts of an address that were not understood. */
export function ignoredText(ignored: readonly Ignored[], lang: Lang): string {
  const parts = ignored.map(({key, value}) => `${key}=${value}`);
  return `${IGNORED[lang]}${{en: ": ", zh: "："}[lang]}${parts.join(lang === "zh" ? "、" : ", ")}`;
}
