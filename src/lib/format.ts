import {numberPrinter} from "./number-printer.js";
import type {IsoDate} from "./dates.js";
import type {Lang, Text} from "./language.js";
import {inReaderMoney, reader, type SETTINGS} from "./reader-settings.js";

/** What large numbers are counted in, with what stands behind the number in a sentence, and in little room. */
const SCALES: Readonly<
  Record<(typeof SETTINGS.units)[number], readonly (readonly [factor: number, word: Text, short: string])[]>
> = {
  thousands: [
    [1e12, {en: " trillion", zh: "T"}, "T"],
    [1e9, {en: " billion", zh: "B"}, "B"],
    [1e6, {en: " million", zh: "M"}, "M"]
  ],
  myriads: [
    [1e12, {en: " 万亿", zh: " 万亿"}, "万亿"],
    [1e8, {en: " 亿", zh: " 亿"}, "亿"],
    [1e4, {en: " 万", zh: " 万"}, "万"]
  ]
};

const UNITS = {en: "thousands", zh: "myriads"} as const satisfies Readonly<Record<Lang, keyof typeof SCALES>>;

/** Tokens in words, three significant digits: "5.16 trillion", "5.16 万亿". */
export function formatTokens(tokens: number, lang: Lang): string {
  return scaled(tokens, lang, "word", 3);
}

/** Tokens in tables and beside marks: "5.16T", "5.16万亿". */
export function formatTokensShort(tokens: number, lang: Lang): string {
  return scaled(tokens, lang, "short", 3);
}

/** Tokens on an axis, without trailing zeros: "20T", "20万亿". */
export function formatTokensTick(tokens: number, lang: Lang): string {
  return scaled(tokens, lang, "short", 1);
}

function scaled(value: number, lang: Lang, form: "word" | "short", minimumDigits: number): string {
  if (!Number.isFinite(value)) return missing(lang);
  // The scale is chosen on the rounded value, so that 999,999 million reads 1 trillion.
  const rounded = Number(value.toPrecision(3));
  const scales = SCALES[reader().settings.units ?? UNITS[lang]];
  const scale = scales.find(([factor]) => Math.abs(rounded) >= factor);
  if (!scale) return formatInteger(rounded, lang);
  const digits = {minimumSignificantDigits: minimumDigits, maximumSignificantDigits: 3};
  return numberPrinter(lang, digits)(rounded / scale[0]) + (form === "word" ? scale[1][lang] : scale[2]);
}

/** Whole number with separators of the language. */
export function formatInteger(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return missing(lang);
  return numberPrinter(lang, {maximumFractionDigits: 0})(value);
}

/** An English count with its noun: "1 free variant", "1,200 rows". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatInteger(count, "en")} ${count === 1 ? noun : plural}`;
}

/** A number as it stands on record, to four decimals, with separators of the language. */
export function formatNumber(value: number, lang: Lang): string {
  if (!Number.isFinite(value)) return missing(lang);
  return numberPrinter(lang, {maximumFractionDigits: 4})(value);
}

/** US dollars, three significant digits: "US$12.3m", "1230万美元", "US$0.30". */
export function formatUsd(usd: number, lang: Lang): string {
  return formatMoney(usd, "USD", lang);
}

/** What stands before an amount in English and after it in Chinese, by currency. */
const CURRENCY_SIGN: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  USD: {en: "US$", zh: "美元"},
  HKD: {en: "HK$", zh: "港元"},
  CNY: {en: "CNY ", zh: "元"}
};

const MONEY_SCALE: Readonly<Record<string, string>> = {T: "tn", B: "bn", M: "m"};

/**
 * Money in a currency, three significant digits from ten thousand up: "HK$793", "CNY 48.5bn", "485亿元", "US$0.30".
 * A currency without a sign here goes by its code.
 */
