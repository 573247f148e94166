import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {cubeDimension, type Cube} from "../../../src/query/cube/cube.js";
import {measured, type MeasureQuery} from "../../../src/query/cube/measured.js";
import {inDataset, measureOf, measuresOf} from "../../../src/query/cube/measures.js";
import {EVERYTHING, TIME, type Selection} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {handCube} from "../../fixtures/cubes.js";
import {rowsOf} from "../../fixtures/ledger.js";
import {publishedCube} from "../../fixtures/results.js";

let ledger: DuckDBConnection;
let cube: Cube;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "shipped"});
  cube = await publishedCube();
});

const only = (dimension: string, ...keys: string[]): Selection => ({
  ...EVERYTHING,
  filters: {[dimension]: {keys, isExcluded: false}}
});

/** Values by keys joined with a bar; absent ones left out. */
async function valuesOf(query: MeasureQuery, selection: Selection = EVERYTHING): Promise<Map<string, number>> {
  const slicer = cubeSlicer(cube);
  slicer.select(selection);
  const {axes, values} = await measured(slicer, cube, query);
  const [first = [""], second = [null]] = axes;
  const keys = first.flatMap((a) => second.map((b) => (b === null ? a : `${a}|${b}`)));
  return new Map(
    keys.flatMap((key, i) => (typeof values[i] === "number" && values[i] !== 0 ? [[key, values[i]]] : []))
  );
}

async function expectRatios(found: Map<string, number>, sql: string): Promise<void> {
  const rows = (await rowsOf(ledger, sql)).filter((row) => Number(row["value"]) !== 0 && row["value"] !== null);
  expect(rows.length).toBeGreaterThan(0);
  expect([...found.keys()].sort()).toEqual(rows.map((row) => row["key"] as string).sort());
  for (const row of rows) {
    const value = found.get(row["key"] as string) ?? NaN;
    expect(Math.abs(value / Number(row["value"]) - 1), row["key"] as string).toBeLessThan(1e-12);
  }
}

