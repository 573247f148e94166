import type {Comparable} from "./comparables.js";
import type {CompanyData} from "./facts.js";
import {PEERS, type Discount} from "./multiples.js";
import {companyReader, recordedValue} from "./reader.js";

/** What no record says: years that growth lasts, growth ever after, and the beta of both sides, as the model of the margin to multiple has them. */
export const SPLIT_ASSUMED = {years: 5, after: 0.03, beta: 1.1} as const;

/** By how much margins, growth and cost of capital would raise a multiple to that of the American pair: factors whose product it is. */
export interface DiscountSplit {
  readonly entity: string;
  /** Basis of the earnings multiple; "ev_sales" for that of sales. */
  readonly key: string;
  readonly own: number;
  readonly pair: number;
  /** No margins in a multiple of earnings. */
  readonly by: {readonly margins: number | null; readonly growth: number; readonly capital: number};
  /** What none of them explains: below one where they would raise the multiple above the pair’s. */
  readonly unexplained: number;
}

/** A split, or what is not on record for one. */
export type FoundSplit = DiscountSplit | (Pick<DiscountSplit, "entity" | "key"> & {readonly lacks: string});

/** What one of earnings paid out is worth that grows for some years, and by less ever after. */
export function worthOfGrowth(growth: number, cost: number, {years, after} = SPLIT_ASSUMED as Lasting): number {
  const ratio = (1 + growth) / (1 + cost);
  const first = ratio === 1 ? years : (ratio * (1 - ratio ** years)) / (1 - ratio);
  return first + (ratio ** years * (1 + after)) / (cost - after);
}

type Lasting = Readonly<Record<"years" | "after", number>>;

/** The gap of every basis on record, split: earnings multiples of the Chinese platforms, and EV ÷ sales. */
export function discountSplits(
  data: CompanyData,
  compared: readonly Comparable[],
  found: readonly Discount[]
): FoundSplit[] {
  const reader = companyReader(data, "US");
  const rate = (metric: string, basis: string, entity: string) =>
    recordedValue(reader, {metric, basis, entity, ...(metric === "equity_risk_premium" && {on: "2026-01-05"})});
  const yields = rate("government_yield_10y", "annual", "US");
  const [own, theirs] = [
    rate("equity_risk_premium", "total-erp", "China"),
    rate("equity_risk_premium", "total-erp-us-rating-adjusted", "US")
  ];
  const ofSales = ["BABA", "0700.HK"].map((entity) => ({entity, key: "ev_sales"}));
  return [...found, ...ofSales].map((each): FoundSplit => {
    const {entity, key} = each;
    const lacking = (lacks: string): FoundSplit => ({entity, key, lacks});
    if (yields === null || own === null || theirs === null) return lacking("yield or equity premium");
    const costs = [own, theirs].map((premium) => yields + SPLIT_ASSUMED.beta * premium) as [number, number];
    const [growth, pairGrowth] = sides(compared, entity, "growth");
    if (growth === null || pairGrowth === null) return lacking("growth of revenue");
    const isSales = key === "ev_sales";
    const [multiple, pair] = "own" in each ? [each.own, each.pair] : sides(compared, entity, "ev_sales");
    if (multiple === null || pair === null) return lacking("EV ÷ sales");
    const [margin, pairMargin] = isSales ? sides(compared, entity, "operating_margin") : [null, null];
    if (isSales && !(margin !== null && pairMargin !== null && margin > 0 && pairMargin > 0))
      return lacking("operating margin");
    const worths = [
      worthOfGrowth(growth, costs[0]),
      worthOfGrowth(pairGrowth, costs[0]),
      worthOfGrowth(pairGrowth, costs[1])
    ] as [number, number, number];
    const by = {
      margins: margin === null || pairMargin === null ? null : pairMargin / margin,
      growth: worths[1] / worths[0],
      capital: worths[2] / worths[1]
    };
    const explained = (by.margins ?? 1) * by.growth * by.capital;
    return {entity, key, own: multiple, pair, by, unexplained: pair / multiple / explained};
  });
}

/** A measure of a company as the record first has it, and the mean of the American pair; null where one of them is not on record. */
function sides(
  compared: readonly Comparable[],
  entity: string,
  measure: Comparable["measure"]
): [own: number | null, pair: number | null] {
  const of = (name: string) =>
    compared.find((c) => c.entity === name && c.measure === measure && c.value !== null)?.value ?? null;
  const pair = PEERS.map(of);
  const mean = pair.reduce<number>((sum, value) => sum + (value ?? NaN), 0) / pair.length;
  return [of(entity), Number.isNaN(mean) ? null : mean];
}
