import {html} from "npm:htl";

/** A control below its name. */
export function labelledField(name: string, control: HTMLElement): HTMLElement {
  return html`<label class="field"><span class="input-label">${name}</span>${control}</label>`;
}

/** A line to type in, with what is typed in it. */
export function textOfField(value: string): HTMLInputElement {
  const input = html<HTMLInputElement>`<input type="text" />`;
  input.value = value;
  return input;
}