describe("measured(slicer, cube, query) of a cube by hand", () => {
  const worked = async (
    measure: string,
    by: readonly string[],
    more: Partial<MeasureQuery> = {},
    selection = EVERYTHING
  ) => {
    const hand = handCube();
    const slicer = cubeSlicer(hand);
    slicer.select(selection);
    return (await measured(slicer, hand, {measure, by, ...more})).values;
  };

  it.each<[string, readonly string[], readonly (number | null)[]]>([
    ["tokens", [], [2200]],
    ["tokens", ["lab"], [310, 600, 1260, 30]],
    ["tokens", ["weights", "lab"], [310, 50, 1260, 0, 0, 550, 0, 30]],
    ["share_of_all", ["lab"], [310 / 2200, 600 / 2200, 1260 / 2200, 30 / 2200]],
    ["share_of_all", [TIME], [1, 1, 1]],
    ["share_of_all", [TIME, "lab"], [0.2, 0.15, 0.62, 0.03, 0.1, 0.3, 0.6, 0, 0.05, 0.75, 0.2, 0]],
    ["share_of_all", ["lab", TIME], [0.2, 0.1, 0.05, 0.15, 0.3, 0.75, 0.62, 0.6, 0.2, 0.03, 0, 0]],
    ["share_of_named", ["lab"], [310 / 940, 600 / 940, null, 30 / 940]],
    ["share_of_named", ["weights", "lab"], [310 / 940, 50 / 940, null, 0, 0, 550 / 940, null, 30 / 940]],
    ["share_of_named", ["weights"], [360 / 940, 580 / 940]],
    [
      "share_of_named",
      [TIME, "lab"],
      [200 / 380, 150 / 380, null, 30 / 380, 0.25, 0.75, null, 0, 10 / 160, 150 / 160, null, 0]
    ],
    [
      "share_of_named",
      ["lab", TIME],
      [200 / 380, 0.25, 10 / 160, 150 / 380, 0.75, 150 / 160, null, null, null, 30 / 380, 0, 0]
    ],
    ["growth", [], [-0.8]],
    ["growth", ["lab"], [10 / 200 - 1, 0, 40 / 620 - 1, null]],
    ["growth", [TIME], [null, 0, null]],
    ["growth", [TIME, "lab"], [null, null, null, null, -0.5, 1, 600 / 620 - 1, null, null, null, null, null]],
    ["growth", ["lab", TIME], [null, -0.5, null, null, 1, null, null, 600 / 620 - 1, null, null, null, null]]
  ])("%s by %j", async (measure, by, values) => {
    expect(await worked(measure, by)).toEqual(values);
  });

  it("adds weeks up to months along either axis, and knows of no growth within one", async () => {
    const month = {grain: "month"} as const;
    expect(await worked("tokens", ["lab", TIME], month)).toEqual([310, 600, 1260, 30]);
    expect(await worked("tokens", [TIME, "weights"], month)).toEqual([1620, 580]);
    expect(await worked("growth", [TIME], month)).toEqual([null]);
    const first = {...EVERYTHING, to: "2026-01-05"};
    expect(await worked("growth", ["weights"], {}, first)).toEqual([null, null]);
    expect(await worked("growth", ["lab"], {}, {...EVERYTHING, from: "2026-01-12"})).toEqual([
      -0.9,
      -0.5,
      40 / 600 - 1,
      null
    ]);
  });

  it("takes shares of all whatever is filtered, and leaves out the filter of the view’s own", async () => {
    const closed = {...only("weights", "closed"), from: "2026-01-12", to: "2026-01-26"};
    expect(await worked("share_of_all", ["lab"], {}, closed)).toEqual([110 / 1200, 0, 640 / 1200, 0]);
    expect(await worked("share_of_all", ["lab"], {own: ["weights"]}, closed)).toEqual([
      110 / 1200,
      450 / 1200,
      640 / 1200,
      0
    ]);
    expect(await worked("tokens", [], {own: ["weights"]}, closed)).toEqual([1200]);
    expect(await worked("share_of_all", [], {own: [TIME]}, closed)).toEqual([1620 / 2200]);
  });

  it("refuses growth by two axes without time", async () => {
    await expect(worked("growth", ["lab", "weights"])).rejects.toThrow(
      "growth by lab, weights; expected one axis, or time as the other"
    );
  });
});

describe("measures", () => {
  const names = (sums: readonly string[], hasNamed: boolean) => measuresOf(sums, hasNamed).map(({name}) => name);

  it("are those that the sums of some data allow", () => {
    expect(names(["tokens"], true)).toEqual(["tokens", "share_of_all", "share_of_named", "growth"]);
    expect(names(["tokens", "requests"], false)).toEqual(["tokens", "share_of_all", "growth", "requests"]);
    expect(names(["usd_micro_input", "usd_micro_output"], true)).toEqual(["revenue_low", "revenue_high"]);
    expect(names(["usd_micro_output", "priced_tokens"], true)).toEqual(["revenue_high", "output_price"]);
    expect(() => measureOf("tokenz")).toThrow("measure: tokenz; expected tokens, share_of_all");
  });

  it.each([
    ["tokens", {isEstimate: true}, "Tokens (estimate)", "词元（估算）"],
    ["tokens", {}, "Tokens", "词元"],
    ["growth", {isEstimate: true}, "Growth", "增速"],
    ["requests", {isEstimate: true}, "Requests", "请求数"],
    ["share_of_all", {shareLabel: {en: "Share of tasks", zh: "占任务"}}, "Share of tasks", "占任务"],
    [
      "share_of_named",
      {shareLabel: {en: "Share of tasks", zh: "占任务"}},
      "Share of tasks, named models",
      "占任务（具名模型）"
    ],
    ["share_of_all", {isEstimate: true}, "Share of all tokens", "占全部词元"],
    ["tokens", undefined, "Tokens", "词元"],
    ["tokens", {shareLabel: {en: "Share of tasks", zh: "占任务"}}, "Tokens", "词元"]
  ] as const)("%s in %j is called %s", (name, dataset, en, zh) => {
    expect(inDataset(measureOf(name), dataset).label).toEqual({en, zh});
  });
});

