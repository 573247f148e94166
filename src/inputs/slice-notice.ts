import {html} from "npm:htl";
import type {Lang, Text} from "../lib/language.js";
import type {Usage} from "../query/usage.js";
import {sliceOf} from "./usage-slice.js";
import {showsAllControls, type UsageStore} from "./usage-state.js";

const WORDS = {
  emptied: {
    en: "Not applied to the figures of weekly usage, of which nothing would be left",
    zh: "未应用于周用量各图，否则将无任何数据"
  },
  absent: {
    en: "Not in weekly usage, whose figures leave it out",
    zh: "周用量中没有，相应各图未予采用"
  }
} as const satisfies Record<string, Text>;

/**
 * Says which filters the figures of weekly usage do not apply, and, with all controls open, what of the choice weekly usage
 * does not have: there it may be of other data. It follows the state; hidden where there is nothing to say.
 */
export function sliceNotice(store: Pick<UsageStore, "state" | "subscribe">, usage: Usage, lang: Lang): HTMLElement {
  const notice = html`<p class="slice-notice" role="status" hidden></p>`;
  const show = () => {
    const {ignored, emptied} = sliceOf(store.state, usage);
    const isTold = (key: string) => emptied.some((filter) => filter.key === key);
    const absent = showsAllControls(store.state) ? ignored.filter(({key}) => !isTold(key)) : [];
    const parts = {emptied, absent};
    const sentences = (["emptied", "absent"] as const).flatMap((kind) => {
      const named = parts[kind].map(({key, value}) => `${key}=${value}`);
      if (named.length === 0) return [];
      return {en: `${WORDS[kind].en}: ${named.join(", ")}.`, zh: `${WORDS[kind].zh}：${named.join("、")}。`}[lang];
    });
    notice.textContent = sentences.join(lang === "en" ? " " : "");
    notice.hidden = sentences.length === 0;
  };
  store.subscribe(show);
  show();
  return notice;
}
