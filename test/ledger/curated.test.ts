import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {unrecordedFiles} from "../../loaders/ledger/record.js";
import {statusOf} from "../../loaders/ledger/status.js";
import {verify} from "../../loaders/ledger/verify.js";
import {appendEntry, recover} from "../../loaders/ledger/write.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {readTables} from "../../loaders/warehouse/tables.js";
import {rowsOf} from "../fixtures/ledger.js";
import {newBooks, runRefresh} from "../fixtures/remote/books.js";
import {startRemote, type Remote} from "../fixtures/remote/service.js";
import {testWorld} from "../fixtures/remote/world.js";

const world = testWorld("2026-05-20T06:00:00Z");
let remote: Remote;
beforeAll(async () => {
  remote = await startRemote(world);
});
afterAll(() => remote.close());

const countryOf = (root: string, lab: string, day: string | null) =>
  readTables(root, day)
    .get("lab")
    ?.find((l) => l["lab"] === lab)?.["country"];

describe("a registry that is corrected", () => {
  it("is read as it stood on each day, before its first record as first recorded", async () => {
    const {root, remove} = newBooks();
    await runRefresh(root, world.effects({}), ["curated"]);
    const path = join(root, "data/registry/lab.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace("e1,E One,丙,FR", "e1,E One,丙,US"));
    world.advance(3);
    expect(verify(root)).toMatchObject({
      notes: [],
      problems: [],
      offRecord: [
        'data/registry/lab.csv: changed since it was recorded; restore it, or run "npm run refresh -- --source curated"',
        'data/registry/lab.csv:4 e1 country: "US"; on record "FR"'
      ]
    });
    await runRefresh(root, world.effects({}), ["curated"]);
    expect(verify(root)).toMatchObject({problems: [], offRecord: [], notes: []});
    expect(
      ["2026-01-01", "2026-05-20", "2026-05-22", "2026-05-23", null].map((day) => countryOf(root, "e1", day))
    ).toEqual(["FR", "FR", "FR", "US", "US"]);
    remove();
  });

  it("keeps rows and columns added since, which evidence of an earlier day may name", () => {
    const {root, remove} = newBooks();
    const path = join(root, "data/registry/lab.csv");
    const now = readFileSync(path, "utf8");
    const narrow = now
      .split("\n")
      .map((line) =>
        line
          .split(",")
          .filter((_, i) => i !== 5)
          .join(",")
      )
      .join("\n");
    writeFileSync(path, narrow);
    const head = recover(root);
    const [earlier] = unrecordedFiles([], root, world.now()).filter((body) => body.source === "lab");
    if (earlier) appendEntry(earlier, head, root);
    writeFileSync(path, `${now}n1,N One,新,US,company,2026-05-01,hand,\n`);
    const labs = readTables(root, "2026-01-01").get("lab");
    expect(labs?.find((l) => l["lab"] === "c1")?.["effective_from"]).toBe("2025-01-01");
    expect(labs?.find((l) => l["lab"] === "n1")?.["effective_from"]).toBe("2026-05-01");
    remove();
  });
});

describe("a registry changed off the record", () => {
  const change = async (from: string, to: string) => {
    const {root, remove} = newBooks();
    await runRefresh(root, world.effects({}), ["curated"]);
    const path = join(root, "data/registry/source.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    const {offRecord, problems} = verify(root);
    const [outcome] = await runRefresh(root, world.effects({}), ["curated"]);
    remove();
    return {named: [...problems, ...offRecord].slice(1), outcome};
  };

  it("is named by row and column: rights that were widened, a row that is gone, a row that is new", async () => {
    const {named, outcome} = await change("none stated,cite", "none stated,open");
    expect(named).toEqual(['data/registry/source.csv:7 quoted rights: "open"; on record "cite"']);
    expect(outcome?.result).toBe("pull");
    expect((await change("\nquoted,", "\nother,")).named).toEqual([
      "data/registry/source.csv:7 other: not on record",
      "data/registry/source.csv: quoted: gone; on record"
    ]);
  });

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " https://example.com",
    "data:text/html,hi",
    "//example.com",
    "https:example.com",
    "https://user:secret@example.com"
  ])("is not put on record with the address %j, which is named", async (address) => {
    const {named, outcome} = await change("Title,标题,,", `Title,标题,"${address}",`);
    expect(named[0]).toMatch(/^data\/registry\/source\.csv:2 weekly url: /);
    expect(outcome?.result).toBe("failed");
    expect(outcome?.message).toMatch(
      /^data\/registry\/source\.csv:2 url: .*; expected an address that begins with https/
    );
  });
});

describe("models and labs that nobody has placed yet", () => {
  it("enter by themselves, under an unclear country, and wait on the list of status", async () => {
    const {root, remove} = newBooks();
    await runRefresh(root, world.effects(remote.env), ["openrouter-rankings-daily", "openrouter-models", "models-dev"]);
    const tables = readTables(root);
    expect(tables.get("model")?.find((m) => m["model"] === "newlab/x-20260101")).toEqual({
      model: "newlab/x-20260101",
      lab: "newlab",
      family: "unreviewed",
      name: "Model 2",
      released_on: "2026-01-05",
      weights: "open",
      context_tokens: 131072,
      free_variant: false,
      source: "alpha-ledger-registry"
    });
    expect(tables.get("lab")?.find((l) => l["lab"] === "newlab")).toMatchObject({country: "XX", kind: "unreviewed"});
    expect(statusOf(world.now(), root).unreviewedLabs).toEqual(["newlab"]);
    const ledger = await buildWarehouse({edition: "shipped", root});
    const sums = `SELECT (SELECT sum(tokens) FROM usage_weekly_by_model) = (SELECT sum(tokens) FROM usage_weekly) AS whole,
      (SELECT count(*) > 0 FROM usage_weekly_by_lab WHERE lab = 'newlab') AS shown`;
    expect(await rowsOf(ledger, sums)).toEqual([{whole: true, shown: true}]);
    remove();
  });

  it("never override what a curator wrote", async () => {
    const {root, remove} = newBooks();
    await runRefresh(root, world.effects(remote.env), ["openrouter-models", "models-dev"]);
    const row = readTables(root)
      .get("model")
      ?.filter((m) => m["model"] === "c1/a");
    expect(row).toHaveLength(1);
    expect(row?.[0]).toMatchObject({name: "A", family: "A", released_on: "2025-01-01", context_tokens: 1000});
    remove();
  });
});

describe("what an edition holds of a live source", () => {
  it("follows its rights: prices of the models list are cited, market data stay inside", async () => {
    const {root, remove} = newBooks();
    await runRefresh(root, world.effects(remote.env));
    const sources = async (edition: "shipped" | "full" | "internal", table: string) => {
      const ledger = await buildWarehouse({edition, root});
      const rows = await rowsOf(ledger, `SELECT DISTINCT source FROM ${table} ORDER BY 1`).catch(() => []);
      return rows.map((r) => r["source"]);
    };
    expect(await sources("shipped", "price_listing")).toEqual(["models-dev"]);
    expect(await sources("full", "price_listing")).toEqual(["models-dev", "openrouter-models"]);
    expect(await sources("shipped", "market")).toEqual([]);
    expect(await sources("full", "market")).toEqual([]);
    expect(await sources("internal", "market")).toEqual(["market-yahoo"]);
    remove();
  });
});
