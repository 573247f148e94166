import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadHostPrices} from "../../../loaders/data/host-prices.js";
import {loadProfileHosts} from "../../../loaders/data/profile-hosts.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import type {HostPriceData} from "../../../src/query/host-price-data.js";
import type {ProfileData} from "../../../src/query/profile-data.js";
import {askOf} from "../../fixtures/ledger.js";
import {REGISTRY, writeData} from "../../fixtures/small-data.js";
import {FACTS} from "../../fixtures/small-ledger.js";

const usage = (week: string, millions: Readonly<Record<string, number>>) =>
  Object.entries(millions).map(([model, m]) => `${week},${model},${m * 1e6}`);

// A lab with two hosts of its own, and hosts beside it: small enough to work by hand.
const SMALL = {
  ...FACTS,
  "registry/lab": [...(REGISTRY["registry/lab"] ?? []), "qwen,Qwen,千问,CN,company,2025-01-01,hand,"],
  "registry/model": [
    ...(REGISTRY["registry/model"] ?? []),
    ...[6, 7, 8, 9].map((n) => `qwen/q${n},qwen,Q,Q${n},,open,,false,hand`)
  ],
  "registry/model_alias": ["vendor/q9,qwen/q9,same"],
  "snapshots/usage_weekly/weekly": [
    ...usage("2025-12-22", {"qwen/q9": 40, "u1/d": 10, other: 50}),
    ...usage("2026-01-26", {"u1/d": 60, "qwen/q9": 50, "qwen/q7": 7, "c1/a": 4, other: 3})
  ],
  "snapshots/price_listing/prices": ["2025-12-20,qwen/q9,4,8,"],
  "snapshots/host_price_change/prices": [
    "2025-12-10,alibaba,q9,listed,4,8,,",
    "2026-01-05,alibaba,q9,changed,2,8,,",
    "2025-12-10,h1,q9,listed,3,6,,",
    "2025-12-10,h2,q9,listed,3,7,,",
    "2025-12-10,h3,q9,listed,3,11,,",
    "2025-12-11,h3,dear/q9,listed,1,20,,",
    "2025-12-12,h3,tier/q9,listed,2,11,,",
    "2025-12-10,h5,q9,listed,2,6,,",
    "2025-12-10,h6,q9,listed,,,,",
    // Of the maker alone, by both of its hosts.
    "2025-12-10,alibaba,q7,listed,5,5,,",
    "2025-12-10,alibaba-cn,q7,listed,4,4,,",
    // Used by nobody: one with a price of its maker, one without.
    ...[6, 8].flatMap((n) => [`2026-01-02,alibaba-cn,q${n},listed,2,3,,`, `2026-01-02,h1,q${n},listed,1,2,,`]),
    "2026-01-05,alibaba-cn,q8,changed,3,3,,",
    ...["d", "e"].flatMap((name) => [`2025-12-15,h1,${name},listed,1,1,,`, `2025-12-15,h2,${name},listed,3,9,,`]),
    "2025-12-10,openrouter,qwen/q9,listed,4,8,,",
    "2025-12-21,openrouter,qwen/q9,changed,3,7.5,,",
    "2026-01-31,openrouter,qwen/q9,changed,3,9,,",
    "2026-01-31,openrouter,vendor/q9,listed,1,2,,",
    "2025-12-10,openrouter,qwen/q7,listed,5,5,,",
    "2025-12-21,openrouter,qwen/q7,changed,4,5,,",
    "2026-02-03,h9,nobody,listed,1,1,,"
  ]
};

let ledger: DuckDBConnection;
let data: HostPriceData;
let hosts: ProfileData["hosts"];
beforeAll(async () => {
  const {root, remove} = writeData(SMALL);
  ledger = await buildWarehouse({edition: "full", root});
  remove();
  data = await loadHostPrices(askOf(ledger));
  hosts = await loadProfileHosts(askOf(ledger));
});
afterAll(() => ledger.closeSync());

