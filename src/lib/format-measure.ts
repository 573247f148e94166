import {numberPrinter} from "./number-printer.js";
import {
  formatShare,
  formatShareTick,
  formatTokensShort,
  formatTokensTick,
  formatUsd,
  missing,
  moneyText
} from "./format.js";
import type {Lang} from "./language.js";

/** What a measured number counts. */
export type MeasuredUnit = "tokens" | "requests" | "share" | "usd" | "usd_per_mtok" | "growth";

/** Dollars below it are written out, cents and less included; above, scaled to three digits. */
const SCALED_USD = 1000;

/** A measured value as it reads: "5.16T", "44.7%", "US$1.2m", "+12.0%"; "n/a" where there is none. */
export function formatMeasure(value: number | null, unit: MeasuredUnit, lang: Lang): string {
  if (value === null || !Number.isFinite(value)) return missing(lang);
  if (unit === "tokens" || unit === "requests") return formatTokensShort(value, lang);
  if (unit === "share") return formatShare(value, lang);
  if (unit === "growth") return signed(value, (magnitude) => formatShare(magnitude, lang));
  if (unit === "usd_per_mtok") return dollars(value, lang, formatPrice);
  return Math.abs(value) < SCALED_USD ? formatUsd(value, lang) : dollars(value, lang, formatTokensShort);
}

/** A measured value on an axis: as short as it can be. */
export function formatMeasureTick(value: number, unit: MeasuredUnit, lang: Lang): string {
  if (value === 0 && unit !== "share") return "0";
  if (unit === "tokens" || unit === "requests") return formatTokensTick(value, lang);
  if (unit === "share" || unit === "growth") return formatShareTick(value, lang);
  if (unit === "usd_per_mtok") return dollars(value, lang, formatPrice);
  return Math.abs(value) < SCALED_USD ? formatUsd(value, lang) : dollars(value, lang, formatTokensTick);
}

/** A change with its sign, by a true minus. */
export function formatChange(value: number, unit: MeasuredUnit, lang: Lang): string {
  return signed(value, (magnitude) => formatMeasure(magnitude, unit, lang));
}

function signed(value: number, format: (magnitude: number) => string): string {
  return (value > 0 ? "+" : value < 0 ? "−" : "") + format(Math.abs(value));
}

function formatPrice(value: number, lang: Lang): string {
  const size = Math.abs(value);
  const digits = size !== 0 && size < 0.1 ? 3 : 2;
  return numberPrinter(
    lang,
    size !== 0 && size < 0.001
      ? {maximumSignificantDigits: 2}
      : {minimumFractionDigits: digits, maximumFractionDigits: digits}
  )(value);
}

function dollars(usd: number, lang: Lang, print: (size: number, lang: Lang) => string): string {
  return moneyText(usd, "USD", lang, (size) => print(size, lang));
}
