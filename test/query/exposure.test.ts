import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {loadExposure} from "../../loaders/data/exposure.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {
  entityLines,
  EXPOSURE_KINDS,
  ownerShares,
  type ExposureData,
  type ExposureWeek
} from "../../src/query/exposure.js";
import {rowsOf, valueOf} from "../fixtures/ledger.js";
import {FACTS} from "../fixtures/small-ledger.js";
import {writeData} from "../fixtures/small-data.js";

const SMALL = {
  ...FACTS,
  "registry/exposure": [
    "c1,C1,owner,0.6,2026-01-12,,hand,",
    "u1,BABA,owner,1,2025-01-01,2026-01-12,hand,",
    "u1,MSFT,stake,,2025-01-01,,hand,nobody says how much",
    "c1,MSFT,stake,0.1,2025-01-01,,hand,"
  ]
};

let small: DuckDBConnection;
let full: DuckDBConnection;
let data: ExposureData;
beforeAll(async () => {
  const {root, remove} = writeData(SMALL);
  small = await buildWarehouse({edition: "full", root});
  remove();
  full = await openWarehouse({edition: "full"});
  data = await loadExposure();
});

describe("listed_exposure_weekly", () => {
  const rows = async (where: string) =>
    (
      await rowsOf(
        small,
        `SELECT week_start, entity, kind, tokens_weighted / 1e6 AS m, tokens_of_undisclosed_weight::DOUBLE / 1e6 AS u,
        priced_share_of_tokens AS p, usd_if_all_input AS i, usd_if_all_output AS o
        FROM listed_exposure_weekly WHERE ${where} ORDER BY 1, 2`
      )
    ).map((row) => Object.values(row));

  it("weighs tokens and dollars from the first day to the day before the last", async () => {
    expect(await rows("kind = 'owner'")).toEqual([
      // 200 + 100 + 30 + 20 + 10 = 360 million; u1/a's 200 million are listed at the router from 9 January, at 2 and 9.
      ["2026-01-05", "BABA", "owner", 360, 0, 200 / 360, 400, 1800],
      // 60% of 200 million; c1/a's 100 million are priced at 8 and 16, c1/c's are not: half.
      ["2026-01-12", "C1", "owner", 120, 0, 0.5, 0.6 * 800, 0.6 * 1600],
      ["2026-01-26", "C1", "owner", 3, 0, 1, 0.6 * 40, 0.6 * 80]
    ]);
  });

  it("keeps an undisclosed weight apart, unweighted", async () => {
    expect((await rows("kind = 'stake'")).map((row) => row.slice(0, 5))).toEqual([
      ["2026-01-05", "MSFT", "stake", 0.1 * 410, 360],
      ["2026-01-12", "MSFT", "stake", 0.1 * 200, 300],
      ["2026-01-26", "MSFT", "stake", 0.5, 10]
    ]);
  });
});

describe("the exposure registry", () => {
  it("gives the owners of a lab at most the whole of it, on any day on which one begins", async () => {
    const over = `SELECT d.day, e.lab, sum(e.weight) FROM (SELECT DISTINCT effective_from AS day FROM exposure) d
      JOIN exposure e ON e.effective_from <= d.day AND (e.effective_to IS NULL OR e.effective_to > d.day)
      WHERE e.kind = 'owner' GROUP BY d.day, e.lab HAVING sum(e.weight) > 1`;
    expect(await rowsOf(full, over)).toEqual([]);
    const twice = `INSERT INTO exposure SELECT * REPLACE ('GDS' AS entity) FROM exposure WHERE lab = 'c1' AND kind = 'owner'`;
    await small.run(twice);
    expect(await rowsOf(small, over)).toHaveLength(1);
  });

  it("discloses every owner's weight, and names a source for each relation", async () => {
    expect(await valueOf(full, "SELECT count(*)::INTEGER FROM exposure WHERE kind = 'owner' AND weight IS NULL")).toBe(
      0
    );
    expect(data.exposures.filter((e) => e.citation === "")).toEqual([]);
    expect(new Set(data.exposures.filter((e) => e.weight === null).map((e) => e.kind))).toEqual(
      new Set(["stake", "host"])
    );
  });
});

describe("kinds of exposure", () => {
  it("are read one at a time by figures", () => {
    for (const kind of EXPOSURE_KINDS)
      for (const {entity, points} of entityLines(data, kind, "tokens")) {
        const last = data.weeks.findLast((w) => w.entity === entity && w.kind === kind);
        const total = data.totals.find((t) => t.week === last?.week);
        expect(points.find((p) => p.week === last?.week)?.share).toBe((last?.tokens ?? NaN) / (total?.tokens ?? NaN));
      }
  });
});

