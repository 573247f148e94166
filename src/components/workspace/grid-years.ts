import {html} from "npm:htl";
import type {Text} from "../../lib/language.js";
import {COMMA} from "../../lib/signs.js";
import {evaluatedYears, yearsOf, type Years} from "../../model/analysis/years.js";
import {outcomeOf, type Evaluation} from "../../model/calculate/evaluate.js";
import {cellAt, periodLabel, type Cell} from "../../model/compile.js";
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
  },
  sum: {en: "sum of ", zh: "求和："},
  end: {en: "at the end of ", zh: "期末值："},
  again: {en: "worked out again over ", zh: "按全年重新计算："}
} as const satisfies Record<string, Text>;

/** Said where a reader would change a full year. */
export const YEAR_FIXED: Text = {
  en: "A full year is worked out of its periods: change those.",
  zh: "全年数值由各期间计算得出：请修改各期间。"
};

/** The full years of what is open; null where its document asks for none. */
export function shownYears({company, model}: Workspace): Years | null {
  return company.hasYears ? yearsOf(model) : null;
}

const worked = new WeakMap<Evaluation, Evaluation>();

/** All numbers of the grid: those of the model and, behind them, those of its full years. */
export function gridEvaluation(workspace: Workspace): Evaluation {
  const {evaluation} = workspace;
  const years = shownYears(workspace);
  if (!years) return evaluation;
  const known = worked.get(evaluation) ?? evaluatedYears(years, evaluation.overrides);
  worked.set(evaluation, known);
  return known;
}

/** Heads of the columns of full years. */
export function yearHeads(workspace: Workspace): HTMLElement[] {
  const {lang} = workspace;
  return (shownYears(workspace)?.periods ?? []).map(
    ({label, basis}) =>
      html`<th scope="col" class=${`year ${basis}`}>${periodText(label, lang)}<small>${WORDS.year[lang]}</small></th>`
  );
}

/** Where a line has no value over a year; why stands in its title where it has one in each period. */
export function noYear(workspace: Workspace, line: string): HTMLElement {
  const isWithout = shownYears(workspace)?.without.has(line) ?? false;
  return html`<td class="year none" title=${isWithout ? WORDS.without[workspace.lang] : null}></td>`;
}

/** Writes the number of a line over a full year. */
export function writeYear(
  workspace: Workspace,
  cell: number,
  element: HTMLElement,
  style: NumberStyle = {percent: false, digits: 2}
): void {
  const {lang} = workspace;
  const evaluation = gridEvaluation(workspace);
  const outcome = outcomeOf(evaluation, cell);
  element.classList.toggle("error", !outcome.ok && outcome.error.kind !== "missing");
  if (!outcome.ok) {
    element.textContent = outcome.error.kind === "missing" ? "" : failureName(outcome.error.kind, lang);
    return;
  }
  const line = evaluation.model.cells[cell]?.line;
  const unit = line ? formatUnit(line.unit) : "1";
  element.replaceChildren(
    html`<data value=${outcome.value} data-unit=${unit} data-source=${WORDS.source[lang]}
      >${modelNumber(outcome.value, style, lang)}</data
    >`
  );
}

/** "sum of H1 2027, H2 2027": what a line over a full year is made of. */
export function madeOf(workspace: Workspace, name: string, year: string): string {
  const {lang} = workspace;
  const {model} = gridEvaluation(workspace);
  const cell = cellAt(model, name, year);
  const read = (model.reads[cell] ?? []).flatMap((each) => periodLabel(model.cells[each] as Cell) ?? []);
  const periods = [...new Set(read)].map((label) => periodText(label, lang));
  const {spec} = (model.cells[cell] as Cell).line;
  const kind = spec.type === "formula" ? spec.kind : undefined;
  const how = kind === "flow" ? WORDS.sum : kind === "stock" ? WORDS.end : WORDS.again;
  return how[lang] + periods.join(COMMA[lang]);
}
