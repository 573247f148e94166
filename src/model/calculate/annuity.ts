import {failure, isNumber, type Failure} from "./failure.js";
import type {Operation} from "./operation.js";
import {chosenRate, rateFailure} from "./rates.js";

type Numbers = readonly number[];

/** (1 + rate)^periods - 1, to full precision for small rates. */
const growth = (rate: number, periods: number) => Math.expm1(periods * Math.log1p(rate));

/** What 1 comes to over some periods; of a rate near -1 it stays above nothing. */
const grown = (rate: number, periods: number) => Math.exp(periods * Math.log1p(rate));

/** What payments of 1 a period come to; at the beginning of each period when `due` is 1. */
const annuity = (rate: number, periods: number, due: number) =>
  rate === 0 ? periods : ((1 + rate * due) * growth(rate, periods)) / rate;

const isDue = (type: number) => (type === 0 ? 0 : 1);

function futureValue(rate: number, periods: number, payment: number, present: number, type: number): number {
  return -(present * grown(rate, periods) + payment * annuity(rate, periods, isDue(type)));
}

function payment(rate: number, periods: number, present: number, future: number, type: number): number {
  return -(future + present * grown(rate, periods)) / annuity(rate, periods, isDue(type));
}

/** What is paid in interest with payment number `period`. */
function interest(
  rate: number,
  period: number,
  periods: number,
  present: number,
  future: number,
  type: number
): number {
  const due = isDue(type);
  if (due === 1 && period === 1) return 0;
  const paid = payment(rate, periods, present, future, type);
  const owed = futureValue(rate, period - 1 - due, paid, present, due);
  return (due === 1 ? owed - paid : owed) * rate;
}

type Rule = (args: Numbers) => number;

/** A number for numbers alone; rates are above -1. */
function annuityOperation(
  name: string,
  rate: number | null,
  core: Rule,
  why?: (args: Numbers) => Failure | null
): Operation {
  return {
    name,
    core: (args) => (args.every(isNumber) && (rate === null || (args[rate] as number) > -1) ? core(args) : NaN),
    failure: (args) => {
      const r = rate === null ? 0 : (args[rate] as number);
      if (!(r > -1)) return failure("domain", `${name} at a rate of ${r}; expected a rate above -1`);
      return why?.(args) ?? failure("overflow", `number too large: ${name} of ${args.join(", ")}`);
    },
    excel: `${name.toUpperCase()}({all})`
  };
}

const noPeriods = (name: string) => (periods: number | undefined) =>
  periods === 0 ? failure("division_by_zero", `division by zero: ${name} over 0 periods`) : null;

/** Arguments: rate, periods, payment, future value, 1 for payments in advance. */
export const presentValueOfPayments = annuityOperation(
  "pv",
  0,
  ([rate = 0, periods = 0, paid = 0, future = 0, type = 0]) => {
    return -(future + paid * annuity(rate, periods, isDue(type))) / grown(rate, periods);
  }
);

/** Arguments: rate, periods, payment, present value, 1 for payments in advance. */
export const futureWorth = annuityOperation("fv", 0, ([rate = 0, periods = 0, paid = 0, present = 0, type = 0]) =>
  futureValue(rate, periods, paid, present, type)
);

/** Arguments: rate, periods, present value, future value, 1 for payments in advance. */
export const levelPayment = annuityOperation(
  "pmt",
  0,
  ([rate = 0, periods = 0, present = 0, future = 0, type = 0]) => payment(rate, periods, present, future, type),
  ([, periods]) => noPeriods("pmt")(periods)
);

const withinTerm = ([, period = 0, periods = 0]: Numbers) => period >= 1 && period <= periods;

function outsideTerm(name: string) {
  return (args: Numbers) =>
    withinTerm(args)
      ? null
      : failure("domain", `${name} of payment ${args[1] ?? ""}; expected one from 1 to ${args[2] ?? ""}`);
}

/** Arguments: rate, number of the payment, periods, present value, future value, 1 for payments in advance. */
export const interestPart = annuityOperation(
  "ipmt",
  0,
  (args) => {
    const [rate = 0, period = 0, periods = 0, present = 0, future = 0, type = 0] = args;
    return withinTerm(args) ? interest(rate, period, periods, present, future, type) : NaN;
  },
  outsideTerm("ipmt")
);

/** Arguments as of `interestPart`. */
export const principalPart = annuityOperation(
  "ppmt",
  0,
  (args) => {
    const [rate = 0, period = 0, periods = 0, present = 0, future = 0, type = 0] = args;
    if (!withinTerm(args)) return NaN;
    return payment(rate, periods, present, future, type) - interest(rate, period, periods, present, future, type);
  },
  outsideTerm("ppmt")
);

/** Arguments: rate, payment, present value, future value, 1 for payments in advance. */
export const termOf = annuityOperation(
  "nper",
  0,
  ([rate = 0, paid = 0, present = 0, future = 0, type = 0]) => {
    if (rate === 0) return paid === 0 ? NaN : -(present + future) / paid;
    const each = paid * (1 + rate * isDue(type));
    return Math.log((each - future * rate) / (present * rate + each)) / Math.log1p(rate);
  },
  ([rate = 0, paid = 0]) => failure("domain", `no term: payments of ${paid} at a rate of ${rate} never settle it`)
);

/** What a debt or saving comes to less what it should, scaled so that it stays finite. */
function imbalance([periods = 0, paid = 0, present = 0, future = 0, type = 0]: Numbers) {
  const due = isDue(type);
  return (rate: number): number => {
    const scale = rate > 0 ? grown(rate, periods) : 1;
    const now = rate > 0 ? 1 : grown(rate, periods);
    return present * now + (paid * annuity(rate, periods, due)) / scale + future / scale;
  };
}

/** Arguments: periods, payment, present value, future value, 1 for payments in advance, and a guess. */
export const rateOf = annuityOperation(
  "rate",
  null,
  (args) => (args[0] === undefined || args[0] <= 0 ? NaN : chosenRate(imbalance(args), args[5])),
  (args) => rateFailure("rate", imbalance(args))
);

/** Arguments: rate of finance, rate of reinvestment, flows. */
export const modifiedRate: Operation = {
  name: "mirr",
  core: ([finance = NaN, reinvest = NaN, ...flows]) => {
    if (![finance, reinvest, ...flows].every(isNumber) || finance <= -1 || reinvest <= -1) return NaN;
    const last = flows.length - 1;
    const worth = flows.reduce((sum, flow, i) => sum + Math.max(flow, 0) * (1 + reinvest) ** (last - i), 0);
    const cost = flows.reduce((sum, flow, i) => sum - Math.min(flow, 0) / (1 + finance) ** i, 0);
    return worth > 0 && cost > 0 && last > 0 ? (worth / cost) ** (1 / last) - 1 : NaN;
  },
  failure: () => failure("division_by_zero", "division by zero: mirr; expected flows of both signs and rates above -1"),
  excel: "MIRR({a},{1},{2})"
};
