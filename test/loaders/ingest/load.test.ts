import {mkdirSync, mkdtempSync, openAsBlob, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadModelRegistry} from "../../../loaders/data/model-registry.js";
import {knownFiles} from "../../../loaders/ingest/batches.js";
import {loadFiles, type LoadOptions} from "../../../loaders/ingest/load.js";
import {openRequests, warehouseAddress} from "../../../loaders/warehouse/requests/address.js";
import {openReader} from "../../../loaders/warehouse/requests/duckdb.js";
import type {Batch, RequestWarehouse} from "../../../loaders/warehouse/requests/engine.js";
import {usageCube} from "../../../loaders/warehouse/requests/usage.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {importUsage} from "../../../src/query/import/import.js";
import type {ModelRegistry} from "../../../src/query/model-names/registry.js";
import {gatewayLogs} from "../../fixtures/logs.js";
import {inOrder} from "../../fixtures/requests.js";
import {itInFull} from "../../fixtures/share.js";

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
const openNew = (memory = "4GB") =>
  openRequests(warehouseAddress(`duckdb:${join(folder, `${++opened}.duckdb`)}?memory=${memory}`));
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

  /** Requests of a year as a gateway parts them by month in Parquet: 42 bytes a row, none of them for nothing. */
  const monthsOfParquet = async (into: string, rows: number) => {
    const reader = await openReader(":memory:");
    await reader.run(`COPY (SELECT *, strftime(time, '%Y-%m') AS month
FROM (SELECT md5(CAST(i AS VARCHAR)) AS request_id, TIMESTAMP '2025-12-01' + to_seconds(i * 31000000 // ${rows}) AS "time",
  'openai/gpt-4o' AS model, 1 + i % 6000 AS prompt_tokens, i % 900 AS completion_tokens FROM range(${rows}) t(i)))
TO '${into}' (FORMAT parquet, PARTITION_BY (month))`);
    reader.closeSync();
    const paths = readdirSync(into, {recursive: true}).map(String);
    return paths.flatMap((path) => (path.endsWith(".parquet") ? [join(into, path)] : [])).sort();
  };

  itInFull("reads Parquet parted by month that is larger than the memory it may use, every row of it", async () => {
    const rows = 1_000_000;
    const paths = await monthsOfParquet(join(folder, "months"), rows);
    expect(paths.reduce((sum, path) => sum + statSync(path).size, 0)).toBeGreaterThan(32e6);
    const warehouse = await openNew("32MB");
    expect(await loadFiles(warehouse, paths, optionsOf())).toMatchObject({added: rows, replaced: 0, rowByRow: []});
    const usage = await warehouse.usage();
    const sum = (of: "rows" | "input_tokens" | "output_tokens") => usage.reduce((a, each) => a + Number(each[of]), 0);
    const each = Array.from({length: rows}, (_, i) => i);
    expect([sum("rows"), sum("input_tokens"), sum("output_tokens")]).toEqual([
      rows,
      each.reduce((a, i) => a + 1 + (i % 6000), 0),
      each.reduce((a, i) => a + (i % 900), 0)
    ]);
    await warehouse.close();
  });

  it("says how much memory there was where one file needs more, and what to do", async () => {
    const [path = ""] = await monthsOfParquet(join(folder, "one"), 100_000);
    const warehouse = await openNew("8MB");
    await expect(loadFiles(warehouse, [path], optionsOf())).rejects.toThrow(
      /^Out of Memory Error: .*; DuckDB may use \d+ MB, .*memory=<size> in LEDGER_WAREHOUSE, or split the file/
    );
    await warehouse.close();
  });
});
