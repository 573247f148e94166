import {formatDate, formatInteger, formatNumber, formatShare, formatTokens, missing} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {COMMA} from "../../lib/signs.js";
import type {NotebookReference} from "../../notebook/reference.js";
import {newestDay, type CellOrigin} from "../../notebook/values.js";
import type {SqlValue} from "../../query/notebook/tables.js";
import {numberElement} from "../number.js";
import {NOTEBOOK_WORDS} from "./words.js";

/** How a value reads: a number to four decimals unless its reference asks for another form. */
export function valueText(value: SqlValue, format: NotebookReference["format"], lang: Lang): string {
  if (value === null) return missing(lang);
  if (typeof value !== "number") return String(value);
  if (format === "percent") return formatShare(value, lang);
  if (format === "integer") return formatInteger(value, lang);
  return format === "tokens" ? formatTokens(value, lang) : formatNumber(value, lang);
}

/** A value in a sentence, a number with its source. */
export function valueNode(value: SqlValue, format: NotebookReference["format"], origin: CellOrigin, lang: Lang): Node {
  const text = valueText(value, format, lang);
  return typeof value === "number"
    ? numberElement({
        value,
        unit: format === "percent" ? "fraction" : format === "tokens" ? "tokens" : "",
        source: sourceText(origin, lang),
        text
      })
    : document.createTextNode(text);
}

/** Where numbers of a cell come from, in words: the reader’s own never go by the ledger’s name. */
export function sourceText(origin: CellOrigin, lang: Lang): string {
  const {tables, isOwn} = origin;
  const listed = tables.join(COMMA[lang]);
  const ledger = {en: `the ledger’s ${listed}`, zh: `账本表 ${listed}`}[lang] + daysText(origin, lang);
  const own = {en: "numbers of yours, not of the ledger", zh: "您的数字，并非账本数据"}[lang];
  const parts = [...(tables.length > 0 ? [ledger] : []), ...(isOwn ? [own] : [])];
  if (parts.length === 0) return {en: "Source: the notebook itself.", zh: "来源：笔记本本身。"}[lang];
  return {en: `Source: ${parts.join(", and ")}.`, zh: `来源：${parts.join("，以及")}。`}[lang];
}

/** Of which days what was read from the ledger is, in brackets; empty where there are none. */
function daysText(origin: CellOrigin, lang: Lang): string {
  const {knownOn} = origin;
  const newest = newestDay(origin);
  const day = (date: string) => formatDate(date, lang);
  const parts = [
    ...(newest === null ? [] : [{en: `data as of ${day(newest)}`, zh: `数据截至${day(newest)}`}[lang]]),
    ...(knownOn === null ? [] : [{en: `as known on ${day(knownOn)}`, zh: `以${day(knownOn)}所知为准`}[lang]])
  ];
  if (parts.length === 0) return "";
  return {en: ` (${parts.join(", ")})`, zh: `（${parts.join("，")}）`}[lang];
}

/** Most citations that stand below a picture. */
const MOST_CITED = 4;

/** Where numbers come from, with the citations themselves, for what stands apart from its page. */
export function citedText(origin: CellOrigin, lang: Lang): string {
  const citations = [...new Set(origin.sources.map(({citation}) => citation))];
  const left = citations.length - MOST_CITED;
  const more = {en: `and ${left} more sources.`, zh: `另有 ${left} 项来源。`}[lang];
  return [sourceText(origin, lang), ...citations.slice(0, MOST_CITED), ...(left > 0 ? [more] : [])].join(" ");
}

/** Days that stand in the name of a file of what was read from the ledger: of its data, and as known on. */
export function daysInName(origin: CellOrigin): string {
  const newest = newestDay(origin);
  return [...(newest === null ? [] : [newest]), ...(origin.knownOn === null ? [] : ["known-on", origin.knownOn])].join(
    "-"
  );
}

/** The mark of numbers that are the reader’s. */
export function ownMark(lang: Lang): HTMLElement {
  const mark = document.createElement("small");
  mark.className = "notebook-own";
  mark.textContent = NOTEBOOK_WORDS.mine[lang];
  return mark;
}
