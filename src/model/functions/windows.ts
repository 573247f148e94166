import {periodIndex, span, type Calendar} from "../calendar/calendar.js";
import type {CellNode} from "../calculate/cell-node.js";
import type {Node} from "../formula/node.js";
import type {Expansion, FunctionDefinition, TypedCall} from "./define.js";
import {expectSeries} from "./rules.js";

function basisWindow(name: "estimates" | "actuals", en: string, zh: string): FunctionDefinition {
  return {
    name,
    signature: `${name}(series)`,
    arity: [1, 1],
    type: typeOfWindow,
    expand: ([node], {at, period}) => at(node as Node, period),
    words: {en, zh}
  };
}

function typeOfWindow(call: TypedCall) {
  expectSeries(call, 0);
  for (const node of call.nodes.slice(1)) expectPeriod(call, node);
  const {calendar} = call.scope;
  const [inner, ...labels] = call.nodes;
  if (inner && labels.every((n) => n.type === "text" && periodIndex(calendar, n.value) >= 0)) {
    const chosen = windowPeriods({type: "call", name: call.name, args: call.nodes}, calendar);
    if (chosen.periods.length === 0 && calendar.periods.length > 0)
      call.report("period", `${call.name} leaves no period of ${span(calendar)}; expected at least one`);
  }
  return {...(call.args[0] ?? {unit: null, isSeries: true, isLogical: false, kind: null})};
}

/** Reports a text that is no label of the calendar. */
export function expectPeriod(call: TypedCall, node: Node | undefined): void {
  const {calendar} = call.scope;
  const label = node?.type === "text" ? node.value : "";
  if (calendar.periods.length > 0 && periodIndex(calendar, label) < 0)
    call.report("period", `period: "${label}" in ${call.name}; expected a text from ${span(calendar)}`);
}

/** Some of a series' periods, for a function that reads them all: `npv(wacc, estimates(cash_flow))`. */
export const WINDOWS: readonly FunctionDefinition[] = [
  basisWindow("estimates", "the estimates of {1}", "{1}的预测期"),
  basisWindow("actuals", "the reported periods of {1}", "{1}的已报告期"),
  {
    name: "window",
    signature: 'window(series, "first period", "last period")',
    arity: [3, 3],
    texts: [1, 2],
    type: typeOfWindow,
    expand: ([node], {at, period}) => at(node as Node, period),
    words: {en: "{1} from {2} to {3}", zh: "{2}至{3}的{1}"}
  }
];

export function isWindow(node: Node): boolean {
  return node.type === "call" && WINDOWS.some(({name}) => name === node.name);
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
