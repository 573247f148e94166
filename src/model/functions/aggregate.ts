import {average, maximum, minimum, sum} from "../calculate/arithmetic.js";
import {apply, constant} from "../calculate/cell-node.js";
import type {Operation} from "../calculate/operation.js";
import {atPeriod} from "../calculate/select.js";
import {geometricMean, median, productOf, standardDeviation} from "../calculate/statistics.js";
import {periodIndex} from "../calendar/calendar.js";
import type {Node} from "../formula/node.js";
import type {Unit} from "../unit/unit.js";
import {PURE, type About, type FunctionDefinition, type TypedCall} from "./define.js";
import {expectFlow, expectPure, expectSeries, oneUnit} from "./rules.js";
import {spell, windowPeriods} from "./window-periods.js";
import {expectPeriod} from "./windows.js";

/** With one argument over its periods, giving one value; with several across them, period by period. */
function aggregate(
  name: string,
  operation: Operation,
  about: About,
  {unit = oneUnit, over}: {unit?: (call: TypedCall) => Unit | null; over?: (call: TypedCall) => void} = {}
): FunctionDefinition {
  return {
    name,
    signature: `${name}(series) or ${name}(a, b, …)`,
    arity: [1, 64],
    reduces: (nodes) => nodes.length === 1,
    type: (call) => {
      const result = unit(call);
      if (call.args.length > 1) {
        const kinds = new Set(call.args.filter((a) => a.isSeries && a.unit).map((a) => a.kind));
        const kind = kinds.size === 1 ? ([...kinds][0] ?? null) : null;
        return {unit: result, isSeries: call.args.some((a) => a.isSeries), isLogical: false, kind};
      }
      expectSeries(call, 0);
      over?.(call);
      return {unit: result, isSeries: false, isLogical: false, kind: null};
    },
    expand: (nodes, expansion) =>
      apply(
        operation,
        ...(nodes.length === 1
          ? spell(nodes[0] as Node, expansion)
          : nodes.map((node) => expansion.at(node, expansion.period)))
      ),
    ...about
  };
}

/** One of a series' values. */
function pick(
  name: "first" | "last",
  about: About,
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
    ...about
  };
}

function allPure(call: TypedCall): Unit | null {
  call.args.forEach((_, i) => expectPure(call, i));
  return oneUnit(call);
}

export const AGGREGATES: readonly FunctionDefinition[] = [
  aggregate(
    "sum",
    sum,
    {
      words: {en: "the sum of {all}", zh: "{all}之和"},
      help: {
        en: "A flow over all periods; with several arguments, across them period by period.",
        zh: "单个流量各期之和；多个参数时逐期相加。"
      },
      example: {formula: "sum(revenue)", result: 730}
    },
    {over: (call) => expectFlow(call, 0)}
  ),
  aggregate("avg", average, {
    words: {en: "the average of {all}", zh: "{all}的平均值"},
    help: {en: "The mean over all periods, or across several lines.", zh: "各期的平均值，或多个项目逐期平均。"},
    example: {formula: "avg(margin)", result: 0.4145833333333334}
  }),
  aggregate("min", minimum, {
    words: {en: "the least of {all}", zh: "{all}中的最小值"},
    help: {en: "The least over all periods, or across several lines.", zh: "各期或多个项目中的最小值。"},
    example: {formula: "min(revenue - cost, 45 * unit)", result: [40, 45, 45, 45, 45]}
  }),
  aggregate("max", maximum, {
    words: {en: "the greatest of {all}", zh: "{all}中的最大值"},
    help: {en: "The greatest over all periods, or across several lines.", zh: "各期或多个项目中的最大值。"},
    example: {formula: "max(flows, 0)", result: [0, 30, 40, 50, 60]}
  }),
  aggregate("median", median, {
    words: {en: "the median of {all}", zh: "{all}的中位数"},
    help: {
      en: "The middle value, of multiples of peers for one; the mean of the middle two of an even count.",
      zh: "中位数，如同业倍数；个数为偶数时取中间两数的平均。"
    },
    example: {formula: "median(revenue)", result: 150}
  }),
  aggregate("stdev", standardDeviation, {
    words: {en: "the standard deviation of {all}", zh: "{all}的标准差"},
    help: {en: "Standard deviation of a sample: over one less than the count.", zh: "样本标准差，分母为个数减一。"},
    example: {formula: "stdev(revenue)", result: 38.47076812334269}
  }),
  aggregate(
    "product",
    productOf,
    {
      words: {en: "the product of {all}", zh: "{all}之积"},
      help: {
        en: "Pure numbers multiplied, such as factors of growth: product(1 + growth).",
        zh: "各数之积，如增长因子的连乘。"
      },
      example: {formula: "product(1 + rates)", result: 1.5383649600000007}
    },
    {unit: allPure}
  ),
  aggregate("geomean", geometricMean, {
    words: {en: "the geometric mean of {all}", zh: "{all}的几何平均"},
    help: {en: "The geometric mean of numbers above 0.", zh: "正数的几何平均值。"},
    example: {formula: "geomean(1 + rates)", result: 1.0899633018256318}
  }),
  pick(
    "first",
    {
      words: {en: "the first value of {1}", zh: "{1}的首期值"},
      help: {en: "A series in its first period.", zh: "序列的首期值。"},
      example: {formula: "first(revenue)", result: 100}
    },
    (periods) => periods[0]
  ),
  pick(
    "last",
    {
      words: {en: "the last value of {1}", zh: "{1}的末期值"},
      help: {en: "A series in its last period.", zh: "序列的末期值。"},
      example: {formula: "last(revenue)", result: 200}
    },
    (periods) => periods.at(-1)
  ),
  {
    name: "at",
    signature: 'at(series, "period") or at(series, number)',
    arity: [2, 2],
    maybeTexts: [1],
    reduces: (nodes) => nodes[1]?.type !== "text",
    type: (call) => {
      expectSeries(call, 0);
      if (call.nodes[1]?.type === "text") expectPeriod(call, call.nodes[1]);
      else expectPure(call, 1);
      const isSeries = call.args[1]?.isSeries === true;
      return {
        ...(call.args[0] ?? PURE),
        isSeries,
        isLogical: false,
        kind: isSeries ? (call.args[0]?.kind ?? null) : null
      };
    },
    expand: ([node, place], expansion) =>
      place?.type === "text"
        ? expansion.at(node as Node, periodIndex(expansion.calendar, place.value))
        : apply(atPeriod, expansion.at(place as Node, expansion.period), ...spell(node as Node, expansion)),
    words: {en: "{1} in {2}", zh: "{2}的{1}"},
    help: {
      en: "A series in a period by its label, or by its number from 1, which may be worked out.",
      zh: "序列在某期的值：按期间名称，或按自1起的期序号（可由计算得出）。"
    },
    example: {formula: "at(revenue, min(period_index + 1, 5))", result: [120, 150, 160, 200, 200]}
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
    words: {en: "the number of periods of {1}", zh: "{1}的期数"},
    help: {en: "How many periods a series or its window has.", zh: "序列或其窗口的期数。"},
    example: {formula: "count(estimates(revenue))", result: 3}
  }
];
