import type {ComparisonSign} from "../formula/node.js";
import type {Operation} from "./operation.js";

type Test = (a: number, b: number) => boolean;

function comparison(name: string, test: Test): Operation {
  return {name, core: ([a, b]: readonly [number, number]) => (a - a !== 0 || b - b !== 0 ? NaN : Number(test(a, b)))};
}

/** Truth is 1 and falsehood 0. */
export const COMPARE: Readonly<Record<ComparisonSign, Operation>> = {
  "=": comparison("=", (a, b) => a === b),
  "<>": comparison("<>", (a, b) => a !== b),
  "<": comparison("<", (a, b) => a < b),
  "<=": comparison("<=", (a, b) => a <= b),
  ">": comparison(">", (a, b) => a > b),
  ">=": comparison(">=", (a, b) => a >= b)
};

export const and: Operation = {name: "and", core: (args) => truth(args, args.every(Boolean)), excel: "AND"};

export const or: Operation = {name: "or", core: (args) => truth(args, args.some(Boolean)), excel: "OR"};

export const not: Operation = {name: "not", core: (args) => truth(args, !args[0]), excel: "NOT"};

function truth(args: readonly number[], is: boolean): number {
  return args.some((x) => x - x !== 0) ? NaN : Number(is);
}

/** Part of the larger of two amounts by which they may differ and still tie. */
export const TIE = 1e-9;

/** Whether two amounts agree within a tolerance, or to nine digits without one. */
export const ties: Operation = {
  name: "ties",
  core: ([a, b, tolerance = TIE * Math.max(Math.abs(a), Math.abs(b))]: readonly [
    number,
    number,
    ...tolerance: number[]
  ]) => truth([a, b, tolerance], Math.abs(a - b) <= tolerance)
};
