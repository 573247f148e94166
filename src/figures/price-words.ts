import type {CoverageRow} from "../coverage/coverage.js";
import {grouped} from "../lib/grouped.js";
import type {Lang, Text} from "../lib/language.js";
import {BREAK, COMMA, NEXT_SENTENCE, STOP} from "../lib/signs.js";
import {marked, type MarkedText} from "../words/marked.js";
import {companyName, exchangeName} from "../words/names.js";
import {day} from "../words/quantity.js";
import {NO_WORDS, say, type Part, type Words} from "../words/say.js";

/** A company with what its price is. */
export type QuotedCompany = Pick<CoverageRow, "entity" | "title" | "quoted">;

type Basis = NonNullable<CoverageRow["quoted"]>;
type Priced = QuotedCompany & {readonly quoted: Basis};

/** Shares by exchange and code: "HKEX 9988", "港交所 9988". */
export function sharesName({shares: {exchange, code}}: Pick<Basis, "shares">): MarkedText {
  const {en, zh} = exchange === null ? {en: "", zh: ""} : exchangeName(exchange);
  return marked("shares", {en: `${en} ${code}`.trim(), zh: `${zh} ${code}`.trim()});
}

/** Whose a price is, without the file and version: "the public repository owner/name". */
export function vendorWords(document: string): Words {
  const [, repository] = /^([\w.-]+\/[\w.-]+)\s.*\(public repository\b/.exec(document) ?? [];
  const name = marked("foreign", repository ?? document.replace(/\s*\(.*$/, ""));
  return repository === undefined
    ? {en: [name], zh: [name]}
    : {en: say`the public repository ${name}`, zh: say`公开代码库 ${name}`};
}

/** What the price of one company is, in sentences that follow it. */
export function quotedPriceWords(basis: Basis): Words {
  const [shares, on, from] = [sharesName(basis), day(basis.on), vendorWords(basis.document)];
  const later = laterWords(basis);
  return {
    en: say`Price: ${basis.isClose ? "the close of " : ""}${shares} on ${on}${basis.isClose ? ", by the exchange’s day" : ""}, from ${from.en}${later ? say`; ${later.en}` : []}.`,
    zh: say`股价：${on}${shares} ${basis.isClose ? "的交易所当日收盘价" : "的价格"}，取自 ${from.zh}${later ? say`；${later.zh}` : []}。`
  };
}

/** The same beside the price, as short as it goes: shares, day and what kind of price. */
export function priceNote(basis: Basis, otherwise: Text): Words {
  const [shares, on] = [sharesName(basis), day(basis.on)];
  const kind = basis.isClose ? {en: "close by the exchange’s day", zh: "交易所当日收盘价"} : otherwise;
  return {
    en: say`${shares}, ${on}, ${kind.en}`,
    zh: say`${shares}，${on}，${kind.zh}`
  };
}

/** That the model reads what the company published after the day of the price; null where it does not. */
export function laterWords({laterFigures}: Pick<Basis, "laterFigures">): Words | null {
  if (laterFigures === null) return null;
  const on = day(laterFigures);
  return {en: say`the model reads later figures, of ${on}`, zh: say`模型已计入其后（${on}）的公司数据`};
}

/** What the prices of several companies are, and whose models read later figures; null where none is on record. */
export function quotedPricesWords(companies: readonly QuotedCompany[]): Words | null {
  const priced = companies.filter((each): each is Priced => each.quoted !== null);
  if (priced.length === 0) return null;
  const areCloses = priced.every(({quoted}) => quoted.isClose);
  const sources = grouped(priced, ({quoted}) => documentKey(quoted.document)).map(sourceWords);
  const later = priced.flatMap(laterOf);
  return {
    en: say`${areCloses ? "Prices are closes by the exchange’s day: " : "Prices: "}${joined(sources, "en", BREAK)}${later.length > 0 ? say`${NEXT_SENTENCE.en}Figures later than the price are in the models of ${joined(later, "en", COMMA)}` : []}${STOP.en}`,
    zh: say`${areCloses ? "股价为交易所当日收盘价：" : "股价："}${joined(sources, "zh", BREAK)}${later.length > 0 ? say`${NEXT_SENTENCE.zh}模型已计入股价日之后的公司数据：${joined(later, "zh", COMMA)}` : []}${STOP.zh}`
  };
}

/** Of one source: the days of its prices, each with its companies. */
function sourceWords(priced: readonly Priced[]): Words {
  const [first] = priced;
  const from = first ? vendorWords(first.quoted.document) : NO_WORDS;
  const days = grouped(priced, ({quoted}) => quoted.on).map(dayWords);
  return {
    en: say`${joined(days, "en", COMMA)}, from ${from.en}`,
    zh: say`${joined(days, "zh", {...COMMA, zh: "，"})}，取自 ${from.zh}`
  };
}

function dayWords(priced: readonly Priced[]): Words {
  const on = day(priced[0]?.quoted.on ?? "");
  const names = priced.map(({entity, title, quoted}): Words => {
    const [name, shares] = [companyName(entity, title), sharesName(quoted)];
    return {en: say`${name} (${shares})`, zh: say`${name}（${shares}）`};
  });
  return {en: say`${joined(names, "en", COMMA)} of ${on}`, zh: say`${joined(names, "zh", COMMA)}为${on}`};
}

function laterOf({entity, title, quoted: {laterFigures}}: Priced): readonly Words[] {
  if (laterFigures === null) return [];
  const [name, on] = [companyName(entity, title), day(laterFigures)];
  return [{en: say`${name} (${on})`, zh: say`${name}（${on}）`}];
}

/** Documents of one source are named alike. */
function documentKey(document: string): string {
  return vendorWords(document)
    .en.map((part) => (typeof part === "string" ? part : (part as Text).en))
    .join("");
}

function joined(all: readonly Words[], lang: Lang, sign: Text): readonly Part[] {
  return all.flatMap((words, i) => [...(i > 0 ? [sign[lang]] : []), ...words[lang]]);
}
