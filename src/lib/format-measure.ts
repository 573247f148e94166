import {asMoney, formatShare, formatShareTick, formatTokensShort, formatTokensTick, missing} from "./format.js";
import {HTML_LANG, type Lang} from "./language.js";

/** What a measured number counts. */
export type Unit = "tokens" | "requests" | "share" | "usd" | "usd_per_mtok" | "growth";

/** A measured value as it reads: "5.16T", "44.7%", "US$1.2m", "+12.0%"; "n/a" where there is none. */
export function formatMeasure(value: number | null, unit: Unit, lang: Lang): string {
  if (value === null || !Number.isFinite(value)) return missing(lang);
  if (unit === "tokens" || unit === "requests") return formatTokensShort(value, lang);
  if (unit === "share") return formatShare(value, lang);
  if (unit === "growth") return signed(value, (magnitude) => formatShare(magnitude, lang));
  return dollars(unit === "usd" ? formatTokensShort(value, lang) : formatPrice(value, lang), lang);
}

/** A measured value on an axis: as short as it can be. */
export function formatMeasureTick(value: number, unit: Unit, lang: Lang): string {
  if (value === 0 && unit !== "share") return "0";
  if (unit === "tokens" || unit === "requests") return formatTokensTick(value, lang);
  if (unit === "share" || unit === "growth") return formatShareTick(value, lang);
  return dollars(unit === "usd" ? formatTokensTick(value, lang) : formatPrice(value, lang), lang);
}

/** A change with its sign, by a true minus. */
export function formatChange(value: number, unit: Unit, lang: Lang): string {
  return signed(value, (magnitude) => formatMeasure(magnitude, unit, lang));
}

function signed(value: number, format: (magnitude: number) => string): string {
  return (value > 0 ? "+" : value < 0 ? "−" : "") + format(Math.abs(value));
}

function formatPrice(value: number, lang: Lang): string {
  const digits = value !== 0 && Math.abs(value) < 0.1 ? 3 : 2;
  return new Intl.NumberFormat(HTML_LANG[lang], {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(
    value
  );
}

function dollars(text: string, lang: Lang): string {
  return lang === "zh" ? `${text}美元` : `US$${asMoney(text)}`;
}
