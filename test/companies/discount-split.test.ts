import {describe, expect, it} from "vitest";
import {boundCompany} from "../../src/companies/bound-company.js";
import {comparables} from "../../src/companies/comparables.js";
import {discountSplits, worthOfGrowth, type DiscountSplit} from "../../src/companies/discount-split.js";
import {earnedStep} from "../../src/companies/earned-step.js";
import {discounts, earningsMultiples} from "../../src/companies/multiples.js";
import {compiled} from "../../src/model/compile.js";
import {DOCUMENTS, studiedData, valueOf} from "./data.js";

/** Flow by flow for four thousand years: five of growth, 3% ever after. */
function worthByFlows(growth: number, cost: number): number {
  let [flow, present] = [1, 0];
  for (let year = 1; year <= 4000; ++year) {
    flow *= 1 + (year <= 5 ? growth : 0.03);
    present += flow / (1 + cost) ** year;
  }
  return present;
}

const [CHINA, US] = [0.0452 + 1.1 * 0.0514, 0.0452 + 1.1 * 0.0446];

describe("worthOfGrowth(growth, cost)", () => {
  it.each([
    [0.15, CHINA],
    [0.027, US],
    // Growth at the cost of capital, of which the sum of a series is no formula.
    [0.1, 0.1]
  ])("of %d at %d is what its flows are worth", (growth, cost) => {
    expect(worthOfGrowth(growth, cost)).toBeCloseTo(worthByFlows(growth, cost), 9);
  });
});

describe("discountSplits(data, compared, discounts)", () => {
  it("has factors whose product leads from each multiple to the pair’s, basis by basis", async () => {
    const data = await studiedData();
    const compared = comparables(data);
    const all = discountSplits(data, compared, discounts(earningsMultiples(data)));
    const found = all.filter((each): each is DiscountSplit => "by" in each);
    expect([...new Set(found.map(({entity}) => entity))].sort()).toEqual(["0700.HK", "BABA"]);
    for (const {own, pair, by, unexplained} of found)
      expect(own * (by.margins ?? 1) * by.growth * by.capital * unexplained).toBeCloseTo(pair, 9);
    const of = (entity: string, measure: string) =>
      compared.find((c) => c.entity === entity && c.measure === measure && c.value !== null)?.value ?? NaN;
    const theirs = (of("MSFT", "growth") + of("GOOGL", "growth")) / 2;
    for (const entity of ["BABA", "0700.HK"]) {
      const split = found.find((each) => each.entity === entity);
      const [own, grown] = [of(entity, "growth"), theirs].map((growth) => worthByFlows(growth, CHINA)) as [number, number]; // prettier-ignore
      expect(split?.by.growth).toBeCloseTo(grown / own, 9);
      expect(split?.by.capital).toBeCloseTo(worthByFlows(theirs, US) / grown, 9);
    }
    const sales = found.find(({key}) => key === "ev_sales");
    const margins = (of("MSFT", "operating_margin") + of("GOOGL", "operating_margin")) / 2;
    expect(sales?.by.margins).toBeCloseTo(margins / of("BABA", "operating_margin"), 9);
    // What is not on record is named in its place.
    expect(all.filter((each) => "lacks" in each).every((each) => "lacks" in each && each.lacks !== "")).toBe(true);
  });
});

describe("earnedStep(model)", () => {
  it("reads off the model each year’s cloud margin and what is left without the step", async () => {
    const {company} = boundCompany(DOCUMENTS.templates["re-rating"] ?? "", DOCUMENTS.shared, await studiedData());
    const step = company && earnedStep(company);
    if (!company || !step) throw new Error("re-rating: no model");
    const model = compiled(company.sheet);
    expect(step.years.map(({period}) => period)).toEqual(["FY2027", "FY2028", "FY2029", "FY2030", "FY2031"]);
    for (const {period, needed, assumed} of step.years)
      expect([needed, assumed]).toEqual(
        ["needed_margin", "cloud_margin"].map((line) => valueOf(model, line, {}, period))
      );
    expect(step.years.filter(({needed, assumed}) => needed > assumed).length).toBe(valueOf(model, "years_short"));
    expect(step.cushion).toBeCloseTo(step.keptValue / step.price - 1, 12);
  });
});
