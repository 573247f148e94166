import {apply} from "../calculate/cell-node.js";
import type {Operation} from "../calculate/operation.js";
import * as statistics from "../calculate/statistics.js";
import type {Node} from "../formula/node.js";
import {divideUnits} from "../unit/unit.js";
import {PURE, type About, type FunctionDefinition, type TypedCall} from "./define.js";
import {expectPure, expectSameWindow, expectSeries, oneUnit} from "./rules.js";
import {spell} from "./window-periods.js";

/** A place within a series: `percentile(series, part)`. */
function placed(signature: string, operation: Operation, about: About): FunctionDefinition {
  return {
    name: operation.name,
    signature,
    arity: [2, 2],
    reduces: () => true,
    type: (call) => {
      expectSeries(call, 0);
      expectPure(call, 1);
      const isSeries = call.args[1]?.isSeries === true;
      return {unit: oneUnit(call, call.args.slice(0, 1)), isSeries, isLogical: false, kind: null};
    },
    expand: ([series, part], x) => apply(operation, x.at(part as Node, x.period), ...spell(series as Node, x)),
    ...about
  };
}

/** What two series, the explained one first, have to do with each other. */
function paired(operation: Operation, unit: (call: TypedCall) => ReturnType<typeof oneUnit>, about: About) {
  return {
    name: operation.name,
    signature: `${operation.name}(ys, xs)`,
    arity: [2, 2],
    reduces: () => true,
    type: (call) => {
      expectPair(call, 0);
      return {unit: unit(call), isSeries: false, isLogical: false, kind: null};
    },
    expand: (nodes, x) => apply(operation, ...nodes.flatMap((node) => spell(node, x))),
    ...about
  } satisfies FunctionDefinition;
}

function expectPair(call: TypedCall, first: number): void {
  for (const index of [first, first + 1]) {
    expectSeries(call, index);
    oneUnit(call, call.args.slice(index, index + 1));
  }
  expectSameWindow(call, first, first + 1);
}

const unitOf = ({args}: TypedCall, index: number) => args[index]?.unit ?? null;

export const STATISTICS: readonly FunctionDefinition[] = [
  placed("percentile(series, part)", statistics.percentile, {
    words: {en: "the {2} percentile of {1}", zh: "{1}的{2}分位数"},
    help: {
      en: "The value at a part from 0 to 1 of the way from the least to the greatest, both included.",
      zh: "从最小值到最大值（含两端）按0到1的比例所处的数值。"
    },
    example: {formula: "percentile(revenue, 0.9)", result: 184}
  }),
  placed("quartile(series, quarter)", statistics.quartile, {
    words: {en: "quartile {2} of {1}", zh: "{1}的第{2}四分位数"},
    help: {
      en: "The value a quarter (1), half (2) or three quarters (3) of the way; 0 is the least, 4 the greatest.",
      zh: "四分位数：1、2、3依次为四分之一、二分之一、四分之三处；0为最小值，4为最大值。"
    },
    example: {formula: "quartile(revenue, 1)", result: 120}
  }),
  {
    name: "rank",
    signature: "rank(x, series) or rank(x, series, order)",
    arity: [2, 3],
    reduces: () => true,
    type: (call) => {
      expectSeries(call, 1);
      expectPure(call, 2);
      oneUnit(call, call.args.slice(0, 2));
      return {...PURE, isSeries: call.args[0]?.isSeries === true, kind: "ratio"};
    },
    expand: ([value, series, order], x) =>
      apply(
        statistics.rank,
        x.at(value as Node, x.period),
        x.at(order ?? {type: "number", value: 0}, x.period),
        ...spell(series as Node, x)
      ),
    words: {en: "the rank of {1} among {2}", zh: "{1}在{2}中的名次"},
    help: {
      en: "Place among a series' values, 1 for the greatest; with order 1, for the least.",
      zh: "在序列各值中的名次，最大者为1；次序取1时最小者为1。"
    },
    example: {formula: "rank(revenue, revenue)", result: [5, 4, 3, 2, 1]}
  },
  paired(
    statistics.slope,
    (call) => {
      const [ys, xs] = [unitOf(call, 0), unitOf(call, 1)];
      return ys && xs ? divideUnits(ys, xs) : null;
    },
    {
      words: {en: "the slope of {1} over {2}", zh: "{1}对{2}回归的斜率"},
      help: {
        en: "Slope of the straight line of least squares: what explains it comes second.",
        zh: "最小二乘直线的斜率，第二个参数为解释变量。"
      },
      example: {formula: "slope(cost, revenue)", result: 0.5152027027027027}
    }
  ),
  paired(statistics.intercept, (call) => unitOf(call, 0), {
    words: {en: "the intercept of {1} over {2}", zh: "{1}对{2}回归的截距"},
    help: {en: "Where the straight line of least squares stands at 0.", zh: "最小二乘直线在自变量为0处的值。"},
    example: {formula: "intercept(cost, revenue)", result: 9.780405405405403}
  }),
  paired(statistics.correlation, () => PURE.unit, {
    words: {en: "the correlation of {1} and {2}", zh: "{1}与{2}的相关系数"},
    help: {en: "How two series move together, from -1 to 1.", zh: "两个序列的相关系数，介于-1与1之间。"},
    example: {formula: "correl(cost, revenue)", result: 0.9910121856097569}
  }),
  {
    name: "forecast",
    signature: "forecast(x, ys, xs)",
    arity: [3, 3],
    reduces: () => true,
    type: (call) => {
      expectPair(call, 1);
      const [at] = call.args;
      oneUnit(
        call,
        [call.args[0], call.args[2]].filter((a) => a !== undefined)
      );
      return {
        unit: unitOf(call, 1),
        isSeries: at?.isSeries === true,
        isLogical: false,
        kind: call.args[1]?.kind ?? null
      };
    },
    expand: ([at, ...lists], x) =>
      apply(statistics.forecast, x.at(at as Node, x.period), ...lists.flatMap((node) => spell(node, x))),
    words: {en: "what the line of {2} over {3} gives at {1}", zh: "按{2}对{3}的回归直线在{1}处的值"},
    help: {
      en: "Reads the straight line of least squares at a value of what explains it.",
      zh: "在最小二乘直线上读取自变量取某值时的结果。"
    },
    example: {formula: "forecast(last(revenue), cost, revenue)", result: 112.82094594594595}
  }
];
