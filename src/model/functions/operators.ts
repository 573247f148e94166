import type {Operator} from "../formula/node.js";
import type {About} from "./define.js";

/** What is said of each operator; what it does is in OPERATIONS, how strongly it binds in STRENGTH. */
export const OPERATORS: Readonly<Record<Operator, About>> = {
  "+": {
    words: {en: "{1} plus {2}", zh: "{1}加{2}"},
    help: {en: "Adds amounts of one unit.", zh: "相同单位的数相加。"},
    example: {formula: "revenue + flows", result: [0, 150, 190, 210, 260]}
  },
  "-": {
    words: {en: "{1} minus {2}", zh: "{1}减{2}"},
    help: {
      en: "Subtracts, or turns the sign: -2^2 is 4, as in a spreadsheet.",
      zh: "相减，或取相反数；与电子表格一致，-2^2等于4。"
    },
    example: {formula: "revenue - cost", result: [40, 50, 60, 65, 90]}
  },
  "*": {
    words: {en: "{1} times {2}", zh: "{1}乘以{2}"},
    help: {en: "Multiplies, units included.", zh: "相乘，单位一并相乘。"},
    example: {formula: "revenue * margin", result: [40, 50, 60, 65, 90]}
  },
  "/": {
    words: {en: "{1} divided by {2}", zh: "{1}除以{2}"},
    help: {en: "Divides, units included; by 0 it is an error.", zh: "相除，单位一并相除；除以零为错误。"},
    example: {formula: "cost / revenue", result: [0.6, 0.5833333333333334, 0.6, 0.59375, 0.55]}
  },
  "^": {
    words: {en: "{1} to the power of {2}", zh: "{1}的幂，指数为{2}"},
    help: {en: "A power, from left to right: 2^3^2 is 64.", zh: "乘方，自左向右计算：2^3^2等于64。"},
    example: {
      formula: "(1 + discount)^period_index",
      result: [1.1, 1.2100000000000002, 1.3310000000000004, 1.4641000000000006, 1.6105100000000006]
    }
  },
  "=": {
    words: {en: "{1} equals {2}", zh: "{1}等于{2}"},
    help: {
      en: "Whether two amounts are equal to the last digit; ties() allows for rounding.",
      zh: "两数是否完全相等；允许舍入差异时用ties()。"
    },
    example: {formula: "if(cost = 90 * unit, 1, 0)", result: [0, 0, 1, 0, 0]}
  },
  "<>": {
    words: {en: "{1} differs from {2}", zh: "{1}不等于{2}"},
    help: {en: "Whether two amounts differ.", zh: "两数是否不等。"},
    example: {formula: "if(flows <> 50 * unit, 1, 0)", result: [1, 1, 1, 0, 1]}
  },
  "<": {
    words: {en: "{1} is below {2}", zh: "{1}小于{2}"},
    help: {en: "Whether one amount is below another.", zh: "是否小于。"},
    example: {formula: "if(flows < 0, 1, 0)", result: [1, 0, 0, 0, 0]}
  },
  "<=": {
    words: {en: "{1} is at most {2}", zh: "{1}不大于{2}"},
    help: {en: "Whether one amount is at most another.", zh: "是否小于或等于。"},
    example: {formula: "if(flows <= 40 * unit, 1, 0)", result: [1, 1, 1, 0, 0]}
  },
  ">": {
    words: {en: "{1} is above {2}", zh: "{1}大于{2}"},
    help: {en: "Whether one amount is above another.", zh: "是否大于。"},
    example: {formula: "if(flows > 40 * unit, 1, 0)", result: [0, 0, 0, 1, 1]}
  },
  ">=": {
    words: {en: "{1} is at least {2}", zh: "{1}不小于{2}"},
    help: {en: "Whether one amount is at least another.", zh: "是否大于或等于。"},
    example: {formula: "if(flows >= 40 * unit, 1, 0)", result: [0, 0, 1, 1, 1]}
  }
};
