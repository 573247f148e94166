import type {Kind} from "../sheet/line.js";
import type {Library} from "./include.js";
import type {Definition, WrittenNumber, WrittenOverride, WrittenSeries, WrittenText} from "./node.js";
import {written, writtenIn, writtenNumber} from "./quantity.js";
import {editLine} from "./rewrite.js";
import {isSql, readSql} from "./sql.js";
import {argumentsOf} from "./wrap.js";
import {byPeriod, seriesOf} from "./written-series.js";

/** A formula for a whole line, or for its reported or its forecast periods where it has one for each. */
export interface NewFormula {
  readonly line: string;
  /** Without "=". */
  readonly formula: string;
  readonly basis: "actual" | "estimate" | null;
  /** What a series becomes whose kind is not written. */
  readonly kind: Kind | null;
}

/** A text with another formula in a line, whatever the line was before. Null where the text has problems. */
export function withFormula(text: string, library: Library, {line, formula, basis, kind}: NewFormula): string | null {
  return editLine(text, library, line, (was) => {
    const {definition} = was;
    if (definition.type === "check") return {...was, definition: {type: "check", formula}};
    if (definition.type === "formula" && !isSql(formula))
      return {...was, definition: {type: "formula", formula: inBranch(definition.formula, formula, basis)}};
    const traits = was.traits.kind === null ? {...was.traits, kind} : was.traits;
    if (isSql(formula)) return {...was, traits, definition: {type: "sql", query: readSql(formula)}};
    return {...was, traits, definition: {type: "formula", formula}};
  });
}

function inBranch(was: string, formula: string, basis: NewFormula["basis"]): string {
  const [, forecast, reported] = branchesIn(was) ?? [];
  if (forecast === undefined || reported === undefined || basis === null) return formula;
  return basis === "estimate" ? `if(is_estimate, ${formula}, ${reported})` : `if(is_estimate, ${forecast}, ${formula})`;
}

function branchesIn(formula: string): readonly string[] | null {
  const parts = argumentsOf(formula, "if");
  return parts?.length === 3 && parts[0] === "is_estimate" ? parts : null;
}

/** The formula of a line in its reported or its forecast periods, as it is written. */
export function branchFor(formula: string, basis: NewFormula["basis"]): string {
  const [, forecast, reported] = branchesIn(formula) ?? [];
  if (forecast === undefined || reported === undefined || basis === null) return formula;
  return basis === "estimate" ? forecast : reported;
}

/** What is to stand in one cell instead: a number or a formula as typed, and why. */
export interface NewOverride {
  readonly line: string;
  readonly period: string | null;
  readonly worth: string;
  readonly reason: WrittenText | null;
}

/** A text with one cell standing otherwise than its line says. Null where the text has problems. */
export function withOverride(
  text: string,
  library: Library,
  {line, period, worth, reason}: NewOverride
): string | null {
  const override: WrittenOverride = {period, worth: writtenNumber(worth) ?? {formula: worth}, reason};
  return editLine(text, library, line, (was) => {
    const others = was.overrides.filter((each) => each.period !== period);
    return {...was, overrides: [...others, override].sort(inOrder)};
  });
}

function inOrder(a: WrittenOverride, b: WrittenOverride): number {
  return (a.period ?? "") < (b.period ?? "") ? -1 : 1;
}

/** A line, or one period of it. */
export interface TextCell {
  readonly line: string;
  readonly period: string | null;
}

/** A text in which some cells follow their lines again. Null where the text has problems. */
export function withoutOverrides(text: string, library: Library, cells: readonly TextCell[]): string | null {
  const lines = [...new Set(cells.map(({line}) => line))];
  return lines.reduce<string | null>(
    (before, name) =>
      before === null
        ? null
        : editLine(before, library, name, (was) => ({
            ...was,
            overrides: was.overrides.filter(({period}) => !isAmong(cells, name, period)),
            actual: was.definition.type === "fact" ? actualWithout(was.actual, cells, name) : was.actual
          })),
    text
  );
}

function isAmong(cells: readonly TextCell[], line: string, period: string | null): boolean {
  return cells.some((cell) => cell.line === line && cell.period === period);
}

/** Figures typed in for a line of the record, without those of some periods. */
function actualWithout(actual: WrittenSeries | null, cells: readonly TextCell[], line: string): WrittenSeries | null {
  const items = actual?.items.filter(({label}) => !isAmong(cells, line, label)) ?? [];
  return actual && items.length > 0 ? {...actual, items} : null;
}

/** A text in which inputs go on with their last number in every later period. Null where the text has problems. */
export function withLastHeld(text: string, library: Library, lines: readonly string[]): string | null {
  return lines.reduce<string | null>(
    (before, name) =>
      before === null
        ? null
        : editLine(before, library, name, (was) => {
            const {definition} = was;
            if (definition.type !== "input") return null;
            return {...was, definition: {...definition, series: {...definition.series, thereafter: true}}};
          }),
    text
  );
}

/** A number for a cell of an input. */
export interface NewInput extends TextCell {
  readonly value: number;
  /** Least and greatest value, where the line states none. */
  readonly range: readonly [number, number] | null;
}

/** A text with numbers of inputs otherwise. Null where the text has problems, or a line holds no input. */
export function withInputs(
  text: string,
  library: Library,
  inputs: readonly NewInput[],
  labels: readonly string[]
): string | null {
  return inputs.reduce<string | null>((before, input) => {
    if (before === null) return null;
    return editLine(before, library, input.line, (was, unit) => {
      const definition = inputWith(was.definition, unit, input, labels);
      return definition && {...was, definition};
    });
  }, text);
}

function inputWith(
  definition: Definition,
  unit: string,
  {period, value, range}: NewInput,
  labels: readonly string[]
): Definition | null {
  const number = (series: WrittenSeries | null) => writtenAs(value, unit, series);
  const put = (series: WrittenSeries): WrittenSeries => {
    if (period === null) return {items: [{label: null, quantity: number(series)}], thereafter: false};
    return seriesOf(byPeriod(series, labels).set(period, number(series)), labels);
  };
  if (definition.type === "input") return {...definition, series: put(definition.series)};
  if (definition.type === "fact" && definition.otherwise)
    return {...definition, otherwise: {...definition.otherwise, series: put(definition.otherwise.series)}};
  if (definition.type !== "market") return null;
  const bounds = range && ([writtenIn(range[0], unit), writtenIn(range[1], unit)] as const);
  const series = {items: [{label: null, quantity: number(null)}], thereafter: false};
  return {type: "input", series, range: definition.range ?? bounds, step: definition.step, distribution: null};
}

/** A number as its line writes them: in per cent, or as a multiple. */
function writtenAs(value: number, unit: string, series: WrittenSeries | null): WrittenNumber {
  const texts = series?.items.map(({quantity}) => quantity.text) ?? [];
  const number = texts.some((text) => text.includes("%")) ? written(value, true) : writtenIn(value, unit);
  const multiple = unit === "x" ? writtenNumber(`${number.text}x`) : null;
  return multiple && Object.is(multiple.value, value) ? multiple : number;
}
