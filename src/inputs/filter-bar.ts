import {html} from "npm:htl";
import {choices, dateRange, type Codecs} from "../lib/address.js";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {tokensBy, type RangedSlice} from "../query/slice.js";
import {modelName, type Usage, type Weights} from "../query/usage.js";
import {multiSelect} from "./multi-select.js";
import type {InputElement} from "./segmented.js";
import {select} from "./select.js";

const WORDS = {
  from: {en: "From", zh: "自"},
  to: {en: "to", zh: "至"},
  country: {en: "Country", zh: "国家"},
  lab: {en: "Lab", zh: "实验室"},
  model: {en: "Model", zh: "模型"},
  weights: {en: "Weights", zh: "是否开放权重"},
  clear: {en: "Clear all", zh: "全部清除"},
  remove: {en: "Remove filter", zh: "移除筛选"},
  filters: {en: "Filters", zh: "筛选"}
} as const satisfies Record<string, Text>;

export const WEIGHTS_NAME: Readonly<Record<Weights, Text>> = {
  open: {en: "Open", zh: "开放权重"},
  closed: {en: "Closed", zh: "闭源"},
  unknown: {en: "Unknown", zh: "未知"}
};

const DIMENSIONS = ["country", "lab", "model", "weights"] as const;

type ListDimension = (typeof DIMENSIONS)[number];

/** A slice as the address has it: `weeks=2026-01-05..&country=CN,US`. */
interface StatedSlice {
  /** Open at an end where the published weeks begin or end. */
  readonly weeks: {readonly from: string; readonly to: string};
  readonly country: readonly string[];
  readonly lab: readonly string[];
  readonly model: readonly string[];
  readonly weights: readonly Weights[];
}

export function sliceCodecs(usage: Usage): Codecs<StatedSlice> {
  return {
    weeks: dateRange((text) => usage.weeks.includes(text)),
    country: choices(usage.countries.map((c) => c.country)),
    lab: choices(usage.labs.map((l) => l.lab)),
    model: choices(usage.models.map((m) => m.model)),
    weights: choices(["open", "closed", "unknown"])
  };
}

export function statedSlice({from, to, ...lists}: RangedSlice, {weeks}: Pick<Usage, "weeks">): StatedSlice {
  const open = {from: from === weeks[0] ? "" : from, to: to === weeks.at(-1) ? "" : to};
  return {country: [], lab: [], model: [], weights: [], ...lists, weeks: open};
}

/** The controls of a slice: a range of weeks and lists, a chip for each filter in force, one clear-all. */
export function filterBar(usage: Usage, lang: Lang, initial?: StatedSlice): InputElement<RangedSlice> {
  const weeks = usage.weeks.map((week) => [week, formatDate(week, lang)] as const);
  const first = usage.weeks[0] ?? "";
  const last = usage.weeks.at(-1) ?? "";
  const stated = (week: string | undefined, otherwise: string) =>
    week === undefined || week === "" ? otherwise : week;
  const from = select(weeks, {label: WORDS.from[lang], value: stated(initial?.weeks.from, first)});
  const to = select(weeks, {label: WORDS.to[lang], value: stated(initial?.weeks.to, last)});
  const names = chipNames(usage, lang);
  const lists = {
    country: multiSelect(
      largestFirst(usage, "country", (key) => names.country(key)),
      {label: WORDS.country[lang], lang}
    ),
    lab: multiSelect(
      largestFirst(usage, "lab", (key) => names.lab(key)),
      {label: WORDS.lab[lang], lang}
    ),
    model: multiSelect(
      largestFirst(usage, "model", (key) => `${names.model(key)} · ${key}`),
      {label: WORDS.model[lang], lang}
    ),
    weights: multiSelect(
      (["open", "closed", "unknown"] as const).map((w) => [w, WEIGHTS_NAME[w][lang]]),
      {label: WORDS.weights[lang], lang}
    )
  } satisfies Record<ListDimension, InputElement<readonly string[]>>;
  if (initial) for (const dimension of DIMENSIONS) lists[dimension].value = initial[dimension];
  const chips = html`<div class="chips"></div>`;
  const bar = html<InputElement<RangedSlice>>`<div class="filter-bar" role="group" aria-label=${WORDS.filters[lang]}>
    <div class="filter-controls">${from}${to}${Object.values(lists)}</div>
    ${chips}
  </div>`;

  const changed = () => bar.dispatchEvent(new Event("input", {bubbles: true}));
  const remove = (dimension: ListDimension, value: string) => {
    lists[dimension].value = lists[dimension].value.filter((v) => v !== value);
    changed();
  };
  const clear = () => {
    for (const list of Object.values(lists)) list.value = [];
    setRange(first, last);
    changed();
  };
  const setRange = (start: string, end: string) => {
    for (const [field, week] of [
      [from, start],
      [to, end]
    ] as const) {
      field.value = week;
      (field.querySelector("select") as HTMLSelectElement).value = week;
    }
  };
  const drawChips = () => {
    const all = DIMENSIONS.flatMap((dimension) =>
      lists[dimension].value.map((value) => chip(names[dimension](value), () => remove(dimension, value), lang))
    );
    const isFiltered = all.length > 0 || from.value !== first || to.value !== last;
    const clearAll = html`<button type="button" class="linklike">${WORDS.clear[lang]}</button>`;
    clearAll.addEventListener("click", clear);
    chips.replaceChildren(...all, ...(isFiltered ? [clearAll] : []));
  };
  bar.addEventListener("input", () => {
    // A range chosen backwards is read as the range between its ends.
    if (from.value > to.value) setRange(to.value, from.value);
    drawChips();
  });
  Object.defineProperty(bar, "value", {
    get: (): RangedSlice => ({
      from: from.value,
      to: to.value,
      country: lists.country.value,
      lab: lists.lab.value,
      model: lists.model.value,
      weights: lists.weights.value as readonly Weights[]
    })
  });
  drawChips();
  bar.hidden = !usage.weeks.length;
  return bar;
}

/** Keys of a dimension with their names, those with most tokens over all weeks first. */
function largestFirst(usage: Usage, dimension: "country" | "lab" | "model", name: (key: string) => string) {
  return [...tokensBy(usage, dimension, {}).keys()].map((key) => [key, name(key)] as const);
}

function chip(name: string, onRemove: () => void, lang: Lang): HTMLElement {
  const button = html`<button type="button" class="chip" aria-label=${`${WORDS.remove[lang]}: ${name}`}>
    ${name} <span aria-hidden="true">×</span>
  </button>`;
  button.addEventListener("click", onRemove);
  return button;
}

function chipNames(usage: Usage, lang: Lang): Record<ListDimension, (value: string) => string> {
  return {
    country: (value) => usage.countries.find((c) => c.country === value)?.name[lang] ?? value,
    lab: (value) => usage.labs.find((l) => l.lab === value)?.name[lang] ?? value,
    model: (value) => {
      const model = usage.models.findIndex((m) => m.model === value);
      return model < 0 ? value : modelName(usage, model, lang);
    },
    weights: (value) => `${WORDS.weights[lang]}: ${WEIGHTS_NAME[value as Weights][lang]}`
  };
}
