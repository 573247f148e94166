import {describe, expect, it} from "vitest";
import * as annuity from "../../../src/model/calculate/annuity.js";
import type {Operation} from "../../../src/model/calculate/operation.js";

const {presentValueOfPayments, futureWorth, levelPayment, interestPart, principalPart, termOf, rateOf, modifiedRate} =
  annuity;

// A loan of 3 over two periods at 100%, by hand: payments of 4 at the end of each (3 grows to 6, 2 is left, grows to
// 4), or of 2 at the beginning (1 is left, grows to 2); with 3 to settle besides, of 5 (1 is left; -3 after the second).
describe("the functions of loans", () => {
  it.each<[string, Operation, readonly number[], number]>([
    ["pv in arrears", presentValueOfPayments, [1, 2, -4], 3],
    ["pv in advance", presentValueOfPayments, [1, 2, -2, 0, 1], 3],
    ["pv with a last amount", presentValueOfPayments, [1, 2, -5, 3], 3],
    ["pv without interest", presentValueOfPayments, [0, 2, -5, 3], 7],
    ["pv with interest below nothing", presentValueOfPayments, [-0.5, 1, -4], 8],
    ["fv in arrears", futureWorth, [1, 2, -4], 12],
    ["fv in advance", futureWorth, [1, 2, -2, 3, 1], 0],
    ["fv of a loan and its payments", futureWorth, [1, 2, -5, 3], 3],
    ["pmt in arrears", levelPayment, [1, 2, 3], -4],
    ["pmt in advance", levelPayment, [1, 2, 3, 0, 1], -2],
    ["pmt with a last amount", levelPayment, [1, 2, 3, 3], -5],
    ["ipmt at first", interestPart, [1, 1, 2, 3], -3],
    ["ipmt at last", interestPart, [1, 2, 2, 3], -2],
    ["ipmt at first, in advance", interestPart, [1, 1, 2, 3, 0, 1], 0],
    ["ipmt at last, in advance", interestPart, [1, 2, 2, 3, 0, 1], -1],
    ["ipmt with a last amount", interestPart, [1, 2, 2, 3, 3], -1],
    ["ppmt at first", principalPart, [1, 1, 2, 3], -1],
    ["ppmt at last", principalPart, [1, 2, 2, 3], -2],
    ["ppmt at last, in advance", principalPart, [1, 2, 2, 3, 0, 1], -1],
    ["ppmt with a last amount", principalPart, [1, 2, 2, 3, 3], -4],
    ["nper in arrears", termOf, [1, -4, 3], 2],
    ["nper in advance", termOf, [1, -2, 3, 0, 1], 2],
    ["nper with a last amount", termOf, [1, -5, 3, 3], 2],
    ["nper without interest", termOf, [0, -2, 7, 3], 5],
    ["rate in arrears", rateOf, [2, -4, 3], 1],
    ["rate in advance", rateOf, [2, -2, 3, 0, 1], 1],
    ["rate with a last amount", rateOf, [2, -5, 3, 3], 1],
    ["rate over one period", rateOf, [1, -6, 3], 1],
    // 4 x² = x + 1, where x is one and the rate.
    ["rate below nothing", rateOf, [2, -1, 4], (1 + Math.sqrt(17)) / 8 - 1],
    ["mirr, reinvested", modifiedRate, [0.5, 1, -1, 1, 2], 1],
    ["mirr, financed", modifiedRate, [1, 0.5, -1, -2, 8], 1],
    ["mirr over one period", modifiedRate, [0.1, 0.2, -1, 3], 2]
  ])("%s", (_, {core}, args, expected) => {
    expect(core(args)).toBeCloseTo(expected, 12);
  });

  it.each<[string, Operation, readonly number[], string, string]>([
    ["a total loss", presentValueOfPayments, [-1, 2, 3], "domain", "pv at a rate of -1; expected a rate above -1"],
    ["a worth too large", futureWorth, [9, 999, 1], "overflow", "number too large: fv of 9, 999, 1"],
    ["payments in no periods", levelPayment, [1, 0, 3], "division_by_zero", "division by zero: pmt over 0 periods"],
    ["a payment before the first", interestPart, [1, 0, 2, 3], "domain", "ipmt of payment 0; expected one from 1 to 2"],
    ["a payment after the last", principalPart, [1, 3, 2, 3], "domain", "ppmt of payment 3; expected one from 1 to 2"],
    ["no payments", termOf, [0, 0, 3], "domain", "no term: payments of 0 at a rate of 0 never settle it"],
    [
      "no periods",
      rateOf,
      [0, -4, 3],
      "no_root",
      "rate has no root between -0.999 and 999; expected flows of both signs"
    ],
    ...(
      [
        [0.1, 0.1, 5, 6],
        [0.1, 0.1, -5, -6],
        [0.1, 0.1, -5],
        [-1, 0.1, -5, 6],
        [0.1, -1, -5, 6]
      ] as const
    ).map(
      (args) =>
        [
          `no return of ${args.join(", ")}`,
          modifiedRate,
          args,
          "division_by_zero",
          "division by zero: mirr; expected flows of both signs and rates above -1"
        ] as [string, Operation, readonly number[], string, string]
    )
  ])("tell %s", (_, operation, args, kind, detail) => {
    expect(Number.isFinite(operation.core(args))).toBe(false);
    expect(operation.failure?.(args)).toEqual({kind, detail});
  });
});
