import type {Calendar} from "../model/calendar/calendar.js";
import {errorsAmong, type Problem} from "../model/problem.js";
import {compile, type Model} from "../model/compile.js";
import type {SheetSpec} from "../model/sheet/sheet.js";
import {problemsBeside} from "../model/text/beside.js";
import {duplicateProblems} from "../model/text/duplicates.js";
import {headerOf, type DocumentHeader} from "../model/text/header-of.js";
import {includeAll, type Library, type PlacedStatement} from "../model/text/include.js";
import {located} from "../model/text/locate.js";
import {numberProblems} from "../model/text/number-problems.js";
import {parseModel} from "../model/text/parse.js";
import {sectionProblems} from "../model/text/section-problems.js";
import {byPlace, problemAt, TextError, type TextProblem} from "../model/text/place.js";
import {boundLine, type BoundLine} from "./bound-line.js";
import type {FactUse, FedLine, LineGroup, LineWords, MissingFact, OverriddenCell} from "./company.js";
import type {CompanyData} from "./facts.js";
import {companyReader, type CompanyReader} from "./reader.js";
import type {SqlLine} from "./sql-line.js";
import {inBothLanguages} from "./text.js";
import {unknownFigures} from "./unknown-figures.js";

/** A document bound to the record: its sheet, with where every number comes from. */
export interface BoundSheet {
  readonly header: DocumentHeader;
  readonly sheet: SheetSpec;
  readonly groups: readonly LineGroup[];
  readonly words: Readonly<Record<string, LineWords>>;
  readonly partial: readonly string[];
  readonly plugs: readonly string[];
  readonly facts: readonly FactUse[];
  readonly missing: readonly MissingFact[];
  readonly fed: readonly FedLine[];
  readonly sql: readonly SqlLine[];
  readonly overridden: readonly OverriddenCell[];
  /** Every statement, those of included documents in their place. */
  readonly statements: readonly PlacedStatement[];
  readonly reader: CompanyReader;
  /** Warnings of entities, metrics, bases and labs that the record has nothing of. */
  readonly unknownFigures: readonly TextProblem[];
}

export interface Bound {
  /** Null where the text has errors. */
  readonly bound: BoundSheet | null;
  /** What could be read of it, errors or not; null where it does not say its periods. */
  readonly read: BoundSheet | null;
  readonly problems: readonly TextProblem[];
}

/** A document as text, with those it includes, bound to the rows of the record. Tells every problem with its place. */
export function boundSheet(text: string, library: Library, data: CompanyData): Bound {
  const parsed = parseModel(text);
  const included = includeAll(parsed.document, library);
  const {header, problems: headed} = headerOf(included.statements);
  const unread = new Set(parsed.problems.map(({line}) => line));
  const problems = [
    ...parsed.problems,
    // A line that could not be read is not one that was left out.
    ...included.problems.filter(({line}) => line === "" || !unread.has(line)),
    ...headed,
    ...duplicateProblems(included.statements),
    ...numberProblems(included.statements)
  ];
  if (!header) return {bound: null, read: null, problems};
  const reader = companyReader(data, header.company);
  const lines = bindLines(included.statements, {data, reader, calendar: header.calendar}, problems);
  const specs = lines.map(({spec}) => spec);
  problems.push(...sectionProblems(included.statements, specs, header.calendar, problems));
  const sheet: SheetSpec = {
    name: header.name,
    title: header.title?.en ?? header.name.replaceAll("_", " "),
    calendar: header.calendar.spec,
    ...(header.counts.length > 0 && {counts: header.counts}),
    lines: specs
  };
  const traits = (has: (traits: {readonly isPartial: boolean; readonly isPlug: boolean}) => boolean) =>
    included.statements.flatMap(({statement: s}) => (s.type === "line" && has(s.traits) ? [s.name] : []));
  const bound: BoundSheet = {
    header,
    sheet,
    groups: groupsOf(included.statements),
    words: Object.fromEntries(lines.map(({spec, words}) => [spec.name, words])),
    partial: traits(({isPartial}) => isPartial),
    plugs: traits(({isPlug}) => isPlug),
    facts: lines.flatMap(({facts}) => facts),
    missing: lines.flatMap(({missing}) => missing),
    fed: lines.flatMap(({fed}) => fed),
    sql: lines.flatMap(({sql}) => sql),
    overridden: lines.flatMap(({overridden}) => overridden),
    statements: included.statements,
    reader,
    unknownFigures: unknownFigures(included.statements, header, reader, data)
  };
  if (problems.length === 0) return {bound, read: bound, problems};
  const beside = problemsBeside(sheet, included.statements, problems);
  return {bound: null, read: bound, problems: [...problems, ...beside].sort(byPlace)};
}

interface To {
  readonly data: CompanyData;
  readonly reader: CompanyReader;
  readonly calendar: Calendar;
}

function bindLines(statements: readonly PlacedStatement[], to: To, problems: TextProblem[]): BoundLine[] {
  return statements.flatMap(({statement, document}) => {
    if (statement.type !== "line") return [];
    try {
      return [boundLine(statement, to)];
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const place = error instanceof TextError ? error.place : statement.definitionPlace;
      problems.push({...problemAt(place, error.message, "range", statement.name), document});
      return [];
    }
  });
}

/** Groups by heading; lines above the first heading stand in one of their own. */
function groupsOf(statements: readonly PlacedStatement[]): LineGroup[] {
  const groups: (LineGroup & {readonly lines: string[]})[] = [];
  for (const {statement} of statements)
    if (statement.type === "group") {
      const title = inBothLanguages(statement.title);
      groups.push({key: slug(title.en), title, lines: []});
    } else if (statement.type === "line") {
      if (groups.length === 0) groups.push({key: "lines", title: {en: "Lines", zh: "各行"}, lines: []});
      groups.at(-1)?.lines.push(statement.name);
    }
  return groups.filter(({lines}) => lines.length > 0);
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
}

/** A bound sheet made ready to calculate, or its problems where they stand in the text; warnings as well. */
export function compiledText({sheet, statements, unknownFigures}: BoundSheet): {
  model: Model | null;
  problems: readonly TextProblem[];
} {
  const result = compile(sheet);
  const found: readonly Problem[] = result.ok ? result.value.warnings : result.problems;
  const problems = [...found.map((problem) => located(problem, statements)), ...unknownFigures];
  return {model: result.ok && errorsAmong(problems).length === 0 ? result.value : null, problems};
}
