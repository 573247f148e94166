import {
  appendFileSync,
  mkdtempSync,
  mkdirSync,
  openAsBlob,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {spawn} from "node:child_process";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {loadModelRegistry} from "../../../loaders/data/model-registry.js";
import {knownFiles} from "../../../loaders/ingest/batches.js";
import {intoWarehouse} from "../../../loaders/ingest/into-warehouse.js";
import {loadFiles, type LoadOptions} from "../../../loaders/ingest/load.js";
import {projectRoot} from "../../../loaders/paths.js";
import {openRequests, warehouseAddress} from "../../../loaders/warehouse/requests/address.js";
import type {Batch, RequestWarehouse} from "../../../loaders/warehouse/requests/engine.js";
import {usageCube} from "../../../loaders/warehouse/requests/usage.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {importUsage} from "../../../src/query/import/import.js";
import type {ModelRegistry} from "../../../src/query/model-names/registry.js";
import {hasClickHouse, startCluster, type Cluster} from "../../fixtures/clickhouse.js";
import {LITELLM, madeLog, OPENROUTER} from "../../fixtures/logs.js";
import {inOrder} from "../../fixtures/requests.js";
import {itInFull} from "../../fixtures/share.js";

const folder = mkdtempSync(join(tmpdir(), "load-"));
let registry: ModelRegistry;
let cluster: Cluster | null = null;
beforeAll(async () => {
  registry = await loadModelRegistry();
  if (hasClickHouse()) cluster = await startCluster(2);
});
afterAll(async () => {
  await cluster?.close();
  rmSync(folder, {recursive: true});
});

/** Logs of gateways in several containers, with rows that are odd, refused, repeated and corrected. */
function logs(into: string): string[] {
  mkdirSync(into, {recursive: true});
  const litellm = madeLog(LITELLM, 3000, 1).csv;
  const [header = "", ...lines] = litellm.trimEnd().split("\n");
  const odd = lines
    .slice(0, 40)
    .map((line, i) =>
      line.replace(/^r-(\d+),/, i % 2 ? "r-$1," : "late-$1,").replace(/,(\d+),(\d+),(\d+),/, ',"1,$1",$2,soon,')
    );
  const jsonl = lines.slice(40, 90).map((_, i) =>
    JSON.stringify({
      request_id: `j-${i}`,
      startTime: "2026-03-01T23:30:00+02:00",
      model: "gpt-4o",
      usage: {prompt_tokens: i, completion_tokens: 7, total_tokens: i + 7},
      spend: i / 3e6
    })
  );
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "a.csv": litellm,
    "b.csv": `${[header, ...odd, ...lines.slice(100, 400).map((line) => line.replace(",acompletion,sk-hash,0", ",acompletion,sk-hash,1"))].join("\n")}\n`,
    "c.jsonl": `${jsonl.join("\n")}\nnonsense\n`,
    "d.csv.gz": gzipSync(madeLog(OPENROUTER, 500, 2).csv)
  };
  return Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(into, name), bytes);
    return join(into, name);
  });
}

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
    const paths = logs(join(folder, "report"));
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
    const paths = logs(join(folder, "broken"));
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

describe("intoWarehouse({patterns})", () => {
  const loadInto = async (address: string, patterns: readonly string[], again?: () => Promise<boolean>) => {
    vi.stubEnv("LEDGER_WAREHOUSE", address);
    const told: string[] = [];
    const memory = join(folder, `known-${++opened}.txt`);
    const rejected = join(folder, `rejected-${opened}.jsonl`);
    await intoWarehouse({patterns, settings: {}, rejected, memory, isJson: true, ...(again && {again})}, (text) =>
      told.push(text)
    );
    return told.map((text) => JSON.parse(text) as {loaded_requests: number; files_already_in: readonly string[]});
  };

  it.runIf(hasClickHouse())("differs between a laptop and a cluster by the one variable that names it", async () => {
    const paths = logs(join(folder, "same"));
    const addresses = [`duckdb:${join(folder, "same.duckdb")}`, await (cluster as Cluster).address("same")];
    const usages = [];
    for (const address of addresses) {
      await loadInto(address, paths);
      // A table of the engine's own is loaded as a file is: here its own requests, under the numbers that stand for them.
      const warehouse = await openRequests(warehouseAddress(address));
      usages.push(inOrder(await warehouse.usage()));
      await warehouse.close();
    }
    expect(usages[1]).toEqual(usages[0]);
    const [report] = await loadInto(addresses[1] ?? "", ["table:request"]);
    expect(report?.loaded_requests).toBeGreaterThan(1000);
  });

  it("takes in what a gateway writes hour by hour, once it is written, and goes on after a new start", async () => {
    const into = join(folder, "hours");
    mkdirSync(into);
    const [header = "", ...lines] = madeLog(LITELLM, 90, 3).csv.trimEnd().split("\n");
    const hour = (n: number, isSettled = true) => {
      const path = join(into, `hour-${n}.csv`);
      writeFileSync(path, `${[header, ...lines.slice(30 * n, 30 * n + 30)].join("\n")}\n`);
      if (isSettled) utimesSync(path, 1_700_000_000, 1_700_000_000);
      return path;
    };
    hour(0);
    const address = `duckdb:${join(folder, "hours.duckdb")}`;
    let looks = 0;
    const told = await loadInto(address, [into], () => {
      // The second hour is whole by the second look, the third is still being written.
      hour(1);
      appendFileSync(hour(2, false), "half a li");
      return Promise.resolve(++looks < 2);
    });
    expect(told.map(({loaded_requests}) => loaded_requests)).toEqual([30, 30]);
    hour(2);
    const [last] = await loadInto(address, [into], () => Promise.resolve(false));
    expect([last?.loaded_requests, last?.files_already_in.length]).toEqual([30, 2]);
  });

  itInFull("ends whole after its process was killed at any moment", async () => {
    const into = join(folder, "killed");
    const paths = logs(into);
    const address = `duckdb:${join(folder, "killed.duckdb")}`;
    const run = (afterMs: number | null) =>
      new Promise<number | null>((resolve) => {
        const child = spawn(
          process.execPath,
          ["--import", "tsx", "loaders/ingest.ts", "--load", "--report", "json", ...paths],
          {
            cwd: projectRoot,
            env: {...process.env, LEDGER_WAREHOUSE: address},
            stdio: "ignore"
          }
        );
        child.once("exit", (code) => resolve(code));
        if (afterMs !== null) setTimeout(() => child.kill("SIGKILL"), afterMs);
      });
    for (const afterMs of [900, 1300, 1600, 1900, 2300]) await run(afterMs);
    expect(await run(null)).toBe(0);
    const [killed, whole] = [await openRequests(warehouseAddress(address)), await openNew()];
    await loadFiles(whole, paths, optionsOf());
    expect(inOrder(await killed.usage())).toEqual(inOrder(await whole.usage()));
    await Promise.all([killed.close(), whole.close()]);
    expect(readFileSync(join(into, "a.csv"), "utf8")).toContain("request_id");
  });
});
