import {readFileSync} from "node:fs";
import {afterEach, beforeAll, describe, expect, it, vi} from "vitest";
import {loadArchive} from "../../loaders/data/archive.js";
import {loadBrief} from "../../loaders/data/brief.js";
import {loadCompanies} from "../../loaders/data/companies.js";
import {loadCompanyModels} from "../../loaders/data/company-models.js";
import {loadCompanyText} from "../../loaders/data/company-text.js";
import {loadComparables} from "../../loaders/data/comparables.js";
import {loadRevenue} from "../../loaders/data/revenue.js";
import {AUDIENCE} from "../../loaders/audience.js";
import type {WarehouseEdition} from "../../loaders/warehouse/build.js";
import {warehouseFile} from "../../loaders/warehouse/open.js";
import {leaks, readableTexts, withheldRows, type Withheld} from "../fixtures/withheld.js";

let internal: Withheld[];
let closed: Withheld[];
/** Two files that are asked by rows of either kind. */
let archive: Map<string, string>;
let full: Map<string, string>;
beforeAll(async () => {
  internal = withheldRows(["internal"]);
  closed = withheldRows(["internal", "cite"]);
  archive = await readableTexts("archive.zip", await loadArchive());
  full = await ledgerTexts("full");
});
afterEach(() => vi.unstubAllEnvs());

/** The ledger of an edition as a file, read table by table. */
async function ledgerTexts(edition: WarehouseEdition): Promise<Map<string, string>> {
  return readableTexts("ledger.duckdb", readFileSync(await warehouseFile({edition})));
}

/** What pages load about companies. */
async function pageTexts(): Promise<Map<string, string>> {
  const loaders = {loadCompanyModels, loadCompanyText, loadComparables, loadBrief, loadRevenue};
  const texts = new Map<string, string>();
  for (const [name, load] of Object.entries(loaders)) texts.set(name, JSON.stringify(await load()));
  return texts;
}

const given = (found: readonly string[]) => new Set(found.map((leak) => leak.slice(leak.indexOf(": ") + 2)));

describe("rows that no client may see", () => {
  it("are told by a text or a figure that no other row has, all but a few", () => {
    const unverified = internal.filter(({row}) => row["status"] === "reported_unverified");
    expect(unverified.length).toBeGreaterThanOrEqual(144);
    // Short prices and limits; and capital spending that a filing states too.
    const untold = internal.filter(({texts, numbers}) => texts.length + numbers.length === 0);
    expect(untold.length).toBeLessThan(10);
  });

  it("are all found in the internal ledger by the same search", async () => {
    const found = given(leaks(await ledgerTexts("internal"), internal));
    const parts = internal.flatMap(({texts, numbers}) => [...texts, ...numbers.slice(0, 1)]);
    expect(parts.filter((part) => !found.has(part))).toEqual([]);
  });

  it("leave no trace in the ledger of pages, in the archive or in what pages load", async () => {
    expect(leaks(full, internal)).toEqual([]);
    expect(leaks(archive, internal)).toEqual([]);
    expect(leaks(new Map([["companies", JSON.stringify(await loadCompanies())]]), internal)).toEqual([]);
    expect(leaks(await pageTexts(), internal)).toEqual([]);
  });

  it("reach the pages of the house", async () => {
    vi.stubEnv(AUDIENCE, "internal");
    const found = leaks(await pageTexts(), internal);
    for (const file of ["loadCompanyModels", "loadComparables"])
      expect(found.filter((leak) => leak.startsWith(file)).length).toBeGreaterThan(2);
  });
});

describe("rows that may only be cited", () => {
  it("leave no trace in the files for download, though the ledger of pages has them", async () => {
    const cited = closed.filter(({row}) => row["status"] !== "reported_unverified");
    expect(given(leaks(full, cited)).size).toBeGreaterThan(200);
    expect(leaks(await ledgerTexts("shipped"), closed)).toEqual([]);
    expect(leaks(archive, closed)).toEqual([]);
  });
});

describe("loadCompanyModels()", () => {
  it("gives the scale of the note to those who may see it", async () => {
    const client = await loadCompanyModels();
    expect(client.scale).toBeNull();
    expect(JSON.stringify(client)).not.toMatch(/outperform/i);
    vi.stubEnv(AUDIENCE, "internal");
    expect((await loadCompanyModels()).scale).toMatchObject({above: 0.1, below: -0.1, months: 12});
  });
});
