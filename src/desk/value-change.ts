import {YEAR_LINES} from "../coverage/value.js";
import {evaluate, outcome} from "../model/calculate/evaluate.js";
import {overrideProblems, type Overrides} from "../model/calculate/overrides.js";
import {compile} from "../model/compile.js";
import {exact} from "../model/explain/bridge.js";
import type {LineSpec} from "../model/sheet/line.js";
import type {SheetSpec} from "../model/sheet/sheet.js";
import {isCurrency} from "../model/unit/symbols.js";

/** What can move a value from one published version to the next, in the order in which the parts are taken. */
export const CHANGE_KINDS = ["model text", "data", "assumption", "currency", "price", "roll-forward"] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One kind's part of a change, with the lines that differ. */
export interface ChangePart {
  readonly kind: ChangeKind;
  /** In the unit of the value. */
  readonly change: number;
  /** Names of lines; those of a text that is gone among them. */
  readonly lines: readonly string[];
  /** Kinds before it whose sheet gave no value on the way, so that their parts are in this one. */
  readonly with: readonly ChangeKind[];
}

/** A value per share of two published versions, and the parts of its change, which sum to it to the last bit. */
export interface ValueChange {
  readonly from: number;
  readonly to: number;
  /** Kinds in which nothing differs are left out. */
  readonly parts: readonly ChangePart[];
}

/** A sheet with the names of its value and its price. */
export interface VersionedSheet {
  readonly sheet: SheetSpec;
  readonly value: string;
  readonly price: string;
  /** What its inputs are set to; as they stand without. */
  readonly overrides?: Overrides;
}

/**
 * What a value moved by from one version to the next, kind by kind: first the new text with the numbers of before, then the
 * new numbers of one kind after another. Another order gives other parts, with the same sum. Null where either version has
 * no value.
 */
export function valueChange(was: VersionedSheet, now: VersionedSheet): ValueChange | null {
  const [from, to] = [was, now].map(versionValue) as [number | null, number | null];
  if (from === null || to === null) return null;
  const kinds = linesByKind(was, now);
  const parts: ChangePart[] = [];
  let [before, skipped] = [from, [] as ChangeKind[]];
  for (const {kind, lines} of kinds) {
    const done = CHANGE_KINDS.slice(0, CHANGE_KINDS.indexOf(kind) + 1);
    const value = kind === kinds.at(-1)?.kind ? to : versionValue(between(was, now, done));
    if (value === null) {
      skipped = [...skipped, kind];
      continue;
    }
    parts.push({kind, change: value - before, lines, with: skipped});
    [before, skipped] = [value, []];
  }
  return {from, to, parts: exact(parts, to - from)};
}

/** Lines that differ, by the kind that they are of; kinds in which nothing differs are left out. */
export function linesByKind(
  was: VersionedSheet,
  now: VersionedSheet
): {readonly kind: ChangeKind; readonly lines: readonly string[]}[] {
  return CHANGE_KINDS.map((kind) => ({kind, lines: changed(was, now, kind)})).filter(({lines}) => lines.length > 0);
}

/** What a version is worth a share; null where its sheet, or an input that is set, gives no value. */
export function versionValue({sheet, value, overrides = {}}: VersionedSheet): number | null {
  const model = compile(sheet);
  if (!model.ok || overrideProblems(model.value, overrides).length > 0) return null;
  const found = outcome(evaluate(model.value, overrides), value);
  return found.ok ? found.value : null;
}

/** The new text, with the numbers of before where their kind is not done yet. */
function between(was: VersionedSheet, now: VersionedSheet, done: readonly ChangeKind[]): VersionedSheet {
  const {sheet, price} = now;
  const before = new Map(was.sheet.lines.map((line) => [line.name, line]));
  const set = done.includes("assumption") ? now.overrides : was.overrides;
  const between = {
    ...sheet,
    lines: sheet.lines.map((line) => {
      const old = before.get(line.name);
      const kind = kindOf(line, price);
      return old && kind !== "model text" && isSameText(old, line) && !done.includes(kind)
        ? withNumbers(line, old)
        : line;
    })
  };
  return {...now, sheet: between, ...(set && {overrides: set})};
}

/** Lines that differ in what a kind covers. */
function changed(was: VersionedSheet, now: VersionedSheet, kind: ChangeKind): string[] {
  const [before, after] = [was, now].map(({sheet}) => new Map(sheet.lines.map((line) => [line.name, line]))) as [
    Map<string, LineSpec>,
    Map<string, LineSpec>
  ];
  const isSet = (name: string) =>
    kind === "assumption" && !isSame(was.overrides?.[name] ?? null, now.overrides?.[name] ?? null);
  if (kind !== "model text")
    return now.sheet.lines.flatMap((line) => {
      const old = before.get(line.name);
      if (!old || !isSameText(old, line)) return [];
      const differs = kindOf(line, now.price) === kind && !isSame(numbersOf(old), numbersOf(line));
      return differs || isSet(line.name) ? [line.name] : [];
    });
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => {
    const [old, line] = [before.get(name), after.get(name)];
    return !(old && line && isSameText(old, line));
  });
  return isSame(was.sheet.calendar, now.sheet.calendar) ? names : ["calendar", ...names];
}

const ROLLED: readonly string[] = Object.values(YEAR_LINES);

/** What moves a value when the numbers of a line do; lines without numbers are text. */
function kindOf(line: LineSpec, price: string): ChangeKind {
  if (line.name === price) return "price";
  if (ROLLED.includes(line.name)) return "roll-forward";
  if (line.type === "formula") return "data";
  if (line.type !== "fact" && line.type !== "input") return "model text";
  if (isExchangeRate(line.unit)) return "currency";
  return line.type === "fact" ? "data" : "assumption";
}

/** Whether a unit is one currency for another, such as HKD/USD. */
function isExchangeRate(unit: string): boolean {
  const ends = unit.split("/").map((end) => end.trim());
  return ends.length === 2 && ends.every(isCurrency);
}

/** Whether two lines say the same but for their numbers and what stands beside them. */
function isSameText(a: LineSpec, b: LineSpec): boolean {
  return isSame(textOf(a), textOf(b));
}

function textOf(line: LineSpec): unknown {
  switch (line.type) {
    case "fact":
    case "input":
      return [line.type, line.unit, line.kind ?? null];
    case "formula":
      return [line.type, line.unit, line.kind ?? null, line.formula, line.overrides ?? null];
    default:
      return line;
  }
}

function numbersOf(line: LineSpec): unknown {
  if (line.type === "fact" || line.type === "input") return line.values;
  return line.type === "formula" ? (line.actuals ?? null) : null;
}

/** A line of the new text with the numbers of the old one. */
function withNumbers(line: LineSpec, old: LineSpec): LineSpec {
  if ((line.type === "fact" || line.type === "input") && (old.type === "fact" || old.type === "input"))
    return {...line, values: old.values};
  if (line.type === "formula" && old.type === "formula") {
    const {actuals: _, ...rest} = line;
    return {...rest, ...(old.actuals && {actuals: old.actuals})};
  }
  return line;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
