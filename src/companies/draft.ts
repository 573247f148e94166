import type {Text} from "../lib/language.js";
import {calendar, type Calendar, type CalendarSpec} from "../model/calendar/calendar.js";
import * as line from "../model/sheet/line.js";
import type {FormulaLine, InputLine, LineSpec, Values} from "../model/sheet/line.js";
import type {CompanyModel, FactUse, LineGroup, LineWords, MissingFact, Tie} from "./company.js";
import type {CompanyData, CompanyFact} from "./facts.js";
import {companyReader, valueIn, type Ask} from "./reader.js";

type Kind = NonNullable<FormulaLine["kind"]>;
type FactOptions = Partial<Pick<line.FactLine, "kind" | "sign" | "timing">>;
type InputOptions = Partial<Pick<InputLine, "kind" | "sign" | "timing" | "distribution">>;

/** The range is a twentieth to twenty times the fact unless told. */
type QuoteOptions = InputOptions & Partial<Pick<Assumed, "range">>;

/** An assumption as it is written: its value, least and greatest sensible value, and why in both languages. */
export interface Assumed {
  readonly values: Values;
  readonly range: readonly [least: number, greatest: number];
  readonly reason: Text;
}

/** A company's sheet while it is written: lines go to the group opened last, each stated cell with its fact. */
export class Draft {
  readonly calendar: Calendar;
  readonly facts: FactUse[] = [];
  readonly missing: MissingFact[] = [];
  readonly plugs: string[] = [];
  readonly ties: Tie[] = [];
  private readonly lines: LineSpec[] = [];
  private readonly groups: (LineGroup & {readonly lines: string[]})[] = [];
  private readonly words: Record<string, LineWords> = {};
  private readonly read: ReturnType<typeof companyReader>;

  constructor(
    readonly entity: string,
    readonly title: Text,
    data: CompanyData,
    readonly spec: CalendarSpec
  ) {
    this.read = companyReader(data, entity);
    this.calendar = calendar(spec);
  }

  group(key: string, title: Text): void {
    this.groups.push({key, title, lines: []});
  }

  /** The one fact asked for, or null where this edition holds none. */
  find(ask: Ask): CompanyFact | null {
    return this.read.find(ask);
  }

  /**
   * A reported series: every period of the calendar that has the fact. A second half that is not stated is the year
   * less the first half; a reported period without any is missing.
   */
  series(name: string, unit: string, ask: Omit<Ask, "on">, title: Text, options: FactOptions = {}): void {
    const values: Record<string, number> = {};
    const documents = new Set<string>();
    for (const {label, end, basis} of this.calendar.periods) {
      const at = {...ask, on: end};
      const fact = this.read.find(at);
      const found = fact ? [fact] : this.secondHalf(at, label);
      const [whole, part] = found;
      if (!whole) {
        if (basis === "actual") this.missing.push({line: name, period: label, fact: this.read.describe(at)});
        continue;
      }
      values[label] = part ? difference(valueIn(whole, unit), valueIn(part, unit)) : valueIn(whole, unit);
      for (const each of found) {
        documents.add(each.document);
        this.facts.push({line: name, period: label, fact: each});
      }
    }
    const source = [...documents].join("; ") || "not on record";
    this.add(line.fact(name, unit, values, source, {kind: "flow", ...options}), {title});
  }

  private secondHalf(ask: Ask, label: string): CompanyFact[] {
    if (!label.endsWith("H2")) return [];
    const year = this.read.find({...ask, months: 12});
    const first = this.read.find({...ask, on: `${label.slice(2, 6)}-06-30`});
    return year && first ? [year, first] : [];
  }

  /** One reported value; where it is not on record, a cell that says so by name. */
  one(name: string, unit: string, ask: Ask, title: Text, options: FactOptions = {}): void {
    const fact = this.read.find(ask);
    if (fact) {
      this.stated(name, unit, fact, title, options);
      return;
    }
    this.missing.push({line: name, period: null, fact: this.read.describe(ask)});
    this.add(line.value(name, unit, "missing", options.timing ? {timing: options.timing} : {}), {title});
  }

