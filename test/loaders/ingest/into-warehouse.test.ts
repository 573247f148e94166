import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {spawn} from "node:child_process";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {loadModelRegistry} from "../../../loaders/data/model-registry.js";
import {knownFiles} from "../../../loaders/ingest/batches.js";
import {intoWarehouse} from "../../../loaders/ingest/into-warehouse.js";
import {loadFiles} from "../../../loaders/ingest/load.js";
import {projectRoot} from "../../../loaders/paths.js";
import {openRequests, warehouseAddress} from "../../../loaders/warehouse/requests/address.js";
import {hasClickHouse, startCluster, type Cluster} from "../../fixtures/clickhouse.js";
import {gatewayLogs, LITELLM, madeLog} from "../../fixtures/logs.js";
import {inOrder} from "../../fixtures/requests.js";
import {itInFull} from "../../fixtures/share.js";

const folder = mkdtempSync(join(tmpdir(), "into-warehouse-"));
let cluster: Cluster | null = null;
let opened = 0;
beforeAll(async () => {
  if (hasClickHouse()) cluster = await startCluster(2);
});
afterAll(async () => {
  await cluster?.close();
  rmSync(folder, {recursive: true});
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
    return told.map(
      (text) =>
        JSON.parse(text) as {
          loaded_requests: number;
          files_already_in: readonly string[];
          left_out?: string;
          this_look_failed?: string;
        }
    );
  };

  it.runIf(hasClickHouse())("differs between a laptop and a cluster by the one variable that names it", async () => {
    const paths = gatewayLogs(join(folder, "same"));
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

  it.runIf(hasClickHouse())(
    "looks again after a server was lost, and leaves out a file that cannot be used",
    async () => {
      const into = join(folder, "lost");
      mkdirSync(into);
      const [header = "", ...lines] = madeLog(LITELLM, 60, 4).csv.trimEnd().split("\n");
      const write = (name: string, text: string) => {
        writeFileSync(join(into, name), text);
        utimesSync(join(into, name), 1_700_000_000, 1_700_000_000);
      };
      write("a.csv", `${[header, ...lines.slice(0, 30)].join("\n")}\n`);
      write("broken.csv", "when,what\nx,y\n");
      const servers = cluster as Cluster;
      let looks = 0;
      const told = await loadInto(await servers.address("lost"), [into], async () => {
        looks += 1;
        if (looks === 1) {
          write("b.csv", `${[header, ...lines.slice(30)].join("\n")}\n`);
          await servers.stop(1);
        } else if (looks === 2) await servers.start(1);
        return looks < 3;
      });
      expect(told.map(({loaded_requests}) => loaded_requests)).toEqual([
        undefined,
        30,
        undefined,
        undefined,
        undefined,
        30
      ]);
      expect(told.flatMap(({left_out}) => left_out ?? [])).toHaveLength(3);
      expect(told[3]?.this_look_failed).toMatch(/^ClickHouse 127\.0\.0\.1:\d+: .*Nothing was taken in/s);
    }
  );

  itInFull("ends whole after its process was killed at any moment", async () => {
    const into = join(folder, "killed");
    const paths = gatewayLogs(into);
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
    const [killed, whole] = await Promise.all(
      [address, `duckdb:${join(folder, "whole.duckdb")}`].map((each) => openRequests(warehouseAddress(each)))
    );
    if (!killed || !whole) throw new Error("warehouses: none; expected two");
    const files = knownFiles(join(folder, "known-whole.txt"));
    await loadFiles(whole, paths, {registry: await loadModelRegistry(), settings: {}, files});
    expect(inOrder(await killed.usage())).toEqual(inOrder(await whole.usage()));
    await Promise.all([killed.close(), whole.close()]);
    expect(readFileSync(join(into, "a.csv"), "utf8")).toContain("request_id");
  });
});
