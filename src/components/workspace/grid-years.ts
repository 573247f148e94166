import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {evaluatedYears, yearsOf, type Years} from "../../model/analysis/years.js";
import {cellsOfLine} from "../../model/compile.js";
import {outcomeOf, type Evaluation} from "../../model/calculate/evaluate.js";
import {formatUnit} from "../../model/unit/format.js";
import type {NumberStyle} from "../../workspace/entry.js";
import {failureName, modelNumber, periodText} from "./model-number.js";
import type {Workspace} from "./workspace.js";

const WORDS = {
  year: {en: "full year", zh: "全年"},
  source: {
    en: "worked out over the year: flows summed, balances at the end, ratios worked out again",
    zh: "按全年计算：流量求和、存量取期末、比率重新计算"
  },
  without: {
    en: "has no value over a year: it is stated, or reads other periods",
    zh: "无全年数值：为给定值，或引用其他期间"
  }
} as const satisfies Record<string, Text>;

/** Columns of full years, each behind the periods it is made of, to be read. */
export interface YearColumns {
  readonly years: Years;
  readonly heads: readonly HTMLElement[];
  readonly cellsOf: (line: string) => readonly HTMLElement[];
  /** Writes the numbers of what is shown now. */
  readonly refresh: (styles: ReadonlyMap<string, NumberStyle>) => void;
}

/** The full years of a model that asks for them; null for any other. */
export function yearColumns(workspace: Workspace): YearColumns | null {
  const {company, model, lang} = workspace;
  const years = company.hasYears ? yearsOf(model) : null;
  if (!years) return null;
  const shown = new Map<number, HTMLElement>();
  let last: {readonly of: Evaluation; readonly worked: Evaluation} | null = null;
  const worked = (): Evaluation => {
    const of = workspace.evaluation;
    if (last?.of !== of) last = {of, worked: evaluatedYears(years, of.overrides)};
    return last.worked;
  };
  return {
    years,
    heads: years.periods.map(
      ({label, basis}) =>
        html`<th scope="col" class=${`year ${basis}`}>${periodText(label, lang)}<small>${WORDS.year[lang]}</small></th>`
    ),
    cellsOf: (line) => {
      const cells = years.model.firstCell.has(line) ? cellsOfLine(years.model, line) : [];
      return years.periods.map((_, i) => {
        const cell = cells[i];
        const title = years.without.has(line) ? WORDS.without[lang] : null;
        const element = html`<td class=${cell === undefined ? "year none" : "year"} title=${title}></td>`;
        if (cell !== undefined) shown.set(cell, element);
        return element;
      });
    },
    refresh: (styles) => {
      const evaluation = worked();
      for (const [cell, element] of shown) {
        const outcome = outcomeOf(evaluation, cell);
        const line = years.model.cells[cell]?.line;
        const style = styles.get(line?.name ?? "") ?? {percent: false, digits: 2};
        element.classList.toggle("error", !outcome.ok && outcome.error.kind !== "missing");
        if (!outcome.ok)
          element.textContent = outcome.error.kind === "missing" ? "" : failureName(outcome.error.kind, lang);
        else {
          const unit = line ? formatUnit(line.unit) : "1";
          const text = modelNumber(outcome.value, style, lang);
          element.replaceChildren(
            html`<data value=${outcome.value} data-unit=${unit} data-source=${WORDS.source[lang]}>${text}</data>`
          );
        }
      }
    }
  };
}
