import {average, maximum, minimum, sum} from "../calculate/arithmetic.js";
import {apply, constant} from "../calculate/cell-node.js";
import type {Operation} from "../calculate/operation.js";
import {periodIndex} from "../calendar/calendar.js";
import type {Node} from "../formula/node.js";
import {PURE, type FunctionDefinition, type TypedCall} from "./define.js";
import {expectFlow, expectSeries, oneUnit} from "./rules.js";
import {expectPeriod, spell, windowPeriods} from "./windows.js";

/** With one argument over its periods, giving one value; with several across them, period by period. */
function aggregate(
  name: string,
  operation: Operation,
  words: FunctionDefinition["words"],
  over?: (call: TypedCall) => void
): FunctionDefinition {
  return {
    name,
    signature: `${name}(series) or ${name}(a, b, …)`,
    arity: [1, 64],
    reduces: (nodes) => nodes.length === 1,
    type: (call) => {
      const unit = oneUnit(call);
      if (call.args.length > 1) {
        const kinds = new Set(call.args.filter((a) => a.isSeries && a.unit).map((a) => a.kind));
        const kind = kinds.size === 1 ? ([...kinds][0] ?? null) : null;
        return {unit, isSeries: call.args.some((a) => a.isSeries), isLogical: false, kind};
      }
      expectSeries(call, 0);
      over?.(call);
      return {unit, isSeries: false, isLogical: false, kind: null};
    },
    expand: (nodes, expansion) =>
      apply(
        operation,
        ...(nodes.length === 1
          ? spell(nodes[0] as Node, expansion)
          : nodes.map((node) => expansion.at(node, expansion.period)))
      ),
    words
  };
}

/** One of a series' values. */
function pick(
  name: "first" | "last",
  words: FunctionDefinition["words"],
  index: (periods: readonly number[]) => number | undefined
): FunctionDefinition {
  return {
    name,
    signature: `${name}(series)`,
    arity: [1, 1],
    reduces: () => true,
    type: (call) => {
      expectSeries(call, 0);
      return {unit: oneUnit(call), isSeries: false, isLogical: false, kind: null};
    },
    expand: ([node], {calendar, at}) => {
      const chosen = windowPeriods(node as Node, calendar);
      return at(chosen.node, index(chosen.periods) ?? 0);
    },
    words
  };
}

export const AGGREGATES: readonly FunctionDefinition[] = [
  aggregate("sum", sum, {en: "the sum of {all}", zh: "{all}之和"}, (call) => expectFlow(call, 0)),
  aggregate("avg", average, {en: "the average of {all}", zh: "{all}的平均值"}),
  aggregate("min", minimum, {en: "the least of {all}", zh: "{all}中的最小值"}),
  aggregate("max", maximum, {en: "the greatest of {all}", zh: "{all}中的最大值"}),
  pick("first", {en: "the first value of {1}", zh: "{1}的首期值"}, (periods) => periods[0]),
  pick("last", {en: "the last value of {1}", zh: "{1}的末期值"}, (periods) => periods.at(-1)),
  {
    name: "at",
    signature: 'at(series, "period")',
    arity: [2, 2],
    texts: [1],
    type: (call) => {
      expectSeries(call, 0);
      expectPeriod(call, call.nodes[1]);
      return {unit: call.args[0]?.unit ?? null, isSeries: false, isLogical: false, kind: null};
    },
    expand: ([node, label], {calendar, at}) =>
      at(node as Node, periodIndex(calendar, label?.type === "text" ? label.value : "")),
    words: {en: "{1} in {2}", zh: "{2}的{1}"}
  },
  {
    name: "count",
    signature: "count(series)",
    arity: [1, 1],
    reduces: () => true,
    type: (call) => {
      expectSeries(call, 0);
      return PURE;
    },
    expand: ([node], {calendar}) => constant(windowPeriods(node as Node, calendar).periods.length),
    words: {en: "the number of periods of {1}", zh: "{1}的期数"}
  }
];
