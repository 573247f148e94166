import {COMPANY_DOCUMENTS} from "../../src/companies/models.js";
import {didYouMean} from "../../src/model/nearest.js";
import {quotedText} from "../../src/query/quoted.js";
import {citedSources, sourcesSql} from "../../src/query/reader/cited-sources.js";
import {companyDocuments, sharedDocuments} from "../data/company-documents.js";
import {loadCompanies} from "../data/companies.js";
import {modelReport, type ModelEffects} from "../model/run.js";
import type {LedgerAnswer} from "./read-ledger.js";

/** A model to work out: one of ours by name or a document as text, with what is set on it. */
export interface ModelQuestion {
  readonly model?: string | undefined;
  readonly text?: string | undefined;
  readonly case: string;
  /** By cell, as in `growth@FY2027`: the number as it is typed. */
  readonly overrides: Readonly<Record<string, string | number>>;
  /** Lines that are wanted; all where none is named. */
  readonly lines: readonly string[];
}

/** Sources of weekly usage and of the list prices it is weighted by. */
const OF_USAGE = "SELECT source FROM usage_weekly UNION SELECT source FROM price";

/** Works a model out as `npm run model` does. Throws every problem of the document, the case and what is set. */
export async function evaluatedModel(
  question: ModelQuestion,
  ask: (sql: string, rows?: number) => Promise<LedgerAnswer>,
  effects: ModelEffects = {rows: () => loadCompanies()}
) {
  const set = Object.entries(question.overrides).map(([cell, value]) => `${cell}=${value}`);
  const on = {ask: (sql: string, rows: number) => ask(sql, rows), ...effects};
  const options = {set, case: question.case, xlsx: null, from: null, library: sharedDocuments()};
  const {report, problems} = await modelReport(documentOf(question), options, on);
  const faults = report?.problems ?? problems;
  if (report === null || faults.length > 0)
    throw new Error(faults.map((fault) => fault.replace(/^--set: /, "overrides: ")).join("\n"));
  const lines = report.groups.flatMap((group) => group.lines);
  const names = lines.map(({name}) => name);
  const unknown = question.lines.find((line) => !names.includes(line));
  if (unknown !== undefined)
    throw new Error(`lines: ${unknown}; no such line${didYouMean(unknown, names) || "."} It has ${names.join(", ")}.`);
  const keys = [...new Set(report.documents.map(({source}) => `SELECT ${quotedText(source)}`))];
  const named = [...keys, ...(report.labs.length > 0 ? [OF_USAGE] : [])];
  const ofQueries = await citedSources(report.tables, async (sql) => rowObjects(await ask(sql)));
  const ofFigures = named.length > 0 ? rowObjects(await ask(sourcesSql(named.join(" UNION ")))) : [];
  const others = ofQueries.filter(({source}) => ofFigures.every((each) => each["source"] !== source));
  return {
    title: report.title,
    case: report.case,
    set: report.set,
    is_readers_scenario: set.length > 0 || question.text !== undefined,
    periods: report.periods,
    lines: lines
      .filter(({name}) => question.lines.length === 0 || question.lines.includes(name))
      .map(({name, title, unit, values}) => ({name, title, unit, values})),
    checks: report.checks,
    missing: report.missing,
    warnings: report.warnings,
    as_of: named.length + ofQueries.length > 0 ? report.asOf : null,
    documents: report.documents,
    sources: [...ofFigures, ...others]
  };
}

function rowObjects({columns, rows}: LedgerAnswer) {
  return rows.map((row) => Object.fromEntries(columns.map(({name}, i) => [name, row[i] ?? null])));
}

function documentOf({model, text}: ModelQuestion): string {
  const names = COMPANY_DOCUMENTS.join(", ");
  if ((model === undefined) === (text === undefined))
    throw new Error(`model and text: expected one of them: the name of a model (${names}), or a document as text`);
  if (text !== undefined) return text;
  const documents = new Map(Object.entries(companyDocuments().companies));
  const document = documents.get(model ?? "");
  if (document === undefined)
    throw new Error(`model: ${model ?? ""}; expected ${names}${didYouMean(model ?? "", documents.keys())}`);
  return document;
}
