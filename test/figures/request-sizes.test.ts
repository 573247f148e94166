import {describe, expect, it} from "vitest";
import {ASSUMED, MEASURED_LOADS, REQUEST_SIZES, SIZE_HEADS, sizeOf} from "../../src/figures/findings/request-sizes.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {printWords, slotProblems} from "../../src/words/say.js";

describe("sizeOf(requests, load)", () => {
  it("is in proportion to what was measured, worked by hand", () => {
    // Ten million in 200 s of processors, 50 bytes each: a billion is a hundred times that, on two cores.
    const size = sizeOf(1e9, {rows: 1e7, processorSeconds: 200, bytesARequest: 50});
    expect(size.bytes).toBe(50e9);
    expect(size.hours).toBeCloseTo(10_000 / 3600, 12);
    expect(size.usdAMonth).toBeCloseTo(50 * ASSUMED.usdAGigabyteMonth, 12);
    expect(size.usdToLoad).toBeCloseTo((20_000 / 3600) * ASSUMED.usdACoreHour, 12);
  });
});

describe("REQUEST_SIZES, SIZE_HEADS", () => {
  it("say the same quantities in every language, none of them unknown", () => {
    const cells = MEASURED_LOADS.flatMap((load) => SIZE_HEADS.map(({cell}) => cell(load)));
    for (const words of [...REQUEST_SIZES, ...cells]) {
      expect(slotProblems(words)).toEqual([]);
      for (const lang of LANGUAGES) expect(printWords(words, lang)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
