import {absolute, exponential, logarithm, round, squareRoot} from "../calculate/arithmetic.js";
import {apply} from "../calculate/cell-node.js";
import type {Operation} from "../calculate/operation.js";
import {PURE, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";
import {expectPure, expectWhole, oneUnit} from "./rules.js";

function scalar(
  operation: Operation,
  words: FunctionDefinition["words"],
  type: (call: TypedCall) => Typed,
  signature = `${operation.name}(x)`
): FunctionDefinition {
  const count = signature.split(",").length;
  return {
    name: operation.name,
    signature,
    arity: [count, count],
    type,
    expand: (nodes, {at, period}) => apply(operation, ...nodes.map((node) => at(node, period))),
    words
  };
}

function keepsUnit(call: TypedCall): Typed {
  const [first = PURE] = call.args;
  return {...first, unit: oneUnit(call, call.args.slice(0, 1))};
}

function pure(call: TypedCall): Typed {
  expectPure(call, 0);
  return {...PURE, isSeries: call.args.some((a) => a.isSeries), kind: call.args[0]?.kind ?? null};
}

export const SCALAR: readonly FunctionDefinition[] = [
  scalar(absolute, {en: "the size of {1}", zh: "{1}的绝对值"}, keepsUnit),
  scalar(
    round,
    {en: "{1} rounded to {2} digits", zh: "{1}四舍五入至{2}位小数"},
    (call) => {
      expectWhole(call, 1, -15, 15);
      return keepsUnit(call);
    },
    "round(x, digits)"
  ),
  scalar(exponential, {en: "e to the power of {1}", zh: "e的{1}次方"}, pure),
  scalar(logarithm, {en: "the natural logarithm of {1}", zh: "{1}的自然对数"}, pure),
  scalar(squareRoot, {en: "the square root of {1}", zh: "{1}的平方根"}, pure)
];
