import {failure, isNumber, type Failure} from "./failure.js";
import type {ArgumentRule, Operation} from "./operation.js";
import {chosenRate, rateFailure} from "./rates.js";

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

/** Arguments of most functions of loans; those that may be left out are 0. */
type Loan = readonly [number, number, number, ...optional: number[]];
type Part = readonly [rate: number, period: number, periods: number, present: number, ...optional: number[]];

/** A number for numbers alone, of which the first is a rate above -1. */
function annuityOperation(name: string, core: ArgumentRule<number>, why?: ArgumentRule<Failure | null>): Operation {
  return {
    name,
    core: (args: Loan) => (args.every(isNumber) && args[0] > -1 ? core(args) : NaN),
    failure: (args: Loan) => {
      if (!(args[0] > -1)) return failure("domain", `${name} at a rate of ${args[0]}; expected a rate above -1`);
      return why?.(args) ?? failure("overflow", `number too large: ${name} of ${args.join(", ")}`);
    },
    excel: `${name.toUpperCase()}({all})`
  };
}

/** Arguments: rate, periods, payment, future value, 1 for payments in advance. */
export const presentValueOfPayments = annuityOperation(
  "pv",
  ([rate, periods, paid, future = 0, type = 0]: Loan) =>
    -(future + paid * annuity(rate, periods, isDue(type))) / grown(rate, periods)
);

/** Arguments: rate, periods, payment, present value, 1 for payments in advance. */
export const futureWorth = annuityOperation("fv", ([rate, periods, paid, present = 0, type = 0]: Loan) =>
  futureValue(rate, periods, paid, present, type)
);

/** Arguments: rate, periods, present value, future value, 1 for payments in advance. */
export const levelPayment = annuityOperation(
  "pmt",
  ([rate, periods, present, future = 0, type = 0]: Loan) => payment(rate, periods, present, future, type),
  ([, periods]: Loan) => (periods === 0 ? failure("division_by_zero", "division by zero: pmt over 0 periods") : null)
);

const withinTerm = ([, period, periods]: Part) => period >= 1 && period <= periods;

function outsideTerm(name: string) {
  return (args: Part) =>
    withinTerm(args) ? null : failure("domain", `${name} of payment ${args[1]}; expected one from 1 to ${args[2]}`);
}

/** Arguments: rate, number of the payment, periods, present value, future value, 1 for payments in advance. */
export const interestPart = annuityOperation(
  "ipmt",
  (args: Part) => {
    const [rate, period, periods, present, future = 0, type = 0] = args;
    return withinTerm(args) ? interest(rate, period, periods, present, future, type) : NaN;
  },
  outsideTerm("ipmt")
);

/** Arguments as of `interestPart`. */
export const principalPart = annuityOperation(
  "ppmt",
  (args: Part) => {
    const [rate, period, periods, present, future = 0, type = 0] = args;
    if (!withinTerm(args)) return NaN;
    return payment(rate, periods, present, future, type) - interest(rate, period, periods, present, future, type);
  },
  outsideTerm("ppmt")
);

/** Arguments: rate, payment, present value, future value, 1 for payments in advance. */
export const termOf = annuityOperation(
  "nper",
  ([rate, paid, present, future = 0, type = 0]: Loan) => {
    if (rate === 0) return paid === 0 ? NaN : -(present + future) / paid;
    const each = paid * (1 + rate * isDue(type));
    return Math.log((each - future * rate) / (present * rate + each)) / Math.log1p(rate);
  },
  ([rate, paid]: Loan) => failure("domain", `no term: payments of ${paid} at a rate of ${rate} never settle it`)
);

/** What a debt or saving comes to less what it should, scaled so that it stays finite. */
function imbalance([periods, paid, present, future = 0, type = 0]: Loan) {
  const due = isDue(type);
  return (rate: number): number => {
    const scale = rate > 0 ? grown(rate, periods) : 1;
    const now = rate > 0 ? 1 : grown(rate, periods);
    return present * now + (paid * annuity(rate, periods, due)) / scale + future / scale;
  };
}

/** Arguments: periods, payment, present value, future value, 1 for payments in advance, and a guess. */
export const rateOf: Operation = {
  name: "rate",
  core: (args: Loan) => (args.every(isNumber) && args[0] > 0 ? chosenRate(imbalance(args), args[5]) : NaN),
  failure: (args: Loan) => rateFailure("rate", imbalance(args)),
  excel: "RATE({all})"
};

/** Arguments: rate of finance, rate of reinvestment, flows. */
export const modifiedRate: Operation = {
  name: "mirr",
  core: ([finance, reinvest, ...flows]: readonly [number, number, ...number[]]) => {
    if (![finance, reinvest, ...flows].every(isNumber) || finance <= -1 || reinvest <= -1) return NaN;
    const last = flows.length - 1;
    const worth = flows.reduce((sum, flow, i) => sum + Math.max(flow, 0) * (1 + reinvest) ** (last - i), 0);
    const cost = flows.reduce((sum, flow, i) => sum - Math.min(flow, 0) / (1 + finance) ** i, 0);
    return worth > 0 && cost > 0 && last > 0 ? (worth / cost) ** (1 / last) - 1 : NaN;
  },
  failure: () => failure("division_by_zero", "division by zero: mirr; expected flows of both signs and rates above -1"),
  excel: "MIRR({a},{1},{2})"
};
