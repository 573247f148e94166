import {describe, expect, it} from "vitest";
import {fuzzFormulas} from "../fixtures/fuzz-formulas.js";

describe("fuzzFormulas(count, seed)", () => {
  it("finds no crash in a seeded share of what npm run fuzz tries, and reaches every stage", () => {
    const tally = fuzzFormulas(20_000, 5);
    expect(tally.unreadable).toBeGreaterThan(1_000);
    expect(tally.unsound).toBeGreaterThan(1_000);
    expect(tally.evaluated).toBeGreaterThan(5_000);
    expect(tally.errors).toBeGreaterThan(5_000);
  });
});
