import {paintPart} from "../components/paint-part.js";
import {figure} from "../components/figure.js";
import type {FigureColumn, FigureValue} from "../figures/spec.js";
import {missing} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {isQuantity, printPart} from "../words/say.js";

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
  const units = new Set(rows.map(cell).flatMap((part) => (part && isQuantity(part) ? [part.unit] : [])));
  const [unit] = units;
  return {
    key,
    head: head[lang],
    ...(isForeign && {isForeign}),
    ...(unit !== undefined && units.size === 1 && {unit}),
    value: (row: T) => {
      const part = cell(row);
      return part === null ? null : isQuantity(part) ? part.value : part[lang];
    },
    text: (row: T) => {
      const part = cell(row);
      return part === null ? missing(lang) : printPart(part, lang);
    },
    show: (row: T) => {
      const part = cell(row);
      const painted = part === null ? "" : paintPart(part, {lang, source});
      return typeof painted === "string" ? new Text(painted) : painted;
    }
  };
}
