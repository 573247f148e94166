import type {BoundSheet} from "../../src/companies/bound-sheet.js";
import {factsAsOf} from "../../src/companies/company.js";
import type {FactStatus} from "../../src/companies/facts.js";
import {outcomeOf, outcomes, type Evaluation, type Outcome} from "../../src/model/calculate/evaluate.js";
import {evaluatedYears, yearsOf} from "../../src/model/analysis/years.js";
import {errorText} from "../../src/model/calculate/failure.js";
import {dateOfSerial} from "../../src/model/calendar/calendar.js";
import {cellName, cellsOfLine, lineOf} from "../../src/model/compile.js";
import {masterCheck, type CheckResult} from "../../src/model/explain/master-check.js";
import {writtenIn} from "../../src/model/text/quantity.js";
import type {NumberStyle} from "../../src/workspace/entry.js";
import {styleOf, unitAsWritten} from "../../src/workspace/style.js";

/** One line of a model, worked out: a value for each period, or one; the error's text where there is none. */
export interface ReportedLine {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly values: readonly (number | string)[];
  /** A value for each full year; none of a line that has no value over one. */
  readonly years?: readonly (number | string)[];
  readonly style: NumberStyle;
}

/** A document that figures of a model were read from. */
export interface ReadDocument {
  readonly document: string;
  readonly date: string;
  readonly status: FactStatus;
  /** Key of the table `source`. */
  readonly source: string;
}

/** A model worked out, as it is printed. */
export interface ModelReport {
  readonly title: string;
  /** Latest day of what the model reads, its price included. */
  readonly asOf: string;
  readonly documents: readonly ReadDocument[];
  /** Labs whose weekly usage on the router the model reads. */
  readonly labs: readonly string[];
  /** Tables of the ledger that queries of lines read. */
  readonly tables: readonly string[];
  readonly case: string;
  readonly set: Readonly<Record<string, number>>;
  /** Cells that a setting stands in instead of what their lines say. */
  readonly instead: readonly string[];
  /** Inputs that a workbook brought. */
  readonly taken: readonly string[];
  readonly periods: readonly string[];
  /** Full years that stand beside the periods. */
  readonly years: readonly string[];
  readonly groups: readonly {readonly title: string; readonly lines: readonly ReportedLine[]}[];
  readonly checks: readonly CheckResult[];
  /** What the model comes to, line by line, with why a line has no value. */
  readonly headline: readonly {readonly line: string; readonly problem: string | null}[];
  /** Why cells have no value, with the cells: one entry for each cause. */
  readonly unvalued: readonly string[];
  /** Figures the record does not hold. */
  readonly missing: readonly string[];
  readonly problems: readonly string[];
  /** What is doubtful, and leaves the model usable. */
  readonly warnings: readonly string[];
}

export function reportOf(
  bound: BoundSheet,
  evaluation: Evaluation
): Omit<ModelReport, "case" | "set" | "instead" | "taken" | "problems" | "warnings"> {
  const {model} = evaluation;
  const {sheet, header, groups, words, missing} = bound;
  const years = header.hasYears ? yearsOf(model) : null;
  const yearly = years && evaluatedYears(years, evaluation.overrides);
  const inYears = (name: string) =>
    yearly?.model.firstCell.has(name) ? {years: outcomes(yearly, name).map(valueOrError)} : {};
  const reported = (name: string): ReportedLine[] => {
    const line = lineOf(model, name);
    if (line.spec.type === "check" || line.spec.type === "table") return [];
    return [
      {
        name,
        title: words[name]?.title.en ?? name,
        unit: unitAsWritten(line),
        values: outcomes(evaluation, name).map(valueOrError),
        ...inYears(name),
        style: styleOf(evaluation, line)
      }
    ];
  };
  return {
    title: sheet.title ?? sheet.name,
    asOf: asOfBound(bound),
    documents: documentsRead(bound),
    labs: [...new Set(bound.fed.flatMap(({labs}) => labs))],
    tables: [...new Set(bound.sql.flatMap(({reads}) => reads))].sort(),
    periods: header.calendar.periods.map(({label}) => label),
    years: years?.periods.map(({label}) => label) ?? [],
    groups: groups.map(({title, lines}) => ({title: title.en, lines: lines.flatMap(reported)})),
    checks: masterCheck(evaluation).checks,
    headline: headlineOf(bound).map((line) => ({line, problem: problemIn(evaluation, line)})),
    unvalued: unvaluedCells(bound, evaluation),
    missing: missing.map(
      ({line, period, fact, isAssumed}) =>
        `${line}${period === null ? "" : `@${period}`}: ${fact}${isAssumed ? ", assumed meanwhile" : ""}`
    )
  };
}

function valueOrError(outcome: Outcome): number | string {
  return outcome.ok ? outcome.value : errorText(outcome.error);
}

