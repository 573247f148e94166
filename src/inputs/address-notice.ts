import {html} from "npm:htl";
import type {Ignored} from "../lib/address.js";
import type {Lang, Text} from "../lib/language.js";
import {COLON, COMMA} from "../lib/signs.js";
import type {PageStore} from "../controls/page-store.js";

const IGNORED: Text = {
  en: "Parts of the link mean nothing here and were left out",
  zh: "链接中的部分内容在此无意义，已略去"
};

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

/** Names the parts of an address that were not understood. */
export function ignoredText(ignored: readonly Ignored[], lang: Lang): string {
  const parts = ignored.map(({key, value}) => `${key}=${value}`);
  return `${IGNORED[lang]}${COLON[lang]}${parts.join(COMMA[lang])}`;
}
