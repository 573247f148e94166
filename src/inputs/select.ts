import {html} from "npm:htl";
import type {InputElement} from "./segmented.js";

/** A labelled drop-down; hidden where there is nothing to choose. */
export function select<T extends string>(
  choices: readonly (readonly [value: T, label: string])[],
  {label, value: initial}: {label: string; value: T}
): InputElement<T> {
  const options = choices.map(
    ([value, text]) => html`<option value=${value} selected=${value === initial}>${text}</option>`
  );
  const menu = html<HTMLSelectElement>`<select>
    ${options}
  </select>`;
  const field = html<InputElement<T>>`<label class="field"><span class="input-label">${label}</span>${menu}</label>`;
  field.value = initial;
  field.hidden = choices.length === 0;
  field.addEventListener("input", () => {
    field.value = menu.value as T;
  });
  return field;
}
