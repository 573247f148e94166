import {average, sum} from "../calculate/arithmetic.js";
import {apply, type CellNode} from "../calculate/cell-node.js";
import {failure} from "../calculate/failure.js";
import type {Operation} from "../calculate/operation.js";
import {MOST_PERIODS} from "../calendar/calendar.js";
import type {Node} from "../formula/node.js";
import type {Expansion, FunctionDefinition, Typed, TypedCall} from "./define.js";
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

function shift(
  name: "lag" | "lead",
  sign: 1 | -1,
  beyond: string,
  words: FunctionDefinition["words"]
): FunctionDefinition {
  return {
    name,
    signature: `${name}(series, periods, ${beyond})`,
    arity: [3, 3],
    type: (call) => {
      expectWhole(call, 1, 1, MOST_PERIODS);
      return typeOfShift(call, 2);
    },
    expand: ([series, periods, other], expansion) =>
      shifted(series as Node, sign * (wholeNumber(periods as Node) ?? 0), other as Node, expansion),
    words
  };
}

/** Over the last `n` periods; an error where fewer have passed, never a shorter window. */
function trailing(name: string, operation: Operation, words: FunctionDefinition["words"]): FunctionDefinition {
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
    words
  };
}

export const TIME: readonly FunctionDefinition[] = [
  {
    name: "prev",
    signature: "prev(series, opening)",
    arity: [2, 2],
    type: (call) => typeOfShift(call, 1),
    expand: ([series, opening], expansion) => shifted(series as Node, -1, opening as Node, expansion),
    words: {en: "{1} of the period before (at first {2})", zh: "上期{1}（首期取{2}）"}
  },
  shift("lag", -1, "opening", {en: "{1} of {2} periods before (at first {3})", zh: "{2}期前的{1}（最初取{3}）"}),
  shift("lead", 1, "closing", {en: "{1} of {2} periods later (at last {3})", zh: "{2}期后的{1}（最后取{3}）"}),
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
    words: {en: "the sum of {1} so far", zh: "{1}的累计值"}
  },
  trailing("trailing_sum", sum, {en: "the sum of {1} over the last {2} periods", zh: "最近{2}期{1}之和"}),
  trailing("trailing_avg", average, {en: "the average of {1} over the last {2} periods", zh: "最近{2}期{1}的平均值"})
];
