import type {Override, Overrides} from "../model/calculate/overrides.js";
import {errorsAmong} from "../model/problem.js";
import type {Library} from "../model/text/include.js";
import type {CellName, Setting, Statement, StatementOf} from "../model/text/node.js";
import {INCLUDE} from "../model/text/parse.js";
import {byPlace, problemAt, type TextProblem} from "../model/text/place.js";
import {askOf} from "./bound-line.js";
import {boundSheet, compiledText, type BoundSheet} from "./bound-sheet.js";
import {caseSigns} from "./case-signs.js";
import type {CompanyCase, CompanyModel, ConsensusPoint, Headline, ReverseValuation, Tie, TokenPart} from "./company.js";
import type {CompanyData, CompanyFact} from "./facts.js";
import {valueIn, type Ask} from "./reader.js";
import {t, inBothLanguages} from "./text.js";

export interface BoundCompany {
  /** Null where something is wrong. */
  readonly company: CompanyModel | null;
  /** What is wrong, and warnings. */
  readonly problems: readonly TextProblem[];
}

/** A company model from its document, those it includes and the rows of the record: the same in Node and in a browser. */
export function boundCompany(text: string, library: Library, data: CompanyData): BoundCompany {
  const {bound, read, problems} = boundSheet(text, library, data);
  if (!bound)
    return {company: null, problems: [...problems, ...(read ? headlineProblems(read, problems) : [])].sort(byPlace)};
  const told = [...compiledText(bound).problems, ...headlineProblems(bound)];
  return {company: errorsAmong(told).length > 0 ? null : companyOf(bound, data), problems: told};
}

type Section<T extends Statement["type"]> = readonly StatementOf<T>[];

function sections<T extends Statement["type"]>({statements}: BoundSheet, type: T): Section<T> {
  return statements.flatMap(({statement}) => (isOf(statement, type) ? [statement] : []));
}

function isOf<T extends Statement["type"]>(statement: Statement, type: T): statement is StatementOf<T> {
  return statement.type === type;
}

const HEADLINE = "headline value, expected_value, dividend, price, expected_return";

/** A headline that is not there, or not alone; it may stand in an include that could not be read. */
function headlineProblems(bound: BoundSheet, before: readonly TextProblem[] = []): TextProblem[] {
  if (sections(bound, "headline").length === 1 || before.some(({line}) => line === INCLUDE)) return [];
  const last = bound.statements.slice(-1);
  return last.map(({statement: {place}}) =>
    problemAt(place, `no headline, or more than one; expected ${HEADLINE}`, "shape")
  );
}

/** A line and its period, where it has one, as company models carry them. */
function cell({line, period}: CellName) {
  return {line, ...(period !== null && {period})};
}

/** Settings as overrides by input. */
export function settingOverrides(settings: readonly Setting[]): Overrides {
  const overrides: Record<string, Override> = {};
  for (const {cell: at, how, quantity} of settings) {
    const before = overrides[at.line];
    if (at.period !== null) {
      const periods = typeof before === "object" && "at" in before ? before.at : {};
      overrides[at.line] = {at: {...periods, [at.period]: quantity.value}};
    } else
      overrides[at.line] =
        how === "=" ? quantity.value : how === "by" ? {shift: quantity.value} : {scale: quantity.value};
  }
  return overrides;
}

/** The cases of a document; with the record, how their indicators read. */
export function casesOf(bound: BoundSheet, data?: CompanyData): CompanyCase[] {
  const none = t("", "");
  return sections(bound, "case").map(({key, probability, title, mechanism, settings, ...signs}) => ({
    key,
    title: inBothLanguages(title) ?? t(key.replaceAll("_", " "), key),
    mechanism: inBothLanguages(mechanism) ?? none,
    overrides: settingOverrides(settings.map(({setting}) => setting)),
    reasons: Object.fromEntries(
      settings.map(({setting, reason}) => [setting.cell.line, inBothLanguages(reason) ?? none])
    ),
    ...(data && (signs.trigger ?? signs.indicator) && {signs: caseSigns(signs, bound.header.company, data)}),
    ...(probability && {probability: probability.value})
  }));
}

