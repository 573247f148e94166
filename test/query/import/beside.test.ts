import {describe, expect, it} from "vitest";
import {BOOK} from "../../../src/query/cube/dimensions.js";
import {measured} from "../../../src/query/cube/measured.js";
import {EVERYTHING} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {beside} from "../../../src/query/import/beside.js";
import {importUsage} from "../../../src/query/import/import.js";
import {publishedCube, publishedModels} from "../../fixtures/results.js";

const ledger = await publishedCube();
// Monday 9 and Sunday 15 February 2026 are one week, Monday 16 the next.
const log = `time,model,tokens
2026-02-09,deepseek/deepseek-v3.2,300
2026-02-15,anthropic/claude-sonnet-4.5,100
2026-02-16,deepseek/deepseek-v3.2,50
`;
const {cube: own} = await importUsage(new Blob([log]), {registry: await publishedModels()});
if (!own) throw new Error("own usage: no cube; expected one, the log has its days");
const both = beside(ledger, own);
const slicer = cubeSlicer(both);

describe("beside(ledger, own)", () => {
  it("keeps either book's tokens by week, whole", () => {
    const {values} = slicer.grid({by: [BOOK, "time"], sum: "tokens"});
    const periods = both.periods.length;
    expect(both.dimensions[0]?.members.map((m) => m.key)).toEqual(["ledger", "own"]);
    const week = (book: number, start: string) => values[book * periods + both.periods.indexOf(start)];
    expect([week(1, "2026-02-09"), week(1, "2026-02-16")]).toEqual([400, 50]);
    const alone = cubeSlicer(ledger).grid({by: ["time"], sum: "tokens"});
    expect(ledger.periods.map((start) => week(0, start))).toEqual([...alone.values]);
  });

  it("keeps the dimensions that both have, with the ledger's names", () => {
    expect(both.dimensions.map((d) => d.name)).toEqual([BOOK, "country", "lab", "family", "model", "weights"]);
    expect(both.dimensions[1]?.members.find((m) => m.key === "CN")?.name.zh).toBe("中国");
  });

  it("gives shares of either book alone: China has 300 of 400 of the reader's week", async () => {
    slicer.select({...EVERYTHING, from: "2026-02-09", to: "2026-02-09"});
    const {values, axes} = await measured(slicer, both, {measure: "share_of_all", by: ["country", BOOK]});
    const china = axes[0]?.indexOf("CN") ?? -1;
    expect(values[china * 2 + 1]).toBe(0.75);
    const alone = cubeSlicer(ledger);
    alone.select({...EVERYTHING, from: "2026-02-09", to: "2026-02-09"});
    const {values: shares} = await measured(alone, ledger, {measure: "share_of_all", by: ["country"]});
    const place = ledger.dimensions.find((d) => d.name === "country")?.members.findIndex((m) => m.key === "CN") ?? -1;
    expect(values[china * 2]).toBe(shares[place]);
  });

  it("takes a filter on the book into what shares are of", async () => {
    slicer.select({from: "2026-02-09", to: "2026-02-16", filters: {[BOOK]: {keys: ["own"], isExcluded: false}}});
    const {values, axes} = await measured(slicer, both, {measure: "share_of_all", by: ["country"]});
    expect(values[axes[0]?.indexOf("CN") ?? -1]).toBeCloseTo(350 / 450, 12);
  });
});
