import * as dates from "../calculate/dates.js";
import {cellwise, pure} from "./cellwise.js";
import {PURE, type About, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";
import {expectDay, expectOneOf, expectPure} from "./rules.js";

const DAY = {powers: {day: 1}, tens: 0};

const isSeries = ({args}: TypedCall) => args.some((a) => a.isSeries);

/** A number that a date has. */
function partOf(name: keyof typeof dates.DATE_PARTS, about: About): FunctionDefinition {
  return cellwise(`${name}(date)`, dates.DATE_PARTS[name], fromDate, about);
}

function fromDate(call: TypedCall): Typed {
  expectDay(call, 0);
  return {...PURE, isSeries: isSeries(call), kind: "ratio"};
}

/** A date some months from another. */
function moved(call: TypedCall): Typed {
  expectDay(call, 0);
  expectPure(call, 1);
  return {unit: DAY, isSeries: isSeries(call), isLogical: false, kind: isSeries(call) ? "stock" : null};
}

export const DATES: readonly FunctionDefinition[] = [
  cellwise("date(year, month, day)", dates.date, (call) => ({...pure(call), unit: DAY, kind: null}), {
    words: {en: "the day {1}-{2}-{3}", zh: "{1}年{2}月{3}日"},
    help: {
      en: "A day as spreadsheets count them, such as period_end; months and days may run past their ends.",
      zh: "以电子表格日序号表示的日期，与期末日相同；月、日可超出范围并顺延。"
    },
    example: {formula: "date(2026, 9, 11)", result: 46276}
  }),
  partOf("year", {
    words: {en: "the year of {1}", zh: "{1}的年份"},
    help: {en: "The calendar year of a day.", zh: "日期所在的公历年。"},
    example: {formula: "year(period_end)", result: [2025, 2026, 2027, 2028, 2029]}
  }),
  partOf("month", {
    words: {en: "the month of {1}", zh: "{1}的月份"},
    help: {en: "The month of a day, 1 to 12.", zh: "日期的月份，1至12。"},
    example: {formula: "month(date(2026, 9, 11))", result: 9}
  }),
  partOf("day", {
    words: {en: "the day of the month of {1}", zh: "{1}的日"},
    help: {en: "The day of the month, 1 to 31.", zh: "日期是当月第几日，1至31。"},
    example: {formula: "day(date(2026, 9, 11))", result: 11}
  }),
  cellwise("edate(date, months)", dates.monthsOn, moved, {
    words: {en: "{2} months after {1}", zh: "{1}之后{2}个月"},
    help: {
      en: "The same day some months later or, below 0, earlier; the last of the month where it is shorter.",
      zh: "若干月之后（负数为之前）的同一日；当月较短时取月末。"
    },
    example: {formula: "edate(date(2026, 1, 31), 1)", result: 46081}
  }),
  cellwise("eomonth(date, months)", dates.endOfMonth, moved, {
    words: {en: "the end of the month {2} months after {1}", zh: "{1}之后{2}个月的月末"},
    help: {en: "The last day of the month some months away.", zh: "若干月之后当月的最后一日。"},
    example: {formula: "eomonth(date(2026, 9, 11), 0)", result: 46295}
  }),
  cellwise(
    "yearfrac(start, end, basis)",
    dates.yearFraction,
    (call) => {
      expectDay(call, 1);
      expectOneOf(call, 2, 0, 4);
      return fromDate(call);
    },
    {
      words: {en: "the years from {1} to {2}", zh: "{1}至{2}的年数"},
      help: {
        en: "Years between two days. Basis 0: months of 30 days; 1: actual days; 2: of 360; 3: of 365; 4: European 30.",
        zh: "两个日期之间的年数。基准0为30/360，1为实际天数，2为实际/360，3为实际/365，4为欧洲30/360。"
      },
      example: {
        formula: "yearfrac(date(2026, 9, 11), period_end, 1)",
        result: [0.6958904109589041, 0.3041095890410959, 1.3041095890410959, 2.3047445255474455, 3.3045859000684463]
      }
    },
    1
  )
];
