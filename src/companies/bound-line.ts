import {addDays} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import {calendar, type Calendar} from "../model/calendar/calendar.js";
import type {FormulaLine, LineSpec, Values} from "../model/sheet/line.js";
import {plainUnit} from "../model/text/line.js";
import {inputOf, lineSpecOf, measuredBy, valuesOf} from "../model/text/line-spec.js";
import {LATEST, type Definition, type FactName, type LineStatement} from "../model/text/node.js";
import {overriddenSpec} from "../model/text/overridden.js";
import {TextError} from "../model/text/place.js";
import type {FactUse, FedLine, LineWords, MissingFact, OverriddenCell} from "./company.js";
import type {CompanyData, CompanyFact, OldPrice} from "./facts.js";
import {valueIn, type Ask, type CompanyReader} from "./reader.js";
import {answeredLine, type SqlLine} from "./sql-line.js";
import {inBothLanguages, USAGE_SOURCE} from "./text.js";
import {usageByPeriod, usageValue, usageValues} from "./usage.js";

/** A line with its numbers, and the facts they are; what the record lacks is named and its cells are errors. */
export interface BoundLine {
  readonly spec: LineSpec;
  readonly words: LineWords;
  readonly facts: readonly FactUse[];
  readonly missing: readonly MissingFact[];
  readonly fed: readonly FedLine[];
  readonly sql: readonly SqlLine[];
  readonly overridden: readonly OverriddenCell[];
}

/** What lines are bound to: the record of a company, over some periods. */
export interface Binding {
  readonly data: CompanyData;
  readonly reader: CompanyReader;
  readonly calendar: Calendar;
}

/** The line a statement writes, bound to the record. Throws TextError, and Error where the record contradicts itself. */
export function boundLine(line: LineStatement, to: Binding): BoundLine {
  const {definition, name} = line;
  const title = inBothLanguages(line.title) ?? {en: name.replaceAll("_", " "), zh: name.replaceAll("_", " ")};
  const reason = inBothLanguages(line.reason ?? line.source);
  const words = {title, ...(reason && {reason})};
  const bound = (spec: LineSpec, more: Partial<BoundLine> = {}): BoundLine => {
    const told = {words, facts: [], missing: [], fed: [], sql: [], overridden: [], ...more};
    const made = {...told, spec: {...spec, title: told.words.title.en}};
    return line.overrides.length > 0 ? overridden(made, line, to.calendar) : made;
  };
  const plain = lineSpecOf(line, to.calendar);
  if (plain) return bound(plain);
  switch (definition.type) {
    case "fact":
      return bound(...(definition.fact.on === null ? series(line, definition.fact, to) : one(line, definition, to)));
    case "market":
      return bound(...quoted(line, definition, to, title));
    case "usage":
      return bound(...used(line, definition, to, title));
    case "sql":
      return bound(...asked(line, definition.query, to, title));
    default:
      return bound(missing(line));
  }
}

/** A line with what stands in some of its periods instead; figures on record of those are none of its own any more. */
function overridden(bound: BoundLine, line: LineStatement, periods: Calendar): BoundLine {
  const isLeft = ({period}: {readonly period: string | null}) => line.overrides.every((o) => o.period !== period);
  return {
    ...bound,
    spec: overriddenSpec(bound.spec, line, periods),
    facts: bound.facts.filter(isLeft),
    missing: bound.missing.filter(isLeft),
    overridden: [
      ...bound.overridden.filter(isLeft),
      ...line.overrides.map(({period, reason}) => {
        const words = inBothLanguages(reason);
        return {line: line.name, period, ...(words && {reason: words})};
      })
    ]
  };
}

type DefinitionOf<T extends Definition["type"]> = Extract<Definition, {readonly type: T}>;

type Made = readonly [spec: LineSpec, more?: Partial<BoundLine>];

/** What was asked of a line of the record, in the words of the reader. */
export function askOf({metric, basis, months, entity, on}: FactName): Ask {
  return {
    metric,
    basis,
    ...(months > 0 && {months}),
    ...(entity !== null && {entity}),
    ...(on !== null && on !== LATEST && {on})
  };
}

