import {html} from "npm:htl";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {COLON} from "../lib/signs.js";
import {tokensBy, type RangedSlice} from "../query/slice.js";
import {modelName, WEIGHTS_NAME, type Usage, type Weights} from "../query/usage.js";
import {multiSelect} from "./multi-select.js";
import type {InputElement} from "./segmented.js";
import {select} from "./select.js";
import {SLICE_LISTS, statedSlice, type SliceList} from "./usage-slice.js";

const WORDS = {
  from: {en: "From", zh: "自"},
  to: {en: "to", zh: "至"},
  country: {en: "Country", zh: "国家"},
  lab: {en: "Lab", zh: "实验室"},
  model: {en: "Model", zh: "模型"},
  weights: {en: "Weights", zh: "是否开放权重"},
  clear: {en: "Clear all", zh: "全部清除"},
  without: {en: "without", zh: "排除"},
  remove: {en: "Remove filter", zh: "移除筛选"},
  filters: {en: "Filters", zh: "筛选"}
} as const satisfies Record<string, Text>;

/** The controls of a slice: a range of weeks and lists, a chip for each filter in force, one clear-all. */
export function filterBar(usage: Usage, lang: Lang, initial?: RangedSlice): InputElement<RangedSlice> {
  const weeks = usage.weeks.map((week) => [week, formatDate(week, lang)] as const);
  const first = usage.weeks[0] ?? "";
  const last = usage.weeks.at(-1) ?? "";
  const from = select(weeks, {label: WORDS.from[lang], value: initial?.from ?? first});
  const to = select(weeks, {label: WORDS.to[lang], value: initial?.to ?? last});
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
  } satisfies Record<SliceList, InputElement<readonly string[]>>;
  const setLists = (slice: Partial<RangedSlice>) => {
    for (const dimension of SLICE_LISTS) lists[dimension].value = slice[dimension] ?? [];
  };
  setLists(initial ?? {});
  const chips = html`<div class="chips"></div>`;
  const bar = html<InputElement<RangedSlice>>`<div class="filter-bar" role="group" aria-label=${WORDS.filters[lang]}>
    <div class="filter-controls">${from}${to}${Object.values(lists)}</div>
    ${chips}
  </div>`;

  const changed = () => bar.dispatchEvent(new Event("input", {bubbles: true}));
  const toggle = (dimension: SliceList, key: string) => {
    const {value} = lists[dimension];
    lists[dimension].value = value.includes(key) ? value.filter((v) => v !== key) : [...value, key];
    changed();
  };
  const clear = () => {
    setLists({});
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
    const filters = statedSlice(bar.value, usage);
    const all = SLICE_LISTS.flatMap((dimension) => {
      const {keys, isExcluded} = filters[dimension];
      const before = isExcluded ? `${WORDS.without[lang]} ` : "";
      return keys.map((key) => chip(before + names[dimension](key), () => toggle(dimension, key), lang));
    });
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
    }),
    set: (slice: RangedSlice) => {
      setRange(slice.from, slice.to);
      setLists(slice);
      drawChips();
    }
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
  const button = html`<button type="button" class="chip" aria-label=${`${WORDS.remove[lang]}${COLON[lang]}${name}`}>
    ${name} <span aria-hidden="true">×</span>
  </button>`;
  button.addEventListener("click", onRemove);
  return button;
}

function chipNames(usage: Usage, lang: Lang): Record<SliceList, (value: string) => string> {
  return {
    country: (value) => usage.countries.find((c) => c.country === value)?.name[lang] ?? value,
    lab: (value) => usage.labs.find((l) => l.lab === value)?.name[lang] ?? value,
    model: (value) => {
      const model = usage.models.findIndex((m) => m.model === value);
      return model < 0 ? value : modelName(usage, model, lang);
    },
    weights: (value) => `${WORDS.weights[lang]}${COLON[lang]}${WEIGHTS_NAME[value as Weights][lang]}`
  };
}
