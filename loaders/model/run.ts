import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";
import {casesOf, entityOfSheet} from "../../src/companies/bound-company.js";
import {boundSheet, compiledText, type BoundSheet} from "../../src/companies/bound-sheet.js";
import type {CompanyCase} from "../../src/companies/company.js";
import type {CompanyData} from "../../src/companies/facts.js";
import {inBothLanguages} from "../../src/companies/text.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import type {Model} from "../../src/model/compile.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {importWorkbookOn} from "../../src/workbook/import.js";
import {READERS_CASE, type WorkbookSpec} from "../../src/workbook/spec.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {didYouMean} from "../../src/model/nearest.js";
import type {Library} from "../../src/model/text/include.js";
import {placedProblem, problemAt} from "../../src/model/text/place.js";
import {cellKey, withEdits, type Edits} from "../../src/workspace/edits.js";
import {BASE_CASE} from "../../src/workspace/state.js";
import {modelToJson} from "../../src/workspace/model-file.js";
import {YOURS} from "../../src/workspace/saved.js";
import {sharedDocuments} from "../data/company-documents.js";
import {loadCompanies} from "../data/companies.js";
import {writeWhole} from "../whole.js";
import {sqlAnswers, type AskQuery} from "./sql-answers.js";
import {openedFile, type OpenedModel} from "./opened-file.js";
import {asOfBound, reportOf, textReport, type ModelReport} from "./report.js";
import {readSettings, type ReadSettings} from "./settings.js";

export interface ModelOptions {
  /** Settings as typed: `growth@FY2027=27%`. */
  readonly set: readonly string[];
  readonly case: string;
  readonly json: boolean;
  /** Workbooks to write and to read. */
  readonly xlsx: string | null;
  readonly from: string | null;
  /** A `.model` or `.json` to write the document to; JSON holds the case and the settings as well. */
  readonly save?: string | null;
}

/** What a run takes from outside; tests pass rows of their own. */
export interface ModelEffects {
  readonly rows: () => Promise<CompanyData>;
  /** Answers queries of lines; a process of DuckDB by default. */
  readonly ask?: AskQuery;
}

const NOTHING: CompanyData = {facts: [], events: [], weeks: [], owned: []};

/** Checks a document, works it out and tells all that is in it, or every problem with its place. Throws on a bad option. */
export async function runModel(
  file: string,
  options: ModelOptions,
  effects: ModelEffects = {rows: () => loadCompanies()}
): Promise<{readonly text: string; readonly isSound: boolean}> {
  const library = libraryOf(file);
  const opened = await openedFile(file, library, effects.rows);
  const on = {...options, case: options.case === BASE_CASE ? opened.case : options.case};
  const {report, problems, text: document} = await modelReport(opened.text, {library, ...on, opened}, effects);
  if (report && options.save)
    writeWhole(
      options.save,
      /\.json$/i.test(options.save) ? modelToJson({text: document, case: report.case, edits: report.set}) : document
    );
  if (report === null) return refused(file, problems, options);
  const isSound =
    report.problems.length === 0 &&
    report.checks.every(({holds}) => holds) &&
    report.headline.every(({problem}) => problem === null);
  return {text: options.json ? `${JSON.stringify(report, null, 2)}\n` : textReport(report), isSound};
}

/** A document worked out, or its problems with their places where it cannot be. Throws on a bad option. */
export async function modelReport(
  text: string,
  options: Standpoint & {readonly library: Library},
  {rows, ask}: ModelEffects = {rows: () => loadCompanies()}
): Promise<{readonly report: ModelReport | null; readonly problems: readonly string[]; readonly text: string}> {
  const data = /(?:^|\s)(?:fact|market|usage|include)\s/.test(text) ? await rows() : NOTHING;
  const sql = await sqlAnswers(text, options.library, ask);
  const asked = soundText(text, options.library, {...data, sql});
  if (!asked.sound) return {report: null, problems: asked.problems, text};
  const settings = readSettings(text, options.library, asked.sound.model, options.set);
  // What stands instead of a formula changes the document, which is read again.
  const set = settings.text === text ? asked : soundText(settings.text, options.library, {...data, sql});
  if (!set.sound) return {report: null, problems: set.problems, text};
  const report = {...worked(set.sound, settings.text, {...options, settings}), warnings: set.problems};
  return {report, problems: [], text: settings.text};
}

interface Sound {
  readonly bound: BoundSheet;
  readonly model: Model;
}

/** A document read, bound and compiled, and what is told of it; `sound` is null where that is in the way. */
function soundText(text: string, library: Library, data: CompanyData) {
  const {bound, problems} = boundSheet(text, library, data);
  if (!bound) return {sound: null, problems: problems.map(placedProblem)};
  const {model, problems: found} = compiledText(bound);
  return {sound: model && {bound, model}, problems: found.map(placedProblem)};
}

/** A problem of a line, with the place of what the line is worth. */
function placedAt({statements}: BoundSheet, name: string, message: string): string {
  const found = statements.find(({statement}) => statement.type === "line" && statement.name === name);
  const told = `${name}: ${message}`;
  if (found?.statement.type !== "line") return told;
  return placedProblem({...problemAt(found.statement.definitionPlace, told), document: found.document});
}

