import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadOwnUsage} from "../../../loaders/data/own-usage.js";
import {openRequests, warehouseAddress} from "../../../loaders/warehouse/requests/address.js";
import {decodeCube} from "../../../src/query/cube/file.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {seeded} from "../../fixtures/random.js";
import {countedUsage, loadRows, madeRequests} from "../../fixtures/requests.js";

const folder = mkdtempSync(join(tmpdir(), "own-usage-"));
const LEDGER_WAREHOUSE = `duckdb:${join(folder, "requests.duckdb")}`;
const rows = madeRequests(300, seeded(5));
beforeAll(async () => {
  const warehouse = await openRequests(warehouseAddress(LEDGER_WAREHOUSE));
  await loadRows(warehouse, rows);
  await warehouse.close();
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("loadOwnUsage(env)", () => {
  it.each([{}, {ALPHA_LEDGER_AUDIENCE: "internal"}])(
    "gives the cube of the warehouse in %j, by day, app and task",
    async (env) => {
      const bytes = await loadOwnUsage({LEDGER_WAREHOUSE, ...env});
      const cube = decodeCube(new Uint8Array(bytes).buffer);
      const byApp = cubeSlicer(cube).grid({by: ["app"], sum: "tokens"}).values;
      const counted = new Map<string, number>();
      for (const {app, tokens} of countedUsage(rows)) counted.set(app, (counted.get(app) ?? 0) + Number(tokens));
      const apps = cube.dimensions.find(({name}) => name === "app")?.members.map(({key}) => key) ?? [];
      expect(apps.map((app, i) => [app, byApp[i]])).toEqual([...counted].sort(([a], [b]) => (a < b ? -1 : 1)));
      expect(cube.dimensions.map(({name}) => name)).toEqual(
        expect.arrayContaining(["use_case", "user_country", "model", "lab"])
      );
    }
  );

  it.each([
    {},
    {LEDGER_WAREHOUSE: ""},
    {LEDGER_WAREHOUSE, ALPHA_LEDGER_AUDIENCE: "client"},
    {LEDGER_WAREHOUSE, ALPHA_LEDGER_AUDIENCE: "public"}
  ])("gives no byte in %j", async (env) => expect((await loadOwnUsage(env)).length).toBe(0));

  it("says which file is missing", async () => {
    const env = {LEDGER_WAREHOUSE: "duckdb:/nowhere/requests.duckdb"};
    await expect(loadOwnUsage(env)).rejects.toThrow(
      "LEDGER_WAREHOUSE: /nowhere/requests.duckdb is missing; expected a file that npm run ingest -- --load has filled"
    );
  });
});
