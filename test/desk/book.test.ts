import {beforeAll, describe, expect, it} from "vitest";
import type {CompanyModel} from "../../src/companies/company.js";
import type {CompanyData} from "../../src/companies/facts.js";
import {bookExposure, readBook, SHOCKS, valueUnder} from "../../src/desk/book.js";
import type {Overrides} from "../../src/model/calculate/overrides.js";
import {compiled} from "../../src/model/compile.js";
import {clientData, ENTITIES, modelOf, valueOf} from "../companies/data.js";

let data: CompanyData;
let companies: readonly CompanyModel[];
beforeAll(async () => {
  data = await clientData;
  companies = ENTITIES.map((entity) => modelOf(entity, data));
});
const of = (entity: string) => companies.find((c) => c.entity === entity) as CompanyModel;
const direct = (entity: string, overrides: Overrides) => valueOf(compiled(of(entity).sheet), "value", overrides);

describe("readBook(text, companies)", () => {
  it("reads tickers and names with how many shares, sums what comes twice, and gives back what it cannot read", () => {
    const {positions, unread} = readBook(
      "2513.HK 10,000\n智谱：(2,000)\nminimax\t500\n0700 −300\nACME 7\nnothing",
      companies
    );
    expect(positions).toEqual([
      {entity: "2513.HK", shares: 8000},
      {entity: "0100.HK", shares: 500},
      {entity: "0700.HK", shares: -300}
    ]);
    expect(unread).toEqual(["ACME 7", "nothing"]);
  });
});

describe("bookExposure(positions, companies), against every model worked out again", () => {
  it("is the change of the whole book to 1e-9, whatever is held", () => {
    const positions = ENTITIES.map((entity, i) => ({entity, shares: [1000, -250, 12_345, 7, 0.5][i] ?? 1}));
    const exposures = bookExposure(positions, companies);
    for (const shock of SHOCKS) {
      const summed = exposures.reduce((sum, {by}) => sum + (by[shock] ?? 0), 0);
      const worth = (under: typeof shock | null) =>
        positions.reduce((sum, {entity, shares}) => sum + shares * (valueUnder(of(entity), under) ?? valueUnder(of(entity), null) ?? NaN), 0); // prettier-ignore
      expect(Math.abs(summed - (worth(shock) - worth(null)))).toBeLessThan(1e-9 * Math.abs(worth(null)));
    }
  });

  it("takes tokens of the last period one per cent higher as the model of such weeks has it", () => {
    const last = of("2513.HK").sheet.lines.find(({name}) => name === "paid_tokens");
    const label =
      last?.type === "fact"
        ? Object.keys(last.values as object)
            .sort()
            .at(-1)
        : "";
    expect(label).toBe("FY2026H2");
    // All tokens of these weeks, priced or not, one per cent more of each; list prices are weighted by the same tokens.
    const more = (n: number) => n * 1.01;
    const weeks = data.weeks.map((w) => (w.week_start < "2026-07-01" ? w : {...w, tokens: more(w.tokens), free_tokens: more(w.free_tokens), priced_tokens: more(w.priced_tokens), usd_if_all_input: more(w.usd_if_all_input), usd_if_all_output: more(w.usd_if_all_output), usd_if_all_cached: more(w.usd_if_all_cached)})); // prettier-ignore
    const again = valueOf(compiled(modelOf("2513.HK", {...data, weeks}).sheet), "value");
    expect(valueUnder(of("2513.HK"), "tokens")).toBeCloseTo(again, 8);
  });

  it("takes currencies and a hundredth of the way to lifted curbs as inputs set by hand", () => {
    expect(valueUnder(of("BABA"), "dollar in yuan")).toBeCloseTo(direct("BABA", {usd_cny: {scale: 1.01}}), 9);
    expect(valueUnder(of("0700.HK"), "dollar in Hong Kong dollars")).toBeCloseTo(direct("0700.HK", {usd_hkd: {scale: 1.01}}), 9); // prettier-ignore
    expect(valueUnder(of("2513.HK"), "export curbs")).toBeCloseTo(
      direct("2513.HK", {api_gross_margin: {shift: 0.0008}, elasticity: 0.5005, sales_to_capital: 0.902}),
      9
    );
  });

  it("says that a model has no line of a shock, which is another thing than nought", () => {
    expect([valueUnder(of("GDS"), "tokens"), valueUnder(of("GDS"), "dollar in Hong Kong dollars")]).toEqual([
      null,
      null
    ]);
    expect(bookExposure([{entity: "GDS", shares: 10}], companies)[0]?.by.tokens).toBeNull();
  });
});
