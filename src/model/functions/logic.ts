import {either} from "../calculate/arithmetic.js";
import {apply, constant} from "../calculate/cell-node.js";
import type {Node} from "../formula/node.js";
import * as logic from "../calculate/logic.js";
import type {Operation} from "../calculate/operation.js";
import {chooseOne, firstNumber} from "../calculate/select.js";
import {LIMITS} from "../formula/limits.js";
import {LOGICAL, type About, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";
import {expectLogical, expectPure, oneUnit} from "./rules.js";

const spelled =
  (operation: Operation): FunctionDefinition["expand"] =>
  (nodes, {at, period}) =>
    apply(operation, ...nodes.map((node) => at(node, period)));

const isSeries = ({args}: TypedCall) => args.some((a) => a.isSeries);

function connective(operation: Operation, arity: FunctionDefinition["arity"], about: About): FunctionDefinition {
  const {name} = operation;
  return {
    name,
    signature: name === "not" ? "not(condition)" : `${name}(condition, …)`,
    arity,
    type: (call) => {
      call.args.forEach((_, i) => expectLogical(call, i));
      return {...LOGICAL, isSeries: isSeries(call)};
    },
    expand: spelled(operation),
    ...about
  };
}

/** The type of what stands for one of several branches. */
function oneOf(call: TypedCall, branches: readonly Typed[]): Typed {
  const kinds = new Set(branches.filter((b) => b.unit).map((b) => b.kind));
  const isLogical = branches.every((b) => b.isLogical);
  return {
    unit: isLogical ? LOGICAL.unit : oneUnit(call, branches),
    isSeries: isSeries(call),
    isLogical,
    kind: kinds.size === 1 ? ([...kinds][0] ?? null) : null
  };
}

export const LOGIC: readonly FunctionDefinition[] = [
  {
    name: "if",
    signature: "if(condition, then) or if(condition, then, else)",
    arity: [2, 3],
    type: (call) => {
      expectLogical(call, 0);
      return oneOf(call, call.args.slice(1));
    },
    expand: ([condition, then, otherwise], {at, period}) =>
      apply(
        either,
        at(condition as Node, period),
        at(then as Node, period),
        otherwise ? at(otherwise, period) : constant(0)
      ),
    words: {en: "if {1} then {2}, else {3}", zh: "若{1}则{2}，否则{3}"},
    help: {
      en: "One of two, by a condition, or else 0; an error in what is not taken does not matter.",
      zh: "按条件取二者之一，未写其二则取零；未取一方的错误不影响结果。"
    },
    example: {formula: "if(flows > 0, flows, 0)", result: [0, 30, 40, 50, 60]}
  },
  {
    name: "choose",
    signature: "choose(number, first, second, …)",
    arity: [2, LIMITS.args],
    type: (call) => {
      expectPure(call, 0);
      return oneOf(call, call.args.slice(1));
    },
    expand: spelled(chooseOne),
    words: {en: "number {1} of {all}", zh: "在{all}中取第{1}项"},
    help: {
      en: "The first, second, … of several by a number, such as that of a case; an error past the last.",
      zh: "按序号取其中一项，例如情景编号；超出范围为错误。"
    },
    example: {formula: "choose(2, cost, revenue, flows)", result: [100, 120, 150, 160, 200]}
  },
  {
    name: "iferror",
    signature: "iferror(x, otherwise)",
    arity: [2, 2],
    type: (call) => oneOf(call, call.args),
    expand: spelled(firstNumber),
    words: {en: "{1}, or {2} where it has no value", zh: "{1}，无值时取{2}"},
    help: {en: "What stands instead of an error of any kind.", zh: "出现任何错误时改取另一数值。"},
    example: {formula: "iferror(1 / (period_index - 1), 0)", result: [0, 1, 0.5, 0.3333333333333333, 0.25]}
  },
  {
    name: "coalesce",
    signature: "coalesce(first, second, …)",
    arity: [2, LIMITS.args],
    type: (call) => oneOf(call, call.args),
    expand: spelled(firstNumber),
    words: {en: "the first of {all} that has a value", zh: "{all}中第一个有值者"},
    help: {
      en: "The first that has a value: what is reported where it is on record, else an estimate.",
      zh: "取第一个有值者：已披露则取披露值，否则取预测。"
    },
    example: {formula: "coalesce(reported, revenue)", result: [101, 120, 150, 160, 200]}
  },
  connective(logic.and, [1, 64], {
    words: {en: "all of {all}", zh: "{all}均成立"},
    help: {en: "Whether all conditions hold.", zh: "各条件是否均成立。"},
    example: {formula: "if(and(flows > 0, cost > 80 * unit), 1, 0)", result: [0, 0, 1, 1, 1]}
  }),
  connective(logic.or, [1, 64], {
    words: {en: "any of {all}", zh: "{all}之一成立"},
    help: {en: "Whether any condition holds.", zh: "是否有条件成立。"},
    example: {formula: "if(or(flows < 0, cost > 100 * unit), 1, 0)", result: [1, 0, 0, 0, 1]}
  }),
  connective(logic.not, [1, 1], {
    words: {en: "not {1}", zh: "并非{1}"},
    help: {en: "Whether a condition does not hold.", zh: "条件是否不成立。"},
    example: {formula: "if(not(is_estimate), 1, 0)", result: [1, 1, 0, 0, 0]}
  }),
  {
    name: "ties",
    signature: "ties(a, b) or ties(a, b, tolerance)",
    arity: [2, 3],
    type: (call) => {
      oneUnit(call);
      return {...LOGICAL, isSeries: isSeries(call)};
    },
    expand: spelled(logic.ties),
    words: {en: "{1} ties with {2}", zh: "{1}与{2}相符"},
    help: {
      en: "Whether two amounts agree to nine digits, or within a tolerance.",
      zh: "两数是否相符：九位有效数字，或在容差之内。"
    },
    example: {formula: "if(ties(revenue - cost, revenue - cost), 1, 0)", result: [1, 1, 1, 1, 1]}
  }
];
