import {describe, expect, it} from "vitest";
import {latestRates} from "../../../loaders/pages/rates.js";

describe("latestRates(day)", () => {
  it("are the last that were known on the day, never one that was carried from another day", () => {
    // On 26 February 2026 the file carries rates from neighbouring days; a rate of 31 December was known in March alone.
    expect(latestRates("2026-02-26").map(({currency, perUsd, on}) => [currency, perUsd, on])).toEqual([
      ["HKD", 7.7974, "2026-01-27"],
      ["CNY", 6.9321, "2026-02-25"]
    ]);
    expect(latestRates("2025-12-31").map(({currency, on}) => [currency, on])).toEqual([["CNY", "2025-11-27"]]);
    expect(latestRates("2025-01-01")).toEqual([]);
  });
});
