import type {Lang} from "../../lib/language.js";
import type {Unit} from "./unit.js";
import {formatUnit} from "./format.js";

const SYMBOLS_ZH: Readonly<Record<string, string>> = {
  USD: "美元",
  HKD: "港元",
  CNY: "人民币元",
  EUR: "欧元",
  token: "词元",
  share: "股",
  ADS: "份 ADS",
  year: "年",
  quarter: "季",
  month: "月",
  week: "周",
  day: "日",
  hour: "小时",
  user: "用户",
  request: "次请求",
  session: "次会话",
  seat: "席",
  employee: "人",
  sqm: "平方米",
  MW: "兆瓦",
  kWh: "千瓦时",
  GPU: "张 GPU",
  order: "单",
  customer: "客户"
};

const SCALES_ZH: Readonly<Record<number, string>> = {
  0: "",
  3: "千",
  4: "万",
  6: "百万",
  8: "亿",
  9: "十亿",
  12: "万亿"
};

/** A unit for readers: "USD m", "HKD/share"; "百万美元", "港元/股". A pure number is "ratio", "比率". */
export function unitInWords(unit: Unit, lang: Lang): string {
  const {powers, tens} = unit;
  if (Object.keys(powers).length === 0 && tens === 0) return {en: "ratio", zh: "比率"}[lang];
  if (lang === "en") return formatUnit(unit).replace(/^token (?=[a-z万亿])/, "tokens ");
  const over = Object.entries(powers).filter(([, n]) => n > 0);
  const under = Object.entries(powers).filter(([, n]) => n < 0);
  const below = tens < 0 && under.length > 0;
  const top = scaleInChinese(below ? 0 : tens) + over.map(inChinese).join("·");
  const bottom = under.map((each, i) => scaleInChinese(i === 0 && below ? -tens : 0) + inChinese(each));
  return [top || "每", ...bottom].join("/");
}

function inChinese([symbol, power]: readonly [string, number]): string {
  const exponent = Math.abs(power);
  return `${SYMBOLS_ZH[symbol] ?? symbol}${exponent === 1 ? "" : `^${exponent}`}`;
}

function scaleInChinese(tens: number): string {
  return SCALES_ZH[tens] ?? `10^${tens} `;
}