export function formatMoney(amount: number, currency: string, lang: Lang): string {
  return moneyText(amount, currency, lang, (size) =>
    Number(size.toPrecision(3)) >= 1e4
      ? scaled(size, lang, "short", 1)
      : numberPrinter(lang, size < 1 ? {maximumSignificantDigits: 2} : {maximumFractionDigits: 2})(size)
  );
}

/** Money as `print` writes its size, in the reader’s currency where one is set, with the sign of the currency. */
export function moneyText(amount: number, currency: string, lang: Lang, print: (size: number) => string): string {
  if (!Number.isFinite(amount)) return missing(lang);
  const told = inReaderMoney(amount, currency);
  const text = print(Math.abs(told.amount)).replace(/[TBM]$/, (scale) => MONEY_SCALE[scale] ?? "");
  const sign = CURRENCY_SIGN[told.currency] ?? {en: `${told.currency} `, zh: ` ${told.currency}`};
  return `${amount < 0 ? "−" : ""}${lang === "zh" ? `${text}${sign.zh}` : `${sign.en}${text}`}`;
}

/** Below it a share is what is left of rounding in sums and differences, and nothing. */
const ROUNDING = 1e-14;

/**
 * A fraction as a percentage, below zero with a true minus: 0.4472 → "44.7%", −0.1 → "−10.0%". What is something never
 * reads as nothing: 0.00002 → "<0.1%".
 */
export function formatShare(share: number, lang: Lang, digits = 1): string {
  if (!Number.isFinite(share)) return missing(lang);
  const format = numberPrinter(lang, {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  });
  const least = 10 ** -(digits + 2);
  const magnitude = Math.abs(share);
  if (magnitude < ROUNDING) return format(0);
  if (magnitude < least / 2) return `${share < 0 ? "−" : ""}<${format(least)}`;
  return format(share);
}

/** A share on an axis, with the digits it needs: "20%", "0.25%". */
export function formatShareTick(share: number, lang: Lang): string {
  if (!Number.isFinite(share)) return missing(lang);
  const format = numberPrinter(lang, {style: "percent", maximumSignificantDigits: 3});
  return format(Math.abs(share) < ROUNDING ? 0 : share);
}

/** A date in words: "16 Feb 2026", "2026年2月16日". */
export function formatDate(date: IsoDate, lang: Lang): string {
  const parts = /^(\d+)-(\d+)-(\d+)$/.exec(date)?.map(Number);
  if (!parts) throw new Error(`date: ${date}; expected YYYY-MM-DD`);
  const [, year, month, day] = parts;
  return lang === "zh" ? `${year}年${month}月${day}日` : `${day} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** A Chinese text with its dates closed up, as they are printed: “2026 年 2 月 9 日” is “2026年2月9日”. */
export function withClosedDates(text: string): string {
  return text.replace(/\d{4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?|\d{1,2} ?月 ?\d{1,2} ?日/g, (date) =>
    date.replaceAll(" ", "")
  );
}

/** A date in words, in every language. */
export function dateText(date: IsoDate): Text {
  return {en: formatDate(date, "en"), zh: formatDate(date, "zh")};
}

/** A moment by the reader's own clock: "16 Feb 2026, 14:05", "2026年2月16日 14:05". */
export function formatMoment(time: Date, lang: Lang): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${formatDate(date, lang)}${lang === "zh" ? " " : ", "}${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** A day for axes within a year: "16 Feb", "2月16日". */
export function formatDay(time: Date, lang: Lang): string {
  const [month, day] = [time.getUTCMonth(), time.getUTCDate()];
  return lang === "zh" ? `${month + 1}月${day}日` : `${day} ${MONTHS[month]}`;
}

/** A month for axes: "Feb 2026", "2026年2月". */
export function formatMonth(time: Date, lang: Lang): string {
  const year = time.getUTCFullYear();
  const month = time.getUTCMonth();
  return lang === "zh" ? `${year}年${month + 1}月` : `${MONTHS[month]} ${year}`;
}

/** What stands where there is no value. */
export function missing(lang: Lang): string {
  return lang === "zh" ? "无" : "n/a";
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
