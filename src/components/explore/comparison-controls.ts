import {html} from "npm:htl";
import {setControl} from "../../inputs/follow.js";
import {select} from "../../inputs/select.js";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import type {Comparison} from "../../query/cube/compare.js";
import type {Cube} from "../../query/cube/cube.js";
import {dimensionOf} from "../../query/cube/dimensions.js";
import {cubeSums} from "../../query/cube/cube-sums.js";
import {initialComparison} from "./views/compare-view.js";

const WORDS = {
  compare: {en: "Compare", zh: "对比"},
  periods: {en: "Two spans of time", zh: "两个时段"},
  first: {en: "First", zh: "前者"},
  second: {en: "Second", zh: "后者"},
  from: {en: "from", zh: "自"},
  to: {en: "to", zh: "至"}
} as const satisfies Record<string, Text>;

/** Dimensions whose members can be set side by side. */
const COMPARED = ["country", "lab", "model", "weights", "app", "team"];

export interface ComparisonControls {
  readonly element: HTMLElement;
  show(comparison: Comparison | null): void;
}

/** Chooses two spans of time, or two origins, labs or models. */
export function comparisonControls(
  cube: Cube,
  initial: Comparison | null,
  lang: Lang,
  onChange: (comparison: Comparison) => void
): ComparisonControls {
  const dimensions = cube.dimensions.filter((d) => COMPARED.includes(d.name) && d.members.length > 1);
  const kinds = [
    ["time", WORDS.periods[lang]] as const,
    ...dimensions.map(({name}) => [name, dimensionOf(name).label[lang]] as const)
  ];
  const host = html`<span class="explore-controls"></span>`;
  let shown = initial ?? initialComparison(cube);
  const kind = select<string>(kinds, {label: WORDS.compare[lang], value: "time"});
  const periods = cube.periods.map((period) => [period, formatDate(period, lang)] as const);

  const draw = () => {
    setControl(kind, shown.kind === "periods" ? "time" : shown.dimension);
    const [first, last] = [cube.periods[0] ?? "", cube.periods.at(-1) ?? ""];
    if (shown.kind === "periods") {
      const {a, b} = shown;
      const fields = [
        select(periods, {label: `${WORDS.first[lang]} ${WORDS.from[lang]}`, value: a.from || first}),
        select(periods, {label: WORDS.to[lang], value: a.to || last}),
        select(periods, {label: `${WORDS.second[lang]} ${WORDS.from[lang]}`, value: b.from || first}),
        select(periods, {label: WORDS.to[lang], value: b.to || last})
      ] as const;
      host.replaceChildren(...fields);
      host.oninput = () => {
        const [aFrom, aTo, bFrom, bTo] = fields.map((f) => f.value);
        change({kind: "periods", a: span(aFrom, aTo), b: span(bFrom, bTo)});
      };
    } else {
      const {dimension, a, b} = shown;
      const sums = cubeSums(cube, dimension);
      const members = (cube.dimensions.find((d) => d.name === dimension)?.members ?? [])
        .map((m, i) => ({m, sum: sums[i] ?? 0}))
        .sort((p, q) => q.sum - p.sum || (p.m.key < q.m.key ? -1 : 1))
        .map(({m}) => [m.key, m.name[lang]] as const);
      const fields = [
        select(members, {label: WORDS.first[lang], value: a}),
        select(members, {label: WORDS.second[lang], value: b})
      ] as const;
      host.replaceChildren(...fields);
      host.oninput = () => {
        const [one, other] = fields.map((f) => f.value);
        if (one && other && one !== other) change({kind: "members", dimension, a: one, b: other});
      };
    }
  };
  const change = (comparison: Comparison) => {
    shown = comparison;
    onChange(comparison);
  };
  kind.addEventListener("input", () => {
    if (kind.value === "time") shown = initialComparison(cube);
    else {
      const sums = cubeSums(cube, kind.value);
      const members = cube.dimensions.find((d) => d.name === kind.value)?.members ?? [];
      const [a, b] = members
        .map((m, i) => ({key: m.key, sum: m.origin === "other" ? -1 : (sums[i] ?? 0)}))
        .sort((p, q) => q.sum - p.sum)
        .map((m) => m.key);
      shown = {kind: "members", dimension: kind.value, a: b ?? "", b: a ?? ""};
    }
    onChange(shown);
    draw();
  });
  draw();
  return {
    element: html`<div class="explore-controls" role="group" aria-label=${WORDS.compare[lang]}>${kind}${host}</div>`,
    show(comparison) {
      const next = comparison ?? initialComparison(cube);
      if (JSON.stringify(next) === JSON.stringify(shown)) return;
      shown = next;
      draw();
    }
  };
}

function span(from = "", to = ""): {from: string; to: string} {
  return from <= to ? {from, to} : {from: to, to: from};
}
