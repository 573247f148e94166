import {ANYTHING, LOGICAL, PURE, type About, type Typed} from "./define.js";

/** A name that every sheet knows. */
interface BuiltIn extends About {
  readonly type: Typed;
}

const DAY = {powers: {day: 1}, tens: 0};

/** Names every sheet knows. */
export const BUILT_IN_NAMES: Readonly<Record<string, BuiltIn>> = {
  missing: {
    type: ANYTHING,
    words: {en: "no value", zh: "无值"},
    help: {en: "No value: an error where it is needed.", zh: "无值；一旦用到即为错误。"},
    example: {formula: "coalesce(prev(revenue, missing), 0)", result: [0, 100, 120, 150, 160]}
  },
  period_index: {
    type: {...PURE, isSeries: true, kind: "ratio"},
    words: {en: "the number of the period", zh: "期序号"},
    help: {en: "Number of the period, from 1.", zh: "期序号，自1起。"},
    example: {formula: "period_index * 1", result: [1, 2, 3, 4, 5]}
  },
  period_days: {
    type: {...PURE, unit: DAY, isSeries: true, kind: "flow"},
    words: {en: "the days of the period", zh: "当期天数"},
    help: {en: "Days of the period.", zh: "当期天数。"},
    example: {formula: "period_days * 1", result: [365, 365, 365, 366, 365]}
  },
  period_end: {
    type: {...PURE, unit: DAY, isSeries: true, kind: "stock"},
    words: {en: "the last day of the period", zh: "期末日"},
    help: {en: "The last day of the period, as spreadsheets count days.", zh: "期末日，以电子表格日序号表示。"},
    example: {formula: "period_end - prev(period_end, missing)", result: [null, 365, 365, 366, 365]}
  },
  is_estimate: {
    type: {...LOGICAL, isSeries: true},
    words: {en: "the period is an estimate", zh: "当期为预测"},
    help: {en: "Whether the period comes after the last reported one.", zh: "当期是否晚于最后一个已报告期。"},
    example: {formula: "if(is_estimate, 1, 0)", result: [0, 0, 1, 1, 1]}
  }
};
