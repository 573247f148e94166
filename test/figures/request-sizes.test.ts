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
  it("print what was measured, a row a load", () => {
    const rows = MEASURED_LOADS.map((load) => SIZE_HEADS.map(({cell}) => printWords(cell(load), "en")).join(" | "));
    expect(rows).toEqual([
      "DuckDB | 1,000,000 | 213,000 | 2.1× | 45.1 | 0.61 | 0.27",
      "DuckDB | 10,000,000 | 262,000 | 2.0× | 44.4 | 3.6 | 0.57",
      "DuckDB | 100,000,000 | 240,000 | 2.0× | 44.3 | 5.9 | 4.3",
      "ClickHouse, two shards | 1,000,000 | 82,700 | 4.0× | 55.2 | 0.67 | 0.45",
      "ClickHouse, two shards | 10,000,000 | 122,000 | 2.7× | 51.9 | 3.6 | 0.65",
      "ClickHouse, two shards | 100,000,000 | 46,800 | 1.9× | 51.6 | 4.7 | 9.5"
    ]);
  });

  it("extrapolate in proportion from the largest load of each engine", () => {
    const [, billion, most] = REQUEST_SIZES.map((words) => printWords(words, "en"));
    // 44.3 bytes and 416.5 s a hundred million; 51.6 bytes and 2138.2 s a hundred million, on two cores.
    expect(billion).toContain("a billion requests take 44.3 GB and 0.58 hours of two cores in DuckDB, 51.6 GB and 3 hours in ClickHouse."); // prettier-ignore
    expect(billion).toContain("At US$0.1 a gigabyte and month and US$0.05 a core and hour");
    expect(billion).toContain("that is US$4.43 or US$5.16 a month to keep, and US$0.058 or US$0.3 once to load.");
    expect(most).toContain("would fill 516 TB at one copy; two cores would load for 3.4 years");
    expect(most).toContain("100,000,000 requests were measured");
  });

  it("say the same quantities in every language, none of them unknown", () => {
    const cells = MEASURED_LOADS.flatMap((load) => SIZE_HEADS.map(({cell}) => cell(load)));
    for (const words of [...REQUEST_SIZES, ...cells]) {
      expect(slotProblems(words)).toEqual([]);
      for (const lang of LANGUAGES) expect(printWords(words, lang)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
