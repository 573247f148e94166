import {beforeAll, describe, expect, it} from "vitest";
import {boundCompany} from "../../src/companies/bound-company.js";
import type {Model} from "../../src/model/compile.js";
import {compiled} from "../../src/model/compile.js";
import {DOCUMENTS, studiedData, valueOf} from "./data.js";

let model: Model;
beforeAll(async () => {
  const {company} = boundCompany(DOCUMENTS.templates["re-rating"] ?? "", DOCUMENTS.shared, await studiedData());
  if (!company) throw new Error("re-rating: no model");
  model = compiled(company.sheet);
});

// By hand, from the price, one broker’s earnings and the yields and premia on record.
const OWN = ((112.6 / 7.8245) * 6.7849) / 6;
const [CHINA, US] = [0.0452 + 1.1 * 0.0514, 0.0452 + 1.1 * 0.0446];

/** What one of earnings is worth that grows for five years and by 3% ever after, flow by flow for four thousand years. */
function worth(growth: number, cost: number): number {
  let [flow, present] = [1, 0];
  for (let year = 1; year <= 4000; ++year) {
    flow *= 1 + (year <= 5 ? growth : 0.03);
    present += flow / (1 + cost) ** year;
  }
  return present;
}

describe("margin to multiple", () => {
  it("splits the gap of P/E into growth, cost of capital and the rest, which sum to it", () => {
    const gap = Math.log(24.5 / OWN);
    const [growth, capital] = [Math.log(worth(0.15, CHINA) / worth(0.027, CHINA)), Math.log(worth(0.15, US) / worth(0.15, CHINA))]; // prettier-ignore
    expect(valueOf(model, "own_multiple")).toBeCloseTo(OWN, 10);
    expect(valueOf(model, "explained_growth")).toBeCloseTo(growth / gap, 9);
    expect(valueOf(model, "explained_capital")).toBeCloseTo(capital / gap, 9);
    expect(valueOf(model, "unexplained")).toBeCloseTo(1 - (growth + capital) / gap, 9);
  });

  it("splits the gap of EV ÷ sales by margins as well", () => {
    const gap = Math.log(9.52 / 2.17);
    expect(valueOf(model, "sales_by_margin")).toBeCloseTo(Math.log(0.394 / 0.078) / gap, 10);
    const parts = ["sales_by_margin", "sales_by_growth", "sales_by_capital", "sales_unexplained"];
    expect(parts.reduce((sum, part) => sum + valueOf(model, part), 0)).toBeCloseTo(1, 12);
  });

  it("finds the cloud margin of each year that pays for the step: that of fiscal 2030, and none before", () => {
    // Cloud of 158,132 and 14,265 of its EBITA; 83,986 of all segments.
    const cloud = 158132 * 1.4 * 1.35 * 1.3 * 1.25;
    const rest = (83986 - 14265) * 1.1 * 1.1 * 1.08 * 1.06;
    const first = 158132 * 1.4 * 0.1 + (83986 - 14265) * 1.1;
    const needed = first * (24.5 / OWN) * (1 + CHINA) ** 3;
    expect(valueOf(model, "needed_margin", {}, "FY2030")).toBeCloseTo((needed - rest) / cloud, 9);
    expect(valueOf(model, "years_short")).toBe(3);
  });

  it("says what is left if it never comes, and re-rates by the part of the gap that closes", () => {
    expect(valueOf(model, "cushion")).toBeCloseTo(14 / OWN - 1, 10);
    for (const [closed, multiple] of [
      [0, OWN],
      [1, 24.5]
    ] as const)
      // prettier-ignore
      expect(valueOf(model, "value", {gap_closed: closed})).toBeCloseTo((112.6 * multiple) / OWN, 8);
  });
});
