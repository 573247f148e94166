import {html} from "npm:htl";
import type {Lang} from "../../lib/language.js";
import type {InputSpec} from "../../notebook/input-spec.js";
import {titleIn} from "../../notebook/title-in.js";

/** A control that a reader sets; `show` puts what is written in it, but for what is being typed. */
export interface InputControl {
  readonly element: HTMLElement;
  show(input: InputSpec, options: readonly string[]): void;
}

/** The control of an input cell; `set` is told each value that is one. */
export function inputControl(
  {kind, label}: InputSpec,
  name: string,
  lang: Lang,
  set: (value: number | string) => void
): InputControl {
  const title = titleIn(label, lang) || name || {en: "Input", zh: "输入"}[lang];
  if (kind === "choice") {
    const select = html<HTMLSelectElement>`<select></select>`;
    select.addEventListener("change", () => set(select.value));
    return {
      element: field(title, select),
      show: ({value, options: written}, found) => {
        const options = [...new Set([...(written.length > 0 ? written : found), String(value)])].filter(
          (each) => each !== ""
        );
        select.replaceChildren(...options.map((each) => html`<option value=${each}>${each}</option>`));
        select.value = String(value);
      }
    };
  }
  const type = {number: "number", range: "range", date: "date", search: "search"}[kind];
  const control = html<HTMLInputElement>`<input type=${type} step="any" />`;
  const shown = html`<output></output>`;
  control.addEventListener("input", () => {
    const value = kind === "number" || kind === "range" ? control.valueAsNumber : control.value;
    const isValue = typeof value === "number" ? Number.isFinite(value) : kind === "search" || value !== "";
    if (isValue && (kind === "search" || control.checkValidity())) set(value);
    else control.reportValidity();
  });
  return {
    element: field(title, control, kind === "range" ? shown : null),
    show: ({value, min, max, step}) => {
      for (const [key, bound] of [
        ["min", min],
        ["max", max]
      ] as const)
        if (bound === null) control.removeAttribute(key);
        else control.setAttribute(key, String(bound));
      control.setAttribute(
        "step",
        String(step ?? (kind === "range" && min !== null && max !== null ? (max - min) / 100 : "any"))
      );
      if (document.activeElement !== control || kind === "range") control.value = String(value);
      shown.textContent = String(value);
    }
  };
}

function field(title: string, control: HTMLElement, shown: HTMLElement | null = null): HTMLElement {
  return html`<label class="field"><span class="input-label">${title}</span> ${control}${shown ?? ""}</label>`;
}