  /** A reported value where this edition holds it, else an assumption that says what it stands in for. */
  oneOr(name: string, unit: string, ask: Ask, title: Text, assumed: Assumed, options: InputOptions = {}): void {
    const fact = this.read.find(ask);
    if (fact) {
      this.stated(name, unit, fact, title, options);
      return;
    }
    this.input(name, unit, title, assumed, options);
  }

  /** A price, rate or yield on record that a reader may replace by a newer one: an input that starts at the fact. */
  quote(name: string, unit: string, ask: Ask, title: Text, {range, ...options}: QuoteOptions = {}): void {
    const fact = this.read.find(ask);
    if (!fact) {
      this.one(name, unit, ask, title, options);
      return;
    }
    const value = valueIn(fact, unit);
    this.facts.push({line: name, period: null, fact});
    const reason = t(`${fact.document}; set a newer one here`, `${fact.document}；可在此填入更新的数值`);
    this.input(name, unit, title, {values: value, range: range ?? [value / 20, value * 20], reason}, options);
  }

  input(name: string, unit: string, title: Text, {values, range, reason}: Assumed, options: InputOptions = {}): void {
    this.add(line.input(name, unit, values, reason.en, {range, ...options}), {title, reason});
  }

  /** Numbers that were worked out of the ledger's token counts, with their source. */
  counted(name: string, unit: string, values: Values, title: Text, source: Text, options: FactOptions = {}): void {
    this.add(line.fact(name, unit, values, source.en, options), {title, reason: source});
  }

  /** A formula: a series of a kind, or one value where `kind` is null. */
  formula(kind: Kind | null, name: string, unit: string, formula: string, title: Text, reason?: Text): void {
    const {flow, stock, rate, ratio, value} = line;
    const make = kind === null ? value : {flow, stock, rate, ratio}[kind];
    this.add(make(name, unit, formula), {title, ...(reason && {reason})});
  }

  /** A line whose only purpose is to make a statement tie. */
  plug(kind: Kind | null, name: string, unit: string, formula: string, title: Text, reason: Text): void {
    this.plugs.push(name);
    this.formula(kind, name, unit, formula, title, reason);
  }

  check(name: string, formula: string, title: Text): void {
    this.add(line.check(name, formula), {title});
  }

  /** States that a worked-out cell must equal a reported figure. */
  tie(lineName: string, unit: string, ask: Ask, period?: string): void {
    const fact = this.read.find(ask);
    if (fact) this.ties.push({line: lineName, ...(period && {period}), reported: valueIn(fact, unit), fact});
  }

  finish(
    rest: Omit<CompanyModel, "entity" | "title" | "sheet" | "groups" | "words" | "plugs" | "ties" | "facts" | "missing">
  ): CompanyModel {
    const {entity, title, spec, groups, words, plugs, ties, facts, missing} = this;
    const name = `company_${entity.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`;
    const sheet = {name, title: title.en, calendar: spec, lines: this.lines};
    return {entity, title, sheet, groups, words, plugs, ties, facts, missing, ...rest};
  }

  private stated(name: string, unit: string, fact: CompanyFact, title: Text, options: FactOptions): void {
    this.facts.push({line: name, period: null, fact});
    this.add(line.fact(name, unit, valueIn(fact, unit), fact.document, options), {title});
  }

  private add(spec: LineSpec, words: LineWords): void {
    const group = this.groups.at(-1);
    if (!group) throw new Error(`line ${spec.name} stands in no group; expected group() before it`);
    group.lines.push(spec.name);
    this.words[spec.name] = words;
    this.lines.push({...spec, title: words.title.en});
  }
}

/** Of decimals as printed, without the noise of binary fractions. */
function difference(a: number, b: number): number {
  return Math.round((a - b) * 1e6) / 1e6;
}

/** A text in both languages. */
export function t(en: string, zh: string): Text {
  return {en, zh};
}

/** An assumption: value, range, why in English and Chinese. */
export function assume(values: Values, least: number, greatest: number, en: string, zh: string): Assumed {
  return {values, range: [least, greatest], reason: {en, zh}};
}
