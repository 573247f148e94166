import type {Text} from "../lib/language.js";
import {inputRange} from "../model/calculate/evaluate.js";
import {hasSign} from "../model/check/values.js";
import type {Cell, Model} from "../model/compile.js";

/** Why an input cannot hold a number: its range, the sign it is kept in; null where it can. */
export function unfitFor(model: Model, cell: number, value: number): Text | null {
  const [least, greatest] = inputRange(model, cell);
  if (!(value >= least && value <= greatest))
    return {
      en: `out of range: ${value}; expected ${least} to ${greatest}`,
      zh: `超出范围：${value}，应在 ${least} 至 ${greatest} 之间`
    };
  const {spec} = (model.cells[cell] as Cell).line;
  if (spec.type !== "input" || !spec.sign || hasSign(value, spec.sign)) return null;
  return {
    en: `${value}; the line is kept ${spec.sign}`,
    zh: `${value}；该行应记为${spec.sign === "positive" ? "正数" : "负数"}`
  };
}