/** A cell that is an error by its own name. */
function missing(line: LineStatement): FormulaLine {
  const {timing, readAs} = measuredBy(line);
  const unit = plainUnit(line.unit);
  return {
    type: "formula",
    name: line.name,
    unit,
    formula: "missing",
    ...(timing && {timing}),
    ...(readAs && {readAs})
  };
}

/** A price that is an error by its age. */
function tooOld(line: LineStatement, {on, since}: OldPrice): FormulaLine {
  return {...missing(line), absent: {kind: "too_old", detail: `price of ${on}, older than ${since}`}};
}

function stated(line: LineStatement, values: Values, source: string): LineSpec {
  return {type: "fact", name: line.name, unit: plainUnit(line.unit), values, source, ...measuredBy(line)};
}

/** One reported value, or the assumption that stands in for it, or an error by name. */
function one(line: LineStatement, definition: DefinitionOf<"fact">, {reader, calendar: periods}: Binding): Made {
  const ask = askOf(definition.fact);
  const fact = reader.find(ask);
  const title = inBothLanguages(line.title);
  if (fact) {
    // The reason is that of the assumption, which the fact makes needless.
    const words = definition.otherwise && title && {words: {title}};
    const value = valueIn(fact, plainUnit(line.unit));
    return [stated(line, value, fact.document), {...words, facts: [{line: line.name, period: null, fact}]}];
  }
  const lacking = {line: line.name, period: null, fact: reader.describe(ask)};
  if (!definition.otherwise) return [missing(line), {missing: [lacking]}];
  return [inputOf(line, definition.otherwise, periods), {missing: [{...lacking, isAssumed: true}]}];
}

/**
 * A reported series: every period that has the fact. A second half that is not stated is the year less the first half;
 * a reported period without any is missing.
 */
function series(line: LineStatement, fact: FactName, to: Binding): Made {
  const values: Record<string, number> = {};
  const documents = new Set<string>();
  const facts: FactUse[] = [];
  const absent: MissingFact[] = [];
  const {name} = line;
  const unit = plainUnit(line.unit);
  const asked = askOf(fact);
  for (const {label, start, end, basis} of to.calendar.periods) {
    const ask = {...asked, on: end};
    const found = fact.isMean ? parts(ask, start, to) : wholeOrDifference(ask, label, to.reader);
    const [whole, part] = found;
    if (!whole) {
      if (basis === "actual" && !fact.isMean) absent.push({line: name, period: label, fact: to.reader.describe(ask)});
      continue;
    }
    const numbers = found.map((each) => valueIn(each, unit));
    const [first = NaN, second = NaN] = numbers;
    values[label] = fact.isMean ? mean(numbers) : part ? difference(first, second) : first;
    for (const each of found) {
      documents.add(each.document);
      facts.push({line: name, period: label, fact: each});
    }
  }
  const typed = typedIn(line, to.calendar);
  const isTyped = (use: {readonly period: string | null}) => use.period !== null && Object.hasOwn(typed, use.period);
  const sources = line.actual === null && line.source ? [] : [...documents];
  const source = [...sources, ...(line.source ? [line.source.en] : [])].join("; ") || "not on record";
  const reason = inBothLanguages(line.source);
  return [
    stated(line, {...values, ...typed}, source),
    {
      facts: facts.filter((use) => !isTyped(use)),
      missing: absent.filter((use) => !isTyped(use)),
      overridden: Object.keys(typed).map((period) => ({line: name, period, ...(reason && {reason})}))
    }
  ];
}

/** Figures typed in below a line, by period; they stand before those on record. Throws TextError where one has no period. */
function typedIn(line: LineStatement, {periods, spec}: Calendar): Readonly<Record<string, number>> {
  if (line.actual === null) return {};
  const values = valuesOf(line.actual, {periods, spec}, line);
  if (typeof values === "object" && !Array.isArray(values)) return values as Readonly<Record<string, number>>;
  throw new TextError(`actual of ${line.name}: a number without its period; expected FY2026 12`, line.place, "period");
}

