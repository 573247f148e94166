import {addDays, isoDate} from "../../lib/dates.js";
import {toggleMember, withFilter, type Selection} from "../../query/cube/selection.js";
import type {Area} from "./brush.js";
import type {Explored} from "./explored.js";

/** A chart as Plot returns it, with its scales. */
type Plotted = Element & {
  readonly scale?: (name: "x" | "y") => {readonly invert?: (value: number) => unknown} | undefined;
};

/** Filters by the mark or label that was clicked or entered: shift excludes, a second click takes back. */
export function onPick(element: HTMLElement, pick: (key: string, isExcluded: boolean) => void): void {
  const keyOf = (event: Event) => (event.target as Element).closest("[data-key]")?.getAttribute("data-key") ?? "";
  element.addEventListener("click", (event) => {
    const key = keyOf(event);
    if (key) pick(key, event.shiftKey);
  });
  element.addEventListener("keydown", (event) => {
    const key = keyOf(event);
    // A button answers to these keys with a click of its own.
    if (!key || (event.target as Element).closest("button") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    pick(key, event.shiftKey);
  });
}

/** The selection with one member toggled. */
export function picked(selection: Selection, dimension: string, key: string, isExcluded: boolean): Selection {
  return toggleMember(selection, dimension, key, isExcluded);
}

/** The range of periods whose marks a horizontal drag touches; null where the chart has no time to invert. */
export function periodRange({periods, ends, cube}: Explored, chart: HTMLElement, {x1, x2}: Area) {
  const dates = invertBoth(chart, "x", x1, x2);
  if (!dates) return null;
  const [start, end] = dates.map((date) => isoDate(date as Date)) as [string, string];
  const touched = periods.filter((period, i) => period <= end && (ends[i] ?? "") > start);
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return null;
  const lastEnd = addDays(ends[periods.indexOf(last)] ?? last, -1);
  const own = cube.periods.filter((period) => period >= first && period <= lastEnd);
  return {from: own[0] ?? first, to: own.at(-1) ?? last};
}

/** The selection with the members filtered whose marks lie in an area. */
export function areaPicked(selection: Selection, dimension: string, chart: HTMLElement, area: Area): Selection {
  const origin = chart.querySelector("svg")?.getBoundingClientRect();
  const keys = [...chart.querySelectorAll("circle[data-key]")].flatMap((mark) => {
    const box = mark.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2 - (origin?.left ?? 0), box.top + box.height / 2 - (origin?.top ?? 0)];
    const isWithin = x >= area.x1 && x <= area.x2 && y >= area.y1 && y <= area.y2;
    return isWithin ? [mark.getAttribute("data-key") ?? ""] : [];
  });
  return keys.length ? withFilter(selection, dimension, {keys, isExcluded: false}) : selection;
}

function invertBoth(chart: HTMLElement, name: "x" | "y", ...pixels: number[]): unknown[] | null {
  const plotted = [chart.firstElementChild, ...(chart.firstElementChild?.children ?? [])].find(
    (node) => node && "scale" in node
  ) as Plotted | undefined;
  const invert = plotted?.scale?.(name)?.invert;
  return invert ? pixels.map((pixel) => invert(pixel)) : null;
}
