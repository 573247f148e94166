import {formatInteger, formatNumber, formatShare, formatTokens, missing} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import type {NotebookReference} from "../../notebook/reference.js";
import type {CellOrigin} from "../../notebook/values.js";
import type {SqlValue} from "../../query/notebook/tables.js";
import {number} from "../number.js";
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
    ? number({
        value,
        unit: format === "percent" ? "fraction" : format === "tokens" ? "tokens" : "",
        source: sourceText(origin, lang),
        text
      })
    : document.createTextNode(text);
}

/** Where numbers of a cell come from, in words: the reader’s own never go by the ledger’s name. */
export function sourceText({tables, isOwn}: CellOrigin, lang: Lang): string {
  const listed = tables.join({en: ", ", zh: "、"}[lang]);
  const ledger = {en: `the ledger’s ${listed}`, zh: `账本表 ${listed}`}[lang];
  const own = {en: "numbers of yours, not of the ledger", zh: "您的数字，并非账本数据"}[lang];
  const parts = [...(tables.length > 0 ? [ledger] : []), ...(isOwn ? [own] : [])];
  if (parts.length === 0) return {en: "Source: the notebook itself.", zh: "来源：笔记本本身。"}[lang];
  return {en: `Source: ${parts.join(", and ")}.`, zh: `来源：${parts.join("，以及")}。`}[lang];
}

/** The mark of numbers that are the reader’s. */
export function ownMark(lang: Lang): HTMLElement {
  const mark = document.createElement("small");
  mark.className = "notebook-own";
  mark.textContent = NOTEBOOK_WORDS.mine[lang];
  return mark;
}
