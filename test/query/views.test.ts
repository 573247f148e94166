import {beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../fixtures/ledger.js";
import {smallLedger} from "../fixtures/small-ledger.js";

const FIRST = "week_start = DATE '2026-01-05'";

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await smallLedger();
});

async function table(sql: string): Promise<unknown[][]> {
  return (await rowsOf(ledger, sql)).map((row) => Object.values(row));
}

describe("usage_weekly_by_model", () => {
  it("ranks named models by tokens, equal ones by slug, and leaves `other` without a rank", async () => {
    expect(
      await table(`SELECT model, rank FROM usage_weekly_by_model WHERE ${FIRST} ORDER BY rank NULLS LAST`)
    ).toEqual([
      ["c1/a", 1],
      ["u1/a", 2],
      ["c1/b:free", 3],
      ["u1/b", 4],
      ["e1/a", 5],
      ["stealth/x", 6],
      ["u1/c", 7],
      ["u1/d", 8],
      ["c1/c", 9],
      ["u1/e", 10],
      ["other", null]
    ]);
  });

  it("divides by all tokens of the week, and by the named ones", async () => {
    const rows = await rowsOf(
      ledger,
      `SELECT * FROM usage_weekly_by_model WHERE ${FIRST} AND model IN ('c1/a', 'other')`
    );
    const [a, other] = ["c1/a", "other"].map((model) => rows.find((r) => r["model"] === model));
    expect(a?.["share_of_all"]).toBeCloseTo(300 / 1000, 15);
    expect(a?.["share_of_named"]).toBeCloseTo(300 / 860, 15);
    expect(other?.["share_of_all"]).toBeCloseTo(140 / 1000, 15);
    expect(other?.["share_of_named"]).toBeNull();
  });

  it("says lab, country, origin, family, weights and source of each row", async () => {
    expect(
      await table(
        `SELECT name, lab, country, origin, family, weights, free_variant, source, as_of
         FROM usage_weekly_by_model WHERE ${FIRST} AND model = 'c1/b:free'`
      )
    ).toEqual([["B (free)", "c1", "CN", "china", "B", "open", true, "weekly", "2026-02-01"]]);
  });
});

describe("usage_weekly_by_lab and usage_weekly_by_country", () => {
  it("add the models of a lab", async () => {
    expect(
      await table(
        `SELECT lab, origin, tokens::DOUBLE / 1e6, round(share_of_all, 12), round(share_of_named * 860, 9)
         FROM usage_weekly_by_lab WHERE ${FIRST} ORDER BY tokens DESC, lab`
      )
    ).toEqual([
      ["c1", "china", 300 + 100 + 10, 0.41, 410],
      ["u1", "us", 200 + 100 + 30 + 20 + 10, 0.36, 360],
      ["other", "other", 140, 0.14, null],
      ["e1", "europe", 50, 0.05, 50],
      ["stealth", "undisclosed", 40, 0.04, 40]
    ]);
  });

  it("add the labs of a country", async () => {
    expect(
      await table(
        `SELECT week_start, country, tokens::DOUBLE / 1e6 FROM usage_weekly_by_country
         WHERE country IN ('CN', 'XO') ORDER BY week_start, country`
      )
    ).toEqual([
      ["2026-01-05", "CN", 410],
      ["2026-01-05", "XO", 140],
      ["2026-01-12", "CN", 200],
      ["2026-01-12", "XO", 500],
      ["2026-01-26", "CN", 5]
    ]);
  });
});

describe("usage_weekly_by_basis", () => {
  it("counts the nine largest named models, all named ones, or everything", async () => {
    expect(
      await table(
        `SELECT basis, origin, tokens::DOUBLE / 1e6, round(share, 12) FROM usage_weekly_by_basis WHERE ${FIRST}
         ORDER BY basis DESC, tokens DESC`
      )
    ).toEqual([
      // U e, equal to C c, is tenth by its slug: 410 + 350 + 50 + 40 = 850.
      ["nine", "china", 410, round(410 / 850)],
      ["nine", "us", 350, round(350 / 850)],
      ["nine", "europe", 50, round(50 / 850)],
      ["nine", "undisclosed", 40, round(40 / 850)],
      ["named", "china", 410, round(410 / 860)],
      ["named", "us", 360, round(360 / 860)],
      ["named", "europe", 50, round(50 / 860)],
      ["named", "undisclosed", 40, round(40 / 860)],
      ["all", "china", 410, 0.41],
      ["all", "us", 360, 0.36],
      ["all", "other", 140, 0.14],
      ["all", "europe", 50, 0.05],
      ["all", "undisclosed", 40, 0.04]
    ]);
  });
});

describe("top_models_weekly", () => {
  it("gives the rise since the calendar week before, none over a missing week", async () => {
    expect(
      await table(
        `SELECT week_start, rank, model, previous_rank, rank_change FROM top_models_weekly
         WHERE week_start > DATE '2026-01-05' ORDER BY week_start, rank`
      )
    ).toEqual([
      ["2026-01-12", 1, "u1/a", 2, 2 - 1],
      ["2026-01-12", 2, "c1/a", 1, 1 - 2],
      ["2026-01-12", 3, "c1/c", 9, 9 - 3],
      ["2026-01-26", 1, "u1/a", null, null],
      ["2026-01-26", 2, "c1/a", null, null]
    ]);
  });

  it("holds no row of `other`", async () => {
    expect(await table(`SELECT count(*)::INTEGER FROM top_models_weekly WHERE model = 'other'`)).toEqual([[0]]);
  });
});

function round(share: number): number {
  return Number(share.toFixed(12));
}
