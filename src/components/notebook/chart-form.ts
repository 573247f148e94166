import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import {CHART_FORMATS, CHART_MARKS, CHART_TRANSFORMS, parseChart} from "../../notebook/chart-spec.js";
import type {KnownNames} from "../../notebook/complete-sql.js";
import {withFieldLine} from "../../notebook/field-line.js";

const WORDS = {
  from: {en: "Rows of", zh: "数据来自"},
  mark: {en: "Drawn as", zh: "图形"},
  x: {en: "Across", zh: "横轴"},
  y: {en: "Up", zh: "纵轴"},
  color: {en: "Colour", zh: "颜色"},
  facet: {en: "Panels", zh: "分面"},
  scale: {en: "Scale", zh: "刻度"},
  transform: {en: "Values", zh: "取值"},
  format: {en: "Numbers", zh: "数字格式"},
  title: {en: "Title", zh: "标题"}
} as const satisfies Record<string, Text>;

type FormField = keyof typeof WORDS;

/** What each choice is called; a word that is not here is a name of the notebook. */
const CHOICES: Readonly<Record<string, Text>> = {
  "": {en: "none", zh: "无"},
  line: {en: "Lines", zh: "折线"},
  area: {en: "Areas, stacked", zh: "面积（堆叠）"},
  bar: {en: "Bars", zh: "柱形"},
  dot: {en: "Dots", zh: "散点"},
  rule: {en: "Rules", zh: "竖线"},
  heat: {en: "Heat map", zh: "热力图"},
  linear: {en: "Linear", zh: "线性"},
  log: {en: "Logarithmic", zh: "对数"},
  none: {en: "As they are", zh: "原值"},
  share: {en: "Shares of each period", zh: "各期占比"},
  index: {en: "First = 100", zh: "首期 = 100"},
  number: {en: "Numbers", zh: "数值"},
  percent: {en: "Per cents", zh: "百分比"}
};

/** What may be left out of a text, since it is so without a word. */
const DEFAULT: Partial<Readonly<Record<FormField, string>>> = {scale: "linear", transform: "none", format: "number"};

/** A chart set by choices, which write its text; `show` follows the text. */
export interface ChartForm {
  readonly element: HTMLElement;
  show(body: string): void;
}

export function chartForm(known: () => KnownNames, lang: Lang, edit: (body: string) => void): ChartForm {
  let body = "";
  const set = (field: FormField, value: string) => {
    body = withFieldLine(body, field, value === DEFAULT[field] ? "" : value);
    edit(body);
  };
  const controls = new Map<FormField, HTMLSelectElement | HTMLInputElement>();
  for (const field of Object.keys(WORDS) as FormField[]) {
    const control =
      field === "title" ? html<HTMLInputElement>`<input type="text" />` : html<HTMLSelectElement>`<select></select>`;
    control.addEventListener("change", () => set(field, control.value.trim()));
    controls.set(field, control);
  }
  const element = html`<div class="notebook-form">
    ${[...controls].map(([field, control]) => html`<label class="field"><span class="input-label">${WORDS[field][lang]}</span> ${control}</label>`)}
  </div>`;
  return {
    element,
    show: (next) => {
      body = next;
      const {chart} = parseChart(body);
      const {relations} = known();
      const columns = relations.find(({name}) => name.toLowerCase() === chart.from.toLowerCase())?.columns ?? [];
      const names = columns.map(({name}) => name);
      const choices: Readonly<Record<Exclude<FormField, "title">, readonly string[]>> = {
        from: relations.filter(({isCell}) => isCell).map(({name}) => name),
        mark: CHART_MARKS,
        x: names,
        y: names,
        color: ["", ...names],
        facet: ["", ...names],
        scale: ["linear", "log"],
        transform: CHART_TRANSFORMS,
        format: CHART_FORMATS
      };
      for (const [field, control] of controls) {
        if (field !== "title") {
          // What is written stands among the choices even where nothing is called so.
          const all = [...new Set([...choices[field], chart[field]])];
          const isWord = field === "mark" || field in DEFAULT;
          control.replaceChildren(
            ...all.map(
              (each) =>
                html`<option value=${each}>${isWord || each === "" ? (CHOICES[each]?.[lang] ?? each) : each}</option>`
            )
          );
        }
        if (document.activeElement !== control || field !== "title") control.value = chart[field];
      }
    }
  };
}
