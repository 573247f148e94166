import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, rmSync, statSync} from "node:fs";
import {register} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {openReader} from "../../loaders/warehouse/requests/duckdb.js";
import {hasClickHouse, startCluster, type Cluster} from "../fixtures/clickhouse.js";
import {bulkClickHouse, bulkDuckDb} from "./scale/bulk.js";
import {bytesOf, DAYS, writeDay, writeLogs} from "./scale/data.js";

// Requests by the million into the warehouse, beside each engine's own bulk tool:
// npm run bench -- scale [--rows 1m,10m,100m] [--engines duckdb,clickhouse-1,clickhouse-2] [--data <folder that is kept>]

register("../../loaders/npm-imports.mjs", import.meta.url);
const {openRequests, warehouseAddress} = await import("../../loaders/warehouse/requests/address.js");
const {usageCube} = await import("../../loaders/warehouse/requests/usage.js");
const {loadModelRegistry} = await import("../../loaders/data/model-registry.js");
const {encodeCube} = await import("../../src/query/cube/file.js");
const {cellCount} = await import("../../src/query/cube/cube.js");

const {values} = parseArgs({
  args: process.argv.slice(3),
  options: {
    rows: {type: "string", default: "1m,10m,100m"},
    engines: {type: "string", default: "duckdb,clickhouse-1,clickhouse-2"},
    data: {type: "string"}
  }
});
const sizes = values.rows.split(",").map((text) => {
  const [, million = ""] = /^(\d+)m$/.exec(text) ?? [];
  if (million === "") throw new Error(`--rows: ${text}; expected millions, such as 1m,10m`);
  return Number(million) * 1e6;
});
const engines = values.engines.split(",").map((text) => {
  const [, shards] = /^(?:duckdb|clickhouse-(\d))$/.exec(text) ?? [];
  if (!/^(duckdb|clickhouse-\d)$/.test(text))
    throw new Error(`--engines: ${text}; expected duckdb or clickhouse-<shards>`);
  return {name: text, shards: Number(shards ?? 0)};
});
const root = values.data ?? mkdtempSync(join(tmpdir(), "ledger-scale-"));
const child = fileURLToPath(new URL("./scale/load.ts", import.meta.url));
const registry = await loadModelRegistry();
/** Most that a load may take beside the engine's own tool, in processor time, which other work on the machine leaves alone. */
const LIMIT = 2;
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

interface Loaded {
  readonly seconds: number;
  readonly cpu_s: number;
  readonly added: number;
  readonly replaced: number;
  readonly peak_mb: number;
}

function load(address: string, files: readonly string[]): Loaded {
  const out = execFileSync(process.execPath, ["--import", "tsx", child, address, ...files], {encoding: "utf8"});
  return JSON.parse(out) as Loaded;
}

async function measured(rows: number, {name, shards}: (typeof engines)[number], files: readonly string[], day: string) {
  let cluster: Cluster | null = null;
  const file = join(root, `requests-${rows}.duckdb`);
  rmSync(file, {force: true});
  if (shards > 0) cluster = await startCluster(shards);
  try {
    const serverCpu = () =>
      Array.from({length: shards}, (_, i) => cluster?.cpuSeconds(i) ?? 0).reduce((a, b) => a + b, 0);
    const ownCpu = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
    const address = cluster ? await cluster.address("bench", 3600) : `duckdb:${file}`;
    const before = serverCpu();
    const whole = load(address, files);
    const cpu = whole.cpu_s + serverCpu() - before;
    const servers = cluster;
    const serverPeak = servers ? Math.max(...Array.from({length: shards}, (_, i) => servers.peakMegabytes(i))) : 0;
    const oneDay = load(address, [day]);
    const warehouse = await openRequests(warehouseAddress(address));
    const begin = performance.now();
    const cube = usageCube(await warehouse.usage(), registry);
    const cubeSeconds = (performance.now() - begin) / 1000;
    await warehouse.close();
    const beforeBulk = serverCpu() + ownCpu();
    const bulk = cluster
      ? await bulkClickHouse(cluster, shards, files)
      : await bulkDuckDb(join(root, "bulk.duckdb"), files);
    const bulkCpu = serverCpu() + ownCpu() - beforeBulk;
    return {
      engine: name,
      rows,
      load_s: round(whole.seconds),
      rows_a_second: Math.round(whole.added / whole.seconds),
      peak_mb: whole.peak_mb,
      server_peak_mb: serverPeak,
      add_a_day_s: round(oneDay.seconds),
      added: whole.added + oneDay.added - oneDay.replaced,
      bytes_a_row: round((cluster ? await bytesStored(cluster, shards) : statSync(file).size) / rows, 1),
      cube_cells: cube ? cellCount(cube) : 0,
      cube_bytes: cube ? encodeCube(cube).length : 0,
      cube_s: round(cubeSeconds),
      bulk_s: round(bulk),
      over_bulk: round(whole.seconds / bulk),
      cpu_s: round(cpu),
      bulk_cpu_s: round(bulkCpu),
      cpu_over_bulk: round(cpu / bulkCpu)
    };
  } finally {
    await cluster?.close();
    rmSync(file, {force: true});
  }
}

async function bytesStored(cluster: Cluster, shards: number): Promise<number> {
  let bytes = 0;
  for (let shard = 0; shard < shards; ++shard)
    bytes += Number(
      await cluster.ask(
        shard,
        "SELECT sum(bytes) FROM system.parts WHERE active AND database = 'bench' AND table = 'request'"
      )
    );
  return bytes;
}

const results: Awaited<ReturnType<typeof measured>>[] = [];
try {
  const reader = await openReader(":memory:");
  for (const rows of sizes) {
    const folder = join(root, `logs-${rows}`);
    const isThere = existsSync(folder) && readdirSync(folder).length > 0;
    const files = isThere
      ? readdirSync(folder)
          .sort()
          .map((name) => join(folder, name))
      : await writeLogs(reader, folder, rows);
    const day = join(root, `day-${rows}.csv`);
    if (!existsSync(day)) await writeDay(reader, day, rows);
    console.error(`${rows} rows, ${Math.round(bytesOf(files) / 1e6)} MB of CSV`);
    for (const engine of engines) {
      if (engine.shards > 0 && !hasClickHouse()) continue;
      const result = await measured(rows, engine, files, day);
      console.error(JSON.stringify(result));
      results.push(result);
    }
    if (values.data === undefined) rmSync(folder, {recursive: true});
  }
  reader.closeSync();
} finally {
  if (values.data === undefined) rmSync(root, {recursive: true, force: true});
}

/** Seconds a row at the largest size over those at the smallest: one where growth is linear. */
const growth = Object.fromEntries(
  engines.map(({name}) => {
    const own = results.filter(({engine}) => engine === name);
    const [first, last] = [own[0], own.at(-1)];
    return [
      name,
      first && last && first !== last ? round(last.load_s / last.rows / (first.load_s / first.rows)) : null
    ];
  })
);
// Rows, whole at either size: a year, a day more, and corrections that take the place of what they correct.
const isWhole = results.every(({rows, added}) => Math.abs(added - rows - Math.round(rows / DAYS)) <= rows / 1e5);
console.table(results);
const met = isWhole && results.every(({cpu_over_bulk}) => cpu_over_bulk <= LIMIT);
console.log(JSON.stringify({name: "scale", results, growth, whole: isWhole, limit_over_bulk: LIMIT, met}));
if (!met) process.exitCode = 1;
