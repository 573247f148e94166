import type {Text} from "../lib/language.js";
import {ORIGIN_NAME, type Origin} from "../lib/origins.js";
import type {ProfileSubject} from "../lib/profile-address.js";

/** What listed companies are called on every page, by their key in the registry; the registry keeps their legal names. */
const COMPANY_NAMES: Readonly<Record<string, Text>> = {
  "2513.HK": {en: "Zhipu", zh: "智谱"},
  "0100.HK": {en: "MiniMax", zh: "MiniMax"},
  BABA: {en: "Alibaba", zh: "阿里巴巴"},
  "0700.HK": {en: "Tencent", zh: "腾讯"},
  GDS: {en: "GDS", zh: "万国数据"},
  "1024.HK": {en: "Kuaishou", zh: "快手"},
  "1810.HK": {en: "Xiaomi", zh: "小米"},
  "3690.HK": {en: "Meituan", zh: "美团"},
  BIDU: {en: "Baidu", zh: "百度"},
  AMZN: {en: "Amazon", zh: "亚马逊"},
  GOOGL: {en: "Alphabet", zh: "Alphabet"},
  IBM: {en: "IBM", zh: "IBM"},
  META: {en: "Meta", zh: "Meta"},
  MSFT: {en: "Microsoft", zh: "微软"},
  NVDA: {en: "Nvidia", zh: "英伟达"}
};

/** The name readers know a company by; the given one where none is kept. */
export function companyName(entity: string, otherwise: Text): Text {
  return COMPANY_NAMES[entity] ?? otherwise;
}

const EXCHANGES: Readonly<Record<string, Text>> = {
  HKEX: {en: "HKEX", zh: "港交所"},
  NYSE: {en: "NYSE", zh: "纽交所"},
  NASDAQ: {en: "Nasdaq", zh: "纳斯达克"}
};

/** An exchange beside the code of shares listed there; one that has no name here by its key in the registry. */
export function exchangeName(exchange: string): Text {
  return EXCHANGES[exchange] ?? {en: exchange, zh: exchange};
}

/** What labs are called on every page, by their key: where the registry says more than a reader needs, or a watch rule holds the key alone. */
const LAB_NAMES: Readonly<Record<string, Text>> = {
  "z-ai": {en: "Zhipu", zh: "智谱"},
  minimax: {en: "MiniMax", zh: "MiniMax"},
  deepseek: {en: "DeepSeek", zh: "DeepSeek"},
  qwen: {en: "Qwen (Alibaba)", zh: "通义千问（阿里巴巴）"},
  tencent: {en: "Tencent", zh: "腾讯"},
  stealth: {en: "Undisclosed (code names)", zh: "未披露（代号）"},
  typesafe: {en: "Undisclosed (typesafe)", zh: "未披露（typesafe）"},
  other: ORIGIN_NAME.other
};

/** The name readers know a lab by; the given one where none is kept. */
export function labName(lab: string, otherwise: Text): Text {
  return LAB_NAMES[lab] ?? otherwise;
}

/** A name that leads to the profile of what it is of, wherever a sentence that holds it is painted: not for titles of pages, which are links. */
export interface SubjectName extends Text {
  readonly subject: ProfileSubject;
}

/** The name of a lab or a model as a part of a sentence; the same in every language where it is one text. */
export function subjectName(kind: ProfileSubject["kind"], key: string, name: Text | string): SubjectName {
  const {en, zh} = typeof name === "string" ? {en: name, zh: name} : name;
  return {en, zh, subject: {kind, key}};
}

/** An origin within a sentence. */
export function originInText(origin: Origin): Text {
  return {en: ORIGIN_IN_ENGLISH[origin], zh: ORIGIN_NAME[origin].zh};
}

const ORIGIN_IN_ENGLISH: Readonly<Record<Origin, string>> = {
  china: "China",
  us: "the United States",
  europe: "Europe",
  elsewhere: "countries elsewhere or unclear",
  undisclosed: "undisclosed labs",
  other: "other models"
};

/** An origin at the start of a sentence. */
export function originAtStart(origin: Origin): Text {
  const {en, zh} = originInText(origin);
  return {en: en.charAt(0).toUpperCase() + en.slice(1), zh};
}

/** What belongs to an origin, as English says it after "all". */
export function belongingTo(origin: Origin): string {
  return origin === "us" ? "American" : origin === "china" ? "Chinese" : `from ${ORIGIN_IN_ENGLISH[origin]}`;
}
