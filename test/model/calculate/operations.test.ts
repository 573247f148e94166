import {describe, expect, it} from "vitest";
import * as annuity from "../../../src/model/calculate/annuity.js";
import * as arithmetic from "../../../src/model/calculate/arithmetic.js";
import * as dates from "../../../src/model/calculate/dates.js";
import * as finance from "../../../src/model/calculate/finance.js";
import {INTERPOLATE} from "../../../src/model/calculate/interpolate.js";
import {isNumber} from "../../../src/model/calculate/failure.js";
import * as logic from "../../../src/model/calculate/logic.js";
import * as rounding from "../../../src/model/calculate/rounding.js";
import * as select from "../../../src/model/calculate/select.js";
import * as statistics from "../../../src/model/calculate/statistics.js";
import {failureOf, laneByLane, type Operand, type Operation} from "../../../src/model/calculate/operation.js";
import {seeded} from "../../fixtures/random.js";

const isOperation = (x: unknown): x is Operation => typeof x === "object" && x !== null && "core" in x;

const OPERATIONS = [
  ...Object.values(arithmetic),
  ...Object.values(finance),
  ...Object.values(annuity),
  ...Object.values(dates).flatMap((each) => ("core" in each ? [each] : Object.values(each))),
  ...Object.values(rounding),
  ...Object.values(statistics),
  ...Object.values(select),
  ...Object.values(logic.COMPARE),
  ...Object.values(INTERPOLATE),
  logic.and,
  logic.or,
  logic.not,
  logic.ties
].filter(isOperation);

const ARGUMENTS: Readonly<Record<string, number[]>> = {
  xnpv: [0.1, -5, 6, 40000, 40365],
  xirr: [-5, 6, 40000, 40365],
  irr: [-5, 6],
  npv: [0.1, 5, 6],
  cagr: [2, 3, 4],
  "lookup linear": [1.5, 1, 2, 10, 20],
  "lookup step": [1.5, 1, 2, 10, 20],
  "npv by rates": [0.1, 0.2, 5, 6],
  "irr near": [0.1, -5, 6],
  round: [2.5, 1],
  roundup: [2.5, 1],
  rounddown: [2.5, 1],
  mirr: [0.1, 0.1, -5, 6],
  pv: [0.1, 5, 2, 3, 1],
  fv: [0.1, 5, 2, 3, 1],
  pmt: [0.1, 5, 2, 3, 1],
  ipmt: [0.1, 2, 5, 2, 3, 1],
  ppmt: [0.1, 2, 5, 2, 3, 0],
  nper: [0.1, -2, 3, 0, 0],
  rate: [5, -2, 6, 0, 0, 0.1],
  year: [46000],
  month: [46000],
  day: [46000],
  date: [2026, 2, 3],
  edate: [46000, 3],
  eomonth: [46000, 3],
  yearfrac: [46000, 46999, 1],
  norm_s_dist: [0.5],
  int: [2.5],
  sign: [2.5],
  percentile: [0.5, 1, 4],
  quartile: [1, 1, 4],
  rank: [4, 0, 1, 4],
  slope: [1, 2, 3, 5],
  intercept: [1, 2, 3, 5],
  correl: [1, 2, 3, 5],
  forecast: [1, 1, 2, 3, 5],
  negate: [2],
  abs: [2],
  exp: [2],
  ln: [2],
  sqrt: [2],
  not: [0]
};

const argumentsOf = ({name}: Operation) => ARGUMENTS[name] ?? [2, 3];

describe.each(OPERATIONS.filter(({taken, fallsBack}) => !taken && !fallsBack).map((o) => [o.name, o] as const))(
  "%s",
  (_, operation) => {
    it("gives a number for numbers, and none for an operand that is none", () => {
      const args = argumentsOf(operation);
      expect(isNumber(operation.core(args))).toBe(true);
      for (const bad of [NaN, Infinity, -Infinity])
        args.forEach((__, i) => {
          // Values of a table that are not read do not matter; they are stated numbers, never worked out.
          if (operation.name.startsWith("lookup") && i > 0) return;
          expect(isNumber(operation.core(args.with(i, bad))), `${bad} at ${i}`).toBe(false);
        });
    });
  }
);

describe.each(OPERATIONS.flatMap((o) => (o.kernel ? [[o.name, o, o.kernel] as const] : [])))(
  "%s",
  (_, {name, core}, kernel) => {
    it("works on lanes as on one case, bit for bit", () => {
      const random = seeded(8);
      const one = (x: number) => {
        const draw = random();
        return draw < 0.2 ? 0 : draw < 0.25 ? NaN : draw < 0.3 ? Infinity : draw < 0.4 ? x : x * (random() - 0.5);
      };
      for (let round = 0; round < 150; ++round) {
        const operands: Operand[] = [...(ARGUMENTS[name] ?? [2, 3, 1])].map((x) =>
          random() < 0.4 ? one(x) : Float64Array.from({length: 5}, () => one(x))
        );
        if (["add", "subtract", "multiply", "divide"].includes(name)) operands.length = 2;
        if (operands.every((o) => typeof o === "number")) continue;
        const [found, expected] = [new Float64Array(5).fill(7), new Float64Array(5).fill(7)];
        kernel(found, operands, 4);
        laneByLane(core)(expected, operands, 4);
        expect(numbers(found)).toEqual(numbers(expected));
      }
    });
  }
);

