import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";

const WORDS = {
  asks: {en: "Where does this come from?", zh: "此数出自何处？"},
  hint: {en: "annual report 2025, p. 12", zh: "2025年报第 12 页"},
  keep: {en: "Put in", zh: "填入"},
  leave: {en: "Leave", zh: "不填入"},
  needed: {en: "say where you read it", zh: "请注明数据出处"}
} as const satisfies Record<string, Text>;

/** Asks where a typed figure comes from, before it is kept; "" where the reader says nothing, null where they leave it. */
export function askForSource(
  lang: Lang,
  typed: string,
  isNeeded: boolean,
  ask: (question: HTMLElement) => void
): Promise<string | null> {
  return new Promise((resolve) => {
    const field = html<HTMLInputElement>`<input
      size="32"
      maxlength="200"
      placeholder=${WORDS.hint[lang]}
      aria-label=${WORDS.asks[lang]}
    />`;
    const told = html`<span class="refusal" role="status"></span>`;
    const leave = html<HTMLButtonElement>`<button type="button">${WORDS.leave[lang]}</button>`;
    const form = html<HTMLFormElement>`<form class="grid-question">
      <strong>${typed}</strong> ${WORDS.asks[lang]} ${field} <button>${WORDS.keep[lang]}</button> ${leave} ${told}
    </form>`;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const source = field.value.trim();
      if (isNeeded && source === "") told.textContent = WORDS.needed[lang];
      else resolve(source);
    });
    leave.addEventListener("click", () => {
      resolve(null);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") resolve(null);
      event.stopPropagation();
    });
    ask(form);
    field.focus();
  });
}
