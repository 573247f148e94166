import {html} from "npm:htl";
import type {Lang, Text} from "../lib/language.js";
import {COLON} from "../lib/signs.js";
import type {InputElement} from "./segmented.js";

const ALL: Text = {en: "all", zh: "全部"};
const FIND: Text = {en: "Find", zh: "查找"};
const NONE: Text = {en: "Nothing by that name", zh: "没有此名称"};

/** A drop-down of check boxes with a search field; an empty choice means all. */
export function multiSelect(
  choices: readonly (readonly [value: string, label: string])[],
  {label, lang}: {label: string; lang: Lang}
): InputElement<readonly string[]> {
  const summary = html`<summary></summary>`;
  const search = html<HTMLInputElement>`<input
    type="search"
    placeholder=${FIND[lang]}
    aria-label=${`${FIND[lang]}${COLON[lang]}${label}`}
  />`;
  const items = choices.map(
    ([value, text]) => html`<label><input type="checkbox" value=${value} /><span>${text}</span></label>`
  );
  const none = html`<p hidden>${NONE[lang]}</p>`;
  const element = html<InputElement<readonly string[]>>`<details class="multi" name="filters">
    ${summary}
    <div class="multi-list">${search}${items}${none}</div>
  </details>`;
  const boxes = items.map((item) => item.querySelector("input") as HTMLInputElement);
  const describe = () => {
    const names = choices.filter(([value]) => element.value.includes(value)).map(([, text]) => text);
    summary.textContent = `${label}${COLON[lang]}${names.length === 0 ? ALL[lang] : names.length > 2 ? names.length : names.join(", ")}`;
  };
  search.addEventListener("input", (event) => {
    event.stopPropagation();
    const wanted = search.value.trim().toLowerCase();
    items.forEach((item, i) => (item.hidden = !`${choices[i]?.join(" ")}`.toLowerCase().includes(wanted)));
    none.hidden = items.some((item) => !item.hidden);
  });
  element.addEventListener("input", () => {
    choose(boxes.filter((box) => box.checked).map((box) => box.value));
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    element.removeAttribute("open");
    summary.focus();
  });
  // A list that lies over the page goes when the reader turns to the page, by hand or by keys.
  const closeFor = ({target}: Event) => {
    if (element.isConnected && !element.contains(target as Node)) element.removeAttribute("open");
  };
  element.addEventListener("toggle", () => {
    const change = element.hasAttribute("open") ? "addEventListener" : "removeEventListener";
    for (const event of ["pointerdown", "focusin"]) document[change](event, closeFor);
  });
  let chosen: readonly string[] = [];
  const choose = (values: readonly string[]) => {
    chosen = values;
    for (const box of boxes) box.checked = values.includes(box.value);
    describe();
  };
  Object.defineProperty(element, "value", {get: () => chosen, set: choose});
  describe();
  return element;
}
