import {copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {cpus, totalmem} from "node:os";
import {join} from "node:path";
import {build} from "esbuild";
import {chromium} from "playwright-core";
import {nativeDatabase} from "../../loaders/data/usage-cube.js";
import {projectRoot} from "../../loaders/paths.js";
import {findChromium} from "../../loaders/publish/chromium.js";
import {serveFolder} from "../../loaders/publish/serve.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {buildCube} from "../../src/query/cube/build.js";
import {datasetOf} from "../../src/query/cube/datasets.js";
import {encodeCube} from "../../src/query/cube/file.js";
import {sqlSlicer} from "../../src/query/cube/sql-slicer.js";
import {plantCategories} from "./slice/categories.js";
import type {Run} from "./slice/page.js";
import {cubeAnswer, cubeSelections, CUBES} from "./slice/published.js";

// npm run bench -- slice [rows…]: four linked views over seeded rows, our engine beside others, in one headless browser
// each. Prints a table, and one JSON object on the last line.

const ENGINES = ["cube", "duckdb", "mosaic", "crossfilter", "arquero", "perspective"] as const;
const SIZES = process.argv.slice(3).map(Number);
const ROWS = SIZES.length ? SIZES : [35_000, 1_000_000, 10_000_000];
/** Milliseconds an engine may take for its selections, and in all with loading. */
const BUDGET = 60_000;
const GIVE_UP = 180_000;

interface Line {
  readonly engine: string;
  readonly rows: number;
  readonly load: number;
  readonly build: number;
  readonly p50: number;
  readonly p95: number;
  readonly dragP95: number | null;
  readonly selections: number;
  readonly peakMegabytes: number | null;
  readonly note: string;
}

/** What is known of an engine that did not finish. */
const NOTHING = {load: NaN, build: 0, p50: NaN, p95: NaN, dragP95: null, selections: 0, peakMegabytes: null};

/** Cubes that pages load, with the sums of one as SQL gives them for the same cuts. */
const PAGED = [
  {name: "published", dataset: "weekly"},
  {name: "categories", dataset: "categories"}
] as const;

const packages = join(projectRoot, "test/bench");
const site = join(projectRoot, "test/.out/bench-site");
/** Right answers, by size of made-up rows as the cube gives them, by name of a cube that pages load as SQL does. */
const expected = new Map<number | string, Run["answers"]>();
await prepare();
const paged = await prepareCubes();
const server = await serveFolder(site);
const lines: Line[] = [];
for (const rows of ROWS) for (const engine of ENGINES) lines.push(await measure(engine, rows));
for (const {name, rows} of paged) lines.push(await measure(name, rows));
await server.close();
console.log(table(lines));
console.log(JSON.stringify(summary(lines)));

/** Bundles the page and lays out what it fetches. */
async function prepare(): Promise<void> {
  rmSync(site, {recursive: true, force: true});
  mkdirSync(site, {recursive: true});
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ["test/bench/slice/page.ts"],
    outfile: join(site, "page.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
    nodePaths: [join(packages, "node_modules"), join(projectRoot, "node_modules")],
    plugins: [
      {
        name: "npm",
        setup: (bundler) =>
          bundler.onResolve({filter: /^npm:/}, ({path, resolveDir}) =>
            bundler.resolve(path.replace(/^npm:((?:@[^/@]+\/)?[^/@]+).*/, "$1"), {kind: "import-statement", resolveDir})
          )
      }
    ]
  });
  const duckdb = join(projectRoot, "node_modules/@duckdb/duckdb-wasm/dist");
  copyFileSync(join(duckdb, "duckdb-eh.wasm"), join(site, "duckdb.wasm"));
  copyFileSync(join(duckdb, "duckdb-browser-eh.worker.js"), join(site, "duckdb-worker.js"));
  cpSync(join(packages, "node_modules/@finos/perspective/dist"), join(site, "perspective"), {recursive: true});
  writeFileSync(join(site, "index.html"), `<!doctype html><script type="module" src="page.js"></script>`);
}

/** Writes the cubes that pages load, and notes what SQL answers to each cut of them. */
async function prepareCubes(): Promise<{readonly name: keyof typeof CUBES; readonly rows: number}[]> {
  const connection = await openWarehouse({edition: "shipped"});
  await plantCategories(connection);
  const database = nativeDatabase(connection);
  const cubes = [];
  for (const {name, dataset: of} of PAGED) {
    const dataset = datasetOf(of);
    const cube = await buildCube(database, {dataset, dimensions: dataset.dimensions});
    writeFileSync(join(site, CUBES[name]), encodeCube(cube));
    const answers: number[][] = [];
    for (const selection of cubeSelections(cube))
      answers.push(await cubeAnswer(sqlSlicer(database, cube), cube, selection));
    const rows = Number((await database.rows(`SELECT count(*) AS n FROM (${dataset.relation})`))[0]?.["n"]);
    expected.set(name, answers);
    cubes.push({name, rows});
  }
  connection.closeSync();
  return cubes;
}