function wholeOrDifference(ask: Ask, label: string, {find}: CompanyReader): CompanyFact[] {
  const fact = find(ask);
  if (fact) return [fact];
  if (!label.endsWith("H2")) return [];
  const year = find({...ask, months: 12});
  const first = find({...ask, on: `${label.slice(2, 6)}-06-30`});
  return year && first ? [year, first] : [];
}

/** The shorter figures that fill a period, in order; none where one is missing. */
function parts(ask: Ask & {readonly on: string}, start: string, {reader}: Binding): CompanyFact[] {
  const found: CompanyFact[] = [];
  for (let end = ask.on; end > start;) {
    const fact = reader.find({...ask, on: end});
    if (!fact) return [];
    found.unshift(fact);
    end = endBefore(end, ask.months ?? 1);
  }
  return found;
}

/** Last day of the month some months before another month’s last day. */
function endBefore(end: string, months: number): string {
  const [year = NaN, month = NaN] = end.split("-").map(Number);
  const next = new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
  return addDays(next, -1);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}

/** Of decimals as printed, without the noise of binary fractions. */
function difference(a: number, b: number): number {
  return Math.round((a - b) * 1e6) / 1e6;
}

/** A price, rate or yield on record that a reader may replace: an input from a twentieth to twenty times it unless told. */
function quoted(line: LineStatement, definition: DefinitionOf<"market">, {reader}: Binding, title: Text): Made {
  const {name} = line;
  const ask = askOf(definition.fact);
  const fact = reader.find(ask);
  if (!fact) {
    const old = reader.old(ask);
    const lack = {line: name, period: null, fact: reader.describe(ask), ...(old && {old})};
    return [old ? tooOld(line, old) : missing(line), {missing: [lack]}];
  }
  const unit = plainUnit(line.unit);
  const value = valueIn(fact, unit);
  const range = definition.range
    ? ([definition.range[0].value, definition.range[1].value] as const)
    : ([value / 20, value * 20] as const);
  const reason = {
    en: `${fact.document}; set a newer one here`,
    zh: `${fact.document}；可在此填入更新的数值`
  };
  const input = {
    type: "input",
    name,
    unit,
    values: value,
    reason: reason.en,
    range,
    ...(definition.step && {step: definition.step.value}),
    ...measuredBy(line)
  } as const;
  return [input, {words: {title, reason}, facts: [{line: name, period: null, fact}]}];
}

/** Tokens of labs on the router, or the list prices weighted by them. */
function used(
  line: LineStatement,
  {measure, labs, between}: DefinitionOf<"usage">,
  {data, calendar: periods}: Binding,
  title: Text
): Made {
  const {name} = line;
  const reason = inBothLanguages(line.source) ?? USAGE_SOURCE;
  const words = {title, reason};
  if (between) {
    const [usage] = usageByPeriod(spanOf(between), data.weeks, labs);
    const value = usage && usageValue(usage, measure);
    return value === undefined ? [missing(line), {words: {title}}] : [stated(line, value, reason.en), {words}];
  }
  const values = usageValues(periods, data.weeks, labs)[measure];
  return [stated(line, values, reason.en), {words, fed: [{line: name, measure, labs}]}];
}

/** Numbers that a query reads from the ledger. */
function asked(line: LineStatement, query: string, {data, calendar: periods}: Binding, title: Text): Made {
  const {spec, sql, reason} = answeredLine(line, query, data.sql ?? {}, periods);
  return [spec, {words: {title, reason: inBothLanguages(line.reason ?? line.source) ?? reason}, sql: [sql]}];
}

/** Some days as one period. */
function spanOf([start, end]: readonly [string, string]): Calendar {
  const {spec} = calendar({step: "year", first: "FY2000", last: "FY2000"});
  return {spec, periods: [{label: "span", start, end, basis: "actual"}]};
}
