import {html} from "npm:htl";
import {writeFragment} from "../lib/address.js";
import type {IsoDate} from "../lib/dates.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import {FEED} from "../lib/pages.js";

const WORDS = {
  brief: {en: "All that changed between these days", zh: "这两日之间的全部变动"},
  restatements: {en: "Values restated between them", zh: "其间被修订的数值"},
  events: {en: "Dated events", zh: "有日期的事件"},
  feed: {en: "Feed of editions and briefs", zh: "订阅版本与简报更新"}
} as const satisfies Record<string, Text>;

/** A page of the room of what changed. */
export type ChangePage = keyof Omit<typeof WORDS, "feed">;

interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** From one page of what changed to the others, between the same two days where the second is later, and to the feed. */
export function changeLinks(here: ChangePage, {from, to}: Days, lang: Lang): HTMLElement {
  const days =
    from < to
      ? `#${writeFragment([
          ["from", from],
          ["to", to]
        ])}`
      : "";
  const places = [
    ["brief", `/${lang}/brief${days}`],
    ["restatements", `/${lang}/restatements${days}`],
    ["events", `/${lang}/events`],
    ["feed", `/${lang}${FEED}`]
  ] as const;
  return html`<nav class="change-links" aria-label=${{en: "What changed", zh: "变动"}[lang]}>
    ${places
      .filter(([page]) => page !== here)
      .map(([page, target]) => html`<a href=${linkTo(target)}>${WORDS[page][lang]}</a> `)}
  </nav>`;
}