describe("ownerShares(data, week, measure)", () => {
  const relation = (entity: string, kind: ExposureWeek["kind"], tokens: number | null, usd: number | null = null) => ({
    week: "2026-01-05",
    entity,
    kind,
    tokens,
    undisclosed: 0,
    usd,
    pricedShare: null
  });
  const made = {
    totals: [
      {week: "2026-01-05", tokens: 100, undisclosed: 5, other: 15, priced: 40, usd: 80, usdUndisclosed: 20, usdOther: 0}
    ],
    weeks: [
      relation("A", "owner", 20, 8),
      relation("B", "owner", 30, 4),
      relation("A", "stake", 25, 40),
      relation("C", "host", 40),
      {...relation("B", "owner", 90), week: "2026-01-12"}
    ]
  };

  it("counts owners alone, largest first, and leaves to the unlisted what nobody else has", () => {
    expect(ownerShares({...data, ...made}, "2026-01-05", "tokens")).toEqual([
      {key: "B", share: 0.3},
      {key: "A", share: 0.2},
      {key: "unlisted", share: expect.closeTo(0.3, 12) as number},
      {key: "undisclosed", share: 0.05},
      {key: "other", share: 0.15}
    ]);
    expect(ownerShares({...data, ...made}, "2026-01-05", "usd")).toEqual([
      {key: "A", share: 0.1},
      {key: "B", share: 0.05},
      {key: "unlisted", share: expect.closeTo(0.6, 12) as number},
      {key: "undisclosed", share: 0.25},
      {key: "other", share: 0}
    ]);
  });

  it("gives in every week the parts that usage by lab adds up to, labs without an owner among them", async () => {
    const rows = await rowsOf(
      full,
      `WITH labs AS (SELECT week_start::VARCHAR AS week, lab, origin, sum(tokens)::DOUBLE AS tokens
          FROM usage_weekly_by_model GROUP BY ALL),
        owned AS (SELECT *, coalesce((SELECT sum(weight) FROM exposure e WHERE e.lab = labs.lab AND e.kind = 'owner'
          AND e.effective_from <= week::DATE AND (e.effective_to IS NULL OR e.effective_to > week::DATE)), 0) AS part FROM labs)
      SELECT week, sum(tokens * (1 - part)) FILTER (origin NOT IN ('undisclosed', 'other')) / sum(tokens) AS unlisted,
        coalesce(sum(tokens) FILTER (origin = 'undisclosed'), 0) / sum(tokens) AS undisclosed,
        coalesce(sum(tokens) FILTER (origin = 'other'), 0) / sum(tokens) AS other FROM owned GROUP BY week`
    );
    expect(rows.map((r) => r["week"]).sort()).toEqual(data.totals.map((t) => t.week).sort());
    for (const {week, ...parts} of rows) {
      const rest = ownerShares(data, week as string, "tokens").slice(-3);
      expect(rest.map((s) => s.key)).toEqual(Object.keys(parts));
      for (const {key, share} of rest) expect(share).toBeCloseTo(Number(parts[key]), 12);
    }
  });

  it("gives in the week of 16 February 2026 what the published weeks add up to", async () => {
    // minimax 2,570,426 + 49,047 million, of all tokens of the week.
    const all = Number(
      await valueOf(
        full,
        "SELECT sum(tokens)::DOUBLE / 1e6 FROM usage_weekly_by_model WHERE week_start = DATE '2026-02-16'"
      )
    );
    const shares = ownerShares(data, "2026-02-16", "tokens");
    expect(shares.find((s) => s.key === "0100.HK")?.share).toBeCloseTo((2_570_426 + 49_047) / all, 12);
  });

  it("is empty for a week that was never published", () => {
    expect(ownerShares(data, "2024-12-30", "tokens")).toEqual([]);
  });

  it("gives undisclosed labs the dollars of their priced models, and other none, in every week", async () => {
    const rows = await rowsOf(
      full,
      `SELECT CAST(week_start AS VARCHAR) AS week, round(coalesce(sum(usd_if_all_input) FILTER (origin = 'undisclosed'), 0)) AS usd,
        coalesce(sum(usd_if_all_input) FILTER (origin = 'other'), 0) AS other
      FROM implied_inference_revenue_weekly GROUP BY week_start`
    );
    const totals = new Map(data.totals.map((total) => [total.week, total]));
    for (const {week, usd, other} of rows) {
      const total = totals.get(week as string);
      const [, undisclosed, rest] = ownerShares(data, week as string, "usd").slice(-3);
      expect([(undisclosed?.share ?? 0) * (total?.usd ?? 0), rest?.share ?? 0]).toEqual([
        expect.closeTo(Number(usd), 3),
        Number(other)
      ]);
    }
  });

  it("gives in dollars of every week what priced tokens of its owned labs come to", () => {
    const weeks = data.totals.filter((t) => t.usd > 0);
    expect(weeks.length).toBeGreaterThan(50);
    for (const {week, usd, usdUndisclosed} of weeks) {
      const owners = data.weeks.filter((w) => w.week === week && w.kind === "owner");
      const owned = owners.reduce((sum, w) => sum + (w.usd ?? 0), 0);
      const [unlisted, ...rest] = ownerShares(data, week, "usd").slice(-3);
      expect(unlisted?.share).toBeCloseTo((usd - owned - usdUndisclosed) / usd, 12);
      expect(rest.map((s) => s.share)).toEqual([usdUndisclosed / usd, 0]);
    }
  });
});

describe("entityLines(data, kind, measure)", () => {
  it("has no value in a week never published, and none before a relation begins", () => {
    const [zhipu] = entityLines(data, "owner", "tokens").filter((l) => l.entity === "2513.HK");
    expect(zhipu?.points.find((p) => p.week === "2025-06-09")).toEqual({week: "2025-06-09", share: null});
    expect(zhipu?.points.find((p) => p.share !== null)?.week).toBe("2026-01-12");
  });

  it("shows an undisclosed weight only as a bound", () => {
    expect(entityLines(data, "stake", "tokens")).toEqual([]);
    expect(entityLines(data, "stake", "undisclosed").map((l) => l.entity)).toEqual(["MSFT"]);
  });
});
