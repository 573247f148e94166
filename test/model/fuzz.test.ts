import {describe, expect, it} from "vitest";
import {fuzzFormulas} from "../fixtures/fuzz-formulas.js";
import {share} from "../fixtures/share.js";

const FORMULAS = share(6_000, {of: 200_000});

describe("fuzzFormulas(count, seed)", () => {
  it("finds no crash in a seeded share of what npm run fuzz tries, and reaches every stage", () => {
    const tally = fuzzFormulas(FORMULAS, 5);
    expect(tally.unreadable).toBeGreaterThan(FORMULAS / 20);
    expect(tally.unsound).toBeGreaterThan(FORMULAS / 20);
    expect(tally.evaluated).toBeGreaterThan(FORMULAS / 4);
    expect(tally.errors).toBeGreaterThan(FORMULAS / 4);
  }, 900_000);
});
