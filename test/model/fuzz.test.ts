import {describe, expect, it} from "vitest";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {fuzzDocuments} from "../fixtures/fuzz-documents.js";
import {fuzzFormulas} from "../fixtures/fuzz-formulas.js";
import {share} from "../fixtures/share.js";

const DOCUMENTS_TRIED = share(120, {of: 20_000});
const FORMULAS = share(3_000, {of: 200_000});

describe("fuzzFormulas(count, seed)", () => {
  it("finds no crash in a seeded share of what npm run fuzz tries, and reaches every stage", () => {
    const tally = fuzzFormulas(FORMULAS, 5);
    expect(tally.unreadable).toBeGreaterThan(FORMULAS / 20);
    expect(tally.unsound).toBeGreaterThan(FORMULAS / 20);
    expect(tally.evaluated).toBeGreaterThan(FORMULAS / 4);
    expect(tally.errors).toBeGreaterThan(FORMULAS / 4);
  }, 900_000);
});

describe("fuzzDocuments(count, seed)", () => {
  it("finds no crash, no other reading and nothing untold in a seeded share, and reaches every stage", async () => {
    const against = {data: await clientData, library: DOCUMENTS.shared, texts: Object.values(DOCUMENTS.companies)};
    const tally = fuzzDocuments(DOCUMENTS_TRIED, 6, against);
    expect(tally.unreadable).toBeGreaterThan(DOCUMENTS_TRIED / 10);
    expect(tally.unsound).toBeGreaterThan(DOCUMENTS_TRIED / 50);
    expect(tally.evaluated).toBeGreaterThan(DOCUMENTS_TRIED / 4);
    expect(tally.errors).toBeGreaterThan(DOCUMENTS_TRIED);
  }, 900_000);
});
