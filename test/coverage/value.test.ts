import {beforeAll, describe, expect, it} from "vitest";
import {coverageValue, readerOverrides, readerRows, readyCompany, type ReadyCompany} from "../../src/coverage/value.js";
import {reverseValuation} from "../../src/companies/reverse.js";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {publishedCompanies, publishedCoverage} from "../fixtures/results.js";

let ready: ReadyCompany[];
beforeAll(async () => {
  ready = (await publishedCompanies()).companies.map(readyCompany);
});

describe("coverageValue(ready, overrides)", () => {
  it("gives each company the value of its own sheet, base and case by case", () => {
    for (const {company, model} of ready) {
      const {base, cases, price} = coverageValue({company, model});
      const known = (line: string, overrides = {}) => {
        const found = outcome(evaluate(model, overrides), line);
        return found.ok ? found.value : null;
      };
      expect(base).toBe(known("value"));
      expect(price).toBe(known("price"));
      for (const {key, value} of cases)
        expect(value).toBe(known("value", company.cases.find((c) => c.key === key)?.overrides));
    }
  });

  it("asks for nothing more where the price is what the sheet gives", () => {
    const told: string[] = [];
    for (const {company, model} of ready) {
      const {base} = coverageValue({company, model});
      const {asked} = coverageValue({company, model}, {price: base ?? NaN});
      const [first] = company.reverse.read;
      if (!asked || !first) continue;
      const found = outcome(evaluate(model), first.line, first.period);
      const tens = model.lines.find(({name}) => name === first.line)?.unit.tens ?? 0;
      expect(asked.asked.value / (found.ok ? found.value * 10 ** tens : NaN)).toBeCloseTo(1, 4);
      told.push(company.entity);
    }
    // Every company whose driver has one answer to what the price asks says it.
    const solvable = ready.filter(({company, model}) => {
      const {base} = coverageValue({company, model});
      return reverseValuation(company, evaluate(model, {price: base ?? NaN}))?.kind === "one";
    });
    expect(solvable.length).toBeGreaterThan(0);
    expect(told).toEqual(solvable.map(({company}) => company.entity));
  });
});

describe("readerOverrides(ready, market)", () => {
  it("sets price, rates and the years between price and sheet, each where the sheet has it", () => {
    for (const one of ready) {
      const {entity, valuedOn} = one.company;
      const later = `${Number(valuedOn.slice(0, 4)) + 1}${valuedOn.slice(4)}`;
      const overrides = readerOverrides(one, {prices: {[entity]: 100}, usdCny: 7, pricedOn: later});
      expect(overrides["price"]).toBe(100);
      const years = ["years_since_balance", "years_to_base"].filter((name) => name in overrides);
      expect(years).toHaveLength(1);
      for (const name of ["usd_cny", "usd_hkd"].filter((rate) => rate in overrides))
        expect(one.model.lines.some((line) => line.name === name)).toBe(true);
      expect(readerOverrides(one, {prices: {}})).toEqual({});
    }
  });
});

describe("readerOverrides(ready, market), before the sheet’s own day", () => {
  it("takes no years below none, and half a year as half a year", () => {
    const [one] = ready.filter(({model}) => model.lines.some(({name}) => name === "years_since_balance"));
    if (!one) throw new Error("no sheet counts years since its balance");
    const stated = one.model.lines.find(({name}) => name === "years_since_balance")?.spec;
    if (stated?.type !== "input" || typeof stated.values !== "number") throw new Error("years are no single number");
    const on = (pricedOn: string) => readerOverrides(one, {prices: {}, pricedOn})["years_since_balance"];
    expect(on("2000-01-01")).toBe(0);
    const daysBefore = Math.floor(stated.values * 365 * 0.5);
    const day = new Date(Date.parse(one.company.valuedOn) - daysBefore * 86_400_000).toISOString().slice(0, 10);
    expect(on(day)).toBeCloseTo(stated.values - daysBefore / 365, 9);
  });
});

describe("readerRows(rows, companies, market)", () => {
  it("marks the rows a reader's figures stand behind, and leaves the rest as they are", async () => {
    const {rows} = await publishedCoverage();
    const [first] = rows;
    if (!first) throw new Error("no company on record");
    const price = (first.price ?? 1) * 2;
    const next = readerRows(rows, ready, {prices: {[first.entity]: price}});
    expect(next[0]).toMatchObject({price, base: first.base, isOwn: true});
    expect(next[0]?.asked?.asked.value).not.toBe(first.asked?.asked.value);
    expect(next.slice(1)).toEqual(rows.slice(1));
  });
});

describe("readerRows(rows, companies, market), day by day", () => {
  it("leaves a company without a model here as it was", async () => {
    const {rows} = await publishedCoverage();
    expect(readerRows(rows, [], {prices: {}, usdCny: 7, pricedOn: "2030-01-01"})).toEqual(rows);
  });

  it("dates a row by the reader’s day, and by the sheet’s own where the reader gives none", async () => {
    const {rows} = await publishedCoverage();
    const [first] = rows;
    if (!first) throw new Error("no company on record");
    const prices = {[first.entity]: 100};
    expect(readerRows(rows, ready, {prices})[0]?.pricedOn).toBe(first.pricedOn);
    expect(readerRows(rows, ready, {prices, pricedOn: "2030-01-01"})[0]?.pricedOn).toBe("2030-01-01");
  });

  it("leaves no days between a price and results that it is newer than", () => {
    const dated = ready.filter(({model}) => model.lines.some(({name}) => name === "results_after_price"));
    expect(dated.length).toBeGreaterThan(0);
    for (const one of dated) {
      const stated = one.model.lines.find(({name}) => name === "results_after_price")?.spec;
      if (stated?.type !== "input" || typeof stated.values !== "number") throw new Error("years are no single number");
      const on = (days: number) =>
        new Date(Date.parse(one.company.valuedOn) + days * 86_400_000).toISOString().slice(0, 10);
      const years = (days: number) => readerOverrides(one, {prices: {}, pricedOn: on(days)})["results_after_price"];
      expect(years(10)).toBeCloseTo(stated.values - 10 / 365, 9);
      expect(years(90)).toBe(0);
    }
  });

  it("takes the days that have passed from the years to a sheet’s base", () => {
    for (const one of ready) {
      const stated = one.model.lines.find(({name}) => name === "years_to_base")?.spec;
      if (stated?.type !== "input" || typeof stated.values !== "number") continue;
      const later = new Date(Date.parse(one.company.valuedOn) + 10 * 86_400_000).toISOString().slice(0, 10);
      const years = readerOverrides(one, {prices: {}, pricedOn: later})["years_to_base"];
      expect(years).toBeCloseTo(stated.values - 10 / 365, 9);
    }
  });
});
