import {apply, constant, type CellNode} from "../calculate/cell-node.js";
import * as finance from "../calculate/finance.js";
import {periodsPerYear} from "../calendar/calendar.js";
import type {Node} from "../formula/node.js";
import {formatUnit} from "../unit/format.js";
import {isPure, sameUnit} from "../unit/unit.js";
import {PURE, type Expansion, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";
import {expectFlow, expectPure, expectSeries, expectSingle, oneUnit} from "./rules.js";
import {spell, windowPeriods} from "./windows.js";

const DAY = {powers: {day: 1}, tens: 0};

function expectFlows(call: TypedCall, index: number): void {
  expectSeries(call, index);
  expectFlow(call, index);
}

function expectDates(call: TypedCall, flows: number): void {
  expectSeries(call, flows + 1);
  const unit = call.args[flows + 1]?.unit;
  if (unit && !sameUnit(unit, DAY))
    call.report("unit", `dates of ${call.name} are in ${formatUnit(unit)}; expected days, such as period_end`);
  const counts = [flows, flows + 1].map((i) => call.nodes[i] && windowPeriods(call.nodes[i], call.scope.calendar));
  if (counts[0]?.periods.join() !== counts[1]?.periods.join())
    call.report("period", `flows and dates of ${call.name} have different periods; expected the same window of both`);
}

/** The value of flows at a rate: one value in the flows' unit. */
function valueOf(call: TypedCall): Typed {
  expectSingle(call, 0);
  expectPure(call, 0);
  expectFlows(call, 1);
  return {unit: oneUnit(call, call.args.slice(1, 2)), isSeries: false, isLogical: false, kind: null};
}

function spellAll(nodes: readonly Node[], expansion: Expansion): CellNode[] {
  return nodes.flatMap((node) => spell(node, expansion));
}

export const FINANCE: readonly FunctionDefinition[] = [
  {
    name: "npv",
    signature: "npv(rate, flows)",
    arity: [2, 2],
    reduces: () => true,
    type: valueOf,
    expand: ([rate, flows], x) =>
      apply(finance.netPresentValue, x.at(rate as Node, x.period), ...spell(flows as Node, x)),
    words: {en: "the present value of {2} at {1} a period", zh: "{2}按每期{1}折现的现值"}
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
    words: {en: "the present value of {2} on {3} at {1} a year", zh: "{2}按日期{3}以年率{1}折现的现值"}
  },
  {
    name: "irr",
    signature: "irr(flows)",
    arity: [1, 1],
    reduces: () => true,
    type: (call) => {
      expectFlows(call, 0);
      return PURE;
    },
    expand: (nodes, x) => apply(finance.internalRate, ...spellAll(nodes, x)),
    words: {en: "the rate at which {1} is worth nothing", zh: "使{1}净现值为零的收益率"}
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
    words: {en: "the yearly rate at which {1} on {2} is worth nothing", zh: "使{1}按日期{2}净现值为零的年收益率"}
  },
  {
    name: "cagr",
    signature: "cagr(series) or cagr(first, last, years)",
    arity: [1, 3],
    reduces: (nodes) => nodes.length === 1,
    type: typeOfGrowth,
    expand: expandGrowth,
    words: {en: "the compound yearly growth of {all}", zh: "{all}的年复合增长率"}
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
