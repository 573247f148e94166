import {normalProbability} from "../uncertainty/normal.js";
import {failure} from "./failure.js";
import {addKernel, choose, multiplyKernel, quotient, quotientOf} from "./kernels.js";
import {greatest, least, subtractKernel, sumKernel} from "./kernels.js";
import type {Operation} from "./operation.js";

type Numbers = readonly number[];
type One = readonly [number];
type Two = readonly [number, number];

export const add: Operation = {name: "add", core: ([a, b]: Two) => a + b, kernel: addKernel};

export const subtract: Operation = {
  name: "subtract",
  core: ([a, b]: Two) => a - b,
  kernel: subtractKernel
};

export const multiply: Operation = {
  name: "multiply",
  core: ([a, b]: Two) => a * b,
  kernel: multiplyKernel
};

export const divide: Operation = {
  name: "divide",
  core: ([a, b]: Two) => quotientOf(a, b),
  failure: ([a, b]: Two) =>
    b === 0 ? failure("division_by_zero", `division by zero: ${a} / 0`) : failure("overflow", `${a} / ${b} too large`),
  kernel: quotient
};

/** As a spreadsheet: 0^0 is an error, and so is a fractional power of a negative number. */
export const power: Operation = {
  name: "power",
  core: ([a, b]: Two) => (a - a !== 0 || b - b !== 0 || (a === 0 && b <= 0) ? NaN : a ** b),
  failure: ([a, b]: Two) => {
    if (a === 0 && b < 0) return failure("division_by_zero", `division by zero: 0^${b}`);
    if (a === 0 || a < 0) return failure("domain", `no real power: (${a})^${b}`);
    return failure("overflow", `number too large: ${a}^${b}`);
  }
};

export const negate: Operation = {name: "negate", core: ([a]: One) => -a};

/** Adds left to right; a total of nothing does not occur. */
export const sum: Operation = {
  name: "sum",
  core: (args) => args.reduce((total, x) => total + x),
  kernel: sumKernel,
  excel: "SUM"
};

export const average: Operation = {
  name: "avg",
  core: (args) => args.reduce((total, x) => total + x) / args.length,
  excel: "AVERAGE"
};

export const minimum: Operation = {
  name: "min",
  core: (args) => extreme(args, (a, b) => a < b),
  kernel: least,
  excel: "MIN"
};

export const maximum: Operation = {
  name: "max",
  core: (args) => extreme(args, (a, b) => a > b),
  kernel: greatest,
  excel: "MAX"
};

function extreme(args: Numbers, beats: (a: number, b: number) => boolean): number {
  let best = args[0] as number;
  for (const x of args) {
    if (x - x !== 0) return NaN;
    if (beats(x, best)) best = x;
  }
  return best;
}

/** `if`: what is not taken does not matter, not even its error. */
export const either: Operation = {
  name: "if",
  core: ([test, yes, no]: readonly [number, number, number]) => (test - test !== 0 ? NaN : test === 0 ? no : yes),
  kernel: choose,
  taken: (test) => (test === 0 ? 2 : 1),
  excel: "IF({all})"
};

export const absolute: Operation = {name: "abs", core: ([a]: One) => Math.abs(a), excel: "ABS"};

export const exponential: Operation = {
  name: "exp",
  core: ([a]: One) => (a - a === 0 ? Math.exp(a) : NaN),
  excel: "EXP"
};

export const logarithm: Operation = {
  name: "ln",
  core: ([a]: One) => Math.log(a),
  failure: ([a]: One) => failure("domain", `no logarithm of ${a}; expected a number above 0`),
  excel: "LN"
};

export const squareRoot: Operation = {
  name: "sqrt",
  core: ([a]: One) => Math.sqrt(a),
  failure: ([a]: One) => failure("domain", `no real square root of ${a}; expected 0 or more`),
  excel: "SQRT"
};

/** The probability that a standard normal variable is at most x. */
export const standardNormal: Operation = {
  name: "norm_s_dist",
  core: ([x]: One) => (x - x === 0 ? normalProbability(x) : NaN),
  excel: "_xlfn.NORM.S.DIST({1},TRUE)"
};
