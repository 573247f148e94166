import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadUseCases} from "../../../loaders/data/use-cases.js";
import {buildWarehouse} from "../../../loaders/warehouse/build.js";
import type {queryWarehouse} from "../../../loaders/warehouse/query.js";
import {appCategoryTitle} from "../../../src/components/figures/app-category-figure.js";
import {printWords} from "../../../src/words/say.js";
import {askOf} from "../../fixtures/ledger.js";
import {writeData} from "../../fixtures/small-data.js";
import {FACTS} from "../../fixtures/small-ledger.js";

// What the page of use cases loads, of tables small enough to work by hand.
const SMALL = {
  ...FACTS,
  "snapshots/category_weekly/quoted": [
    ...[0.3, 0.2, 0.15, 0.12, 0.1, 0.0504].map((share, i) => `2026-01-05,cat${i + 1},9,${share}`),
    "2026-01-12,cat6,9,0.35555"
  ],
  "snapshots/use_case_share/tasks": [
    ...(FACTS["snapshots/use_case_share/tasks"] ?? []),
    "2026-01-18,7,macro,code,macro:code,Code,0.8,0.6",
    "2026-01-18,7,task,code,t2,Task two,0.3,0.3"
  ],
  "snapshots/use_case_model_share/tasks": [
    ...(FACTS["snapshots/use_case_model_share/tasks"] ?? []).slice(0, 3),
    "2026-01-18,7,code,t1,1,u1/a,0.3",
    "2026-01-18,7,code,t1,2,c1/a,0.6"
  ],
  // The app that was second and has grown since has another name by now; the sixth is left out.
  "snapshots/app_usage_by_category_weekly/weekly": [
    "2026-01-05,coding,1,a1,App one,100,9",
    "2026-01-05,coding,2,a2,Old name,50,5",
    "2026-01-12,coding,1,a2,App two,170,7",
    "2026-01-12,coding,2,a1,App one,90,8",
    "2026-01-12,coding,6,a6,App six,10,1",
    "2026-01-12,creative,1,a1,App one,20,2"
  ],
  "snapshots/app_usage/tasks": [
    "2026-01-14,1,1,a1,App one,,50,5",
    "2026-01-18,1,1,a2,App two,,70,",
    "2026-01-18,1,13,a3,App three,,1,1",
    "2026-01-14,30,2,a1,App one,,900,90",
    "2026-01-14,30,12,a2,App two,,100,10"
  ]
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

describe("loadUseCases(ask)", () => {
  it("gives the latest window of tasks, largest first", async () => {
    const {tasks} = await loadUseCases(ask);
    expect(tasks).toMatchObject({as_of: "2026-01-18", window_days: 7, citation: "Source: Maker."});
    expect(tasks?.shares.map((s) => [s.level, s.use_case, s.token_share, s.request_share])).toEqual([
      ["macro", "macro:code", 0.8, 0.6],
      ["task", "t1", 0.5, 0.3],
      ["task", "t2", 0.3, 0.3]
    ]);
    expect(tasks?.models.map((m) => [m.use_case, m.listed_order, m.model, m.lab_name_zh, m.origin, m.share])).toEqual([
      ["t1", 2, "c1/a", "甲", "china", 0.6],
      ["t1", 1, "u1/a", "乙", "us", 0.3]
    ]);
  });

  it("gives five categories by their mean, to a tenth of a percent", async () => {
    // Means: 0.3; 0.203 of the sixth; 0.2, 0.15 and 0.12; the fifth, at 0.1, is left out.
    expect((await loadUseCases(ask)).categories?.shares).toEqual([
      {week: "2026-01-05", category: "cat1", share: 0.3},
      {week: "2026-01-05", category: "cat2", share: 0.2},
      {week: "2026-01-05", category: "cat3", share: 0.15},
      {week: "2026-01-05", category: "cat4", share: 0.12},
      {week: "2026-01-05", category: "cat6", share: 0.05},
      {week: "2026-01-12", category: "cat6", share: 0.356}
    ]);
  });

  it("gives the first twelve apps of the latest window of each length, the longest first", async () => {
    const {apps} = await loadUseCases(ask);
    expect(apps.map((a) => [a.window_days, a.as_of, a.rank, a.app, a.tokens, a.requests])).toEqual([
      [30, "2026-01-14", 2, "App one", 900, 90],
      [30, "2026-01-14", 12, "App two", 100, 10],
      [1, "2026-01-18", 1, "App two", 70, null]
    ]);
  });
});

describe("the apps that lead a category of apps", () => {
  it("are followed through the weeks under the name they have now", async () => {
    const {appWeeks} = await loadUseCases(ask);
    expect(appWeeks?.citation).toBe("Source: Maker.");
    expect(appWeeks?.weeks.map((w) => [w.week, w.category, w.app, w.tokens, w.requests])).toEqual([
      ["2026-01-05", "coding", "App one", 100, 9],
      ["2026-01-05", "coding", "App two", 50, 5],
      ["2026-01-12", "coding", "App two", 170, 7],
      ["2026-01-12", "coding", "App one", 90, 8],
      ["2026-01-12", "creative", "App one", 20, 2]
    ]);
    const title = appCategoryTitle(appWeeks?.weeks.filter((w) => w.category === "coding") ?? [], "coding");
    expect([printWords(title, "en"), printWords(title, "zh")]).toEqual([
      "Coding: App two sent the most tokens, 170 in the week of 12 Jan 2026",
      "编程：App two 的词元最多，2026年1月12日当周为 170"
    ]);
  });
});
