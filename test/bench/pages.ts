import {cpSync, existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {brotliCompressSync} from "node:zlib";
import {build} from "esbuild";
import {seedImportCache} from "../../loaders/browser/seed.js";
import {projectRoot} from "../../loaders/paths.js";
import {defineUnsettled} from "../../loaders/publish/settle.js";
import {queryWarehouse} from "../../loaders/warehouse/query.js";
import {inFull} from "../../src/lib/links.js";
import {PAGES} from "../../src/lib/pages.js";
import {launchChromium} from "../../loaders/publish/launch.js";
import {buildOtherSite} from "../browser/other-site.js";
import {serveCompressed} from "./pages/serve.js";
import {watch, type Waited} from "./pages/watch.js";

// npm run bench -- pages [runs] [/,/value…]: what readers wait for on a slow phone and a desk, page by page, beside a plain page of
// Framework with its own DuckDB client over the same weeks. Needs dist/. Prints a table, and one JSON object on the last line.

const RUNS = Number(process.argv[3] ?? 3);
const ONLY = process.argv[4]?.split(",") ?? PAGES.map(({path}) => path);
/** 4 times slower than this machine, 1.6 Mbit/s, 150 ms. */
const SLOW = {cpu: 4, bytesPerSecond: 1.6e6 / 8, latencyMs: 150};
const TARGETS = {answerMs: 1200, chartMs: 2000, shift: 0.02, firstViewKb: 150, chartTimesStock: 5};
const SCREENS = {phone: {width: 360, height: 740}, desk: {width: 1440, height: 900}};

interface Line extends Waited {
  readonly page: string;
  readonly screen: keyof typeof SCREENS;
  readonly requests: number;
  /** Compressed, all that came until the page was quiet. */
  readonly kb: number;
  /** Compressed size of the page’s own file. */
  readonly htmlKb: number;
}

/** A site that is served, with the name its page goes by in the table. */
interface Site {
  readonly url: string;
  readonly folder: string;
  readonly name?: string;
}

const dist = join(projectRoot, "dist");
if (!existsSync(dist)) throw new Error("bench pages: dist/ is not there; run npm run build first");
const STOCK = "stock";
const stock = await buildStock();
const browser = await launchChromium();
const [ours, theirs] = [await serveCompressed(dist), await serveCompressed(stock)];
const lines: Line[] = [];
for (const screen of ["phone", "desk"] as const) {
  lines.push(await median({url: theirs.url, folder: stock, name: STOCK}, "/index.html", screen));
  for (const path of ONLY) lines.push(await median({url: ours.url, folder: dist}, inFull(`/en${path}`), screen));
}
await browser.close();
ours.close();
theirs.close();
console.log(table(lines));
console.log(JSON.stringify(summary(lines)));

/** Builds the plain page over the published weeks; gives its folder. */
async function buildStock(): Promise<string> {
  const [rows] = await queryWarehouse(
    "shipped",
    "SELECT week_start, model, country, tokens FROM usage_weekly_by_model"
  );
  const cells = (row: (typeof rows)[number]) =>
    [row["week_start"], row["model"], row["country"], row["tokens"]].join(",");
  const built = await buildOtherSite("stock", async (root) => {
    cpSync(join(projectRoot, "test/bench/pages/stock.md"), join(root, "index.md"));
    writeFileSync(join(root, "usage.csv"), ["week_start,model,country,tokens", ...rows.map(cells)].join("\n"));
    await seedStockDuckDB(join(root, ".observablehq/cache/_npm"));
  });
  if (built.status !== 0) throw new Error(`the plain page was not built:\n${built.log}`);
  return built.dist;
}

/** Puts the DuckDB that Framework names beside the site’s own packages, where it looks for what it would download. */
async function seedStockDuckDB(cache: string): Promise<void> {
  await seedImportCache(cache);
  const stock = join(projectRoot, "test/bench/node_modules/stock-duckdb-wasm");
  const {version} = JSON.parse(readFileSync(join(stock, "package.json"), "utf8")) as {readonly version: string};
  const folder = join(cache, `@duckdb/duckdb-wasm@${version}`);
  await build({
    entryPoints: [join(stock, "dist/duckdb-browser.mjs")],
    outfile: join(folder, "_esm.js"),
    bundle: true,
    minify: true,
    format: "esm",
    logLevel: "error"
  });
  for (const file of [
    "duckdb-mvp.wasm",
    "duckdb-eh.wasm",
    "duckdb-browser-mvp.worker.js",
    "duckdb-browser-eh.worker.js"
  ])
    cpSync(join(stock, "dist", file), join(folder, "dist", file));
}

/** The median run of a page, each load in a context of its own, so that nothing is cached. */
async function median(site: Site, page: string, screen: Line["screen"]): Promise<Line> {
  const runs: Line[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await load(site, page, screen));
  console.error(`${screen} ${page}`);
  return runs.sort((a, b) => (a.chart ?? Infinity) - (b.chart ?? Infinity))[Math.floor(RUNS / 2)] as Line;
}

async function load({url, folder, name}: Site, page: string, screen: Line["screen"]): Promise<Line> {
  const context = await browser.newContext({viewport: SCREENS[screen]});
  // What runs this file marks the names of functions by a helper, which pages do not have.
  await context.addInitScript("globalThis.__name = (value) => value;");
  await context.addInitScript(defineUnsettled);
  await context.addInitScript(watch);
  const tab = await context.newPage();
  const client = await context.newCDPSession(tab);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: SLOW.latencyMs,
    downloadThroughput: SLOW.bytesPerSecond,
    uploadThroughput: SLOW.bytesPerSecond
  });
  await client.send("Emulation.setCPUThrottlingRate", {rate: SLOW.cpu});
  let [bytes, requests] = [0, 0];
  client.on("Network.loadingFinished", ({encodedDataLength}) => {
    bytes += encodedDataLength;
    requests++;
  });
  await tab.goto(url + page, {waitUntil: "commit"});
  const isShown = () => document.readyState === "complete" && window.unsettled(true).length <= 1;
  await tab.waitForFunction(isShown, undefined, {timeout: 120_000, polling: 100}).catch(() => undefined);
  await tab.waitForLoadState("networkidle", {timeout: 20_000}).catch(() => undefined);
  const waited = await tab.evaluate(() => window.waited);
  await context.close();
  const htmlKb = brotliCompressSync(readFileSync(join(folder, page))).length / 1000;
  return {page: name ?? page, screen, ...waited, requests, kb: bytes / 1000, htmlKb};
}