describe("loadHostPrices(ask)", () => {
  it("gives spreads of models in use that week or with a maker’s price, the latest month and the most used first", () => {
    const {lastKnownOn, citation, spreads} = data;
    expect([lastKnownOn, citation]).toEqual(["2026-02-03", "Source: Maker."]);
    expect(
      spreads.map((s) => [s.day, s.model, s.name, s.lab, s.origin, s.tokens, s.hosts, s.maker, s.lowest, s.median, s.highest])
    ).toEqual([
      ["2026-01-31", "u1/d", "U d", "u1", "us", 60e6, 2, null, 1, 5, 9],
      ["2026-01-31", "qwen/q9", "Q9", "qwen", "china", 50e6, 5, 8, 6, 6.5, 11],
      ["2026-01-31", "qwen/q6", "Q6", "qwen", "china", null, 2, 3, 2, 2, 2],
      ["2026-01-31", "qwen/q8", "Q8", "qwen", "china", null, 2, 3, 2, 2, 2],
      ["2025-12-31", "qwen/q9", "Q9", "qwen", "china", 40e6, 5, 8, 6, 6.5, 11],
      ["2025-12-31", "u1/d", "U d", "u1", "us", 10e6, 2, null, 1, 5, 9]
    ]); // prettier-ignore
  });

  it("gives changes as events, the latest first, then by kind and model", () => {
    const {events} = data;
    expect(
      events.map((e) => [e.day, e.kind, e.model, e.name, e.host, e.wasInput, e.nowInput, e.wasOutput, e.nowOutput])
    ).toEqual([
      ["2026-01-31", "router_dearer", "qwen/q9", "Q9", "openrouter", 3, 3, 7.5, 9],
      ["2026-01-05", "price_cut", "qwen/q9", "Q9", "alibaba", 4, 2, 8, 8],
      ["2026-01-05", "price_rise", "qwen/q8", "Q8", "alibaba-cn", 2, 3, 3, 3],
      ["2025-12-21", "router_cheaper", "qwen/q7", "Q7", "openrouter", 5, 4, 5, 5],
      ["2025-12-21", "router_cheaper", "qwen/q9", "Q9", "openrouter", 4, 3, 8, 7.5]
    ]);
  });

  it("parts the tokens of a week by origin and by who lists their models", () => {
    const {hosted} = data;
    const none = {makerOnly: 0, makerAndOthers: 0, othersOnly: 0, none: 0};
    expect(hosted).toEqual([
      {...none, week: "2025-12-22", origin: "china", tokens: 40e6, makerAndOthers: 40e6},
      {...none, week: "2025-12-22", origin: "other", tokens: 50e6, none: 50e6},
      {...none, week: "2025-12-22", origin: "us", tokens: 10e6, othersOnly: 10e6},
      {...none, week: "2026-01-26", origin: "china", tokens: 61e6, makerOnly: 7e6, makerAndOthers: 50e6, none: 4e6},
      {...none, week: "2026-01-26", origin: "other", tokens: 3e6, none: 3e6},
      {...none, week: "2026-01-26", origin: "us", tokens: 60e6, othersOnly: 60e6}
    ]);
  });

  it("gives what part of each week has a price: in snapshots, at the router, at any host", () => {
    const {priced} = data;
    expect(priced).toEqual([
      {week: "2025-12-22", snapshots: 0.4, router: 0.4, anyHost: 0.5},
      {week: "2026-01-26", snapshots: 50 / 124, router: 57 / 124, anyHost: 117 / 124}
    ]);
  });

  it("has weeks of hosts, and a citation, only where a host is on record", async () => {
    await ledger.run("BEGIN TRANSACTION");
    await ledger.run("DELETE FROM main.host_price_change");
    const {lastKnownOn, citation, hosted, priced} = await loadHostPrices(askOf(ledger));
    const none = await loadProfileHosts(askOf(ledger));
    await ledger.run("ROLLBACK");
    expect([lastKnownOn, citation, hosted, priced.length, none]).toEqual([null, "", [], 2, null]);
  });
});

describe("loadProfileHosts(ask)", () => {
  it("gives of each host what it lists for least, the cheapest first, and none at the router or without a model", () => {
    expect([hosts?.day, hosts?.citation]).toEqual(["2026-02-03", "Source: Maker."]);
    expect(Object.keys(hosts?.models ?? {})).toEqual(["qwen/q6", "qwen/q7", "qwen/q8", "qwen/q9", "u1/d", "u1/e"]);
    expect(hosts?.models["qwen/q9"]?.listings).toEqual([
      ["h5", false, "2025-12-10", 2, 6],
      ["h1", false, "2025-12-10", 3, 6],
      ["h2", false, "2025-12-10", 3, 7],
      ["alibaba", true, "2026-01-05", 2, 8],
      ["h3", false, "2025-12-12", 2, 11],
      ["h6", false, "2025-12-10", null, null]
    ]);
    expect(hosts?.models["qwen/q7"]?.listings.map(([host]) => host)).toEqual(["alibaba-cn", "alibaba"]);
  });

  it("sets beside each month’s spread the dearest price of the last day at the router until then", () => {
    const models = hosts?.models ?? {};
    expect(models["qwen/q9"]?.months).toEqual([
      ["2025-12-31", 7.5, 8, 6, 11],
      ["2026-01-31", 9, 8, 6, 11]
    ]);
    expect(models["qwen/q7"]?.months).toEqual([
      ["2025-12-31", 5, 4, null, null],
      ["2026-01-31", 5, 4, null, null]
    ]);
    expect(models["u1/d"]?.months).toEqual([
      ["2025-12-31", null, null, 1, 9],
      ["2026-01-31", null, null, 1, 9]
    ]);
  });
});
