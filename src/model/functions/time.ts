import {average, sum} from "../calculate/arithmetic.js";
import {apply, type CellNode} from "../calculate/cell-node.js";
import {failure} from "../calculate/failure.js";
import type {Operation} from "../calculate/operation.js";
import {MOST_PERIODS} from "../calendar/calendar.js";
import type {Node} from "../formula/node.js";
import type {About, Expansion, FunctionDefinition, Typed, TypedCall} from "./define.js";
import {expectFlow, expectSeries, expectWhole, oneUnit, wholeNumber} from "./rules.js";

/** A series moved by `step` periods; beyond its end stands what the formula says. */
function shifted(series: Node, step: number, beyond: Node, {period, calendar, at}: Expansion): CellNode {
  const other = (period ?? 0) + step;
  return other >= 0 && other < calendar.periods.length ? at(series, other) : at(beyond, period);
}

function typeOfShift(call: TypedCall, beyond: number): Typed {
  expectSeries(call, 0);
  const args = [call.args[0], call.args[beyond]].filter((a) => a !== undefined);
  return {unit: oneUnit(call, args), isSeries: true, isLogical: false, kind: call.args[0]?.kind ?? null};
}

function shift(name: "lag" | "lead", sign: 1 | -1, beyond: string, about: About): FunctionDefinition {
  return {
    name,
    signature: `${name}(series, periods, ${beyond})`,
    arity: [3, 3],
    shifts: true,
    type: (call) => {
      expectWhole(call, 1, 1, MOST_PERIODS);
      return typeOfShift(call, 2);
    },
    expand: ([series, periods, other], expansion) =>
      shifted(series as Node, sign * (wholeNumber(periods as Node) ?? 0), other as Node, expansion),
    ...about
  };
}

/** Over the last `n` periods; an error where fewer have passed, never a shorter window. */
function trailing(name: string, operation: Operation, about: About): FunctionDefinition {
  return {
    name,
    signature: `${name}(series, periods)`,
    arity: [2, 2],
    reduces: () => true,
    type: (call) => {
      expectSeries(call, 0);
      if (operation === sum) expectFlow(call, 0);
      expectWhole(call, 1, 1, MOST_PERIODS);
      return {
        unit: oneUnit(call, call.args.slice(0, 1)),
        isSeries: true,
        isLogical: false,
        kind: call.args[0]?.kind ?? null
      };
    },
    expand: ([series, periods], {period, at}) => {
      const count = wholeNumber(periods as Node) ?? 0;
      const from = (period ?? 0) - count + 1;
      if (from < 0)
        return {type: "failure", failure: failure("missing", `${name} of ${count} periods before as many have passed`)};
      return apply(operation, ...Array.from({length: count}, (_, i) => at(series as Node, from + i)));
    },
    ...about
  };
}

export const TIME_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: "prev",
    signature: "prev(series, opening)",
    arity: [2, 2],
    shifts: true,
    type: (call) => typeOfShift(call, 1),
    expand: ([series, opening], expansion) => shifted(series as Node, -1, opening as Node, expansion),
    words: {en: "{1} of the period before (at first {2})", zh: "上期{1}（首期取{2}）"},
    help: {
      en: "A series one period before; the opening stands in the first period and must be stated.",
      zh: "上一期的值；首期取期初值，须写明。"
    },
    example: {formula: "prev(debt, 60 * unit)", result: [60, 50, 40, 30, 20]}
  },
  shift("lag", -1, "opening", {
    words: {en: "{1} of {2} periods before (at first {3})", zh: "{2}期前的{1}（最初取{3}）"},
    help: {
      en: "A series some periods before; the opening stands before its start.",
      zh: "若干期之前的值；最初各期取期初值。"
    },
    example: {formula: "lag(revenue, 2, missing)", result: [null, null, 100, 120, 150]}
  }),
  shift("lead", 1, "closing", {
    words: {en: "{1} of {2} periods later (at last {3})", zh: "{2}期后的{1}（最后取{3}）"},
    help: {
      en: "A series some periods later; the closing stands after its end.",
      zh: "若干期之后的值；最后各期取期末值。"
    },
    example: {formula: "lead(revenue, 1, 0)", result: [120, 150, 160, 200, 0]}
  }),
  {
    name: "cumulative",
    signature: "cumulative(series)",
    arity: [1, 1],
    reduces: () => true,
    type: (call) => {
      expectSeries(call, 0);
      expectFlow(call, 0);
      return {unit: oneUnit(call), isSeries: true, isLogical: false, kind: "stock"};
    },
    expand: ([series], {period, at}) =>
      apply(sum, ...Array.from({length: (period ?? 0) + 1}, (_, i) => at(series as Node, i))),
    words: {en: "the sum of {1} so far", zh: "{1}的累计值"},
    help: {en: "A flow added up from the first period on.", zh: "自首期起的累计值。"},
    example: {formula: "cumulative(flows)", result: [-100, -70, -30, 20, 80]}
  },
  trailing("trailing_sum", sum, {
    words: {en: "the sum of {1} over the last {2} periods", zh: "最近{2}期{1}之和"},
    help: {
      en: "A flow over the last periods, such as four quarters; an error before as many have passed.",
      zh: "最近若干期之和，如四个季度；期数不足时为错误。"
    },
    example: {formula: "trailing_sum(revenue, 2)", result: [null, 220, 270, 310, 360]}
  }),
  trailing("trailing_avg", average, {
    words: {en: "the average of {1} over the last {2} periods", zh: "最近{2}期{1}的平均值"},
    help: {
      en: "The mean of the last periods; an error before as many have passed.",
      zh: "最近若干期的平均值；期数不足时为错误。"
    },
    example: {formula: "trailing_avg(debt, 2)", result: [null, 45, 35, 25, 15]}
  })
];
