import {either} from "../calculate/arithmetic.js";
import {apply} from "../calculate/cell-node.js";
import * as logic from "../calculate/logic.js";
import type {Operation} from "../calculate/operation.js";
import {LOGICAL, type FunctionDefinition, type TypedCall} from "./define.js";
import {expectLogical, oneUnit} from "./rules.js";

const isSeries = ({args}: TypedCall) => args.some((a) => a.isSeries);

function connective(
  operation: Operation,
  arity: FunctionDefinition["arity"],
  words: FunctionDefinition["words"]
): FunctionDefinition {
  const {name} = operation;
  return {
    name,
    signature: name === "not" ? "not(condition)" : `${name}(condition, …)`,
    arity,
    type: (call) => {
      call.args.forEach((_, i) => expectLogical(call, i));
      return {...LOGICAL, isSeries: isSeries(call)};
    },
    expand: (nodes, {at, period}) => apply(operation, ...nodes.map((node) => at(node, period))),
    words
  };
}

export const LOGIC: readonly FunctionDefinition[] = [
  {
    name: "if",
    signature: "if(condition, then, else)",
    arity: [3, 3],
    type: (call) => {
      expectLogical(call, 0);
      const branches = call.args.slice(1);
      const kinds = new Set(branches.filter((b) => b.unit).map((b) => b.kind));
      const isLogical = branches.every((b) => b.isLogical);
      return {
        unit: isLogical ? LOGICAL.unit : oneUnit(call, branches),
        isSeries: isSeries(call),
        isLogical,
        kind: kinds.size === 1 ? ([...kinds][0] ?? null) : null
      };
    },
    expand: (nodes, {at, period}) => apply(either, ...nodes.map((node) => at(node, period))),
    words: {en: "if {1} then {2}, else {3}", zh: "若{1}则{2}，否则{3}"}
  },
  connective(logic.and, [1, 64], {en: "all of {all}", zh: "{all}均成立"}),
  connective(logic.or, [1, 64], {en: "any of {all}", zh: "{all}之一成立"}),
  connective(logic.not, [1, 1], {en: "not {1}", zh: "并非{1}"}),
  {
    name: "ties",
    signature: "ties(a, b) or ties(a, b, tolerance)",
    arity: [2, 3],
    type: (call) => {
      oneUnit(call);
      return {...LOGICAL, isSeries: isSeries(call)};
    },
    expand: (nodes, {at, period}) => apply(logic.ties, ...nodes.map((node) => at(node, period))),
    words: {en: "{1} ties with {2}", zh: "{1}与{2}相符"}
  }
];