/** Lanes without a number are alike, whatever stands in them. */
const numbers = (lanes: Float64Array) => Array.from(lanes, (x) => (isNumber(x) ? x : null));

describe("the core of", () => {
  it.each<[string, Operation, readonly number[], number]>([
    ["0^0", arithmetic.power, [0, 0], NaN],
    ["0^-1", arithmetic.power, [0, -1], NaN],
    ["0^2", arithmetic.power, [0, 2], 0],
    ["(-8)^(1/3)", arithmetic.power, [-8, 1 / 3], NaN],
    ["(-2)^3", arithmetic.power, [-2, 3], -8],
    ["1^1", arithmetic.power, [1, 1], 1],
    ["avg", arithmetic.average, [1, 2, 6], 3],
    ["min", arithmetic.minimum, [3, 1, 2], 1],
    ["max", arithmetic.maximum, [2, 3, 1], 3],
    ["if, true", arithmetic.either, [-1, 5, 6], 5],
    ["if, false", arithmetic.either, [0, 5, 6], 6],
    ["if, unknown", arithmetic.either, [NaN, 5, 6], NaN],
    ["mod", rounding.remainder, [7, -3], -2],
    ["mod of a part", rounding.remainder, [7.5, 2], 1.5],
    ["int", rounding.integer, [-1.5], -2],
    ["sign", rounding.sign, [-3], -1],
    ["choose the first", select.chooseOne, [1, 10, 20], 10],
    ["choose the last, by a part", select.chooseOne, [2.9, 10, 20], 20],
    ["choose before the first", select.chooseOne, [0.9, 10, 20], NaN],
    ["choose after the last", select.chooseOne, [3, 10, 20], NaN],
    ["choose by no number", select.chooseOne, [NaN, 10, 20], NaN],
    ["iferror", select.firstNumber, [NaN, Infinity, 3, 4], 3],
    ["iferror of none", select.firstNumber, [NaN, Infinity], NaN],
    ["median of an even count", statistics.median, [4, 1, 3, 2], 2.5],
    ["percentile at its least", statistics.percentile, [0, 4, 1, 3], 1],
    ["percentile at its greatest", statistics.percentile, [1, 4, 1, 3], 4],
    ["percentile between", statistics.percentile, [0.75, 4, 1, 3, 2], 3.25],
    ["percentile beyond", statistics.percentile, [1.01, 4, 1], NaN],
    ["percentile below", statistics.percentile, [-0.01, 4, 1], NaN],
    ["quartile by a part", statistics.quartile, [1.9, 1, 2, 3, 4, 5], 2],
    ["rank from the greatest", statistics.rank, [2, 0, 1, 2, 2, 3], 2],
    ["rank from the least", statistics.rank, [2, 1, 1, 2, 2, 3], 2],
    ["rank of another", statistics.rank, [4, 1, 1, 2], NaN],
    ["stdev of two", statistics.standardDeviation, [1, 3], Math.SQRT2],
    ["stdev of one", statistics.standardDeviation, [1], NaN],
    ["stdev of alike ones", statistics.standardDeviation, [0.1, 0.1, 0.1], 0],
    ["slope", statistics.slope, [1, 3, 8, 1, 2, 3], 3.5],
    ["slope over alike ones", statistics.slope, [1, 3, 2, 2], NaN],
    ["intercept", statistics.intercept, [1, 3, 8, 1, 2, 3], -3],
    ["correl of opposites", statistics.correlation, [1, 2, 3, 6, 4, 2], -1],
    ["correl with alike ones", statistics.correlation, [1, 2, 3, 3], NaN],
    ["forecast", statistics.forecast, [5, 1, 3, 8, 1, 2, 3], 14.5],
    ["product", statistics.productOf, [2, 3, 4], 24],
    ["geomean", statistics.geometricMean, [2, 8], 4],
    ["geomean with 0", statistics.geometricMean, [2, 0], NaN],
    ["linear below its points", INTERPOLATE.linear, [0.9, 1, 2, 4, 10, 20, 60], NaN],
    ["linear at its first point", INTERPOLATE.linear, [1, 1, 2, 4, 10, 20, 60], 10],
    ["linear between", INTERPOLATE.linear, [3, 1, 2, 4, 10, 20, 60], 40],
    ["linear at a point", INTERPOLATE.linear, [2, 1, 2, 4, 10, 20, 60], 20],
    ["linear at its last point", INTERPOLATE.linear, [4, 1, 2, 4, 10, 20, 60], 60],
    ["linear above its points", INTERPOLATE.linear, [4.1, 1, 2, 4, 10, 20, 60], NaN],
    ["step at its first point", INTERPOLATE.step, [1, 1, 2, 4, 10, 20, 60], 10],
    ["step between", INTERPOLATE.step, [3.9, 1, 2, 4, 10, 20, 60], 20],
    ["step at a point", INTERPOLATE.step, [2, 1, 2, 4, 10, 20, 60], 20],
    ["step at its last point", INTERPOLATE.step, [4, 1, 2, 4, 10, 20, 60], 60],
    ["not", logic.not, [0], 1],
    ["not, of a number", logic.not, [3], 0],
    ["and", logic.and, [1, 0, 1], 0],
    ["or", logic.or, [1, 0, 1], 1],
    ["or, unknown", logic.or, [1, NaN], NaN],
    ["ties to nine digits", logic.ties, [1e9, 1e9 + 1], 1],
    ["ties no nearer", logic.ties, [1e9, 1e9 + 1.5], 0],
    ["ties of amounts below nothing", logic.ties, [-1e9, -1e9 - 1], 1],
    ["ties within a tolerance", logic.ties, [1, 3, 2], 1],
    ["ties beyond a tolerance", logic.ties, [1, 3.5, 2], 0]
  ])("%s", (_, {core}, args, expected) => {
    const found = core(args);
    expect(found).toBeTypeOf("number");
    if (Number.isNaN(expected)) expect(isNumber(found)).toBe(false);
    else expect(found).toBeCloseTo(expected, 12);
  });

  it.each([
    ["=", [0, 1, 0]],
    ["<>", [1, 0, 1]],
    ["<", [1, 0, 0]],
    ["<=", [1, 1, 0]],
    [">", [0, 0, 1]],
    [">=", [0, 1, 1]]
  ] as const)("1 %s 2, 2 and 2, 3 and 2", (sign, expected) => {
    expect([1, 2, 3].map((x) => logic.COMPARE[sign].core([x, 2]))).toEqual(expected);
  });
});

