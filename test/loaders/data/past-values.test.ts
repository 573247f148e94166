import {describe, expect, it} from "vitest";
import {lastPrice, mondaysBefore, sharesOf} from "../../../loaders/data/past-values.js";
import type {CompanyModel} from "../../../src/companies/company.js";
import type {CompanyFact} from "../../../src/companies/facts.js";

const close = (period_end: string, value: number, over: Partial<CompanyFact> = {}) =>
  ({metric: "close", entity: "C1", unit: "HKD per share", period_end, value, ...over}) as CompanyFact;

describe("lastPrice(share, data)", () => {
  it("is the last close of the share in its unit, wherever it stands in the record", () => {
    const facts = [
      close("2026-02-02", 12),
      close("2026-01-26", 11),
      close("2026-02-09", 99, {entity: "C2"}),
      close("2026-02-09", 98, {unit: "USD per ADS"}),
      close("2026-02-09", 97, {metric: "high"})
    ];
    const price = {date: "2026-02-02", value: 12};
    for (const some of [facts, facts.toReversed()])
      expect(lastPrice({entity: "C1", unit: "HKD per share"}, {facts: some})).toEqual(price);
    expect(lastPrice({entity: "C3", unit: "HKD per share"}, {facts})).toBeNull();
  });
});

describe("sharesOf(companies)", () => {
  it("gives what the price of each model is of, and leaves out a model without one", () => {
    const company = (entity: string, line: string) =>
      ({
        entity,
        headline: {price: "share_price"},
        facts: [
          {line: "revenue", fact: {...close("2025-12-31", 1), metric: "revenue"}},
          {line, fact: close("2026-02-02", 12)}
        ]
      }) as unknown as CompanyModel;
    const shares = sharesOf([company("C1", "share_price"), company("C2", "peer_price")]);
    expect(
      [...shares].map(([entity, {metric, unit}]: [string, Partial<CompanyFact>]) => [entity, metric, unit])
    ).toEqual([["C1", "close", "HKD per share"]]);
  });
});

describe("mondaysBefore(day)", () => {
  it("begins with the Monday before a day, which may be the eve of it, never the day", () => {
    const first = (day: string) => {
      const [monday, before] = mondaysBefore(day);
      return [monday, before];
    };
    expect(first("2026-10-05")).toEqual(["2026-09-28", "2026-09-21"]);
    expect(first("2026-10-06")).toEqual(["2026-10-05", "2026-09-28"]);
  });
});
