import type {Distribution} from "../uncertainty/distribution.js";

/** What a line's periods are: flows sum over time, stocks take the last, rates and ratios are worked out again. */
export const KINDS = ["flow", "stock", "rate", "ratio"] as const;

export type Kind = (typeof KINDS)[number];

/** When an exchange rate holds: a period's average for flows, its end for stocks, the valuation date for prices. */
export const TIMINGS = ["average", "end", "spot"] as const;

export type Timing = (typeof TIMINGS)[number];

/** By period label, or in order: one for each period, or one for each estimate. */
export type SeriesValues = Readonly<Record<string, number>> | readonly number[];

/** Numbers as they stand in the line's unit: one, or a series. */
export type Values = number | SeriesValues;

export type Sign = "positive" | "negative";

interface Named {
  /** snake_case, unique in its sheet. */
  readonly name: string;
  /** In words, for readers; the name with blanks without it. */
  readonly title?: string;
}

/** How pure numbers are read: 0.15 as 15%, as a multiple, or as they stand, such as a beta. */
export type NumberReading = "percent" | "multiple" | "plain";

interface Measured extends Named {
  readonly unit: string;
  /** Of a pure number, where it is said. */
  readonly readAs?: NumberReading;
  /** For a series with a unit; one of pure numbers is a ratio. A single value has no kind. */
  readonly kind?: Kind;
  /** Which sign the line is kept in; a line of the other sign is a failed check. */
  readonly sign?: Sign;
  readonly timing?: Timing;
}

/** Why a query has no number. */
export interface Absence {
  readonly kind: "not_run" | "query_failed" | "too_old";
  readonly detail: string;
}

/** What was reported. */
export interface FactLine extends Measured {
  readonly type: "fact";
  readonly values: Values;
  readonly source: string;
  /** Why its cells without a number have none, where that is more than that nothing is stated; one value is NaN then. */
  readonly absent?: Absence;
}

/** What a reader may change. */
export interface InputLine extends Measured {
  readonly type: "input";
  readonly values: Values;
  /** Where the value comes from, or why it was chosen. */
  readonly reason: string;
  /** Least and greatest value that make sense, in the line's unit. */
  readonly range?: readonly [least: number, greatest: number];
  /** What the value may plausibly be off by, either way, in the line's unit: how far tornado and tables move it. */
  readonly step?: number;
  readonly distribution?: Distribution;
}

/** What follows from other lines. With a kind it is a series, without one a single value. */
export interface FormulaLine extends Measured {
  readonly type: "formula";
  readonly formula: string;
  /** Reported values that stand instead of the formula. */
  readonly actuals?: Readonly<Record<string, number>>;
  readonly source?: string;
  /** Numbers or formulas that stand instead in some periods, by label; by "" for a single value. */
  readonly overrides?: Readonly<Record<string, number | string>>;
  /** Why its formula has no value, where that is more than that nothing is stated. */
  readonly absent?: Absence;
}

/** What must hold. */
export interface CheckLine extends Named {
  readonly type: "check";
  readonly formula: string;
}

/** Values by argument, in rising order of the argument, for `lookup`. */
export interface TableLine extends Named {
  readonly type: "table";
  /** Unit of the argument, then of the value. */
  readonly units: readonly [argument: string, value: string];
  readonly points: readonly (readonly [argument: number, value: number])[];
  readonly source: string;
}

export type LineSpec = FactLine | InputLine | FormulaLine | CheckLine | TableLine;

type Options<T, K extends keyof T> = Omit<T, K | "type">;

/** A reported line: `fact("cash", "USD m", {FY2025: 550}, "annual report, p. 3", {kind: "stock"})`. */
export function fact(
  name: string,
  unit: string,
  values: Values,
  source: string,
  options: Options<Partial<FactLine>, "name" | "unit" | "values" | "source"> = {}
): FactLine {
  return {type: "fact", name, unit, values, source, ...options};
}

/** An assumption: `input("growth", "1", 0.4, "elasticity of 0.5 to tokens", {range: [-0.5, 3]})`. */
export function input(
  name: string,
  unit: string,
  values: Values,
  reason: string,
  options: Options<Partial<InputLine>, "name" | "unit" | "values" | "reason"> = {}
): InputLine {
  return {type: "input", name, unit, values, reason, ...options};
}

type FormulaOptions = Options<Partial<FormulaLine>, "name" | "unit" | "formula" | "kind">;

function formulaLine(kind: Kind | null) {
  return (name: string, unit: string, formula: string, options: FormulaOptions = {}): FormulaLine => ({
    type: "formula",
    name,
    unit,
    ...(kind && {kind}),
    formula,
    ...options
  });
}

/** A series that sums over time: `flow("revenue", "USD m", "tokens * price")`. */
export const flow = formulaLine("flow");

/** A series of amounts at the ends of periods: `stock("cash", "USD m", "prev(cash, opening_cash) + cash_flow")`. */
export const stock = formulaLine("stock");

/** A series of prices, exchange or interest rates. */
export const rate = formulaLine("rate");

/** A series of quotients, worked out again over longer periods: `ratio("margin", "1", "profit / revenue")`. */
export const ratio = formulaLine("ratio");

/** A single value: `value("equity_value", "USD m", "npv(wacc, cash_flow) + net_cash")`. */
export const value = formulaLine(null);

/** What must hold: `check("balance", "ties(assets, liabilities + equity)")`. */
export function check(name: string, formula: string, options: Options<Partial<CheckLine>, "name" | "formula"> = {}) {
  return {type: "check", name, formula, ...options} satisfies CheckLine;
}

/** A table for `lookup`. */
export function table(name: string, units: TableLine["units"], points: TableLine["points"], source: string): TableLine {
  return {type: "table", name, units, points, source};
}