/** Documents a file may include: those of the site, then those beside it. */
function libraryOf(file: string): Library {
  const folder = dirname(resolve(file));
  const beside = [folder, join(folder, "shared")].flatMap((each) =>
    existsSync(each)
      ? readdirSync(each)
          .filter((name) => name.endsWith(".model"))
          .map((name) => [basename(name, ".model"), readFileSync(join(each, name), "utf8")] as const)
      : []
  );
  const shared = beside.filter(([, text]) => /^shared\s/m.test(text));
  return {...sharedDocuments(), ...Object.fromEntries(shared)};
}

function refused(file: string, told: readonly string[], {json}: ModelOptions) {
  const text = json
    ? JSON.stringify({file, problems: told}, null, 2)
    : told.map((each) => `${file}: ${each}`).join("\n");
  return {text: `${text}\n`, isSound: false};
}

interface Standpoint extends Omit<ModelOptions, "json"> {
  /** What the file of the model brought besides its text. */
  readonly opened?: OpenedModel;
}

interface Settled {
  readonly settings: ReadSettings;
}

interface Standing {
  readonly key: string;
  readonly edits: Edits;
  readonly problems: readonly string[];
  readonly taken: readonly string[];
}

function worked({bound, model}: Sound, text: string, options: Standpoint & Settled): Omit<ModelReport, "warnings"> {
  const failed = bound.sql.flatMap(({line, problem}) => (problem ? [placedAt(bound, line, problem.en)] : []));
  const cases = casesOf(bound);
  const standing = standOn(bound, model, cases, options);
  const overrides = withEdits(model, overridesOfCase(cases, standing.key), standing.edits);
  const evaluation = evaluate(model, overrides);
  if (options.xlsx !== null) {
    const spec = {...workbookOf(bound, model, cases, standing), document: text};
    writeWhole(options.xlsx, writeXlsx(exportWorkbook(spec)));
  }
  return {
    ...reportOf(bound, evaluation),
    case: standing.key,
    set: standing.edits,
    instead: options.settings.instead,
    taken: standing.taken,
    problems: [...failed, ...standing.problems]
  };
}

function overridesOfCase(cases: readonly CompanyCase[], key: string) {
  return cases.find((each) => each.key === key)?.overrides ?? {};
}

/** The case and the settings on top of it: those of a workbook, then those of the command line. */
function standOn(
  bound: BoundSheet,
  model: Model,
  cases: readonly CompanyCase[],
  options: Standpoint & Settled
): Standing {
  const keys = ["base", ...cases.map(({key}) => key)];
  if (!keys.includes(options.case))
    throw new Error(`--case: ${options.case}; expected ${keys.join(", ")}${didYouMean(options.case, keys)}`);
  const problems = [...(options.opened?.problems ?? [])];
  const taken = [...(options.opened?.taken ?? [])];
  const edits: Record<string, number> = {...options.opened?.edits};
  let key = options.case;
  if (options.from !== null) {
    const bytes = readFileSync(options.from);
    const screenOf = (named: string) => evaluate(model, overridesOfCase(cases, keys.includes(named) ? named : key));
    const {changes, refusals, caseKey} = importWorkbookOn(bytes, entityOfSheet(bound), model, screenOf);
    if (keys.includes(caseKey)) key = caseKey;
    for (const {cell, before, after} of changes) {
      edits[cellKey(model, cell)] = after;
      taken.push(`${cellKey(model, cell)}: ${before ?? "nothing"} → ${after}`);
    }
    problems.push(...refusals.map(({where, reason}) => `${options.from ?? ""}: ${where}: ${reason.en}`));
  }
  Object.assign(edits, options.settings.edits);
  problems.push(...options.settings.problems);
  return {key, edits, problems, taken};
}

function workbookOf(bound: BoundSheet, model: Model, cases: readonly CompanyCase[], standing: Standing): WorkbookSpec {
  const {header, words} = bound;
  const title = inBothLanguages(header.title) ?? {en: header.name, zh: header.name};
  const isOwn = Object.keys(standing.edits).length > 0;
  const overrides = withEdits(model, overridesOfCase(cases, standing.key), standing.edits);
  const why = {en: "set on the command line", zh: "由命令行设定"};
  const inputs = Object.keys(standing.edits).map((key) => key.split("@")[0] ?? key);
  const reasons = Object.fromEntries(inputs.map((input) => [input, why]));
  const mine = {key: READERS_CASE, title: YOURS, overrides, reasons, isReaders: true};
  return {
    model,
    entity: entityOfSheet(bound),
    title,
    cases: isOwn ? [...cases, mine] : cases,
    shown: isOwn ? READERS_CASE : standing.key,
    words,
    groups: bound.groups,
    hasYears: header.hasYears,
    headline: bound.statements.flatMap(({statement}) => (statement.type === "headline" ? statement.lines : [])),
    asOf: asOfBound(bound),
    audience: null,
    lang: "en"
  };
}
