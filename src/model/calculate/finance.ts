import {failure, type Failure} from "./failure.js";
import {divide, presentValue} from "./kernels.js";
import type {Operation} from "./operation.js";
import {rootsOnGrid} from "./roots.js";

type Numbers = readonly number[];

/** Net present value of flows at the ends of periods; the first is discounted by one period, as a spreadsheet does. */
export const netPresentValue: Operation = {
  name: "npv",
  core: ([rate = 0, ...flows]: Numbers) => {
    let [factor, total] = [1, 0];
    for (const flow of flows) {
      factor *= 1 + rate;
      total += divide(flow, factor);
    }
    return total;
  },
  failure: ([rate = 0]) =>
    rate === -1 ? failure("division_by_zero", "division by zero: npv at a rate of -1") : tooLarge("npv", rate),
  kernel: presentValue,
  excel: "NPV"
};

function tooLarge(name: string, rate: number): Failure {
  return failure("overflow", `number too large: ${name} at a rate of ${rate}`);
}

/** Arguments: rate, flows, then as many dates (day numbers). Years are 365 days from the first date. */
export const datedPresentValue: Operation = {
  name: "xnpv",
  core: ([rate = 0, ...rest]: Numbers) => (rate > -1 && rate < Infinity ? discountByDate(rate, rest) : NaN),
  failure: ([rate = 0]) =>
    rate > -1 ? tooLarge("xnpv", rate) : failure("domain", `xnpv at a rate of ${rate}; expected a rate above -1`),
  excel: "XNPV"
};

function discountByDate(rate: number, flowsAndDates: Numbers): number {
  const count = flowsAndDates.length / 2;
  const start = flowsAndDates[count] as number;
  let total = 0;
  for (let k = 0; k < count; ++k) {
    const years = ((flowsAndDates[count + k] as number) - start) / 365;
    total += divide(flowsAndDates[k] as number, (1 + rate) ** years);
  }
  return total;
}

/** Rates tried, from almost total loss to a thousandfold gain a period. */
const RATES = Float64Array.from({length: 241}, (_, i) => 10 ** (-3 + i / 40) - 1);

function ratesOf(value: (rate: number) => number): readonly number[] {
  return rootsOnGrid(value, RATES, RATES.map(value)).roots;
}

/** The one rate at which `value` is zero; NaN when there is none or more than one. */
function onlyRate(value: (rate: number) => number): number {
  const [rate = NaN, ...others] = ratesOf(value);
  return others.length === 0 ? rate : NaN;
}

function rateFailure(name: string, value: (rate: number) => number): Failure {
  const roots = ratesOf(value);
  if (roots.length > 1)
    return failure(
      "several_roots",
      `${name} has ${roots.length} roots: ${roots.map((r) => r.toPrecision(6)).join(", ")}; use npv at a stated rate`
    );
  return failure("no_root", `${name} has no root between -0.999 and 999; expected flows of both signs`);
}

/** Value of flows at the first of them. */
const valueAt = (flows: Numbers) => (rate: number) => flows.reduceRight((later, flow) => flow + later / (1 + rate), 0);

const flat = (args: Numbers) => args.some((x) => x - x !== 0) || !args.some((x) => x > 0) || !args.some((x) => x < 0);

/** Rate at which flows of equal spacing are worth nothing; an error when there is no such rate or more than one. */
export const internalRate: Operation = {
  name: "irr",
  core: (flows) => (flat(flows) ? NaN : onlyRate(valueAt(flows))),
  failure: (flows) => rateFailure("irr", flat(flows) ? () => 1 : valueAt(flows)),
  excel: "IRR"
};

const flowsOf = (args: Numbers) => args.slice(0, args.length / 2);

/** Arguments: flows, then as many dates (day numbers). */
export const datedInternalRate: Operation = {
  name: "xirr",
  core: (args) => (flat(flowsOf(args)) ? NaN : onlyRate((rate) => discountByDate(rate, args))),
  failure: (args) => rateFailure("xirr", flat(flowsOf(args)) ? () => 1 : (rate) => discountByDate(rate, args)),
  excel: "XIRR"
};

/** Arguments: first and last amount, and years between them. */
export const compoundGrowth: Operation = {
  name: "cagr",
  core: ([from = 0, to = 0, years = 0]: Numbers) =>
    from > 0 && from < Infinity && to >= 0 && years > 0 && years < Infinity ? (to / from) ** (1 / years) - 1 : NaN,
  failure: ([from = 0, to = 0, years = 0]) =>
    failure("domain", `no growth rate from ${from} to ${to} over ${years} years; expected amounts above 0`)
};
