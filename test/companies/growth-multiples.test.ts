import {describe, expect, it} from "vitest";
import type {Comparable} from "../../src/companies/comparables.js";
import {growthMultiples} from "../../src/companies/growth-multiples.js";

const of = (entity: string, measure: Comparable["measure"], value: number | null, to: string): Comparable => ({
  entity,
  measure,
  value,
  to,
  basis: {en: "", zh: ""},
  of: [],
  per: [],
  isGrowth: measure === "growth",
  facts: [],
  missing: []
});

describe("growthMultiples(comparables)", () => {
  it("pairs the latest growth with EV ÷ sales, else market cap ÷ sales, the dearest first, and leaves out what lacks either", () => {
    const found = growthMultiples([
      of("A", "growth", 0.1, "2025-12-31"),
      of("A", "growth", 0.2, "2026-06-30"),
      of("A", "price_sales", 9, "2026-02-26"),
      of("A", "ev_sales", 8, "2026-02-26"),
      of("B", "growth", 3, "2026-06-30"),
      of("B", "ev_sales", null, "2026-02-26"),
      of("B", "price_sales", 300, "2026-02-26"),
      of("C", "growth", 0.5, "2026-06-30"),
      of("D", "ev_sales", 4, "2026-02-26")
    ]);
    expect(found.map(({entity, growth, multiple}) => [entity, growth.value, multiple.value])).toEqual([
      ["B", 3, 300],
      ["A", 0.2, 8]
    ]);
    const [tie] = growthMultiples([
      of("A", "ev_sales", 8, "2026-02-26"),
      of("A", "growth", 0.3, "2026-06-30"),
      of("A", "growth", 0.4, "2026-06-30"),
      of("A", "growth", 0.5, "2026-03-31")
    ]);
    expect(tie?.growth.value).toBe(0.3);
  });
});
