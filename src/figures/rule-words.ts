import type {WatchRule} from "../desk/watch.js";
import type {Text} from "../lib/language.js";
import {companyName, labName} from "../words/names.js";
import {share, significant, stepPoints, type Quantity} from "../words/quantity.js";
import {say, type Part, type Words} from "../words/say.js";

/** What a watch rule asks for, as a reader of any language is told; rules themselves are written in English alone. */
export function ruleWords(rule: WatchRule): Words {
  if (rule.kind === "restated") return {en: say`Weekly token counts were restated`, zh: say`周度词元数有修订`};
  if (rule.kind === "claim") return {en: say`The verdict on ${rule.of} turned`, zh: say`论断 ${rule.of} 的判定改变`};
  const {en, zh} = READ[rule.kind];
  const of = nameOf(rule.of);
  if (rule.test === "moves") {
    const by = rule.kind === "share" ? stepPoints(rule.by) : share(rule.by, 0);
    return {en: say`${en} of ${of} moved by ${by} or more`, zh: say`${of}的${zh}变动不少于 ${by}`};
  }
  const level =
    rule.level === "price"
      ? PRICE
      : inWords(rule.kind === "share" ? share(rule.level, 0) : significant(rule.level, "1", 6));
  return rule.test === "above"
    ? {en: say`${en} of ${of} is above ${level.en}`, zh: say`${of}的${zh}高于${level.zh}`}
    : {en: say`${en} of ${of} is below ${level.en}`, zh: say`${of}的${zh}低于${level.zh}`};
}

const READ = {
  share: {en: "Token share", zh: "词元份额"},
  price: {en: "List price of input", zh: "输入标价"},
  value: {en: "Base value", zh: "基准价值"}
} as const satisfies Record<"share" | "price" | "value", Text>;

const PRICE: Words = {en: ["its price"], zh: ["其股价"]};

const inWords = (level: Quantity): Words => ({en: [level], zh: [" ", level]});

/** A country of two letters, a company or a lab by the name readers know; else as the rule has it. */
function nameOf(of: string): Part {
  const otherwise = {en: of, zh: of};
  return COUNTRY.test(of)
    ? {en: regionOf("en", of), zh: regionOf("zh-CN", of)}
    : companyName(of, labName(of, otherwise));
}

const COUNTRY = /^[A-Z]{2}$/;

function regionOf(locale: string, code: string): string {
  return new Intl.DisplayNames(locale, {type: "region"}).of(code) ?? code;
}
