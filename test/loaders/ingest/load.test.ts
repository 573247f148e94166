import {mkdirSync, mkdtempSync, openAsBlob, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadModelRegistry} from "../../../loaders/data/model-registry.js";
import {knownFiles} from "../../../loaders/ingest/batches.js";
import {loadFiles, type LoadOptions} from "../../../loaders/ingest/load.js";
import {openRequests, warehouseAddress} from "../../../loaders/warehouse/requests/address.js";
import type {Batch, RequestWarehouse} from "../../../loaders/warehouse/requests/engine.js";
import {usageCube} from "../../../loaders/warehouse/requests/usage.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {importUsage} from "../../../src/query/import/import.js";
import type {ModelRegistry} from "../../../src/query/model-names/registry.js";
import {gatewayLogs} from "../../fixtures/logs.js";
import {inOrder} from "../../fixtures/requests.js";

const folder = mkdtempSync(join(tmpdir(), "load-"));
let registry: ModelRegistry;
beforeAll(async () => {
  registry = await loadModelRegistry();
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

let opened = 0;
const optionsOf = (settings = {}): LoadOptions => ({
  registry,
  settings,
  files: knownFiles(join(folder, `known-${++opened}.txt`))
});
const openNew = () => openRequests(warehouseAddress(`duckdb:${join(folder, `${++opened}.duckdb`)}`));
const totalOf = async (warehouse: RequestWarehouse) => {
  const cube = usageCube(await warehouse.usage(), registry);
  return (
    cube && {
      days: cube.periods,
      models: cube.dimensions.find(({name}) => name === "model")?.members.map(({key}) => key),
      sums: (["tokens", "usd_micro_cost"] as const).map((sum) => [
        ...cubeSlicer(cube).grid({by: ["time", "model"], sum}).values
      ])
    }
  );
};

describe("loadFiles(warehouse, paths)", () => {
  it("comes to the report and the cube of the page’s import, and loads no file twice", async () => {
    const paths = gatewayLogs(join(folder, "report"));
    const warehouse = await openNew();
    const {report, added, replaced} = await loadFiles(warehouse, paths, optionsOf());
    const imported = await importUsage(await Promise.all(paths.map((path) => openAsBlob(path))), {registry});
    expect(report).toEqual({
      ...imported.report,
      // A number of a request alone is no count of requests there; problems of what SQL read come by file.
      problems: expect.anything() as unknown,
      times: expect.anything() as unknown
    });
    expect(report?.problems.length).toBe(imported.report.problems.length);
    expect([added, replaced]).toEqual([imported.report.used, 0]);
    const {cube} = imported;
    expect(await totalOf(warehouse)).toEqual({
      days: cube?.periods,
      models: cube?.dimensions.find(({name}) => name === "model")?.members.map(({key}) => key),
      sums: (["tokens", "usd_micro_cost"] as const).map(
        (sum) => cube && [...cubeSlicer(cube).grid({by: ["time", "model"], sum}).values]
      )
    });
    const before = await warehouse.usage();
    const again = await loadFiles(warehouse, paths, optionsOf());
    expect([again.report, again.added, again.alreadyIn]).toEqual([null, 0, paths]);
    expect(inOrder(await warehouse.usage())).toEqual(inOrder(before));
    await warehouse.close();
  });

  it("names each row that is refused, with its reason, and leaves a file that cannot be used to whoever asks", async () => {
    const into = join(folder, "refused");
    mkdirSync(into);
    const good = join(into, "good.csv");
    const none = join(into, "none.csv");
    writeFileSync(
      good,
      "request_id,time,model,total_tokens\n1,2026-02-01T10:00:00Z,gpt-4o,5\n2,soon,gpt-4o,5\n3,2026-02-01T10:00:00Z,gpt-4o,many\n"
    );
    writeFileSync(none, "when,what\nx,y\n");
    const warehouse = await openNew();
    const rejected: unknown[] = [];
    const faults: string[] = [];
    await expect(loadFiles(warehouse, [none], optionsOf())).rejects.toThrow(
      `${none}: No column holds tokens, cost or requests: when, what`
    );
    const onRejected = (row: unknown) => rejected.push(row);
    const loaded = await loadFiles(warehouse, [none, good], {
      ...optionsOf(),
      onRejected,
      onFault: (fault) => faults.push(fault)
    });
    expect([loaded.added, faults.length]).toEqual([1, 1]);
    expect(rejected).toEqual([
      {
        file: good,
        row: 3,
        column: "time",
        value: "soon",
        expected: "time",
        reason: "row 3, time: “soon”; expected a date or time"
      },
      {
        file: good,
        row: 4,
        column: "total_tokens",
        value: "many",
        expected: "whole",
        reason: "row 4, total_tokens: “many”; expected a whole number, not negative"
      }
    ]);
    await warehouse.close();
  });

  it("goes on after it broke off, with what is not in yet", async () => {
    const paths = gatewayLogs(join(folder, "broken"));
    const warehouse = await openNew();
    let loads = 0;
    const spoilt: RequestWarehouse = {
      ...warehouse,
      load: (batches: readonly Batch[]) =>
        ++loads === 2 ? Promise.reject(new Error("no room")) : warehouse.load(batches)
    };
    await expect(loadFiles(spoilt, paths, {...optionsOf(), together: 1})).rejects.toThrow("no room");
    expect((await warehouse.batches()).size).toBe(1);
    const {alreadyIn} = await loadFiles(warehouse, paths, {...optionsOf(), together: 1});
    expect(alreadyIn).toEqual(paths.slice(0, 1));
    const whole = await openNew();
    await loadFiles(whole, paths, {...optionsOf(), together: 1});
    expect(inOrder(await warehouse.usage())).toEqual(inOrder(await whole.usage()));
    await Promise.all([warehouse.close(), whole.close()]);
  });
});
