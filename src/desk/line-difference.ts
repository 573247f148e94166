import type {LineSpec, Values} from "../model/sheet/line.js";
import {calendar} from "../model/calendar/calendar.js";
import type {SheetSpec} from "../model/sheet/sheet.js";
import {linesByKind, type ChangeKind, type VersionedSheet} from "./value-change.js";

/** What a line says in one version: a formula, or numbers by period, by "" where it is one number. */
export type LineState =
  | {readonly type: "formula"; readonly formula: string}
  | {
      readonly type: "fact" | "input";
      readonly values: Readonly<Record<string, number>>;
      readonly unit: string;
      readonly isPercent: boolean;
    };

/** A line that two versions have otherwise, with what each says of it. */
export interface LineDifference {
  readonly kind: ChangeKind;
  readonly line: string;
  /** By what the sheets call it, in English. */
  readonly title: string;
  /** Null where that version has no such line. */
  readonly was: LineState | null;
  readonly is: LineState | null;
}

/** Every line that two versions have otherwise, kind by kind; of numbers, those that differ alone. */
export function lineDifferences(was: VersionedSheet, now: VersionedSheet): LineDifference[] {
  const find = ({sheet}: VersionedSheet, name: string) => sheet.lines.find((line) => line.name === name);
  return linesByKind(was, now).flatMap(({kind, lines}) =>
    lines.map((line): LineDifference => {
      const [old, next] = [find(was, line), find(now, line)];
      const title = next?.title ?? old?.title ?? line.replaceAll("_", " ");
      const periods = (version: VersionedSheet, found: LineSpec | undefined) =>
        found ? stateOf(found, version.sheet) : line === "calendar" ? periodsOf(version.sheet) : null;
      const [before, after] = [periods(was, old), periods(now, next)];
      return {kind, line, title, was: apart(before, after), is: apart(after, before)};
    })
  );
}

/** A state without the numbers that the other has as well. */
function apart(state: LineState | null, other: LineState | null): LineState | null {
  if (!state || !other || state.type === "formula" || state.type !== other.type) return state;
  const values = Object.entries(state.values).filter(([period, value]) => other.values[period] !== value);
  return {...state, values: Object.fromEntries(values)};
}

function periodsOf({calendar: {first, last}}: SheetSpec): LineState {
  return {type: "formula", formula: `${first} to ${last}`};
}

function stateOf(line: LineSpec, sheet: SheetSpec): LineState {
  switch (line.type) {
    case "fact":
    case "input":
      return {
        type: line.type,
        values: byPeriod(line.values, sheet),
        unit: line.unit,
        isPercent: line.readAs === "percent"
      };
    case "formula":
      return {
        type: "formula",
        formula: [line.formula, ...overridden(line.overrides), ...actual(line.actuals)].join("; ")
      };
    case "check":
      return {type: "formula", formula: line.formula};
    case "table":
      return {type: "formula", formula: line.points.map(([from, to]) => `${from}: ${to}`).join(", ")};
  }
}

function overridden(overrides: Readonly<Record<string, number | string>> = {}): string[] {
  return Object.entries(overrides).map(([period, value]) => `${period} = ${value}`.trim());
}

function actual(actuals: Readonly<Record<string, number>> = {}): string[] {
  return Object.entries(actuals).map(([period, value]) => `${period} ${value}`.trim());
}

function byPeriod(values: Values, {calendar: spec}: SheetSpec): Readonly<Record<string, number>> {
  if (typeof values === "number") return {"": values};
  if (!Array.isArray(values)) return values as Readonly<Record<string, number>>;
  const {periods} = calendar(spec);
  const labels = periods.map(({label}) => label).slice(periods.length - values.length);
  return Object.fromEntries((values as readonly number[]).map((value, i) => [labels[i] ?? String(i), value]));
}
