import {html} from "npm:htl";

/** An element with a value, as Framework's `view` wants it. */
export type InputElement<T> = HTMLElement & {value: T};

let groups = 0;

/** A row of mutually exclusive choices: radio buttons under the hood, so keys and screen readers work. */
export function segmented<T extends string>(
  choices: readonly (readonly [value: T, label: string])[],
  {label, value: initial}: {label: string; value: T}
): InputElement<T> {
  const group = `segmented-${++groups}`;
  const form = html<InputElement<T>>`<form class="segmented" role="radiogroup" aria-label=${label}>
    <span class="input-label" aria-hidden="true">${label}</span>
    ${choices.map(([value, text]) => html`<label><input type="radio" name=${group} value=${value} checked=${value === initial} /><span>${text}</span></label>`)}
  </form>`;
  form.value = initial;
  form.addEventListener("input", (event) => {
    form.value = (event.target as HTMLInputElement).value as T;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  return form;
}
