import type {Comparable} from "./comparables.js";

/** A company's growth beside what the market pays for a unit of its sales. */
export interface GrowthMultiple {
  readonly entity: string;
  /** Growth of revenue over the latest period on record. */
  readonly growth: Comparable & {readonly value: number};
  /** EV ÷ sales; market cap ÷ sales where no EV is on record. */
  readonly multiple: Comparable & {readonly value: number};
}

type Worked = Comparable & {readonly value: number};

/** Companies with both on record, the dearest first; of several periods the latest. */
export function growthMultiples(comparables: readonly Comparable[]): GrowthMultiple[] {
  const worked = comparables.filter((c): c is Worked => c.value !== null);
  const latest = (entity: string, measure: Comparable["measure"]) =>
    worked.filter((c) => c.entity === entity && c.measure === measure).reduce<Worked | null>(later, null);
  return [...new Set(worked.map(({entity}) => entity))]
    .flatMap((entity) => {
      const growth = latest(entity, "growth");
      const multiple = latest(entity, "ev_sales") ?? latest(entity, "price_sales");
      return growth && multiple ? [{entity, growth, multiple}] : [];
    })
    .sort((a, b) => b.multiple.value - a.multiple.value);
}

function later(a: Worked | null, b: Worked): Worked {
  return a !== null && a.to >= b.to ? a : b;
}
