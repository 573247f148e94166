import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadProfileLists} from "../../../loaders/data/profile-lists.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import {bringsBackfill} from "../../../src/components/not-on-record.js";
import {qualitySection, routerHostsSection} from "../../../src/shell/profile/quality.js";
import {withDocument} from "../../fixtures/document.js";
import {askOf} from "../../fixtures/ledger.js";
import {REGISTRY, writeData} from "../../fixtures/small-data.js";
import {FACTS} from "../../fixtures/small-ledger.js";

const PLANTED = {
  ...FACTS,
  "registry/source": [
    ...(REGISTRY["registry/source"] ?? []),
    "first,Maker,Title,标题,,none stated,cite,Source: First.,2026-01-20,2026-01-20,2026-03-01,official,,,"
  ],
  "snapshots/endpoint/first": ["2026-01-20,c1/a,h2,Host Two,,1000,,9,9,,,false"],
  "snapshots/provider/quoted": ["2026-02-01,h1,Host One,SG,SG US", "2026-02-01,h2,Host Two,,"],
  "snapshots/endpoint/quoted": [
    "2026-01-25,c1/a,gone,Host Gone,fp8,1000,,1,1,,true,false",
    "2026-02-01,c1/a,h2,Host Two,,1000,,0.5,3,,,false",
    "2026-02-01,c1/a,h1/fp8,Host One,fp8,1000,500,0.4,2,0.1,true,true"
  ],
  "snapshots/benchmark/quoted": [
    "2026-02-01,c1/a,openrouter,gpqa_diamond,0.75,share",
    "2026-02-01,c1/a,artificial-analysis,coding,41.5,index"
  ]
};

const ledgers: DuckDBConnection[] = [];
withDocument("http://site/en/models/c1--a.html");
beforeAll(async () => {
  for (const data of [PLANTED, FACTS]) {
    const {root, remove} = writeData(data);
    ledgers.push(await buildWarehouse({edition: "full", root}));
    remove();
  }
});
afterAll(() => {
  for (const ledger of ledgers) ledger.closeSync();
});

const listsOf = async (at: number) => {
  const ledger = ledgers[at];
  if (!ledger) throw new Error(`ledger: ${at}`);
  return loadProfileLists(askOf(ledger));
};

describe("loadProfileLists(ask)", () => {
  it("gives the last list of hosts, the cheapest first, each with its country where one is stated", async () => {
    const {endpoints} = await listsOf(0);
    expect(endpoints).toMatchObject({asOf: "2026-02-01", citation: "Source: Maker."});
    expect(endpoints?.rows.map((row) => [row.host, row.country, row.output, row.keepsNothing, row.isUp])).toEqual([
      ["Host One", "SG", 2, true, true],
      ["Host Two", null, 3, false, null]
    ]);
  });

  it("shows prices, precision and scores on their own scales, in the page’s language", async () => {
    const lists = await listsOf(0);
    const cells = (section: ReturnType<typeof qualitySection>, lang: "en" | "zh") => {
      const host = document.createElement("div");
      host.append(section.body(lang));
      return [...host.querySelectorAll("tbody tr")].map((row) =>
        [...row.children].map((cell) => cell.textContent.trim())
      );
    };
    expect(cells(routerHostsSection("c1/a", lists), "en")).toEqual([
      ["Host One", "SG", "fp8", "US$0.4", "US$2", "no", "up"],
      ["Host Two", "not stated", "not stated", "US$0.5", "US$3", "not stated", "not stated"]
    ]);
    expect(cells(qualitySection("c1/a", lists), "zh")).toEqual([
      ["Artificial Analysis", "coding", "41.5", "指数"],
      ["OpenRouter", "gpqa_diamond", "75.0%", "任务完成率"]
    ]);
    expect(cells(qualitySection("u1/a", lists), "en")).toEqual([]);
  });

  it("says which command fetches what was never fetched, to those who keep the books alone", async () => {
    const lists = await listsOf(1);
    expect(lists).toEqual({endpoints: null, benchmarks: null});
    const said = [routerHostsSection("c1/a", lists), qualitySection("c1/a", lists)].map((section) =>
      section.body("en").textContent?.replaceAll(/\s+/g, " ")
    );
    expect(said).toEqual([
      expect.stringContaining("npm run refresh -- --source openrouter-hosts"),
      expect.stringContaining("npm run refresh -- --source openrouter-benchmarks")
    ]);
    document.head.innerHTML = `<meta name="audience" content="public">`;
    expect(qualitySection("c1/a", lists).body("en").textContent).toBe("No test of any model is on record.");
    expect(bringsBackfill("zh")).toBe("OpenRouter Data API 有 2025年1月以来的数据，本机构尚未取得");
    document.head.innerHTML = `<meta name="audience" content="internal">`;
    expect(bringsBackfill("en")).toContain("npm run refresh -- --backfill");
    document.head.replaceChildren();
  });
});
