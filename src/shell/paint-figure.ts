import {paintParts} from "../components/paint-part.js";
import {figure} from "../components/figure.js";
import {cellWords, type FigureColumn, type FigureValue} from "../figures/spec.js";
import {missing} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {isQuantity, NO_WORDS, printWords, type Words} from "../words/say.js";

/** A figure of a value: its words and its table painted in one language, its chart by the function given. */
export function paintFigure<T>(value: FigureValue<T>, draw: ((width: number) => Node) | null, lang: Lang): HTMLElement {
  const {name, title, measure, columns, rows, source, note, sql} = value;
  return figure<T>({
    name,
    lang,
    title,
    measure,
    draw,
    columns: columns.map((c) => tableColumn(c, rows, lang, source.citation)),
    rows,
    source,
    ...(note && {note}),
    ...(sql && {sql})
  });
}

/** A column of values as the table wants it: exact values for the download, painted ones for the page. */
function tableColumn<T>({key, head, cell, isForeign}: FigureColumn<T>, rows: readonly T[], lang: Lang, source: string) {
  const wordsOf = (row: T) => cellWords(cell(row));
  const units = new Set(rows.map(wordsOf).flatMap((words) => quantityOf(words, lang)?.unit ?? []));
  const [unit] = units;
  return {
    key,
    head: head[lang],
    ...(isForeign && {isForeign}),
    ...(unit !== undefined && units.size === 1 && {unit}),
    value: (row: T) => {
      const words = wordsOf(row);
      return words && (quantityOf(words, lang)?.value ?? printWords(words, lang));
    },
    text: (row: T) => {
      const words = wordsOf(row);
      return words ? printWords(words, lang) : missing(lang);
    },
    show: (row: T) => {
      const painted = paintParts(wordsOf(row) ?? NO_WORDS, {lang, source});
      const [only] = painted;
      if (painted.length === 1 && only instanceof Node) return only;
      const cellParts = document.createDocumentFragment();
      cellParts.append(...painted);
      return cellParts;
    }
  };
}

/** The quantity that is all a cell says. */
function quantityOf(words: Words | null, lang: Lang) {
  const [only, ...others] = words?.[lang] ?? [];
  return only !== undefined && others.length === 0 && isQuantity(only) ? only : null;
}
