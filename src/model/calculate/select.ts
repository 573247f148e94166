import {failure, isNumber} from "./failure.js";
import type {Operation} from "./operation.js";

/** The first argument, cut to a whole number, counts the others from 1; none of them is at 0. */
function taken(first: number): number {
  return Math.trunc(first) || NaN;
}

function picking(name: string, what: string, excel?: string): Operation {
  return {
    name,
    core: (args: readonly [number, ...number[]]) => args[taken(args[0])] ?? NaN,
    failure: ([first, ...values]: readonly [number, ...number[]]) =>
      failure("out_of_range", `${what}: ${first}; expected a number from 1 to ${values.length}`),
    taken,
    ...(excel && {excel})
  };
}

/** Arguments: which, then the values to choose from. */
export const chooseOne = picking("choose", "choose", "CHOOSE({all})");

/** Arguments: number of the period, then a series. */
export const atPeriod = picking("at", "period of at");

/** The first argument that has a number. */
export const firstNumber: Operation = {
  name: "iferror",
  core: (args) => args.find(isNumber) ?? NaN,
  fallsBack: true
};
