import {html} from "npm:htl";
import {formatDate, formatNumber} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import type {CommentSpec} from "../../notebook/comment.js";
import type {CellValue} from "../../notebook/values.js";

const SAYS = {
  on: {en: "On {}", zh: "关于 {}"},
  number: {
    en: "The number under it has since changed: {} then, {} now.",
    zh: "此后其下的数字已变动：当时为 {}，现为 {}。"
  },
  rows: {en: "What is under it has since changed: {} then, {} now.", zh: "此后其下的内容已变动：当时为 {}，现为 {}。"},
  same: {en: "As it was when this was written: {}.", zh: "与写下时相同：{}。"}
} as const satisfies Record<string, Text>;

/** A comment with what it is pinned to, by whom and when, and whether what stood under it is another now. */
export function commentOutput(
  {on, was, by, day, words}: CommentSpec,
  under: CellValue["under"],
  lang: Lang
): HTMLElement {
  const told = (word: Text, ...values: readonly string[]) =>
    values.reduce((text, each) => text.replace("{}", () => each), word[lang]);
  const pin = [on?.cell, on?.part].filter(Boolean).join(".") + (on?.period ? `@${on.period}` : "");
  const said = [told(SAYS.on, pin), by, day === "" ? "" : formatDate(day, lang)].filter((part) => part !== "");
  const [then, now] = [was, under?.now ?? ""].map((text) => standing(text, lang)) as [string, string];
  const isRows = /^\d+ rows /.test(was);
  const state =
    under?.isOther === true
      ? html`<p class="notebook-changed">
          ${told(isRows ? SAYS.rows : SAYS.number, then, then === now ? standing(under.now, lang, true) : now)}
        </p>`
      : under?.isOther === false
        ? html`<p><small>${told(SAYS.same, then)}</small></p>`
        : "";
  return html`<aside class="notebook-comment">
    <p class="notebook-said">${words}</p>
    ${state}
    <p><small>${said.join(" · ")}</small></p>
  </aside>`;
}

/** What stood under a comment, in words: a number as texts print it, rows by how many they are, others where that is no other number. */
function standing(text: string, lang: Lang, isOther = false): string {
  const [, count] = /^(\d+) rows [0-9a-f]{8}$/.exec(text) ?? [];
  if (count !== undefined) {
    const noun = count === "1" ? "row" : "rows";
    return {en: `${count}${isOther ? " other" : ""} ${noun}`, zh: `${count} 行${isOther ? "，内容不同" : ""}`}[lang];
  }
  const number = text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? formatNumber(number, lang) : text;
}
