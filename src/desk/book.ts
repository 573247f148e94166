import type {CompanyModel} from "../companies/company.js";
import {calls} from "../lib/called.js";
import {evaluate, outcome} from "../model/calculate/evaluate.js";
import type {Override, Overrides} from "../model/calculate/overrides.js";
import {compile} from "../model/compile.js";
import type {LineSpec, Values} from "../model/sheet/line.js";
import type {SheetSpec} from "../model/sheet/sheet.js";
import {parseEntry} from "../workspace/entry.js";

/** What a book is exposed to. */
export const SHOCKS = [
  "tokens",
  "token price",
  "export curbs",
  "dollar in yuan",
  "dollar in Hong Kong dollars"
] as const;

export type Shock = (typeof SHOCKS)[number];

/** How much each moves: one per cent, or of a case one hundredth of the way to it. */
export const MOVE = 0.01;

/** Shares, or ADS where the model counts those, held of a company; short ones below nought. */
export interface Position {
  readonly entity: string;
  readonly shares: number;
}

/** What a paste says: positions, and the lines that are none as they stand. */
export interface ReadBook {
  readonly positions: readonly Position[];
  readonly unread: readonly string[];
}

/** Reads positions, one a line: ticker or name and how many shares. The same company twice is summed. */
export function readBook(text: string, companies: readonly CompanyModel[]): ReadBook {
  const held = new Map<string, number>();
  const unread: string[] = [];
  for (const line of text
    .split(/\r?\n/)
    .map((l) => l.trim())
    .filter((l) => l !== "")) {
    const [, name = "", amount = ""] = /^(.*?)[\s:：,，;]+([-−(]?[\d,]*\.?\d+\)?)$/.exec(line) ?? [];
    const company = companies.find(({entity, title}) => calls(name, {entity, names: Object.values(title)}));
    const shares = parseEntry(amount, {percent: false});
    if (company && shares.ok) held.set(company.entity, (held.get(company.entity) ?? 0) + shares.value);
    else unread.push(line);
  }
  return {positions: [...held].map(([entity, shares]) => ({entity, shares})), unread};
}

/** A model with one thing moved: its sheet, and what of its inputs is set otherwise. */
interface Shocked {
  readonly sheet: SheetSpec;
  readonly overrides: Overrides;
}

/** A model under a shock; null where it has no line of it. */
export function shocked({sheet, fed, cases}: CompanyModel, shock: Shock, move = MOVE): Shocked | null {
  const withLines = (names: readonly string[], change: (values: Values) => Values): Shocked | null =>
    sheet.lines.some(({name}) => names.includes(name))
      ? {
          sheet: {
            ...sheet,
            lines: sheet.lines.map((line) => (names.includes(line.name) ? changed(line, change) : line))
          },
          overrides: {}
        }
      : null;
  const fedBy = (...measures: readonly string[]) =>
    fed.flatMap(({line, measure}) => (measures.includes(measure) ? [line] : []));
  const scaled = (values: Values) => mapped(values, (value) => value * (1 + move));
  switch (shock) {
    case "tokens":
      return withLines(fedBy("paid_tokens"), (values) => lastMapped(values, (value) => value * (1 + move)));
    case "token price":
      return withLines(fedBy("list_input", "list_output", "list_cached"), (values) =>
        lastMapped(values, (value) => value * (1 + move))
      );
    case "dollar in yuan":
      return withLines(["usd_cny", "usd_cny_flat"], scaled);
    case "dollar in Hong Kong dollars":
      return withLines(["usd_hkd"], scaled);
    case "export curbs": {
      const lifted = cases.find(({key}) => key === "export_curbs_lifted");
      return lifted ? {sheet, overrides: towards(sheet, lifted.overrides, move)} : null;
    }
  }
}

function changed(line: LineSpec, change: (values: Values) => Values): LineSpec {
  return line.type === "fact" || line.type === "input" ? {...line, values: change(line.values)} : line;
}

function mapped(values: Values, change: (value: number) => number): Values {
  if (typeof values === "number") return change(values);
  if (Array.isArray(values)) return (values as readonly number[]).map(change);
  return Object.fromEntries(Object.entries(values).map(([label, value]) => [label, change(value)]));
}

/** Values with the last period alone changed: what was counted last, not all that was. */
function lastMapped(values: Values, change: (value: number) => number): Values {
  if (typeof values === "number" || Array.isArray(values)) return mapped(values, change);
  const last = Object.keys(values).sort().at(-1);
  return Object.fromEntries(
    Object.entries(values).map(([label, value]) => [label, label === last ? change(value) : value])
  );
}

/** Inputs a part of the way from where they stand to where a case has them. */
function towards(sheet: SheetSpec, overrides: Overrides, part: number): Overrides {
  return Object.fromEntries(
    Object.entries(overrides).flatMap(([name, override]): [string, Override][] => {
      const line = sheet.lines.find((l) => l.name === name);
      if (line?.type !== "input") return [];
      if (typeof override === "object" && "shift" in override) return [[name, {shift: override.shift * part}]];
      if (typeof override === "object" && "scale" in override)
        return [[name, {scale: 1 + (override.scale - 1) * part}]];
      const steps = (label: string, to: number) => {
        const from = valueAt(line.values, label);
        return from === null ? null : from + (to - from) * part;
      };
      if (typeof override === "object") {
        const at = Object.entries(override.at).flatMap(([label, to]) => {
          const value = steps(label, to);
          return value === null ? [] : [[label, value] as const];
        });
        return [[name, {at: Object.fromEntries(at)}]];
      }
      if (typeof line.values === "number") return [[name, line.values + (override - line.values) * part]];
      const all = Object.entries(line.values).map(([label, from]) => [label, from + (override - from) * part] as const);
      return Array.isArray(line.values) ? [] : [[name, {at: Object.fromEntries(all)}]];
    })
  );
}

function valueAt(values: Values, label: string): number | null {
  if (typeof values === "number") return values;
  return Array.isArray(values) ? null : ((values as Readonly<Record<string, number>>)[label] ?? null);
}

/** A company's value per share, with a shock or without; null where the sheet gives none, or has no line of the shock. */
export function valueUnder(company: CompanyModel, shock: Shock | null): number | null {
  const state = shock === null ? {sheet: company.sheet, overrides: {}} : shocked(company, shock);
  const model = state && compile(state.sheet);
  const found = state && model?.ok ? outcome(evaluate(model.value, state.overrides), company.headline.value) : null;
  return found?.ok ? found.value : null;
}

/** What one position is worth by its model, and what each shock adds to that, in the currency of the value. */
export interface PositionExposure extends Position {
  readonly value: number | null;
  /** Null where the model has no line of the shock. */
  readonly by: Readonly<Record<Shock, number | null>>;
}

/** A book through its models: a position counts for as many shares as it holds of each model's own change. */
export function bookExposure(positions: readonly Position[], companies: readonly CompanyModel[]): PositionExposure[] {
  return positions.flatMap(({entity, shares}) => {
    const company = companies.find((c) => c.entity === entity);
    const base = company ? valueUnder(company, null) : null;
    if (!company) return [];
    const by = Object.fromEntries(
      SHOCKS.map((shock) => {
        const under = valueUnder(company, shock);
        return [shock, under === null || base === null ? null : shares * (under - base)];
      })
    ) as Record<Shock, number | null>;
    return [{entity, shares, value: base === null ? null : shares * base, by}];
  });
}
