import {describe, expect, it} from "vitest";
import {ASSUMED, MEASURED, REQUEST_SIZES, sizeOf} from "../../src/figures/findings/request-sizes.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {printWords, slotProblems} from "../../src/words/say.js";

describe("sizeOf(requests, measured)", () => {
  it("is in proportion to what was measured, worked by hand", () => {
    // Ten million in 100 s and 200 s of processors, 50 bytes each: a billion is a hundred times that.
    const size = sizeOf(1e9, {seconds: 100, processorSeconds: 200, bytesARequest: 50, memoryBytes: 0});
    expect(size.bytes).toBe(50e9);
    expect(size.hours).toBeCloseTo(10_000 / 3600, 12);
    expect(size.usdAMonth).toBeCloseTo(50 * ASSUMED.usdAGigabyteMonth, 12);
    expect(size.usdToLoad).toBeCloseTo((20_000 / 3600) * ASSUMED.usdACoreHour, 12);
  });
});

describe("REQUEST_SIZES", () => {
  it("says the same quantities in every language, none of them unknown", () => {
    expect(REQUEST_SIZES.flatMap(slotProblems)).toEqual([]);
    for (const lang of LANGUAGES)
      for (const words of REQUEST_SIZES) expect(printWords(words, lang)).not.toMatch(/NaN|undefined|Infinity/);
    expect(Object.keys(MEASURED)).toEqual(["duckdb", "clickhouse"]);
  });
});