/** One engine and one size in a browser of its own, so that peak memory is its own too. */
async function measure(engine: string, rows: number): Promise<Line> {
  const {executablePath, args, env} = await findChromium();
  const browserServer = await chromium.launchServer({
    executablePath,
    args: [...args],
    ...(env && {env: {...process.env, ...env}})
  });
  const browser = await chromium.connect(browserServer.wsEndpoint());
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(error.message));
    await page.goto(`${server.url}/index.html`);
    await page.waitForFunction(() => "runEngine" in window);
    const running = page.evaluate(
      ([name, count, budget, isCube]) => {
        const own = window as unknown as {
          runEngine: (name: string, rows: number, budget: number) => Promise<Run>;
          runCube: (name: string) => Promise<Run>;
        };
        return isCube ? own.runCube(name) : own.runEngine(name, count, budget);
      },
      [engine, rows, BUDGET, engine in CUBES] as const
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`gave up after ${GIVE_UP / 1000} s`)), GIVE_UP);
    });
    const run = await Promise.race([running, late]).finally(() => clearTimeout(timer));
    return lineOf(engine, rows, run, peakMegabytes(browserServer.process().pid ?? 0));
  } catch (error) {
    const note = (error as Error).message.split("\n")[0] ?? "failed";
    return {...NOTHING, engine, rows, note: note.slice(0, 120)};
  } finally {
    await browserServer.kill();
  }
}

function lineOf(engine: string, rows: number, run: Run, peak: number | null): Line {
  const {ingest = 0, load = 0, build: cubeBuild = 0} = run.phases;
  if (engine === "cube") expected.set(rows, run.answers);
  const answers = expected.get(engine in CUBES ? engine : rows);
  const differs = run.answers.some((sums, i) => sums.join() !== answers?.[i]?.join());
  return {
    engine,
    rows,
    load: ingest + load + cubeBuild,
    build: cubeBuild,
    p50: quantile(run.times, 0.5),
    p95: quantile(run.times, 0.95),
    dragP95: run.drag.length ? quantile(run.drag, 0.95) : null,
    selections: run.times.length,
    peakMegabytes: peak,
    note: differs ? `answers differ from ${engine in CUBES ? "SQL’s" : "the cube’s"}` : run.note
  };
}

/** The value below which a part of the sorted values lies, by nearest rank. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

/** Largest resident memory of the browser's renderers, where the system tells. */
function peakMegabytes(root: number): number | null {
  try {
    const parents = new Map(
      readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) => {
          const stat = readOrEmpty(`/proc/${pid}/stat`);
          const [, parent] = /\) \w (\d+)/.exec(stat) ?? [];
          return parent ? [[Number(pid), Number(parent)] as const] : [];
        })
    );
    const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
    const peaks = [...parents.keys()]
      .filter((pid) => isOurs(pid) && readOrEmpty(`/proc/${pid}/cmdline`).includes("--type=renderer"))
      .map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readOrEmpty(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);
    return peaks.length ? Math.round(Math.max(...peaks)) : null;
  } catch {
    return null;
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function table(all: readonly Line[]): string {
  const number = (value: number | null) =>
    value === null || Number.isNaN(value) ? "-" : value < 100 ? value.toFixed(1) : value.toFixed(0);
  const rows = all.map((l) =>
    [
      l.rows.toLocaleString("en"),
      l.engine,
      number(l.load),
      number(l.build || null),
      `${number(l.p50)} / ${number(l.p95)}`,
      number(l.dragP95),
      String(l.selections),
      number(l.peakMegabytes),
      l.note
    ].join(" | ")
  );
  return [
    "| rows | engine | load, ms | of it cube, ms | p50 / p95, ms | drag p95, ms | selections | peak, MB | note |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`)
  ].join("\n");
}

function summary(all: readonly Line[]) {
  const most = Math.max(...ROWS);
  const of = (engine: string) => all.find((l) => l.engine === engine && (l.rows === most || engine in CUBES));
  const [cube, duckdb, published, categories] = [of("cube"), of("duckdb"), of("published"), of("categories")];
  const ratio = (a = NaN, b = NaN) => a / b;
  return {
    bench: "slice",
    machine: `${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    rows: most,
    targets: {
      p95_ms: {value: cube?.p95, at_most: 8},
      times_raw_duckdb_p50: {value: ratio(duckdb?.p50, cube?.p50), at_least: 30},
      published_p95_ms: {value: published?.p95, at_most: 2},
      categories_p95_ms: {value: categories?.p95, at_most: 2},
      load_over_ingest: {value: ratio(cube?.load, (cube?.load ?? NaN) - (cube?.build ?? NaN)), at_most: 2}
    },
    lines: all
  };
}
