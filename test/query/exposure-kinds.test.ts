import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {BRIEF_SQL} from "../../src/query/brief/sql.js";
import {DATASETS} from "../../src/query/cube/datasets.js";
import {VIEWS} from "../../src/query/views.js";
import {rowsOf} from "../fixtures/ledger.js";
import {pageCells, pageFiles} from "../pages/cells.js";
import {mixedKinds, readsByKind, sqlByKind, textsOf} from "./kinds.js";

let ledger: DuckDBConnection;
beforeAll(async () => {
  ledger = await openWarehouse({edition: "full"});
});
afterAll(() => ledger.closeSync());

const MIXED = [
  "SELECT week_start, sum(tokens_weighted) FROM listed_exposure_weekly GROUP BY week_start",
  "SELECT entity, sum(share_of_all) AS share FROM listed_exposure_weekly WHERE kind <> 'host' GROUP BY entity",
  "SELECT sum(tokens_weighted) FROM listed_exposure_weekly WHERE kind IN ('owner', 'stake')",
  "SELECT e.entity, sum(u.tokens * e.weight) FROM usage_weekly_by_lab u JOIN exposure e ON e.lab = u.lab GROUP BY e.entity",
  "SELECT sum(u.tokens * e.weight) FROM usage_weekly_by_lab u, exposure e WHERE e.lab = u.lab",
  "SELECT entity, kind, sum(weight) OVER (PARTITION BY entity) FROM exposure",
  "SELECT entity, sum(weight) FROM exposure GROUP BY ALL ORDER BY max(kind)",
  "WITH e AS (SELECT lab, coalesce(weight, 0) AS w FROM exposure), u AS (SELECT * FROM usage_weekly_by_lab) SELECT sum(u.tokens * e.w) FROM u JOIN e USING (lab)",
  "SELECT sum(w) FROM (SELECT weight AS w FROM exposure WHERE kind = 'owner' UNION ALL SELECT weight FROM exposure)",
  "SELECT sum(tokens * (SELECT e.weight FROM exposure e WHERE e.lab = u.lab LIMIT 1)) FROM usage_weekly_by_lab u",
  "PIVOT listed_exposure_weekly ON entity USING sum(tokens_weighted)",
  "WITH w AS (SELECT entity, kind, sum(share_of_all) AS s FROM listed_exposure_weekly GROUP BY entity, kind), v AS (SELECT entity, sum(share_of_all) AS s FROM listed_exposure_weekly GROUP BY entity) SELECT * FROM w JOIN v USING (entity)"
];

const APART = [
  "SELECT week_start, sum(tokens_weighted) FROM listed_exposure_weekly WHERE kind = 'owner' GROUP BY week_start",
  "SELECT entity, kind, sum(share_of_all) FROM listed_exposure_weekly GROUP BY ALL",
  "SELECT kind, entity, sum(weight) OVER (PARTITION BY entity, kind) FROM exposure",
  "SELECT entity, kind, weight FROM exposure ORDER BY entity",
  "SELECT count(*) FROM company WHERE entity IN (SELECT entity FROM exposure)",
  "SELECT sum(u.tokens * e.weight) FROM usage_weekly_by_lab u JOIN exposure e ON e.lab = u.lab AND e.kind = 'stake'",
  "WITH owned AS (SELECT lab, weight FROM exposure WHERE kind = 'owner') SELECT sum(u.tokens * o.weight) FROM usage_weekly_by_lab u JOIN owned o USING (lab)"
];

/** A cube sums the rows of its relation. */
const summed = (relation: string) => `SELECT sum(tokens) FROM (${relation})`;

describe("mixedKinds(sql)", () => {
  it.each(MIXED)("catches %s", async (sql) => {
    expect(mixedKinds(sql)).toHaveLength(1);
    await expect(ledger.runAndReadAll(sql)).resolves.toBeDefined();
  });

  it.each(APART)("lets pass %s", async (sql) => {
    expect(mixedKinds(sql)).toEqual([]);
    await expect(ledger.runAndReadAll(sql)).resolves.toBeDefined();
  });

  it("catches one in the text of a program, put together from its parts", () => {
    const program =
      "const OWNED = `owned AS (SELECT lab, weight FROM exposure)`;\nconst SUM = `WITH ${OWNED} SELECT sum(weight) FROM owned`;";
    const texts = textsOf(program).filter(readsByKind);
    expect(texts.flatMap(mixedKinds)).toEqual([expect.stringContaining("SELECT sum‹weight› FROM owned")]);
  });
});

describe("the ledger’s own SQL with its kind taken out", () => {
  const viewed = VIEWS.find((v) => v.name === "listed_exposure_weekly")?.sql ?? "";
  const [weekly] = DATASETS;

  it.each([
    ["a view", viewed, ", e.kind"],
    ["a brief", BRIEF_SQL.shares, "e.kind = 'owner' AND "],
    ["a cube", summed(weekly.relation), "x.kind = 'owner' AND "]
  ])("is caught: %s", (_, sql, kind) => {
    expect(sql).toContain(kind);
    expect(mixedKinds(sql)).toEqual([]);
    expect(mixedKinds(sql.replaceAll(kind, ""))).toHaveLength(1);
  });
});

describe("kinds of exposure", () => {
  it("are never summed: not by a view, a claim, a brief, a cube, a page, a figure or a loader", async () => {
    const readings = (await rowsOf(ledger, "SELECT claim || ' ' || basis AS name, sql FROM claim_reading")) as {
      name: string;
      sql: string;
    }[];
    const texts = [
      ...VIEWS.map(({name, sql}) => [name, sql] as const),
      ...readings.map(({name, sql}) => [name, sql] as const),
      ...Object.entries(BRIEF_SQL),
      ...DATASETS.map(({name, relation}) => [name, summed(relation)] as const),
      ...pageFiles().flatMap((file) =>
        pageCells(file).flatMap(({kind, source}) =>
          (kind === "sql" ? [source] : textsOf(source)).map((sql) => [file, sql] as const)
        )
      ),
      ...sqlByKind("src", "loaders")
    ].filter(([, sql]) => readsByKind(sql));
    const readers = new Set(texts.map(([name]) => name));
    for (const name of ["listed_exposure_weekly", "shares", "labWeeks", "weekly"]) expect(readers).toContain(name);
    for (const file of [
      "src/components/figures/exposure-figures.ts",
      "src/query/cube/datasets.ts",
      "loaders/data/revenue.ts"
    ])
      expect(readers).toContain(file);
    expect(texts.flatMap(([name, sql]) => mixedKinds(sql).map((part) => [name, part]))).toEqual([]);
  });
});
