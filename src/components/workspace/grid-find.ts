import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";

const FIND: Text = {en: "Find a line", zh: "查找科目"};

interface Finding {
  /** Goes to the line that is found, the next one with `next`; whether there is one. */
  readonly search: (text: string, next: boolean) => boolean;
  /** Returns the focus to the grid. */
  readonly back: () => void;
}

/** A field that finds lines as one types: Enter goes on to the next, Esc back to the grid. */
export function gridFind(
  lang: Lang,
  {search, back}: Finding
): {readonly element: HTMLElement; readonly open: () => void} {
  const field = html<HTMLInputElement>`<input
    type="search"
    class="grid-find"
    placeholder=${FIND[lang]}
    aria-label=${FIND[lang]}
  />`;
  const run = (next: boolean) => {
    const isFound = field.value.trim() === "" || search(field.value, next);
    field.setAttribute("aria-invalid", String(!isFound));
  };
  field.addEventListener("input", () => {
    run(false);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") run(true);
    else if (event.key === "Escape") back();
    else return;
    event.preventDefault();
  });
  return {
    element: field,
    open: () => {
      field.focus();
      field.select();
    }
  };
}
