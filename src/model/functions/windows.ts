import {periodIndex, span} from "../calendar/calendar.js";
import type {Node} from "../formula/node.js";
import type {About, FunctionDefinition, TypedCall} from "./define.js";
import {expectSeries} from "./rules.js";
import {windowPeriods} from "./window-periods.js";

function basisWindow(name: "estimates" | "actuals", about: About): FunctionDefinition {
  return {
    name,
    signature: `${name}(series)`,
    arity: [1, 1],
    type: typeOfWindow,
    expand: ([node], {at, period}) => at(node as Node, period),
    ...about
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
  basisWindow("estimates", {
    words: {en: "the estimates of {1}", zh: "{1}的预测期"},
    help: {
      en: "The periods after the last reported one, for a function that reads a series.",
      zh: "最后一个已报告期之后的各期，供读取序列的函数使用。"
    },
    example: {formula: "sum(estimates(revenue))", result: 510}
  }),
  basisWindow("actuals", {
    words: {en: "the reported periods of {1}", zh: "{1}的已报告期"},
    help: {en: "The reported periods, for a function that reads a series.", zh: "已报告的各期，供读取序列的函数使用。"},
    example: {formula: "avg(actuals(revenue))", result: 110}
  }),
  {
    name: "window",
    signature: 'window(series, "first period", "last period")',
    arity: [3, 3],
    texts: [1, 2],
    type: typeOfWindow,
    expand: ([node], {at, period}) => at(node as Node, period),
    words: {en: "{1} from {2} to {3}", zh: "{2}至{3}的{1}"},
    help: {
      en: "The periods from one to another, both included, for a function that reads a series.",
      zh: "从某期到某期（含两端）的各期，供读取序列的函数使用。"
    },
    example: {formula: 'sum(window(revenue, "FY2026", "FY2027"))', result: 270}
  }
];
