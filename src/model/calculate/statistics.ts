import {failure, isNumber, type Failure} from "./failure.js";
import type {Operation} from "./operation.js";

type Numbers = readonly number[];
/** What is asked of values, before them. */
type Asked = readonly [number, ...values: number[]];

const total = (values: Numbers) => values.reduce((sum, x) => sum + x, 0);

const mean = (values: Numbers) => total(values) / values.length;

const sorted = (values: Numbers) => [...values].sort((a, b) => a - b);

const sound = (values: Numbers) => values.every(isNumber);

/** The value at a part of the way from the least to the greatest, between neighbours by a straight line. */
function quantile(part: number, values: Numbers): number {
  if (!sound(values) || !(part >= 0 && part <= 1)) return NaN;
  const ordered = sorted(values);
  const position = part * (ordered.length - 1);
  const [low, high] = [ordered[Math.floor(position)] as number, ordered[Math.ceil(position)] as number];
  return low + (position - Math.floor(position)) * (high - low);
}

export const median: Operation = {name: "median", core: (values) => quantile(0.5, values), excel: "MEDIAN"};

/** Arguments: the part from 0 to 1, then the values. */
export const percentile: Operation = {
  name: "percentile",
  core: ([part, ...values]: Asked) => quantile(part, values),
  failure: ([part]: Asked) => failure("domain", `percentile ${part}; expected a part from 0 to 1`),
  excel: "PERCENTILE({a},{1})"
};

/** Arguments: the quarter from 0 to 4, then the values. */
export const quartile: Operation = {
  name: "quartile",
  core: ([quarter, ...values]: Asked) => quantile(Math.trunc(quarter) / 4, values),
  failure: ([quarter]: Asked) => failure("domain", `quartile ${quarter}; expected 0, 1, 2, 3 or 4`),
  excel: "QUARTILE({a},{1})"
};

/** What values are off their average: exactly 0 where all are alike. */
function deviations(values: Numbers): number[] {
  const shifted = values.map((x) => x - (values[0] as number));
  const middle = mean(shifted);
  return shifted.map((x) => x - middle);
}

/** Sum of products of what two lists are off their averages. */
function comoment(a: Numbers, b: Numbers): number {
  const others = deviations(b);
  return total(deviations(a).map((x, i) => x * (others[i] as number)));
}

/** Of a sample: divided by one less than the count. */
export const standardDeviation: Operation = {
  name: "stdev",
  core: (values) => (values.length < 2 ? NaN : Math.sqrt(comoment(values, values) / (values.length - 1))),
  failure: (values) => spreadless("stdev", `${values.length} value`),
  excel: "STDEV"
};

function spreadless(name: string, what: string): Failure {
  return failure("division_by_zero", `division by zero: ${name} of ${what}; expected values that differ`);
}

/** Arguments: the value, 0 from the greatest or 1 from the least, then the values it is among. */
export const rank: Operation = {
  name: "rank",
  core: ([x, order, ...values]: readonly [number, number, ...number[]]) => {
    if (!sound(values) || !isNumber(order) || !values.includes(x)) return NaN;
    return 1 + values.filter((other) => (order === 0 ? other > x : other < x)).length;
  },
  failure: ([x]: Asked) => failure("out_of_range", `rank of ${x}; expected one of the values`),
  excel: "RANK({1},{a},{2})"
};

function halves(args: Numbers): readonly [ys: Numbers, xs: Numbers] {
  return [args.slice(0, args.length / 2), args.slice(args.length / 2)];
}

function slopeOf([ys, xs]: readonly [Numbers, Numbers]): number {
  const spread = comoment(xs, xs);
  return spread > 0 && isNumber(spread) ? comoment(ys, xs) / spread : NaN;
}

/** Arguments: what is explained, then as many of what explains it. */
function regression(name: string, core: (lists: readonly [ys: Numbers, xs: Numbers]) => number): Operation {
  return {
    name,
    core: (args) => core(halves(args)),
    failure: (args) => spreadless(name, `${args.length / 2} alike`),
    excel: `${name.toUpperCase()}({a},{b})`
  };
}

export const slope = regression("slope", slopeOf);

export const intercept = regression("intercept", (lists) => mean(lists[0]) - slopeOf(lists) * mean(lists[1]));

export const correlation = regression("correl", ([ys, xs]) => {
  const spread = Math.sqrt(comoment(ys, ys)) * Math.sqrt(comoment(xs, xs));
  return spread > 0 && isNumber(spread) ? comoment(ys, xs) / spread : NaN;
});

/** Arguments: where, then those of `slope`. */
export const forecast: Operation = {
  name: "forecast",
  core: ([x, ...args]: Asked) => {
    const lists = halves(args);
    return mean(lists[0]) + slopeOf(lists) * (x - mean(lists[1]));
  },
  failure: (args) => spreadless("forecast", `${(args.length - 1) / 2} alike`),
  excel: "FORECAST({1},{a},{b})"
};

export const productOf: Operation = {
  name: "product",
  core: (values) => (sound(values) ? values.reduce((so, x) => so * x, 1) : NaN),
  excel: "PRODUCT"
};

export const geometricMean: Operation = {
  name: "geomean",
  core: (values) => (values.every((x) => x > 0 && isNumber(x)) ? Math.exp(mean(values.map(Math.log))) : NaN),
  failure: (values) => failure("domain", `geomean of ${Math.min(...values)}; expected numbers above 0`),
  excel: "GEOMEAN"
};
