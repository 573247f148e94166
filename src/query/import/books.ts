import {addDays} from "../../lib/dates.js";
import type {LoggedName} from "./names.js";
import type {Amounts} from "./read-row.js";
import type {MonthReport, NameReport, RoleTokens} from "./report.js";
import {addMoney, moneyValue, type Money, type MoneySum} from "./values/money.js";

/** A running sum of rows: tokens, requests and US dollars. */
export interface Sums extends MoneySum {
  rows: number;
  tokens: number;
  requests: number;
}

export const noSums = (): Sums => ({rows: 0, tokens: 0, requests: 0, micro: 0, rest: 0});

export function addRow(
  sums: Sums,
  tokens: number,
  requests: number | null,
  usd: Money | null,
  factor: number,
  rows = 1
): void {
  sums.rows += factor * rows;
  sums.tokens += factor * tokens;
  if (requests !== null) sums.requests += factor * requests;
  if (usd) addMoney(sums, usd, factor);
}

/** Sums of a whole import, kept beside its cells. */
export interface ImportBooks {
  readonly all: Sums;
  readonly roles: {-readonly [K in keyof RoleTokens]: RoleTokens[K]};
  readonly months: Map<string, Sums>;
  readonly names: Map<LoggedName, Sums>;
  readonly refused: Sums;
  /** Money by currency, none of it converted. */
  readonly costs: Map<string, MoneySum>;
}

export function newBooks(): ImportBooks {
  return {
    all: noSums(),
    roles: {input: 0, output: 0, cacheRead: 0, cacheWrite: 0, reasoning: 0},
    months: new Map(),
    names: new Map(),
    refused: noSums(),
    costs: new Map()
  };
}

export function addRoles(roles: ImportBooks["roles"], amounts: Amounts, factor: number): void {
  roles.input += factor * (amounts.input ?? 0);
  roles.output += factor * (amounts.output ?? 0);
  roles.cacheRead += factor * (amounts.cacheRead ?? 0);
  roles.cacheWrite += factor * (amounts.cacheWrite ?? 0);
  roles.reasoning += factor * (amounts.reasoning ?? 0);
}

/** Which sums a report states. */
export interface Stated {
  readonly hasCost: boolean;
  readonly hasRequests: boolean;
}

export function monthsOf({months}: ImportBooks, {hasCost, hasRequests}: Stated): MonthReport[] {
  return [...months]
    .filter(([, sums]) => sums.rows > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, sums]) => ({
      month,
      rows: sums.rows,
      tokens: sums.tokens,
      costUsd: hasCost ? moneyValue(sums) : null,
      requests: hasRequests ? sums.requests : null
    }));
}

export function namesOf({names}: ImportBooks, {hasCost}: Stated): NameReport[] {
  return [...names]
    .filter(([, sums]) => sums.rows > 0)
    .map(([{name, match}, sums]) => ({
      name,
      model: match.model,
      lab: match.lab,
      by: match.by,
      tokens: sums.tokens,
      costUsd: hasCost ? moneyValue(sums) : null
    }))
    .sort((a, b) => b.tokens - a.tokens || (b.costUsd ?? 0) - (a.costUsd ?? 0) || (a.name < b.name ? -1 : 1));
}

const MOST_DAYS = 1000;

/** Days from the first to the last that have no row, at most a thousand. */
export function missingDays(days: readonly string[]): string[] {
  const have = new Set(days);
  const missing: string[] = [];
  const last = days.at(-1) ?? "";
  for (let day = days[0] ?? last; day < last && missing.length < MOST_DAYS; day = addDays(day, 1))
    if (!have.has(day)) missing.push(day);
  return missing;
}
