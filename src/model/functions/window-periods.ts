import type {CellNode} from "../calculate/cell-node.js";
import type {Calendar} from "../calendar/calendar.js";
import type {Node} from "../formula/node.js";
import type {Expansion} from "./define.js";

const WINDOW_NAMES: readonly string[] = ["estimates", "actuals", "window"];

export function isWindow(node: Node): boolean {
  return node.type === "call" && WINDOW_NAMES.includes(node.name);
}

/** What a reducing function reads: the expression below a window, and the periods. */
export function windowPeriods(node: Node, {periods}: Calendar): {readonly node: Node; readonly periods: number[]} {
  const all = periods.map((_, i) => i);
  if (node.type !== "call" || !isWindow(node)) return {node, periods: all};
  const [inner, first, last] = node.args;
  const label = (n: Node | undefined) => periods.findIndex((p) => n?.type === "text" && p.label === n.value);
  const isIn =
    node.name === "window"
      ? (i: number) => i >= label(first) && i <= label(last)
      : (i: number) => periods[i]?.basis === (node.name === "actuals" ? "actual" : "estimate");
  return {node: inner as Node, periods: all.filter(isIn)};
}

/** The values of a series, spelled out over all its periods or those of its window. */
export function spell(node: Node, {calendar, at}: Expansion): CellNode[] {
  const chosen = windowPeriods(node, calendar);
  return chosen.periods.map((period) => at(chosen.node, period));
}
