import type {Lang} from "../../lib/language.js";
import {SIGN_STRENGTH, STRENGTH, type Node, type Operator} from "../formula/node.js";
import {FUNCTIONS} from "../functions/functions.js";

const OPERATORS: Readonly<Record<Operator, Readonly<Record<Lang, string>>>> = {
  "+": {en: " plus ", zh: "加"},
  "-": {en: " minus ", zh: "减"},
  "*": {en: " times ", zh: "乘以"},
  "/": {en: " divided by ", zh: "除以"},
  "^": {en: " to the power of ", zh: "的幂，指数为"},
  "=": {en: " equals ", zh: "等于"},
  "<>": {en: " differs from ", zh: "不等于"},
  "<": {en: " is below ", zh: "小于"},
  "<=": {en: " is at most ", zh: "不大于"},
  ">": {en: " is above ", zh: "大于"},
  ">=": {en: " is at least ", zh: "不小于"}
};

const BUILT_IN: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  missing: {en: "no value", zh: "无值"},
  period_index: {en: "the number of the period", zh: "期序号"},
  period_days: {en: "the days of the period", zh: "当期天数"},
  period_end: {en: "the last day of the period", zh: "期末日"},
  is_estimate: {en: "the period is an estimate", zh: "当期为预测"}
};

/** A formula in words; `title` says what a line is called. */
export function formulaInWords(node: Node, lang: Lang, title: (name: string) => string): string {
  const say = (n: Node, outer: number): string => {
    switch (n.type) {
      case "number":
        return String(n.value);
      case "text":
        return n.value;
      case "name":
        return (Object.hasOwn(BUILT_IN, n.name) ? BUILT_IN[n.name]?.[lang] : undefined) ?? title(n.name);
      case "negate":
        return `${lang === "zh" ? "负的" : "minus "}${say(n.operand, SIGN_STRENGTH)}`;
      case "binary": {
        const strength = STRENGTH[n.operator];
        const text = `${say(n.left, strength)}${OPERATORS[n.operator][lang]}${say(n.right, strength + 1)}`;
        return strength < outer ? bracket(text, lang) : text;
      }
      case "call":
        return sayCall(
          n.name,
          n.args.map((arg) => say(arg, 0)),
          lang
        );
    }
  };
  return say(node, 0);
}

function bracket(text: string, lang: Lang): string {
  return lang === "zh" ? `（${text}）` : `(${text})`;
}

function sayCall(name: string, args: readonly string[], lang: Lang): string {
  const template = FUNCTIONS.get(name)?.words[lang] ?? `${name} {all}`;
  const all = args.join(lang === "zh" ? "、" : ", ");
  return template.replaceAll(/\{(\d|all)\}/g, (_, slot: string) =>
    slot === "all" ? all : (args[Number(slot) - 1] ?? "")
  );
}