describe("measured(slicer, cube, query)", () => {
  const weekKey = "week_start::VARCHAR || '|' || model AS key";

  it("gives shares of all and of named as the view has them, by week and model", async () => {
    for (const share of ["share_of_all", "share_of_named"])
      await expectRatios(
        await valuesOf({measure: share, by: [TIME, "model"]}),
        `SELECT ${weekKey}, ${share} AS value FROM usage_weekly_by_model`
      );
  });

  it("takes shares of all tokens of the range whatever is filtered", async () => {
    const selection = {...only("weights", "open"), from: "2026-01-05", to: "2026-03-02"};
    const total = "(SELECT sum(tokens) FROM usage_weekly WHERE week_start BETWEEN '2026-01-05' AND '2026-03-02')";
    await expectRatios(
      await valuesOf({measure: "share_of_all", by: ["country"]}, selection),
      `SELECT country AS key, sum(tokens) / ${total} AS value FROM usage_weekly_by_model
        WHERE weights = 'open' AND week_start BETWEEN '2026-01-05' AND '2026-03-02' GROUP BY 1`
    );
  });

  it("gives prices per million as implied revenue over the tokens that have a price", async () => {
    await expectRatios(
      await valuesOf({measure: "output_price", by: ["lab", TIME]}),
      `SELECT lab || '|' || week_start::VARCHAR AS key,
        CASE WHEN sum(usd_if_all_output) > 0 THEN sum(round(usd_if_all_output * 1e6)::BIGINT) END
          / sum(tokens) FILTER (usd_if_all_output IS NOT NULL) AS value
        FROM implied_inference_revenue_weekly GROUP BY lab, week_start HAVING count(usd_if_all_output) > 0`
    );
  });

  it("adds weeks up to the months they begin in", async () => {
    await expectRatios(
      await valuesOf({measure: "tokens", by: [TIME], grain: "month"}),
      `SELECT date_trunc('month', week_start)::DATE::VARCHAR AS key, sum(tokens)::BIGINT AS value
        FROM usage_weekly_by_model GROUP BY 1`
    );
  });

  it("gives growth along time on the week before, and none after a week that was not published", async () => {
    const found = await valuesOf({measure: "growth", by: [TIME, "country"]});
    await expectRatios(
      found,
      `SELECT week_start::VARCHAR || '|' || country AS key, now.tokens / before.tokens - 1 AS value
        FROM usage_weekly_by_country now
        JOIN (SELECT week_start + 7 AS week_start, country, tokens FROM usage_weekly_by_country) before
        USING (week_start, country)`
    );
  });

  it("gives growth of members from the first to the last week of the range", async () => {
    const selection = {...EVERYTHING, from: "2026-02-02", to: "2026-02-16"};
    await expectRatios(
      await valuesOf({measure: "growth", by: ["lab"]}, selection),
      `SELECT lab AS key, b.tokens / a.tokens - 1 AS value
        FROM usage_weekly_by_lab a JOIN usage_weekly_by_lab b USING (lab)
        WHERE a.week_start = '2026-02-02' AND b.week_start = '2026-02-16'`
    );
  });

  it("leaves a price without a listing, and growth within one week, empty, never zero or NaN", async () => {
    const slicer = cubeSlicer(cube);
    slicer.select({...only("lab", "openai"), from: "2025-01-06", to: "2025-01-06"});
    const at = cubeDimension(cube, "lab").members.findIndex((m) => m.key === "openai");
    for (const measure of ["input_price", "output_price", "growth"])
      expect((await measured(slicer, cube, {measure, by: ["lab"]})).values[at]).toBeNull();
    expect((await measured(slicer, cube, {measure: "tokens", by: ["lab"]})).values[at]).toBeGreaterThan(0);
  });
});
