import {failure, type Failure} from "./failure.js";
import {quotientOf, presentValue} from "./kernels.js";
import type {Operation} from "./operation.js";
import {chosenRate, noRate, rateFailure} from "./rates.js";

type Numbers = readonly number[];
type RateFirst = readonly [rate: number, ...others: number[]];

/** Net present value of flows at the ends of periods; the first is discounted by one period, as a spreadsheet does. */
export const netPresentValue: Operation = {
  name: "npv",
  core: ([rate, ...flows]: RateFirst) => {
    let [factor, total] = [1, 0];
    for (const flow of flows) {
      factor *= 1 + rate;
      total += quotientOf(flow, factor);
    }
    return total;
  },
  failure: ([rate]: RateFirst) =>
    rate === -1 ? failure("division_by_zero", "division by zero: npv at a rate of -1") : tooLarge("npv", rate),
  kernel: presentValue,
  excel: "NPV({1},{rest})"
};

/** Flows at the ends of periods, each period at a rate of its own. Arguments: rates, then as many flows. */
export const presentValueByRates: Operation = {
  name: "npv by rates",
  core: (args) => {
    const count = args.length / 2;
    let [factor, total] = [1, 0];
    for (let i = 0; i < count; ++i) {
      factor *= 1 + (args[i] as number);
      total += quotientOf(args[count + i] as number, factor);
    }
    return total;
  },
  failure: (args) =>
    args.slice(0, args.length / 2).includes(-1)
      ? failure("division_by_zero", "division by zero: npv at a rate of -1")
      : failure("overflow", "number too large: npv by rates")
};

function tooLarge(name: string, rate: number): Failure {
  return failure("overflow", `number too large: ${name} at a rate of ${rate}`);
}

/**
 * Arguments: rate, flows, then as many dates (day numbers). Years are 365 days from the first date; as a spreadsheet
 * has it, days are whole, counted from 0, and none comes before the first.
 */
export const datedPresentValue: Operation = {
  name: "xnpv",
  core: ([rate, ...rest]: RateFirst) =>
    rate > -1 && rate < Infinity && inOrder(rest) ? discountByDate(rest)(rate) : NaN,
  failure: ([rate, ...rest]: RateFirst) => {
    if (!(rate > -1)) return failure("domain", `xnpv at a rate of ${rate}; expected a rate above -1`);
    return inOrder(rest) ? tooLarge("xnpv", rate) : earlyDate("xnpv", rest);
  },
  excel: "XNPV({1},{a},{b})"
};

const datesOf = (args: Numbers) => args.slice(args.length / 2).map(Math.floor);

/** Whether no date comes before the first, nor before days are counted. */
function inOrder(flowsAndDates: Numbers): boolean {
  const [first = NaN, ...others] = datesOf(flowsAndDates);
  return first >= 0 && first - first === 0 && others.every((date) => date >= first && date - date === 0);
}

function earlyDate(name: string, flowsAndDates: Numbers): Failure {
  const dates = datesOf(flowsAndDates);
  const first = dates[0] as number;
  if (first < 0) return failure("domain", `date ${first} of ${name}; expected a day from 0 on`);
  return failure("domain", `date ${Math.min(...dates)} of ${name}; expected none before the first, ${first}`);
}

/** Value of dated flows at the first date, by rate. */
function discountByDate(flowsAndDates: Numbers): (rate: number) => number {
  const days = datesOf(flowsAndDates);
  const years = days.map((day) => (day - (days[0] as number)) / 365);
  return (rate) => years.reduce((total, t, k) => total + quotientOf(flowsAndDates[k] as number, (1 + rate) ** t), 0);
}

/** Value of flows at the first of them. */
const valueAt = (flows: Numbers) => (rate: number) => flows.reduceRight((later, flow) => flow + later / (1 + rate), 0);

const flat = (args: Numbers) => args.some((x) => x - x !== 0) || !args.some((x) => x > 0) || !args.some((x) => x < 0);

/** Rate at which flows of equal spacing are worth nothing; an error when there is no such rate or more than one. */
export const internalRate: Operation = {
  name: "irr",
  core: (flows) => (flat(flows) ? NaN : chosenRate(valueAt(flows))),
  failure: (flows) => (flat(flows) ? noRate("irr") : rateFailure("irr", valueAt(flows))),
  excel: "IRR({a})"
};

/** Of several such rates the one nearest to a guess. Arguments: guess, flows. */
export const internalRateNear: Operation = {
  name: "irr near",
  core: ([guess, ...flows]: RateFirst) => (flat(flows) ? NaN : chosenRate(valueAt(flows), guess)),
  failure: ([, ...flows]: RateFirst) => (flat(flows) ? noRate("irr") : rateFailure("irr", valueAt(flows))),
  excel: "IRR({a},{1})"
};

const flowsOf = (args: Numbers) => args.slice(0, args.length / 2);

/** Arguments: flows, then as many dates (day numbers), by the rules of `datedPresentValue`. */
export const datedInternalRate: Operation = {
  name: "xirr",
  core: (args) => (flat(flowsOf(args)) || !inOrder(args) ? NaN : chosenRate(discountByDate(args))),
  failure: (args) => {
    if (!inOrder(args)) return earlyDate("xirr", args);
    return flat(flowsOf(args)) ? noRate("xirr") : rateFailure("xirr", discountByDate(args));
  },
  excel: "XIRR({a},{b})"
};

type Growth = readonly [from: number, to: number, years: number];

/** Arguments: first and last amount, and years between them. */
export const compoundGrowth: Operation = {
  name: "cagr",
  core: ([from, to, years]: Growth) =>
    from > 0 && from < Infinity && to >= 0 && years > 0 && years < Infinity ? (to / from) ** (1 / years) - 1 : NaN,
  failure: ([from, to, years]: Growth) =>
    failure("domain", `no growth rate from ${from} to ${to} over ${years} years; expected amounts above 0`),
  excel: "((({2})/({1}))^(1/({3}))-1)"
};
