import {html} from "npm:htl";
import {parseIsoDate} from "../../lib/dates.js";
import type {Lang} from "../../lib/language.js";
import {printNotebook} from "../../notebook/cell.js";
import {withHeadValue} from "../../notebook/head.js";
import type {Notebook} from "../../notebook/notebook.js";
import {NOTEBOOK_WORDS as WORDS} from "./words.js";

/** The day on which a whole notebook reads the ledger, as its head says it; none is now. Each change is a step that undo takes back. */
export function knownOnField(notebook: Notebook, lang: Lang): HTMLElement {
  const field = html<HTMLInputElement>`<input type="date" />`;
  const now = html<HTMLButtonElement>`<button type="button" class="linklike">${WORDS.knownNow[lang]}</button>`;
  const isNow = html`<small>${WORDS.isNow[lang]}</small>`;
  const set = (day: string | null) =>
    notebook.change(printNotebook({...notebook.parts, head: withHeadValue(notebook.parts.head, "known-on", day)}));
  field.addEventListener("change", () => {
    if (field.value === "") set(null);
    else if (parseIsoDate(field.value) !== null) set(field.value);
  });
  now.addEventListener("click", () => {
    set(null);
    field.focus();
  });
  const show = () => {
    if (document.activeElement !== field) field.value = notebook.knownOn ?? "";
    [now.hidden, isNow.hidden] = [notebook.knownOn === null, notebook.knownOn !== null];
  };
  notebook.onChange(show);
  show();
  return html`<p class="notebook-known-on">
    <label class="field"><span class="input-label">${WORDS.knownOn[lang]}</span> ${field}</label> ${isNow}${now}
  </p>`;
}
