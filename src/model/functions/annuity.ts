import * as annuity from "../calculate/annuity.js";
import {apply} from "../calculate/cell-node.js";
import type {Node} from "../formula/node.js";
import {cellwise} from "./cellwise.js";
import {PURE, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";
import {expectFlow, expectOneOf, expectPure, expectSeries, expectSingle, oneUnit} from "./rules.js";
import {spell} from "./window-periods.js";

const isSeries = ({args}: TypedCall) => args.some((a) => a.isSeries);

/** Checks the numbers among the arguments, and that the amounts are in one unit; `type` is 0 or 1. */
function checkParts(call: TypedCall, numbers: readonly number[], amounts: readonly number[], type: number) {
  for (const index of numbers) expectPure(call, index);
  expectOneOf(call, type, 0, 1);
  return oneUnit(
    call,
    amounts.flatMap((index) => call.args[index] ?? [])
  );
}

/** An amount of money from pure numbers and amounts. */
function amount(numbers: readonly number[], amounts: readonly number[], type: number, kind: Typed["kind"]) {
  return (call: TypedCall): Typed => ({
    unit: checkParts(call, numbers, amounts, type),
    isSeries: isSeries(call),
    isLogical: false,
    kind: isSeries(call) ? kind : null
  });
}

/** A pure number from pure numbers and amounts. */
function count(numbers: readonly number[], amounts: readonly number[], type: number) {
  return (call: TypedCall): Typed => {
    checkParts(call, numbers, amounts, type);
    return {...PURE, isSeries: isSeries(call), kind: "ratio"};
  };
}

export const ANNUITY: readonly FunctionDefinition[] = [
  cellwise(
    "pv(rate, periods, payment, future, type)",
    annuity.presentValueOfPayments,
    amount([0, 1], [2, 3], 4, null),
    {
      words: {en: "the present value of {2} payments of {3} at {1}", zh: "{2}期、每期{3}、按{1}折现的现值"},
      help: {
        en: "Present value of level payments and a last amount; money paid out is negative. Type 1 pays in advance.",
        zh: "等额收付及期末金额的现值；付出为负。类型为1表示期初收付。"
      },
      example: {formula: "pv(discount, 5, -loan)", result: 3790.786769408449}
    },
    2
  ),
  cellwise(
    "fv(rate, periods, payment, present, type)",
    annuity.futureWorth,
    amount([0, 1], [2, 3], 4, null),
    {
      words: {en: "the future value of {2} payments of {3} at {1}", zh: "{2}期、每期{3}、按{1}计息的终值"},
      help: {
        en: "What level payments and an amount at the start come to; money paid out is negative.",
        zh: "等额收付及期初金额的终值；付出为负。"
      },
      example: {formula: "fv(discount, 5, -loan)", result: 6105.100000000001}
    },
    2
  ),
  cellwise(
    "pmt(rate, periods, present, future, type)",
    annuity.levelPayment,
    amount([0, 1], [2, 3], 4, "flow"),
    {
      words: {en: "the level payment over {2} periods on {3} at {1}", zh: "{3}按{1}分{2}期的等额还款"},
      help: {
        en: "Level payment that settles a loan; negative, as it is paid out.",
        zh: "还清贷款的每期等额还款；因属付出，故为负。"
      },
      example: {formula: "pmt(discount, 5, loan)", result: -263.79748079474535}
    },
    2
  ),
  cellwise(
    "ipmt(rate, payment_number, periods, present, future, type)",
    annuity.interestPart,
    amount([0, 1, 2], [3, 4], 5, "flow"),
    {
      words: {en: "the interest in payment {2} of {3} on {4} at {1}", zh: "{4}按{1}分{3}期、第{2}期还款中的利息"},
      help: {en: "Interest within one level payment.", zh: "某一期等额还款中的利息部分。"},
      example: {
        formula: "ipmt(discount, period_index, 5, loan)",
        result: [-100, -83.62025192052548, -65.60252903310348, -45.78303385693929, -23.9815891631587]
      }
    },
    2
  ),
  cellwise(
    "ppmt(rate, payment_number, periods, present, future, type)",
    annuity.principalPart,
    amount([0, 1, 2], [3, 4], 5, "flow"),
    {
      words: {en: "the principal in payment {2} of {3} on {4} at {1}", zh: "{4}按{1}分{3}期、第{2}期还款中的本金"},
      help: {en: "Principal within one level payment.", zh: "某一期等额还款中的本金部分。"},
      example: {
        formula: "ppmt(discount, period_index, 5, loan)",
        result: [
          -163.79748079474535, -180.17722887421988, -198.19495176164187, -218.01444693780607, -239.81589163158665
        ]
      }
    },
    2
  ),
  cellwise(
    "nper(rate, payment, present, future, type)",
    annuity.termOf,
    count([0], [1, 2, 3], 4),
    {
      words: {en: "the periods in which {2} settles {3} at {1}", zh: "按{1}、每期{2}还清{3}的期数"},
      help: {en: "Number of level payments that settle a loan.", zh: "还清贷款所需的等额还款期数。"},
      example: {formula: "nper(discount, -0.3 * loan, loan)", result: 4.254163709905893}
    },
    2
  ),
  cellwise(
    "rate(periods, payment, present, future, type, guess)",
    annuity.rateOf,
    (call) => {
      expectPure(call, 5);
      return count([0], [1, 2, 3], 4)(call);
    },
    {
      words: {en: "the rate at which {1} payments of {2} settle {3}", zh: "{1}期、每期{2}还清{3}的利率"},
      help: {
        en: "Rate a period of level payments. Where several fit, an error, or the one nearest to the guess.",
        zh: "等额还款的每期利率；多个解时为错误，或取最接近估计值者。"
      },
      example: {formula: "rate(5, -0.3 * loan, loan)", result: 0.15238237116630657}
    },
    3
  ),
  {
    name: "mirr",
    signature: "mirr(flows, finance_rate, reinvest_rate)",
    arity: [3, 3],
    reduces: () => true,
    type: (call) => {
      expectSeries(call, 0);
      expectFlow(call, 0);
      for (const index of [1, 2]) {
        expectSingle(call, index);
        expectPure(call, index);
      }
      return PURE;
    },
    expand: ([flows, finance, reinvest], x) =>
      apply(
        annuity.modifiedRate,
        x.at(finance as Node, x.period),
        x.at(reinvest as Node, x.period),
        ...spell(flows as Node, x)
      ),
    words: {
      en: "the return on {1}, financed at {2} and reinvested at {3}",
      zh: "{1}的修正收益率（融资{2}，再投资{3}）"
    },
    help: {
      en: "Internal rate with outlays financed at one rate and receipts reinvested at another: always one answer.",
      zh: "修正内部收益率：支出按融资利率、收入按再投资利率计算，解唯一。"
    },
    example: {formula: "mirr(flows, discount, 0.12)", result: 0.20139202041968263}
  }
];
