import type {Kernel, Operand} from "./operation.js";

/** Lanes worked at a time: a block of a cell is 8 kB, so that a sheet's blocks stay in the processor's cache. */
export const BLOCK = 1024;

type Lanes = Float64Array;

// Written out loop by loop: one loop handed the operation as a function would call it for every lane.

function addLanes(out: Lanes, a: Lanes, b: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = (a[i] as number) + (b[i] as number);
}

function addNumber(out: Lanes, a: Lanes, b: number, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = (a[i] as number) + b;
}

function subtractLanes(out: Lanes, a: Lanes, b: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = (a[i] as number) - (b[i] as number);
}

function subtractFrom(out: Lanes, a: number, b: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = a - (b[i] as number);
}

function multiplyLanes(out: Lanes, a: Lanes, b: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = (a[i] as number) * (b[i] as number);
}

function multiplyNumber(out: Lanes, a: Lanes, b: number, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = (a[i] as number) * b;
}

function divideLanes(out: Lanes, a: Lanes, b: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = quotientOf(a[i] as number, b[i] as number);
}

function divideByNumber(out: Lanes, a: Lanes, b: number, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = quotientOf(a[i] as number, b);
}

function divideNumber(out: Lanes, a: number, b: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = quotientOf(a, b[i] as number);
}

/** A quotient; NaN where the divisor is 0 or no number, which a quotient would hide. */
export function quotientOf(a: number, b: number): number {
  return b === 0 || b - b !== 0 ? NaN : a / b;
}

/** Puts `operand` into `out`. */
export function copy(out: Lanes, operand: Operand, n: number): void {
  if (typeof operand === "number") out.fill(operand, 0, n);
  else if (operand !== out) for (let i = 0; i < n; ++i) out[i] = operand[i] as number;
}

export const addKernel: Kernel = (out, [a, b], n) => addOperand(out, a as Operand, b as Operand, n);

export const subtractKernel: Kernel = (out, [a, b], n) => {
  if (typeof a === "number") subtractFrom(out, a, b as Lanes, n);
  else if (typeof b === "number") addNumber(out, a as Lanes, -b, n);
  else subtractLanes(out, a as Lanes, b as Lanes, n);
};

export const multiplyKernel: Kernel = (out, [a, b], n) => {
  if (typeof a === "number") multiplyNumber(out, b as Lanes, a, n);
  else if (typeof b === "number") multiplyNumber(out, a as Lanes, b, n);
  else multiplyLanes(out, a as Lanes, b as Lanes, n);
};

export const quotient: Kernel = (out, [a, b], n) => {
  if (typeof a === "number") divideNumber(out, a, b as Lanes, n);
  else if (typeof b === "number") divideByNumber(out, a as Lanes, b, n);
  else divideLanes(out, a as Lanes, b as Lanes, n);
};

function addOperand(out: Lanes, a: Operand, b: Operand, n: number): void {
  if (typeof a === "number") addNumber(out, b as Lanes, a, n);
  else if (typeof b === "number") addNumber(out, a, b, n);
  else addLanes(out, a, b, n);
}

/** Sum from left to right. */
export const sumKernel: Kernel = (out, args, n) => {
  copy(out, args[0] as Operand, n);
  for (let k = 1; k < args.length; ++k) addOperand(out, out, args[k] as Operand, n);
};

/** The first operand where it is 0 gives the third, else the second; a lane without a number stays without. */
export const choose: Kernel = (out, [test, yes, no], n) => {
  for (let i = 0; i < n; ++i) {
    const t = typeof test === "number" ? test : ((test as Lanes)[i] as number);
    const taken = t === 0 ? no : yes;
    out[i] = t - t !== 0 ? NaN : typeof taken === "number" ? taken : ((taken as Lanes)[i] as number);
  }
};

function greaterNumber(out: Lanes, a: Lanes, b: number, n: number): void {
  for (let i = 0; i < n; ++i) {
    const best = a[i] as number;
    out[i] = best - best !== 0 ? NaN : b > best ? b : best;
  }
}

function greaterLanes(out: Lanes, a: Lanes, b: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) {
    const best = a[i] as number;
    const x = b[i] as number;
    out[i] = x - x !== 0 || best - best !== 0 ? NaN : x > best ? x : best;
  }
}

function lesserNumber(out: Lanes, a: Lanes, b: number, n: number): void {
  for (let i = 0; i < n; ++i) {
    const best = a[i] as number;
    out[i] = best - best !== 0 ? NaN : b < best ? b : best;
  }
}

function lesserLanes(out: Lanes, a: Lanes, b: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) {
    const best = a[i] as number;
    const x = b[i] as number;
    out[i] = x - x !== 0 || best - best !== 0 ? NaN : x < best ? x : best;
  }
}

type WithNumber = (out: Lanes, a: Lanes, b: number, n: number) => void;
type WithLanes = (out: Lanes, a: Lanes, b: Lanes, n: number) => void;

/** The first operand, then each of the others where it beats what stands; a lane without a number stays without. */
function extremeOf(withNumber: WithNumber, withLanes: WithLanes): Kernel {
  return (out, args, n) => {
    copy(out, args[0] as Operand, n);
    for (let k = 1; k < args.length; ++k) {
      const x = args[k] as Operand;
      if (typeof x === "number" && x - x === 0) withNumber(out, out, x, n);
      else if (typeof x === "number") out.fill(NaN, 0, n);
      else withLanes(out, out, x, n);
    }
  };
}

export const greatest: Kernel = extremeOf(greaterNumber, greaterLanes);

export const least: Kernel = extremeOf(lesserNumber, lesserLanes);

const factor = new Float64Array(BLOCK);

function compound(rate: Operand, n: number): void {
  if (typeof rate === "number") for (let i = 0; i < n; ++i) factor[i] = (factor[i] as number) * (1 + rate);
  else for (let i = 0; i < n; ++i) factor[i] = (factor[i] as number) * (1 + (rate[i] as number));
}

function addDiscounted(out: Lanes, flow: Lanes, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = (out[i] as number) + quotientOf(flow[i] as number, factor[i] as number);
}

function addDiscountedNumber(out: Lanes, flow: number, n: number): void {
  for (let i = 0; i < n; ++i) out[i] = (out[i] as number) + quotientOf(flow, factor[i] as number);
}

/** Flows after a rate, the first discounted by one period: sum of flow k / (1 + rate)^k. */
export const presentValue: Kernel = (out, args, n) => {
  const [rate, ...flows] = args as [Operand, ...Operand[]];
  factor.fill(1, 0, n);
  out.fill(0, 0, n);
  for (const flow of flows) {
    compound(rate, n);
    if (typeof flow === "number") addDiscountedNumber(out, flow, n);
    else addDiscounted(out, flow, n);
  }
};