describe("what is told of", () => {
  it.each<[Operation, readonly number[], string, string]>([
    [arithmetic.divide, [5, 0], "division_by_zero", "division by zero: 5 / 0"],
    [arithmetic.divide, [1e300, 1e-300], "overflow", "1e+300 / 1e-300 too large"],
    [arithmetic.power, [0, -1], "division_by_zero", "division by zero: 0^-1"],
    [arithmetic.power, [0, 0], "domain", "no real power: (0)^0"],
    [arithmetic.power, [-8, 0.5], "domain", "no real power: (-8)^0.5"],
    [arithmetic.power, [10, 400], "overflow", "number too large: 10^400"],
    [arithmetic.logarithm, [0], "domain", "no logarithm of 0; expected a number above 0"],
    [arithmetic.squareRoot, [-1], "domain", "no real square root of -1; expected 0 or more"],
    [rounding.remainder, [5, 0], "division_by_zero", "division by zero: mod(5, 0)"],
    [rounding.remainder, [1e300, 1e-300], "overflow", "mod(1e+300, 1e-300) too large"],
    [select.atPeriod, [4, 10, 20, 30], "out_of_range", "period of at: 4; expected a number from 1 to 3"],
    [statistics.standardDeviation, [4], "division_by_zero", "division by zero: stdev of 1 value; expected values that differ"], // prettier-ignore
    [statistics.slope, [1, 2, 3, 3], "division_by_zero", "division by zero: slope of 2 alike; expected values that differ"], // prettier-ignore
    [statistics.forecast, [9, 1, 2, 3, 3], "division_by_zero", "division by zero: forecast of 2 alike; expected values that differ"], // prettier-ignore
    [statistics.geometricMean, [3, -1, 2], "domain", "geomean of -1; expected numbers above 0"],
    [INTERPOLATE.step, [9, 1, 2, 4, 10, 20, 60], "out_of_range", "lookup of 9; expected 1 to 4"]
  ])("$name: %j", (operation, args, kind, detail) => {
    expect(isNumber(operation.core(args))).toBe(false);
    expect(failureOf(operation, args)).toEqual({kind, detail});
  });

  it("a number too large, where nothing else is to be told", () => {
    const detail = "number too large: exp of 1000";
    expect(failureOf(arithmetic.exponential, [1000])).toEqual({kind: "overflow", detail});
  });
});

describe("round(x, digits)", () => {
  it.each([
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [1.005, 2, 1.01],
    [0.1 + 0.2, 1, 0.3],
    [1234.5, -2, 1200],
    [1e21, 2, 1e21],
    [-1e-9, 3, -0]
  ])("of %d to %d digits is %d", (x, digits, expected) => {
    expect(rounding.round.core([x, digits])).toBe(expected);
  });

  it("counts the 15 digits that a spreadsheet shows, up and down", () => {
    // 0.1 + 0.7 is 0.7999999999999999 to sixteen digits.
    expect(rounding.roundDown.core([0.1 + 0.7, 1])).toBe(0.8);
    expect(rounding.roundUp.core([0.1 + 0.2, 1])).toBe(0.3);
    expect(rounding.roundUp.core([-1.21, 1])).toBe(-1.3);
    expect(rounding.roundDown.core([-1.29, 1])).toBe(-1.2);
  });
});
