import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadCompanies} from "../../../loaders/data/companies.js";
import {loadEvents} from "../../../loaders/data/events.js";
import {loadExposure} from "../../../loaders/data/exposure.js";
import {loadPromptShare} from "../../../loaders/data/prompt-share.js";
import {loadRestatements} from "../../../loaders/data/restatements.js";
import {loadUsageWeekly} from "../../../loaders/data/usage-weekly.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import type {queryWarehouse} from "../../../loaders/warehouse/query.js";
import {askOf} from "../../fixtures/ledger.js";
import {REGISTRY, writeData} from "../../fixtures/small-data.js";
import {FACTS} from "../../fixtures/small-ledger.js";

const OPEN = "Maker,Title,标题,,CC BY 4.0,open";
const weekly = (week: string, millions: Readonly<Record<string, number>>) =>
  Object.entries(millions).map(([model, m]) => `${week},${model},${m * 1e6}`);

// What page loaders make of tables small enough to work by hand.
const SMALL = {
  ...FACTS,
  "registry/source": [
    ...(REGISTRY["registry/source"] ?? []),
    `models-dev-prices,${OPEN},Source: models.dev.,2026-02-01,2026-02-01,2026-03-01,official,,,`,
    `company-filings,${OPEN},Source: Filings.,2026-02-01,2026-02-01,2026-03-01,filing,,,`,
    `later,${OPEN},Source: Later.,2026-03-01,2026-03-05,2026-03-10,official,9,,`
  ],
  "registry/exposure": [
    "c1,C1,owner,0.6,2026-01-12,,hand,",
    "u1,BABA,owner,1,2025-01-01,2026-01-12,hand,",
    "u1,MSFT,stake,,2025-01-01,,hand,nobody says how much"
  ],
  // Four weeks before the last: 60 of 100 million in China; of the last week 5 of 15.
  "snapshots/usage_weekly/weekly": [
    ...weekly("2025-12-29", {"c1/a": 60, "u1/a": 30, "stealth/x": 10}),
    ...(FACTS["snapshots/usage_weekly/weekly"] ?? [])
  ],
  "snapshots/usage_weekly/later": [...weekly("2026-01-12", {"u1/a": 330, "c1/a": 100, "c1/c": 90, other: 500})],
  "snapshots/price_listing/models-dev-prices": [
    "2026-01-10,c1/a,4,8,",
    "2026-01-10,u1/a,3,9,",
    "2026-01-10,u1/b,1,1,",
    "2026-01-20,c1/a,3,8,",
    "2026-01-20,u1/a,3,7,",
    "2026-01-20,u1/b,2,1,"
  ],
  "snapshots/company_metric/company-filings": [
    "C1,revenue,ifrs,2024-01-01,2024-06-30,6,H1 2024,8,CNY,CNY,reported,,report,2024-08-20,",
    "C1,revenue,ifrs,2025-01-01,2025-06-30,6,H1 2025,10,CNY,CNY,reported,,report,2025-08-20,",
    "C1,revenue,ifrs,2024-07-01,2024-12-31,6,H2 2024,16,CNY,CNY,reported,,report,2025-02-20,",
    "C1,revenue,ifrs,2025-07-01,2025-12-31,6,H2 2025,24,CNY,CNY,reported,,report,2026-01-20,with one-time licences",
    "C1,revenue,ifrs,2024-01-01,2024-12-31,12,2024,24,CNY,CNY,reported,,report,2025-02-20,",
    "C1,revenue,ifrs,2025-01-01,2025-12-31,12,2025,34,CNY,CNY,reported,,report,2026-01-20,"
  ],
  "snapshots/capital_event/company-filings": [
    "BABA,2026-01-15,placing,10,2,20,gross,CNY,true,reported,notice,2026-01-15,"
  ],
  "snapshots/usage_mix/quoted": ["2025-12-01,c1,0.5,0.5,0", "2026-01-01,c1,0.9,0.1,0", "2026-01-01,u1,0.7,0.3,0"]
};

let ledger: DuckDBConnection;
let ask: typeof queryWarehouse;
beforeAll(async () => {
  const {root, remove} = writeData(SMALL);
  ledger = await buildWarehouse({edition: "full", root});
  remove();
  ask = askOf(ledger);
});
afterAll(() => ledger.closeSync());

