import {fork} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {availableParallelism} from "node:os";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {cacheRoot} from "../../paths.js";
import {isStudy} from "../policy.js";
import type {FirstView} from "./draw-page.js";
import type {Drawn} from "./draw-worker.js";
import {placeViews} from "./place.js";
import {BASE_RULES} from "./style-rules.js";

/** The script of a page, with the cells it runs. */
const SCRIPT = /<script type="module">\n[\s\S]*?<\/script>/;
/** Most pages that one process draws in a row. */
const BATCH = 32;
/**
 * As many processes as cores: threads that collect garbage for one of them would only be in the way of another. None collects
 * as soon as it waits either, for it waits at each step, and what a page holds is still in use.
 */
const COLLECTING = ["--single-threaded-gc", "--max-semi-space-size=32", "--no-minor-gc-task"];
const HERE = dirname(fileURLToPath(import.meta.url));

interface FirstViewOptions {
  /** Day the views are drawn on, since pages tell the age of their data. */
  readonly today: string;
  /** Folder in which views are kept from one build to the next. */
  readonly kept?: string;
}

/**
 * Gives every page of a built site that runs cells what they show before any script has run: answers, numbers, tables and
 * drawings, by the page's own scripts. A view is kept under the hash of all it rests on. Returns how many pages have one.
 * Throws where a page fails, by name; a study, which may need what only a browser has, is left to its scripts, and told.
 */
export async function writeFirstViews(
  site: string,
  {today, kept = join(cacheRoot, "_first-views")}: FirstViewOptions
): Promise<number> {
  const pages = readdirSync(site, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({file: file.replaceAll("\\", "/"), html: readFileSync(join(site, file), "utf8")}))
    .filter(({html}) => /^define\(\{id: /m.test(html));
  const engine = hashOf(...readdirSync(HERE).map((file) => readFileSync(join(HERE, file), "utf8")), today);
  const pathOf = (html: string) => join(kept, `${hashOf(engine, html.replace(/"lastModified":\d+/g, ""))}.json`);
  const paths = new Map(pages.map(({file, html}) => [file, pathOf(html)]));
  mkdirSync(kept, {recursive: true});
  const missing = pages.filter(({file}) => !existsSync(paths.get(file) ?? ""));
  for (const {file, view} of await drawAll(site, batchesOf(missing)))
    writeFileSync(paths.get(file) ?? "", JSON.stringify(view));
  const views = pages.flatMap((page) => {
    const path = paths.get(page.file) ?? "";
    return existsSync(path) ? [{...page, view: readView(path)}] : [];
  });
  const rules = [...new Set([...BASE_RULES, ...views.flatMap(({view}) => view.rules)])].join("\n");
  const sheet = `first-view.${hashOf(rules).slice(0, 8)}.css`;
  writeFileSync(join(site, sheet), rules);
  for (const {file, html, view} of views) {
    const from = (path: string) => relative(dirname(file), path).replaceAll("\\", "/");
    const placed = {cells: view.cells, files: view.files.map(from), sheet: from(sheet)};
    writeFileSync(join(site, file), placeViews(html, placed));
  }
  return views.length;
}

/** Pages by what they run, a few at a time: those that run the same differ only in what their path says. */
function batchesOf(pages: readonly {readonly file: string; readonly html: string}[]): string[][] {
  const byScript = new Map<string, string[]>();
  for (const {file, html} of pages) {
    const script = SCRIPT.exec(html)?.[0] ?? file;
    byScript.set(script, [...(byScript.get(script) ?? []), file]);
  }
  return [...byScript.values()].flatMap((files) =>
    Array.from({length: Math.ceil(files.length / BATCH)}, (_, i) => files.slice(i * BATCH, (i + 1) * BATCH))
  );
}

interface DrawnPage {
  readonly file: string;
  readonly view: FirstView;
}

/** Draws pages in as many processes as there are cores. */
async function drawAll(site: string, batches: readonly (readonly string[])[]): Promise<DrawnPage[]> {
  // Those that take longest first.
  const queue = [...batches].sort((a, b) => b.length - a.length);
  const drawn: DrawnPage[] = [];
  const processes = Math.min(availableParallelism(), queue.length);
  await Promise.all(
    Array.from(
      {length: processes},
      () =>
        new Promise<void>((resolve, reject) => {
          const child = fork(join(HERE, "draw-worker.ts"), [site], {
            execArgv: ["--import", "tsx", ...COLLECTING]
          });
          let files: readonly string[] = [];
          const next = () => {
            const batch = queue.shift();
            if (batch === undefined) child.disconnect();
            else child.send((files = batch));
          };
          child.on("message", ({views, problem}: Drawn) => {
            if (!views && files.every(isStudy)) {
              console.warn(`${files.join(", ")}: shows nothing before its scripts run: ${problem?.split("\n")[0]}`);
              next();
              return;
            }
            if (!views) {
              child.kill();
              reject(new Error(`first view of ${files.join(", ")}: ${problem}`));
              return;
            }
            drawn.push(...views.flatMap((view, i) => (files[i] === undefined ? [] : [{file: files[i], view}])));
            next();
          });
          child.on("error", reject);
          child.on("exit", (code) =>
            code === 0 ? resolve() : reject(new Error(`drawing first views ended with exit ${code}`))
          );
          next();
        })
    )
  );
  return drawn;
}

function readView(path: string): FirstView {
  return JSON.parse(readFileSync(path, "utf8")) as FirstView;
}

function hashOf(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}