function table(rows: readonly Line[]): string {
  const cell = (value: number | null, digits = 0) => (value === null ? "-" : value.toFixed(digits));
  const lines = rows.map(
    (l) =>
    [l.page, l.screen, cell(l.answer), cell(l.chart), cell(l.control), cell(l.shift, 3), l.requests, cell(l.kb), cell(l.htmlKb)].join(" | ") // prettier-ignore
  );
  const heads = "page | screen | answer, ms | chart, ms | control, ms | shift | requests | kB in all | kB of HTML";
  return [heads, heads.replace(/[^|]+/g, " --- "), ...lines].map((line) => `| ${line} |`).join("\n");
}

function summary(rows: readonly Line[]) {
  const own = rows.filter((l) => l.page !== STOCK);
  const missed = (isMet: (line: Line) => boolean) => own.filter((l) => !isMet(l)).map((l) => `${l.page} ${l.screen}`);
  const stockChart = (screen: Line["screen"]) => rows.find((l) => l.page === STOCK && l.screen === screen)?.chart ?? 0;
  const home = (screen: Line["screen"]) => own.find((l) => l.page === "/en/index.html" && l.screen === screen)?.chart;
  const times = (screen: Line["screen"]) => stockChart(screen) / (home(screen) ?? Infinity);
  return {
    bench: "pages",
    runs: RUNS,
    slow: SLOW,
    targets: TARGETS,
    timesSoonerThanStock: {phone: times("phone"), desk: times("desk")},
    missed: {
      answer: missed((l) => l.answer !== null && l.answer <= TARGETS.answerMs),
      // Pages that show no chart before a reader asks are held to their answer alone.
      chart: missed((l) => l.chart === null || l.chart <= TARGETS.chartMs),
      shift: missed((l) => l.shift <= TARGETS.shift),
      html: missed((l) => l.htmlKb <= TARGETS.firstViewKb)
    },
    pages: rows
  };
}
