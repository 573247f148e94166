import {absolute, exponential, logarithm, squareRoot, standardNormal} from "../calculate/arithmetic.js";
import * as rounding from "../calculate/rounding.js";
import {cellwise, keepsUnit, pure} from "./cellwise.js";
import {PURE, type FunctionDefinition, type Typed, type TypedCall} from "./define.js";
import {expectWhole, oneUnit} from "./rules.js";

function rounded(call: TypedCall): Typed {
  expectWhole(call, 1, -15, 15);
  return keepsUnit(call);
}

const oneOfAll = (call: TypedCall): Typed => ({
  ...keepsUnit(call),
  unit: oneUnit(call),
  isSeries: call.args.some((a) => a.isSeries)
});

export const SCALAR: readonly FunctionDefinition[] = [
  cellwise("abs(x)", absolute, keepsUnit, {
    words: {en: "the size of {1}", zh: "{1}的绝对值"},
    help: {en: "The amount without its sign.", zh: "去掉正负号后的数值。"},
    example: {formula: "abs(flows)", result: [100, 30, 40, 50, 60]}
  }),
  cellwise("sign(x)", rounding.sign, (call) => ({...keepsUnit(call), unit: PURE.unit}), {
    words: {en: "the sign of {1}", zh: "{1}的符号"},
    help: {en: "1 for an amount above 0, -1 below, 0 for 0.", zh: "正数为1，负数为-1，零为0。"},
    example: {formula: "sign(flows)", result: [-1, 1, 1, 1, 1]}
  }),
  cellwise("round(x, digits)", rounding.round, rounded, {
    words: {en: "{1} rounded to {2} digits", zh: "{1}四舍五入至{2}位小数"},
    help: {
      en: "Rounds half away from zero; digits below 0 round to tens, hundreds and so on.",
      zh: "四舍五入；位数为负时取整到十位、百位等。"
    },
    example: {formula: "round(revenue / 7, 1)", result: [14.3, 17.1, 21.4, 22.9, 28.6]}
  }),
  cellwise("roundup(x, digits)", rounding.roundUp, rounded, {
    words: {en: "{1} rounded up to {2} digits", zh: "{1}向上舍入至{2}位小数"},
    help: {en: "Rounds away from zero.", zh: "向远离零的方向舍入。"},
    example: {formula: "roundup(revenue / 7, 1)", result: [14.3, 17.2, 21.5, 22.9, 28.6]}
  }),
  cellwise("rounddown(x, digits)", rounding.roundDown, rounded, {
    words: {en: "{1} rounded down to {2} digits", zh: "{1}向下舍入至{2}位小数"},
    help: {en: "Rounds towards zero: cuts digits off.", zh: "向零的方向舍入，即截去后面的位数。"},
    example: {formula: "rounddown(revenue / 7, 1)", result: [14.2, 17.1, 21.4, 22.8, 28.5]}
  }),
  cellwise("int(x)", rounding.integer, keepsUnit, {
    words: {en: "the whole number at or below {1}", zh: "不大于{1}的最大整数"},
    help: {en: "The whole number at or below: int(-1.5) is -2.", zh: "不大于该数的最大整数：int(-1.5)为-2。"},
    example: {formula: "int(revenue / 7)", result: [14, 17, 21, 22, 28]}
  }),
  cellwise("mod(x, divisor)", rounding.remainder, oneOfAll, {
    words: {en: "what is left of {1} after whole times {2}", zh: "{1}除以{2}的余数"},
    help: {
      en: "What is left after dividing by whole times, with the sign of the divisor.",
      zh: "相除后的余数，符号与除数相同。"
    },
    example: {formula: "mod(period_index, 2)", result: [1, 0, 1, 0, 1]}
  }),
  cellwise("exp(x)", exponential, pure, {
    words: {en: "e to the power of {1}", zh: "e的{1}次方"},
    help: {en: "e, 2.71828…, to a power.", zh: "自然常数e（2.71828…）的幂。"},
    example: {formula: "exp(discount)", result: 1.1051709180756477}
  }),
  cellwise("ln(x)", logarithm, pure, {
    words: {en: "the natural logarithm of {1}", zh: "{1}的自然对数"},
    help: {en: "The natural logarithm of a number above 0.", zh: "正数的自然对数。"},
    example: {formula: "ln(1 + discount)", result: 0.09531017980432493}
  }),
  cellwise("sqrt(x)", squareRoot, pure, {
    words: {en: "the square root of {1}", zh: "{1}的平方根"},
    help: {en: "The square root of 0 or more.", zh: "非负数的平方根。"},
    example: {formula: "sqrt(1 + discount)", result: 1.0488088481701516}
  }),
  cellwise("norm_s_dist(x)", standardNormal, pure, {
    words: {en: "the probability of a standard normal variable up to {1}", zh: "标准正态变量不超过{1}的概率"},
    help: {
      en: "Cumulative standard normal distribution: for options, warrants and convertibles.",
      zh: "标准正态分布的累积概率，用于期权、认股权证和可转债。"
    },
    example: {formula: "norm_s_dist(1.96)", result: 0.9750021048517796}
  })
];