describe("loadExposure(ask)", () => {
  it("gives relations by kind and company, and weeks with what each holds by them", async () => {
    const data = await loadExposure(ask);
    expect(data).toMatchObject({knownOn: null, asOf: "2026-02-01", citation: "Source: Maker.", maxAgeDays: null});
    expect(data.companies.map((c) => [c.entity, c.name.zh])).toEqual([
      ["BABA", "阿里巴巴"],
      ["C1", "甲公司"],
      ["MSFT", "微软"]
    ]);
    expect(data.exposures.map((e) => [e.kind, e.entity, e.lab, e.labName.en, e.weight, e.from, e.to])).toEqual([
      ["owner", "BABA", "u1", "U One", 1, "2025-01-01", "2026-01-12"],
      ["owner", "C1", "c1", "C One", 0.6, "2026-01-12", null],
      ["stake", "MSFT", "u1", "U One", null, "2025-01-01", null]
    ]);
    expect(data.weeks.map((w) => [w.week, w.entity, w.kind, w.tokens, w.undisclosed, w.usd, w.pricedShare])).toEqual([
      ["2025-12-29", "BABA", "owner", 30e6, 0, null, 0],
      ["2025-12-29", "MSFT", "stake", null, 30e6, null, null],
      // 200 million at 3, 100 million at 1; 60 million have no price.
      ["2026-01-05", "BABA", "owner", 360e6, 0, 700, 300 / 360],
      ["2026-01-05", "MSFT", "stake", null, 360e6, null, null],
      // Six tenths of 190 million; 100 of them at 8, 90 without a price.
      ["2026-01-12", "C1", "owner", 114e6, 0, 480, expect.closeTo(100 / 190, 12) as number],
      ["2026-01-12", "MSFT", "stake", null, 330e6, null, null],
      ["2026-01-26", "C1", "owner", 3e6, 0, 9, 1],
      ["2026-01-26", "MSFT", "stake", null, 10e6, null, null]
    ]);
    expect(data.totals.map((t) => [t.week, t.tokens, t.undisclosed, t.other, t.priced, t.usd])).toEqual([
      ["2025-12-29", 100e6, 10e6, 0, 60e6, 60],
      // 300 million at 2, 200 at 3, 100 at 1, and 100 free.
      ["2026-01-05", 1000e6, 40e6, 140e6, 700e6, 1300],
      ["2026-01-12", 1020e6, 0, 500e6, 430e6, 330 * 3 + 100 * 8],
      ["2026-01-26", 15e6, 0, 0, 15e6, 10 * 3 + 5 * 3]
    ]);
  });
});

describe("loadCompanies(edition, ask)", () => {
  it("prices a week at the dearest listing of a model on the last day that one is on record", async () => {
    await ledger.run("BEGIN TRANSACTION");
    await ledger.run(`INSERT INTO price_listing BY NAME SELECT * REPLACE ('vendor/a' AS listing, 9 AS input_usd_per_mtok,
      20 AS output_usd_per_mtok, 1 AS cache_read_usd_per_mtok) FROM price_listing WHERE listing = 'c1/a' AND as_of = DATE '2026-01-12'`);
    const {weeks} = await loadCompanies("full", ask);
    await ledger.run("ROLLBACK");
    // 100 million priced, 90 million without a price.
    expect(weeks.find((w) => w.lab === "c1" && w.week_start === "2026-01-12")).toMatchObject({
      tokens: 190e6,
      free_tokens: 0,
      priced_tokens: 100e6,
      usd_if_all_input: 900,
      usd_if_all_output: 2000,
      usd_if_all_cached: 100
    });
  });
});

describe("loadRestatements(ask)", () => {
  it("gives what a later source changed, and what it was, alone", async () => {
    const {citation, asOf, rows} = await loadRestatements(ask);
    expect([citation, asOf]).toEqual(["Source: Later.", "2026-03-01"]);
    expect(rows.map((r) => [r.periodStart, r.name, r.was, r.now, r.change, r.changeShare, r.wasKnownFrom])).toEqual([
      ["2026-01-12", "C", 100e6, 90e6, -10e6, -0.1, "2026-02-01"],
      ["2026-01-12", "U a", 300e6, 330e6, 30e6, 0.1, "2026-02-01"]
    ]);
    expect(rows.map((r) => [r.grain, r.restatedOn])).toEqual(Array(2).fill(["week", "2026-03-05"]));
  });

  it("gives the latest first, of a day the largest, and the source of the latest", async () => {
    const week = "week_start = DATE '2026-01-26'";
    await ledger.run("BEGIN TRANSACTION");
    await ledger.run(`CREATE TEMP TABLE anew AS SELECT * REPLACE (if(model = 'c1/a', 10000000, 9000000) AS tokens, 'hand' AS source,
      DATE '2026-03-20' AS known_from) FROM main.usage_weekly WHERE ${week};
      UPDATE main.usage_weekly SET known_to = DATE '2026-03-20' WHERE ${week};
      INSERT INTO main.usage_weekly FROM anew`);
    const {citation, rows} = await loadRestatements(ask);
    await ledger.run("ROLLBACK");
    expect(citation).toBe("Source: Maker.");
    expect(rows.map((r) => [r.restatedOn, r.name, r.changeShare])).toEqual([
      ["2026-03-20", "A", 1],
      ["2026-03-20", "U a", -0.1],
      ["2026-03-05", "C", -0.1],
      ["2026-03-05", "U a", 0.1]
    ]);
  });
});

describe("loadPromptShare(ask)", () => {
  it("weighs labs of the last month by their tokens of weeks whose Thursday lies in it", async () => {
    // From 29 December: 60 + 410 + 190 + 5 million of c1 at 0.9, 30 + 360 + 330 + 10 of u1 at 0.7, of 2,135 in all.
    expect(await loadPromptShare(ask)).toEqual({
      month: "2026-01-01",
      share: expect.closeTo((665 * 0.9 + 730 * 0.7) / 1395, 12) as number,
      coverage: expect.closeTo(1395 / 2135, 12) as number,
      citation: "Source: Maker."
    });
  });
});

