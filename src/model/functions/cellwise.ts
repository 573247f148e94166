import {apply} from "../calculate/cell-node.js";
import type {Operation} from "../calculate/operation.js";
import {PURE, type About, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";
import {expectPure, oneUnit} from "./rules.js";

/**
 * A function that works on its arguments period by period. Its name and most arguments are those of the signature;
 * `optional` of the last may be left out.
 */
export function cellwise(
  signature: string,
  operation: Operation,
  type: (call: TypedCall) => Typed,
  about: About,
  optional = 0
): FunctionDefinition {
  const [name = ""] = signature.split("(");
  const most = signature.split(",").length;
  return {
    name,
    signature,
    arity: [most - optional, most],
    type,
    expand: (nodes, {at, period}) => apply(operation, ...nodes.map((node) => at(node, period))),
    ...about
  };
}

/** A result in the unit of the first argument. */
export function keepsUnit(call: TypedCall): Typed {
  const [first = PURE] = call.args;
  return {...first, unit: oneUnit(call, call.args.slice(0, 1))};
}

/** A pure number from pure numbers. */
export function pure(call: TypedCall): Typed {
  call.args.forEach((_, i) => expectPure(call, i));
  return {...PURE, isSeries: call.args.some((a) => a.isSeries), kind: call.args[0]?.kind ?? null};
}
