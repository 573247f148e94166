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
import {laneByLane, type Operand, type Operation} from "../../../src/model/calculate/operation.js";
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

    it("works on lanes as on one case, bit for bit", () => {
      if (!operation.kernel) return;
      const random = seeded(8);
      for (let round = 0; round < 50; ++round) {
        const operands: Operand[] = argumentsOf(operation).map((x) => {
          const lanes = Float64Array.from({length: 5}, () => (random() < 0.2 ? 0 : x * (random() - 0.5)));
          return random() < 0.4 ? x : lanes;
        });
        if (operands.every((o) => typeof o === "number")) continue;
        const [found, expected] = [new Float64Array(5).fill(7), new Float64Array(5).fill(7)];
        operation.kernel(found, operands, 4);
        laneByLane(operation.core)(expected, operands, 4);
        expect(found).toEqual(expected);
      }
    });
  }
);

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
});