describe("loadUsageWeekly(ask)", () => {
  it("gives weeks by tokens, names as places in lists", async () => {
    const usage = await loadUsageWeekly(ask);
    expect(usage.weeks).toEqual(["2025-12-29", "2026-01-05", "2026-01-12", "2026-01-26"]);
    const rows = usage.tokens.map((tokens, i) => {
      const model = usage.models[usage.model[i] ?? -1];
      const lab = usage.labs[model?.lab ?? -1];
      const country = usage.countries[lab?.country ?? -1];
      return [
        usage.weeks[usage.week[i] ?? -1],
        model?.model,
        model?.weights,
        lab?.name.zh,
        country?.origin,
        tokens / 1e6
      ];
    });
    expect(rows).toHaveLength(20);
    expect([...rows.slice(0, 3), ...rows.slice(-6)]).toEqual([
      ["2025-12-29", "c1/a", "open", "甲", "china", 60],
      ["2025-12-29", "u1/a", "closed", "乙", "us", 30],
      ["2025-12-29", "stealth/x", "unknown", "未披露（代号）", "undisclosed", 10],
      ["2026-01-12", "other", "unknown", "其他模型", "other", 500],
      ["2026-01-12", "u1/a", "closed", "乙", "us", 330],
      ["2026-01-12", "c1/a", "open", "甲", "china", 100],
      ["2026-01-12", "c1/c", "unknown", "甲", "china", 90],
      ["2026-01-26", "u1/a", "closed", "乙", "us", 10],
      ["2026-01-26", "c1/a", "open", "甲", "china", 5]
    ]);
    expect(usage.events).toEqual([{date: "2026-01-05", kind: "release"}]);
    expect(usage).toMatchObject({asOf: "2026-02-01", citation: "Source: Maker.", maxAgeDays: null, knownOn: null});
  });
});

describe("loadEvents(ask)", () => {
  it("gives events from the first week on record on, the latest first, with what prices were and are", async () => {
    const {events} = await loadEvents(ask);
    expect(events.map((e) => [e.date, e.kind, e.title.en, e.was, e.now, e.since])).toEqual([
      ["2026-02-02", "router_dearer", "A", 8, 32, "2026-01-12"],
      ["2026-01-20", "results", "C One Ltd", null, null, "2025-12-31"],
      ["2026-01-20", "router_cheaper", "A", 4, 3, "2026-01-10"],
      // Output from 9 to 7, input as before.
      ["2026-01-20", "router_cheaper", "U a", 3, 3, "2026-01-10"],
      ["2026-01-20", "router_dearer", "U b", 1, 2, "2026-01-10"],
      ["2026-01-15", "placing", "Alibaba", null, null, null],
      ["2026-01-12", "router_dearer", "A", 2, 8, "2026-01-11"],
      ["2026-01-11", "router_dearer", "A", 1, 2, "2026-01-01"],
      // At least two per cent of a week: u1/d has just that, u1/e half of it.
      ...["C", "E", "U b", "U c", "U d"].map((name) => ["2026-01-05", "first_week", name, null, null, null]),
      ["2026-01-05", "release", "A is out", null, null, null]
    ]);
  });

  it("names the labs of companies with events, as owned now", async () => {
    const {owned} = await loadEvents(ask);
    expect(owned.map((o) => [o.entity, o.labs])).toEqual([
      ["BABA", []],
      ["C1", ["c1"]]
    ]);
  });

  it("reads risks off the last month of dated price lists, the last week against four weeks before, and the last half year", async () => {
    const {readings} = await loadEvents(ask);
    expect(readings.map((r) => [r.risk, r.subject.en, r.unit, r.value, r.from, r.to])).toEqual([
      ["price_war", "models whose maker cut its price", "count", 0, "2026-01-04", "2026-02-03"],
      ["price_war", "models whose maker raised its price", "count", 0, "2026-01-04", "2026-02-03"],
      ["price_war", "models cheaper on the router, by another host perhaps", "count", 2, "2026-01-04", "2026-02-03"],
      ["regulation", "China’s share of all tokens", "share", 5 / 15, "2026-01-26", "2026-02-01"],
      ["regulation", "China’s share of all tokens", "share", 0.6, "2025-12-29", "2026-01-04"],
      ["weak_results", "C One Ltd, one-time items included", "growth", 24 / 16 - 1, "2025-07-01", "2025-12-31"],
      [
        "demand",
        "all tokens, against four weeks before",
        "growth",
        expect.closeTo(-0.85, 12),
        "2025-12-29",
        "2026-02-01"
      ]
    ]);
  });

  it("has no reading against four weeks before where that week was never published", async () => {
    const {root, remove} = writeData({...SMALL, "snapshots/usage_weekly/weekly": weekly("2026-01-26", {"u1/a": 10})});
    const short = await buildWarehouse({edition: "full", root});
    remove();
    const {readings} = await loadEvents(askOf(short));
    short.closeSync();
    expect(readings.filter((r) => r.risk === "demand")).toEqual([]);
  });
});
