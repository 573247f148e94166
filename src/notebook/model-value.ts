import {boundSheet, compiledText, type BoundSheet} from "../companies/bound-sheet.js";
import type {CompanyData, CompanyFact} from "../companies/facts.js";
import type {CompanyText} from "../companies/models.js";
import {inBothLanguages} from "../companies/text.js";
import {evaluate, outcomeOf} from "../model/calculate/evaluate.js";
import {errorText} from "../model/calculate/failure.js";
import {cellsOfLine, periodLabel, type Model} from "../model/compile.js";
import {errorsAmong} from "../model/problem.js";
import {messageZh} from "../model/text/message-zh.js";
import type {TextProblem} from "../model/text/place.js";
import type {CellProblem} from "./problem.js";
import {CellRefused} from "./values.js";

/** One cell of a model as a row of a table. */
export interface ModelRow {
  readonly line: string;
  readonly period: string | null;
  readonly period_end: string | null;
  readonly value: number | null;
  readonly unit: string;
  /** Why there is no value. */
  readonly error: string | null;
}

/** A model with its lines as they are written and called. */
export interface ModelSheet {
  readonly model: Model;
  readonly title: {readonly en: string; readonly zh: string};
  readonly groups: BoundSheet["groups"];
  readonly words: BoundSheet["words"];
  /** Rows of the record that it is bound to. */
  readonly record: CompanyData;
}

/** A model worked out. */
export interface WorkedModel {
  readonly rows: readonly ModelRow[];
  /** Lines in order, with their titles as they are written. */
  readonly titles: ReadonlyMap<string, {readonly en: string; readonly zh: string}>;
  readonly periods: readonly string[];
  /** Figures it takes from the record. */
  readonly facts: readonly CompanyFact[];
  /** What it was worked out from, for a workbook. */
  readonly sheet: ModelSheet;
}

/** Works out a model in the notation of models. Throws CellRefused with each problem where it stands. */
export function workedModel(text: string, {documents, data}: CompanyText): WorkedModel {
  const {bound, problems} = boundSheet(text, documents.shared, data);
  if (!bound) throw refused(problems);
  if (bound.sql.length > 0) throw asksItself(bound);
  const {model, problems: found} = compiledText(bound);
  if (!model) throw refused(errorsAmong(found));
  const evaluation = evaluate(model);
  const lines = model.lines.filter(({spec: {type}}) => type !== "check" && type !== "table");
  const rows = lines.flatMap(({spec}) =>
    cellsOfLine(model, spec.name).map((cell): ModelRow => {
      const result = outcomeOf(evaluation, cell);
      const at = model.cells[cell];
      const period = at ? periodLabel(at) : null;
      return {
        line: spec.name,
        period,
        period_end: endOf(model, spec.name, period),
        value: result.ok ? result.value : null,
        unit: "unit" in spec ? spec.unit : "1",
        error: result.ok ? null : errorText(result.error)
      };
    })
  );
  const titles = new Map(lines.map(({spec}) => [spec.name, titleOf(spec.name, bound.words[spec.name]?.title)]));
  const sheet = {
    model,
    title: inBothLanguages(bound.header.title) ?? titleOf(bound.header.name, null),
    groups: bound.groups,
    words: bound.words,
    record: data
  };
  const periods = bound.header.calendar.periods.map(({label}) => label);
  return {rows, titles, periods, facts: bound.facts.map(({fact}) => fact), sheet};
}

/** In a notebook cells ask the ledger, so that what reads what is seen. */
function asksItself({statements, sql}: BoundSheet): CellRefused {
  const problems = statements.flatMap(({statement}): CellProblem[] => {
    if (statement.type !== "line" || !sql.some(({line}) => line === statement.name)) return [];
    const {line, column} = statement.definitionPlace;
    const text = {
      en: `${statement.name}: a query in a line; expected a cell of its own for it, whose numbers this line takes: stated \${name}`,
      zh: `${statement.name}：行内含查询；请将查询写成单独的单元，再在此行用 stated \${name} 取其数值`
    };
    return [{line, column, text}];
  });
  return new CellRefused("the model asks the ledger itself", "模型自行查询了账本", problems);
}

function titleOf(name: string, title: {readonly en: string; readonly zh: string} | null | undefined) {
  return title ?? {en: name.replaceAll("_", " "), zh: name};
}

function endOf(model: Model, name: string, period: string | null): string | null {
  const line = model.lines.find(({spec}) => spec.name === name);
  return line?.scope.calendar.periods.find(({label}) => label === period)?.end ?? null;
}

function refused(problems: readonly TextProblem[]): CellRefused {
  const placed = problems.map(({place, message}): CellProblem => ({
    line: place.line,
    column: place.column,
    text: {en: message, zh: messageZh(message) ?? message}
  }));
  return new CellRefused("the model cannot be worked out", "模型无法计算", placed);
}
