import {html} from "npm:htl";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {COLON} from "../../lib/signs.js";
import {setControl} from "../../inputs/follow.js";
import {multiSelect} from "../../inputs/multi-select.js";
import {select} from "../../inputs/select.js";
import type {Cube} from "../../query/cube/cube.js";
import {dimensionOf} from "../../query/cube/dimensions.js";
import {cubeSums} from "../../query/cube/cube-sums.js";
import {EVERYTHING, withFilter, type Selection} from "../../query/cube/selection.js";

const WORDS = {
  from: {en: "From", zh: "自"},
  to: {en: "to", zh: "至"},
  start: {en: "the start", zh: "开始"},
  end: {en: "the end", zh: "最后"},
  clear: {en: "Clear all", zh: "全部清除"},
  remove: {en: "Remove filter", zh: "移除筛选"},
  without: {en: "without", zh: "排除"},
  filters: {en: "Filters", zh: "筛选"},
  none: {en: "No filter is set.", zh: "未设筛选。"}
} as const satisfies Record<string, Text>;

export interface SelectionBar {
  readonly element: HTMLElement;
  /** Shows a selection without announcing it. */
  show(selection: Selection): void;
}

/** Controls of a selection over any cube: range, a list for each dimension, a chip for each filter, one clear-all. */
export function selectionBar(cube: Cube, lang: Lang, onChange: (selection: Selection) => void): SelectionBar {
  const periods = cube.periods.map((period) => [period, formatDate(period, lang)] as const);
  const from = select([["", WORDS.start[lang]], ...periods], {label: WORDS.from[lang], value: ""});
  const to = select([["", WORDS.end[lang]], ...periods], {label: WORDS.to[lang], value: ""});
  const nameOf = (dimension: string, key: string) =>
    cube.dimensions.find((d) => d.name === dimension)?.members.find((m) => m.key === key)?.name[lang] ?? key;
  const lists = new Map(
    cube.dimensions.map(({name}) => {
      const choices = largestFirst(cube, name).map((key) => {
        const member = nameOf(name, key);
        return [key, name === "model" && member !== key ? `${member} · ${key}` : member] as const;
      });
      return [name, multiSelect(choices, {label: dimensionOf(name).label[lang], lang})] as const;
    })
  );
  const chips = html`<div class="chips"></div>`;
  const element = html`<div class="filter-bar" role="group" aria-label=${WORDS.filters[lang]}>
    <div class="filter-controls">${from}${to}${[...lists.values()]}</div>
    ${chips}
  </div>`;
  let shown = EVERYTHING;

  const show = (selection: Selection) => {
    shown = selection;
    setControl(from, selection.from);
    setControl(to, selection.to);
    for (const [name, list] of lists) {
      const filter = selection.filters[name];
      const keys = filter && !filter.isExcluded ? filter.keys : [];
      if (keys.join("\0") !== list.value.join("\0")) list.value = keys;
    }
    drawChips();
  };
  const change = (selection: Selection) => {
    show(selection);
    onChange(selection);
  };
  const drawChips = () => {
    const {from: first, to: last, filters} = shown;
    const range =
      first || last
        ? [
            chip(
              `${first ? formatDate(first, lang) : WORDS.start[lang]} – ${last ? formatDate(last, lang) : WORDS.end[lang]}`,
              () => change({...shown, from: "", to: ""}),
              lang
            )
          ]
        : [];
    const members = Object.entries(filters).flatMap(([name, {keys, isExcluded}]) =>
      keys.map((key) =>
        chip(
          `${isExcluded ? `${WORDS.without[lang]} ` : ""}${nameOf(name, key)}`,
          () => change(withFilter(shown, name, {keys: keys.filter((k) => k !== key), isExcluded})),
          lang
        )
      )
    );
    const clear = html`<button type="button" class="linklike">${WORDS.clear[lang]}</button>`;
    clear.addEventListener("click", () => change(EVERYTHING));
    const all = [...range, ...members];
    chips.replaceChildren(
      ...(all.length ? [...all, clear] : [html`<span class="no-chips">${WORDS.none[lang]}</span>`])
    );
  };
  element.addEventListener("input", (event) => {
    const [first, last] = [from.value, to.value];
    // A range chosen backwards is read as the range between its ends.
    const range = first && last && first > last ? {from: last, to: first} : {from: first, to: last};
    let selection: Selection = {...shown, ...range};
    for (const [name, list] of lists)
      if (list.contains(event.target as Node))
        selection = withFilter(selection, name, {keys: list.value, isExcluded: false});
    change(selection);
  });
  drawChips();
  return {element, show};
}

/** Keys of a dimension, those with most tokens over all periods first, in their own order where they have one. */
function largestFirst(cube: Cube, name: string): string[] {
  const own = Object.keys(dimensionOf(name).members ?? {});
  const members = cube.dimensions.find((d) => d.name === name)?.members.map((m) => m.key) ?? [];
  if (own.length) return own.filter((key) => members.includes(key));
  const sums = cubeSums(cube, name);
  return members
    .map((key, i) => ({key, sum: sums[i] ?? 0}))
    .sort((a, b) => b.sum - a.sum || (a.key < b.key ? -1 : 1))
    .map(({key}) => key);
}

function chip(name: string, onRemove: () => void, lang: Lang): HTMLElement {
  const button = html`<button type="button" class="chip" aria-label=${`${WORDS.remove[lang]}${COLON[lang]}${name}`}>
    ${name} <span aria-hidden="true">×</span>
  </button>`;
  button.addEventListener("click", onRemove);
  return button;
}