/** Name of the company or sheet that a document is of, as workbooks are kept apart by it. */
export function entityOfSheet({header}: BoundSheet): string {
  return header.company || header.name;
}

const AS = {"=": "set", by: "shift", x: "scale"} as const;

function companyOf(bound: BoundSheet, data: CompanyData): CompanyModel {
  const {header, sheet, groups, words, partial, plugs, facts, missing, fed, sql, overridden} = bound;
  const {title = sheet.name} = sheet;
  const [firstEnd = ""] = header.calendar.periods.map(({end}) => end);
  const [value = "", expectedValue = "", dividend = "", price = "", expectedReturn = ""] = sections(
    bound,
    "headline"
  ).flatMap(({lines}) => lines);
  const headline: Headline = {value, expectedValue, dividend, price, expectedReturn};
  return {
    entity: entityOfSheet(bound),
    listing: header.company || null,
    title: inBothLanguages(header.title) ?? t(title, title),
    valuedOn: header.valuedOn ?? firstEnd,
    sheet,
    hasYears: header.hasYears,
    groups,
    words,
    tokens: tokensOf(bound),
    methods: sections(bound, "method").map(({key, line, title: named, low, high}) => ({
      key,
      line,
      title: inBothLanguages(named) ?? t(key, key),
      low: settingOverrides(low),
      high: settingOverrides(high)
    })),
    headline,
    reverse: reverseOf(bound),
    consensus: sections(bound, "consensus").flatMap((s): ConsensusPoint[] => against(bound, s)),
    cases: casesOf(bound, data),
    absentCases: sections(bound, "no case").map(({key, reason}) => ({key, reason: inBothLanguages(reason)})),
    partial,
    plugs,
    ties: sections(bound, "ties").flatMap((s): Tie[] =>
      against(bound, s).map(({value: reported, ...rest}) => ({...rest, reported}))
    ),
    untied: sections(bound, "untied").map((s) => ({...cell(s.cell), reason: inBothLanguages(s.reason)})),
    facts,
    missing,
    fed,
    sql,
    overridden
  };
}

/** A cell and the fact it is held against, in the cell’s unit; a fact of a period ends where the period does. */
function against(bound: BoundSheet, {cell: at, fact: name}: StatementOf<"ties" | "consensus">) {
  const end = bound.header.calendar.periods.find(({label}) => label === at.period)?.end;
  const ask: Ask = {...(end !== undefined && {on: end}), ...askOf(name)};
  const fact: CompanyFact | null = bound.reader.find(ask);
  const line = bound.sheet.lines.find((l) => l.name === at.line);
  if (!fact || !line || !("unit" in line)) return [];
  return [{...cell(at), value: valueIn(fact, line.unit), fact}];
}

function reverseOf(bound: BoundSheet): ReverseValuation {
  const [stated] = sections(bound, "reverse");
  if (!stated) {
    const [input = ""] = bound.sheet.lines.flatMap(({type, name}) => (type === "input" ? [name] : []));
    return {input, as: "scale", between: [0.2, 5], read: []};
  }
  const {input, how, between, read} = stated;
  return {
    input,
    as: AS[how],
    between: [between[0].value, between[1].value],
    read: read.map((each) => ({...cell(each.cell), title: inBothLanguages(each.title)}))
  };
}

const NO_TOKENS = t("This model has no line that tokens drive.", "本模型没有由词元驱动的项目。");

function tokensOf(bound: BoundSheet): TokenPart {
  const [stated] = sections(bound, "tokens");
  const finding = inBothLanguages(stated?.finding) ?? NO_TOKENS;
  const {list, effective} = stated?.coverage ?? {list: null, effective: null};
  if (!stated?.labs) return {drives: false, ...(list !== null && {coverage: {list}}), finding};
  const {labs, steps} = stated;
  return {drives: true, labs, steps, coverage: {list, effective}, finding};
}
