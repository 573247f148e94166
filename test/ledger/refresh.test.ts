import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dataReadme} from "../../loaders/ledger/readme.js";
import {verify} from "../../loaders/ledger/verify.js";
import {SOURCES} from "../../loaders/sources/all.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {newBooks, runRefresh} from "../fixtures/remote/books.js";
import {startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";

const world = testWorld();
let remote: Remote;
beforeAll(async () => {
  remote = await startRemote(world);
});
afterAll(() => remote.close());

describe("refresh(options, effects, report)", () => {
  it("pulls every source, and a second time finds nothing new", async () => {
    const {root, remove} = newBooks();
    const first = await runRefresh(root, world.effects(remote.env));
    expect(first.filter((o) => o.result === "failed")).toEqual([]);
    expect(new Set(first.filter((o) => o.result === "pull").map((o) => o.source))).toEqual(
      new Set(["curated", ...SOURCES.map((s) => s.name)].filter((name) => name !== "market-csv"))
    );
    const books = verify(root);
    expect(books.problems).toEqual([]);
    const names = SOURCES.map((s) => s.name).filter((name) => name !== "market-csv");
    const second = await runRefresh(root, world.effects(remote.env), names);
    expect(new Set(second.map((o) => o.result))).toEqual(new Set(["check"]));
    expect(verify(root).payloads).toBe(books.payloads);
    expect(verify(root).problems).toEqual([]);
    for (const name of [
      "usage_daily",
      "usage_by_category_weekly",
      "usage_by_language_weekly",
      "usage_by_modality_daily",
      "usage_by_context_daily",
      "use_case_share",
      "app_usage",
      "session_cost",
      "price_listing",
      "company_metric",
      "market"
    ])
      expect([name, readTables(root).get(name)?.length]).not.toEqual([name, 0]);
    // What a refresh asks stands in the ledger; the list of files names the sources of files alone.
    const readme = dataReadme(root);
    expect(SOURCES.filter((s) => readme.includes(s.title.en)).map((s) => s.name)).toEqual([]);
    remove();
  });
});
