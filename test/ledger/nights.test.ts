import {cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {verify} from "../../loaders/ledger/verify.js";
import {dataRoot} from "../../loaders/paths.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {plainRows} from "../../loaders/warehouse/query.js";
import {nightAfter, pullNights, type Night} from "../rehearsal/nights.js";
import {NEW_MODELS} from "../rehearsal/world.js";

/** Of the fourth the rankings fail, of the eighth one category. */
const NIGHTS = 8;

describe(`${NIGHTS} nights of pulls into the books of this repository`, () => {
  const root = mkdtempSync(join(tmpdir(), "nights-"));
  const nights: (Night & {readonly problems: readonly string[]})[] = [];
  beforeAll(async () => {
    cpSync(dataRoot, join(root, "data"), {recursive: true});
    for await (const night of pullNights(root, nightAfter(root), NIGHTS))
      nights.push({...night, problems: verify(root).problems});
  });
  afterAll(() => rmSync(root, {recursive: true, force: true}));

  it("leave books that hold, and stop nothing but what was down", () => {
    const failed = nights.flatMap(({night, outcomes}) =>
      outcomes.filter(({result}) => ["failed", "held"].includes(result)).map(({source}) => [night, source])
    );
    expect(nights.flatMap(({problems}) => problems)).toEqual([]);
    expect(failed).toEqual([
      [4, "openrouter-rankings-daily"],
      [8, "openrouter-categories"]
    ]);
  });

  it("say of the night that failed what it was and what remains", () => {
    const told = nights[3]?.outcomes.find(({result}) => result === "failed")?.message;
    expect(told).toMatch(/503.*(again|last good)/s);
  });

  it("make a warehouse that knows the new models, and has every view", async () => {
    const ledger = await buildWarehouse({edition: "shipped", root});
    const rows = (sql: string) => plainRows(ledger, sql);
    const seen = await rows("SELECT DISTINCT model FROM usage_daily WHERE known_to = DATE '9999-12-31'");
    for (const model of Object.keys(NEW_MODELS)) expect(seen.map((row) => row["model"])).toContain(model);
    const views = await rows("SELECT view_name FROM duckdb_views() WHERE NOT internal");
    for (const {view_name: view} of views)
      expect([view, Number((await rows(`SELECT count(*) AS n FROM "${String(view)}"`))[0]?.["n"]) > 0]).toEqual([
        view,
        true
      ]);
    ledger.closeSync();
  });
});
