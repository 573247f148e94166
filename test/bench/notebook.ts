import {existsSync} from "node:fs";
import {register} from "node:module";
import {join} from "node:path";
import {projectRoot} from "../../loaders/paths.js";
import {launchChromium} from "../../loaders/publish/launch.js";
import {serveCompressed} from "./pages/serve.js";

// npm run bench -- notebook [runs]: what a reader of a notebook waits for, from an input to the chart that follows it and for fifty
// cells once the engine is there; what is loaded before the first edit, what of it is neither Plot nor DuckDB nor the ledger, and
// what the editor weighs. Needs dist/. Prints a table, and one JSON object on the last line.

// Links are packed by the package that pages load, which Node does not find by itself.
register("../../loaders/npm-imports.mjs", import.meta.url);
const {notebookFragment, notebookIdle} = await import("../browser/notebook-page.js");

const RUNS = Number(process.argv[3] ?? 9);
const TARGETS = {inputToChartMs: 150, fiftyCellsMs: 1500, editorKb: 150, editorKbBeforeEdit: 0};
/** What a notebook cannot do without: drawing, the engine and its data, with what these rest on. */
const ENGINE =
  /_npm\/(?:@duckdb|apache-arrow|flatbuffers|@observablehq\/plot|d3|isoformat|interval-tree-1d|htl)|ledger\.\w*\.?duckdb/;
const EDITOR = /_npm\/(?:@codemirror|@lezer)/;
const FENCE = "```";

const SLICE = `${FENCE}input id=country
kind: choice
options: CN, US
value: CN
${FENCE}

${FENCE}sql id=weeks
SELECT week_start, tokens FROM usage_weekly_by_country WHERE country = \${country} ORDER BY week_start
${FENCE}

${FENCE}chart
from: weeks
x: week_start
y: tokens
title: Drawn
${FENCE}
`;

/** A chain of queries, each of the one before, in tens that begin at the ledger. */
const FIFTY = Array.from({length: 50}, (_, i) => {
  const from = i % 10 === 0 ? "usage_weekly_by_country" : `q${i - 1}`;
  return `${FENCE}sql id=q${i}\nSELECT week_start, country, tokens FROM ${from} WHERE tokens > ${i}\n${FENCE}\n`;
}).join("\n");

const dist = join(projectRoot, "dist");
if (!existsSync(dist)) throw new Error("bench notebook: dist/ is not there; run npm run build first");
const [browser, site] = [await launchChromium(), await serveCompressed(dist)];
const context = await browser.newContext({viewport: {width: 1440, height: 900}});
const page = await context.newPage();
page.setDefaultTimeout(180_000);
const loaded: {readonly url: string; readonly kb: number}[] = [];
const urls = new Map<string, string>();
const kbOf = (of = /./) => loaded.reduce((sum, {url, kb}) => sum + (of.test(url) ? kb : 0), 0);
const session = await context.newCDPSession(page);
await session.send("Network.enable");
session.on("Network.requestWillBeSent", ({requestId, request}) => void urls.set(requestId, request.url));
session.on("Network.loadingFinished", ({requestId, encodedDataLength}) =>
  loaded.push({url: urls.get(requestId) ?? "", kb: encodedDataLength / 1000})
);

// Texts: what is compiled for Node names its functions by a helper that pages do not have.

/** Milliseconds from the change of an input to the frame that shows another drawing. */
const INPUT_TO_CHART = `(async () => {
  const select = document.querySelector("select");
  const drawn = () => document.querySelector('.notebook-chart g[aria-label="line"] path')?.getAttribute("d");
  const was = drawn();
  const from = performance.now();
  select.value = select.value === "CN" ? "US" : "CN";
  select.dispatchEvent(new Event("change", {bubbles: true}));
  while (drawn() === was || drawn() === undefined) {
    if (performance.now() - from > 10_000) throw new Error("no other drawing within ten seconds");
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return performance.now() - from;
})()`;

/** Milliseconds in which all cells run anew. */
const ALL_CELLS = `(async () => {
  const isFresh = () => [...document.querySelectorAll(".notebook-cell")].every(({dataset}) => dataset.phase === "fresh");
  const from = performance.now();
  document.querySelector(".notebook-actions .primary").click();
  do {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    // A cell that took more than two seconds waits to be told to run.
    const phases = () => [...new Set([...document.querySelectorAll(".notebook-cell")].map(({dataset}) => dataset.phase))];
    if (performance.now() - from > 60_000) throw new Error("after a minute cells are " + phases().join(", "));
  } while (!isFresh());
  return performance.now() - from;
})()`;

await begun(SLICE);
const inputToChartMs = await median(INPUT_TO_CHART);
await page.waitForLoadState("networkidle");
const [beforeEditKb, engineKb, editorKbBeforeEdit] = [kbOf(), kbOf(ENGINE), kbOf(EDITOR)];
await page.locator('.notebook-cell[data-kind="sql"]').first().press("Enter");
await page.locator(".notebook-source:not([hidden]) .cm-content").waitFor();
await page.waitForLoadState("networkidle");
const editorKb = kbOf() - beforeEditKb;
await begun(FIFTY);
const fiftyCellsMs = await median(ALL_CELLS);
await browser.close();
site.close();

const found = {inputToChartMs, fiftyCellsMs, editorKb, editorKbBeforeEdit};
for (const [name, value] of Object.entries(found)) {
  const target = TARGETS[name as keyof typeof TARGETS];
  console.log(
    `${name.padEnd(18)} ${value.toFixed(0).padStart(6)}  at most ${target}  ${value <= target ? "holds" : "MISSED"}`
  );
}
const beside = {beforeEditKb, engineKb, ownKb: beforeEditKb - engineKb};
for (const [name, value] of Object.entries(beside)) console.log(`${name.padEnd(18)} ${value.toFixed(0).padStart(6)}`);
console.log(JSON.stringify({...found, ...beside, targets: TARGETS, runs: RUNS}));

/** Opens a notebook and runs it whole twice, so that the engine and the ledger are there and no cell waits to be told to run. */
async function begun(text: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${site.url}/en/notebook.html${notebookFragment(text)}`);
  for (let run = 0; run < 2; ++run) {
    await page.getByRole("button", {name: "Run all"}).press("Enter");
    await notebookIdle(page);
  }
}

async function median(measure: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; ++run) times.push(await page.evaluate<number>(measure));
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}
