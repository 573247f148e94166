import {failure} from "./failure.js";
import type {Operation} from "./operation.js";

type One = readonly [number];
type Two = readonly [number, number];

/** x · 10^digits, exact in decimals: 1.005 moved by 2 is 100.5. */
function shiftPoint(x: number, digits: number): number {
  const [mantissa = "0", exponent = "0"] = String(x).split("e");
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

/** Away from or towards zero, on the 15 digits a spreadsheet shows; digits may be negative. */
function rounding(name: string, whole: (x: number) => number): Operation {
  return {
    name,
    core: ([a, digits]: Two) =>
      Math.sign(a) * shiftPoint(whole(shiftPoint(Number(Math.abs(a).toPrecision(15)), digits)), -digits),
    excel: `${name.toUpperCase()}({all})`
  };
}

/** Half away from zero, as a spreadsheet rounds. */
export const round = rounding("round", Math.round);

export const roundUp = rounding("roundup", Math.ceil);

export const roundDown = rounding("rounddown", Math.floor);

/** The whole number at or below: -1.5 gives -2. */
export const integer: Operation = {
  name: "int",
  core: ([a]: One) => Math.floor(a),
  excel: "INT"
};

/** What is left of a division by whole times, with the sign of the divisor, as a spreadsheet has it. */
export const remainder: Operation = {
  name: "mod",
  core: ([a, b]: Two) => a - b * Math.floor(a / b),
  failure: ([a, b]: Two) =>
    b === 0
      ? failure("division_by_zero", `division by zero: mod(${a}, 0)`)
      : failure("overflow", `mod(${a}, ${b}) too large`),
  excel: "MOD({all})"
};

export const sign: Operation = {
  name: "sign",
  core: ([a]: One) => (a - a === 0 ? Math.sign(a) : NaN),
  excel: "SIGN"
};