function headlineOf({statements}: BoundSheet): readonly string[] {
  return statements.flatMap(({statement}) => (statement.type === "headline" ? statement.lines : []));
}

/** Why a line of one value has none. */
function problemIn(evaluation: Evaluation, line: string): string | null {
  const [cell] = evaluation.model.firstCell.has(line) ? cellsOfLine(evaluation.model, line) : [];
  if (cell === undefined) return `${line}: no line of this model`;
  const outcome = outcomeOf(evaluation, cell);
  return outcome.ok ? null : errorText(outcome.error);
}

/** Most cells that are named of one cause. */
const MOST_NAMED = 3;

/** What leaves cells without a value, each cause once; lines that speak of some periods only, and what was not set, are as they say. */
function unvaluedCells({partial}: BoundSheet, evaluation: Evaluation): string[] {
  const {model} = evaluation;
  const byCause = new Map<string, string[]>();
  for (const {name, spec} of model.lines) {
    if (spec.type !== "formula" || partial.includes(name)) continue;
    for (const cell of cellsOfLine(model, name)) {
      const outcome = outcomeOf(evaluation, cell);
      if (outcome.ok) continue;
      const cause = errorText(outcome.error);
      byCause.set(cause, [...(byCause.get(cause) ?? []), cellName(model, cell)]);
    }
  }
  return [...byCause].map(([cause, cells]) => {
    const more = cells.length - MOST_NAMED;
    return `${cells.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}: ${cause}`;
  });
}

/** Latest day of a document that a sheet reads, its price included. */
export function asOfBound({header, facts}: BoundSheet): string {
  return factsAsOf({valuedOn: header.valuedOn ?? header.calendar.periods[0]?.start ?? "", facts});
}

function documentsRead({facts}: BoundSheet): ReadDocument[] {
  const documents = facts.map(({fact: {document, source_date: date, status, source}}) => ({
    document,
    date,
    status,
    source
  }));
  return [...new Map(documents.map((each) => [JSON.stringify(each), each])).values()];
}

/** A report as lines of text: one a line of the model, its values below the periods. */
export function textReport(report: ModelReport): string {
  const {title, case: key, set, instead, taken, periods, groups, checks, missing, problems, warnings} = report;
  const lines = groups.flatMap((group) => group.lines);
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const name = widest(lines.map((line) => line.name));
  const unit = widest(lines.map((line) => line.unit));
  const columns = [...periods, ...report.years];
  const shown = new Map(
    lines.map(({name: of, values, years = [], style}) => [
      of,
      [...values, ...years].map((value) => numberText(value, style))
    ])
  );
  const width = Math.max(widest(columns), widest([...shown.values()].flat())) + 2;
  const unitOf = (cell: string) => lines.find((line) => line.name === cell.split("@")[0])?.unit ?? "";
  const settings = [
    ...Object.entries(set).map(([cell, value]) => `${cell} = ${writtenIn(value, unitOf(cell)).text}`),
    ...instead.map((each) => `${each} (override)`)
  ];
  const headless = report.headline.flatMap(({line, problem}) => (problem === null ? [] : [`${line}: ${problem}`]));
  return [
    `${title}, case ${key}${settings.length > 0 ? `, with ${settings.join(", ")}` : ""}`,
    ...group("taken from the workbook", taken),
    ...groups
      .filter((each) => each.lines.length > 0)
      .flatMap((each) => [
        "",
        `${each.title.padEnd(name + unit + 3)}${each.lines.some((l) => l.values.length > 1) ? columns.map((p) => p.padStart(width)).join("") : ""}`.trimEnd(),
        ...each.lines.map((line) => {
          const values = (shown.get(line.name) ?? []).map((value) => value.padStart(width)).join("");
          return `  ${line.name.padEnd(name)} ${line.unit.padEnd(unit)}${values}`;
        })
      ]),
    ...group(
      "checks",
      checks.map(
        ({check, holds, failures}) =>
          `${holds ? "holds" : "FAILS"}  ${check}${failures.length > 0 ? `: ${failures.slice(0, 2).join("; ")}` : ""}`
      )
    ),
    ...group("headline without a value", [...new Set(headless)]),
    ...group("cells without a value", report.unvalued),
    ...group("not on record", missing),
    ...group("warnings", warnings),
    ...group("problems", problems),
    ""
  ].join("\n");
}

function group(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ["", title, ...items.map((item) => `  ${item}`)];
}

function numberText(value: number | string, {percent, digits, isDate = false}: NumberStyle): string {
  if (typeof value === "string") return "–";
  const date = isDate ? dateOfSerial(value) : null;
  if (date !== null) return date;
  const options = {minimumFractionDigits: digits, maximumFractionDigits: digits};
  return new Intl.NumberFormat("en", {style: percent ? "percent" : "decimal", ...options}).format(value);
}
