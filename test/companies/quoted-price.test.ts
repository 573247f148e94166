import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {companyDocuments} from "../../loaders/data/company-documents.js";
import {projectRoot} from "../../loaders/paths.js";
import type {CompanyModel} from "../../src/companies/company.js";
import type {CompanyFact} from "../../src/companies/facts.js";
import {entityOf} from "../../src/companies/models.js";
import {listedShares, quotedPrice, sharesOfKey} from "../../src/companies/quoted-price.js";

const LISTED = listedShares("NYSE: BABA; HKEX: 9988").concat(listedShares("NASDAQ: GOOGL, GOOG"), listedShares("none"));

describe("sharesOfKey(key, listedShares(listing))", () => {
  it.each([
    ["9988.HK", {exchange: "HKEX", code: "9988"}],
    ["BABA", {exchange: "NYSE", code: "BABA"}],
    ["GOOG", {exchange: "NASDAQ", code: "GOOG"}],
    ["9988", {exchange: null, code: "9988"}],
    ["7203.T", {exchange: null, code: "7203.T"}]
  ])("finds by %s its exchange and code, else names the key alone", (key, shares) => {
    expect(sharesOfKey(key, LISTED)).toEqual(shares);
  });

  it("knows the exchange of the price of every company of ours", () => {
    const registry = readFileSync(join(projectRoot, "data/registry/company.csv"), "utf8");
    const listed = [...registry.matchAll(/\w+: [^,"\n]+/g)].flatMap(([listing]) => listedShares(listing));
    const keys = Object.values(companyDocuments().companies).map((text) => {
      const [, of] = /^\s*price\s+market close \S+(?: of (\S+))?/m.exec(text) ?? [];
      return of ?? entityOf(text);
    });
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => sharesOfKey(key, listed).exchange === null)).toEqual([]);
  });
});

describe("quotedPrice(company, listed)", () => {
  const fact = (more: Partial<CompanyFact>): CompanyFact => ({entity: "BABA", metric: "revenue", basis: "us-gaap", period_start: null, period_end: "2026-06-30", months: 3, company_label: null, value: 1, unit: "CNY", status: "reported", document: "a filing", source_date: "2026-08-25", note: null, source: "made up", ...more}); // prettier-ignore
  const PRICE = fact({entity: "9988.HK", metric: "close", status: "market", period_end: "2026-07-17", source_date: "2026-08-01", document: "a vendor"}); // prettier-ignore
  const company = (facts: readonly CompanyFact[], listing: string | null = "BABA") => ({entity: "own", listing, facts: [{line: "price", period: null, fact: PRICE}, ...facts.map((each) => ({line: "revenue", period: null, fact: each}))], headline: {price: "price"} as CompanyModel["headline"]}); // prettier-ignore
  const laterOf = (...facts: readonly CompanyFact[]) => quotedPrice(company(facts), LISTED)?.laterFigures;

  it("is that of the shares the price is of, not of those the company is called by", () => {
    expect(quotedPrice(company([]), LISTED)).toEqual({
      shares: {exchange: "HKEX", code: "9988"},
      on: "2026-07-17",
      isClose: true,
      document: "a vendor",
      laterFigures: null
    });
    expect(quotedPrice({...company([]), headline: {price: "none"} as CompanyModel["headline"]}, LISTED)).toBeNull();
    const [priced] = company([]).facts.map((use) => ({...use, fact: {...PRICE, status: "derived"} as CompanyFact}));
    expect(quotedPrice({...company([]), facts: priced ? [priced] : []}, LISTED)?.isClose).toBe(false);
  });

  it("knows later figures of the company alone: not its own document, nor rates and estimates", () => {
    expect(laterOf(fact({}), fact({source_date: "2026-08-12"}))).toBe("2026-08-25");
    expect(laterOf(fact({status: "derived"}))).toBe("2026-08-25");
    const others = [
      {entity: "USDCNY"},
      {status: "consensus"},
      {status: "market"},
      {source_date: "2026-07-17"}
    ] as const;
    expect(laterOf(...others.map(fact))).toBeNull();
    expect(quotedPrice({...company([fact({entity: "own"})], null)}, LISTED)?.laterFigures).toBe("2026-08-25");
  });
});
