import {apply, constant, type CellNode} from "../calculate/cell-node.js";
import * as finance from "../calculate/finance.js";
import {periodsPerYear} from "../calendar/calendar.js";
import {LIMITS} from "../formula/limits.js";
import type {Node} from "../formula/node.js";
import {formatUnit} from "../unit/format.js";
import {isPure, sameUnit} from "../unit/unit.js";
import {PURE, type Expansion, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";
import {expectDay, expectFlow, expectPure, expectSameWindow, expectSeries, expectSingle, oneUnit} from "./rules.js";
import {spell, windowPeriods} from "./window-periods.js";

function expectFlows(call: TypedCall, index: number): void {
  expectSeries(call, index);
  expectFlow(call, index);
}

function expectDates(call: TypedCall, flows: number): void {
  expectSeries(call, flows + 1);
  expectDay(call, flows + 1);
  expectSameWindow(call, flows, flows + 1, "flows and dates");
}

/** The value of flows at a rate: one value in the flows' unit. */
function valueOf(call: TypedCall): Typed {
  expectSingle(call, 0);
  expectPure(call, 0);
  expectFlows(call, 1);
  return {unit: oneUnit(call, call.args.slice(1, 2)), isSeries: false, isLogical: false, kind: null};
}

/** One rate for flows and single amounts one after another, or one series of flows at a rate for each period. */
function typeOfPresentValue(call: TypedCall): Typed {
  const [rate, ...flows] = call.args;
  if (rate?.isSeries) expectSameWindow(call, 0, 1, "rates and flows");
  if (rate?.isSeries && flows.length > 1)
    call.report("arity", `npv at rates by period with ${flows.length} amounts; expected npv(rates, flows)`);
  if (flows.length === 1) expectSeries(call, 1);
  expectPure(call, 0);
  flows.forEach((_, i) => expectFlow(call, i + 1));
  return {unit: oneUnit(call, flows), isSeries: false, isLogical: false, kind: null};
}

function expandPresentValue([rate, ...amounts]: readonly Node[], x: Expansion): CellNode {
  const flows = amounts.flatMap((node) => (x.isSeries(node) ? spell(node, x) : [x.at(node, x.period)]));
  if (x.isSeries(rate as Node)) return apply(finance.presentValueByRates, ...spell(rate as Node, x), ...flows);
  return apply(finance.netPresentValue, x.at(rate as Node, x.period), ...flows);
}

function spellAll(nodes: readonly Node[], expansion: Expansion): CellNode[] {
  return nodes.flatMap((node) => spell(node, expansion));
}

export const FINANCE: readonly FunctionDefinition[] = [
  {
    name: "npv",
    signature: "npv(rate, flows), npv(rate, a, b, …) or npv(rates, flows)",
    arity: [2, LIMITS.args],
    reduces: () => true,
    type: typeOfPresentValue,
    expand: expandPresentValue,
    words: {en: "the present value of {2} at {1} a period", zh: "{2}按每期{1}折现的现值"},
    help: {
      en: "Present value of flows at the ends of periods, the first discounted by one; a series of rates compounds.",
      zh: "各期末现金流的现值，首期即折现一期；利率可为逐期序列。"
    },
    example: {formula: "npv(discount, flows)", result: 35.34284170852708}
  },
  {
    name: "xnpv",
    signature: "xnpv(rate, flows, dates)",
    arity: [3, 3],
    reduces: () => true,
    type: (call) => {
      expectDates(call, 1);
      return valueOf(call);
    },
    expand: ([rate, ...rest], x) =>
      apply(finance.datedPresentValue, x.at(rate as Node, x.period), ...spellAll(rest, x)),
    words: {en: "the present value of {2} on {3} at {1} a year", zh: "{2}按日期{3}以年率{1}折现的现值"},
    help: {
      en: "Present value at the first date by years of 365 days; days are whole, none before the first.",
      zh: "按每年365天折现至首个日期的现值；日期取整，且不得早于首个日期。"
    },
    example: {formula: "xnpv(discount, flows, period_end)", result: 38.85661818564271}
  },
  {
    name: "irr",
    signature: "irr(flows) or irr(flows, guess)",
    arity: [1, 2],
    reduces: () => true,
    type: (call) => {
      expectFlows(call, 0);
      expectSingle(call, 1);
      expectPure(call, 1);
      return PURE;
    },
    expand: ([flows, guess], x) =>
      guess
        ? apply(finance.internalRateNear, x.at(guess, x.period), ...spell(flows as Node, x))
        : apply(finance.internalRate, ...spell(flows as Node, x)),
    words: {en: "the rate at which {1} is worth nothing", zh: "使{1}净现值为零的收益率"},
    help: {
      en: "Internal rate of return a period. Where several fit, an error, or the one nearest to the guess.",
      zh: "每期内部收益率；多个解时为错误，或取最接近估计值者。"
    },
    example: {formula: "irr(flows)", result: 0.24888335662407096}
  },
  {
    name: "xirr",
    signature: "xirr(flows, dates)",
    arity: [2, 2],
    reduces: () => true,
    type: (call) => {
      expectFlows(call, 0);
      expectDates(call, 0);
      return PURE;
    },
    expand: (nodes, x) => apply(finance.datedInternalRate, ...spellAll(nodes, x)),
    words: {en: "the yearly rate at which {1} on {2} is worth nothing", zh: "使{1}按日期{2}净现值为零的年收益率"},
    help: {en: "Internal rate of return a year of dated flows.", zh: "按日期计算的年内部收益率。"},
    example: {formula: "xirr(flows, period_end)", result: 0.24873095189633634}
  },
  {
    name: "cagr",
    signature: "cagr(series) or cagr(first, last, years)",
    arity: [1, 3],
    reduces: (nodes) => nodes.length === 1,
    type: typeOfGrowth,
    expand: expandGrowth,
    words: {en: "the compound yearly growth of {all}", zh: "{all}的年复合增长率"},
    help: {
      en: "Compound growth a year from the first to the last amount.",
      zh: "由首期至末期的年复合增长率。"
    },
    example: {formula: "cagr(revenue)", result: 0.18920711500272103}
  }
];

function typeOfGrowth(call: TypedCall): Typed {
  if (call.args.length === 2)
    call.report("arity", "cagr with 2 arguments; expected cagr(series) or cagr(first, last, years)");
  oneUnit(call, call.args.slice(0, 2));
  if (call.args.length === 1) {
    expectSeries(call, 0);
    return PURE;
  }
  const years = call.args[2]?.unit;
  if (years && !isPure(years) && !sameUnit(years, {powers: {year: 1}, tens: 0}))
    call.report("unit", `years of cagr are in ${formatUnit(years)}; expected years`);
  return {...PURE, isSeries: call.args.some((a) => a.isSeries), kind: "ratio"};
}

function expandGrowth(nodes: readonly Node[], x: Expansion): CellNode {
  if (nodes.length > 1) return apply(finance.compoundGrowth, ...nodes.map((node) => x.at(node, x.period)));
  const {node, periods} = windowPeriods(nodes[0] as Node, x.calendar);
  const [first = 0, last = 0] = [periods[0], periods.at(-1)];
  const years = (last - first) / periodsPerYear(x.calendar);
  return apply(finance.compoundGrowth, x.at(node, first), x.at(node, last), constant(years));
}
