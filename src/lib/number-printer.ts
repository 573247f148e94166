import {HTML_LANG, type Lang} from "./language.js";

const kept = new Map<string, Intl.NumberFormat>();

/**
 * How numbers print in a language, with a true minus before what is below zero and none before what rounds to it. Kept by
 * its options: to make a format takes longer than to use it a hundred times.
 */
export function numberPrinter(lang: Lang, options: Intl.NumberFormatOptions): (value: number) => string {
  const key = `${lang} ${JSON.stringify(options)}`;
  const format = kept.get(key) ?? new Intl.NumberFormat(HTML_LANG[lang], {signDisplay: "negative", ...options});
  kept.set(key, format);
  return (value) => format.format(value).replace("-", "−");
}
