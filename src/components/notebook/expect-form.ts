import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import type {Expectation, NotebookCell} from "../../notebook/cell.js";

const LABEL: Text = {en: "What must hold", zh: "须成立的条件"};
const CHOICES: Readonly<Record<Expectation | "", Text>> = {
  "": {en: "nothing", zh: "无"},
  rows: {en: "there are rows", zh: "有数据行"},
  none: {en: "there are none", zh: "没有数据行"},
  true: {en: "its first column is true in every row", zh: "第一列在每一行均为真"}
};

/** What must hold of a query’s result, set by a choice that its fence keeps; `show` follows the fence. */
export interface ExpectForm {
  readonly element: HTMLElement;
  show(cell: Pick<NotebookCell, "expects">): void;
}

/** `set` is told null where nothing is to hold. */
export function expectForm(lang: Lang, set: (expected: Expectation | null) => void): ExpectForm {
  const select = html<HTMLSelectElement>`<select>
    ${Object.entries(CHOICES).map(([key, name]) => html`<option value=${key}>${name[lang]}</option>`)}
  </select>`;
  select.addEventListener("change", () => set(select.value === "" ? null : (select.value as Expectation)));
  return {
    element: html`<div class="notebook-form">
      <label class="field"><span class="input-label">${LABEL[lang]}</span> ${select}</label>
    </div>`,
    show: ({expects}) => (select.value = expects ?? "")
  };
}
