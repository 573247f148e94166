import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {Origin} from "../lib/origins.js";
import {LEAST_COVERAGE} from "./claims/verdict.js";
import type {Weights} from "./usage.js";

/** Where a model's input list price puts it: free, up to 0.50, up to 2, above 2 US dollars per million, or no price. */
export type PriceTier = "free" | "low" | "middle" | "high" | "unpriced";

/** A lab's models of one kind of weights and one tier in one week: tokens by what is known of their price, and what they come to. */
export interface RevenueCell {
  readonly week: IsoDate;
  readonly lab: string;
  readonly weights: Weights;
  /** By the dearest listing that counts, later ones where the week had none. */
  readonly tier: PriceTier;
  readonly tokens: number;
  /** Tokens of free variants, which cost nothing. */
  readonly free: number;
  /** Paid tokens with a list price on or before the week's end. */
  readonly priced: number;
  /** Paid tokens whose first list price came later. */
  readonly pricedLater: number;
  /** US dollars of `priced`, over what is unknown of the mix of input, output and cache. */
  readonly usdLow: number;
  readonly usdHigh: number;
  /** US dollars of `pricedLater`, as if that later price had held. */
  readonly usdLaterLow: number;
  readonly usdLaterHigh: number;
}

export interface RevenueLab {
  readonly lab: string;
  readonly name: Text;
  readonly country: Text;
  readonly origin: Origin;
}

/** A model of the last week: its tokens, and its list price where one is on record. */
export interface PricedModel {
  readonly model: string;
  readonly name: string;
  readonly lab: string;
  readonly weights: Weights;
  readonly tokens: number;
  readonly isFree: boolean;
  readonly priceBasis: "before" | "after" | null;
  readonly priceAsOf: IsoDate | null;
  readonly inputUsdPerMtok: number | null;
  readonly outputUsdPerMtok: number | null;
}

export interface SessionCost {
  readonly harness: string;
  readonly turns: string;
  readonly model: string;
  readonly name: string;
  readonly origin: Origin;
  readonly usd: number;
}

/** A figure a company reported, with what its labs' tokens come to over the same days. */
export interface ReportedRevenue {
  readonly entity: string;
  readonly name: Text;
  readonly metric: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** In whole units of `currency`. */
  readonly value: number;
  readonly currency: string;
  /** Units of `currency` a US dollar, mean of the quarters of the period; null where they are not on record. */
  readonly perUsd: number | null;
  readonly citation: string;
  /** Weeks in which a paid token of its labs has a price, of those with any paid token. */
  readonly weeks: number;
  readonly weeksOfUsage: number;
  /** Share of its labs' paid tokens with a price by the week's end. */
  readonly pricedShare: number;
  readonly usdLow: number;
  readonly usdHigh: number;
}

export interface RevenueData {
  readonly knownOn: IsoDate | null;
  readonly asOf: IsoDate;
  readonly maxAgeDays: number | null;
  readonly citation: string;
  readonly weeks: readonly IsoDate[];
  readonly labs: readonly RevenueLab[];
  readonly cells: readonly RevenueCell[];
  readonly models: readonly PricedModel[];
  readonly sessions: {
    readonly asOf: IsoDate;
    readonly citation: string;
    readonly windowDays: number;
    readonly rows: readonly SessionCost[];
  } | null;
  readonly reported: readonly ReportedRevenue[];
}

/** Which prices count: those listed by the week's end, or also the first listed after it. */
export const PRICE_BASES = ["before", "after"] as const;

export type PriceBasis = (typeof PRICE_BASES)[number];

export const GROUPINGS = ["origin", "country", "lab", "weights", "tier"] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** A group's week: dollars as a range, and the tokens by what is known of their price. */
export interface RevenueWeek {
  readonly week: IsoDate;
  readonly key: string;
  readonly usdLow: number;
  readonly usdHigh: number;
  readonly tokens: number;
  readonly free: number;
  readonly priced: number;
}

/** Whether enough of a group's paid tokens has a price for their dollars to say something of it. */
export function isCovered({priced, tokens, free}: Pick<RevenueWeek, "priced" | "tokens" | "free">): boolean {
  return priced > 0 && priced >= LEAST_COVERAGE * (tokens - free);
}

/** Cells added up by week and group, under a price basis; a group whose paid tokens have no price has zero `priced`. */
export function revenueWeeks(
  {cells}: Pick<RevenueData, "cells">,
  basis: PriceBasis,
  keyOf: (cell: RevenueCell) => string
): RevenueWeek[] {
  const weeks = new Map<string, {-readonly [K in keyof RevenueWeek]: RevenueWeek[K]}>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const id = `${cell.week}\0${key}`;
    const sum = weeks.get(id) ?? {week: cell.week, key, usdLow: 0, usdHigh: 0, tokens: 0, free: 0, priced: 0};
    const isLater = basis === "after";
    sum.usdLow += cell.usdLow + (isLater ? cell.usdLaterLow : 0);
    sum.usdHigh += cell.usdHigh + (isLater ? cell.usdLaterHigh : 0);
    sum.tokens += cell.tokens;
    sum.free += cell.free;
    sum.priced += cell.priced + (isLater ? cell.pricedLater : 0);
    weeks.set(id, sum);
  }
  return [...weeks.values()];
}

/** Effective price of a group's paid and priced tokens, US dollars per million, as a range; null where none is. */
export function usdPerMtok({usdLow, usdHigh, priced}: RevenueWeek): {low: number | null; high: number | null} {
  return priced === 0 ? {low: null, high: null} : {low: (usdLow / priced) * 1e6, high: (usdHigh / priced) * 1e6};
}

/**
 * What the tokens of a company's labs come to over one router, as a part of the revenue it reported for the same period:
 * at least and at most. Null where too few of the tokens have a price, or the currency none.
 */
export function routerOverReported({
  value,
  perUsd,
  pricedShare,
  usdLow,
  usdHigh
}: ReportedRevenue): {readonly low: number; readonly high: number} | null {
  if (perUsd === null || value <= 0 || pricedShare < LEAST_COVERAGE) return null;
  return {low: (usdLow * perUsd) / value, high: (usdHigh * perUsd) / value};
}
