import {appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {join, relative} from "node:path";
import {cacheRoot, projectRoot, sourceRoot} from "../paths.js";

const LIST = ".missing";

/** Names that Framework gives every page, by the package that each is of. */
const IMPLICIT: ReadonlyMap<string, string> = new Map([
  [
    "@observablehq/sample-datasets",
    "aapl|alphabet|cars|citywages|diamonds|flare|industries|miserables|olympians|penguins|pizza|weather"
  ],
  ["@duckdb/duckdb-wasm", "DuckDBClient"],
  ["@viz-js/viz", "dot"],
  ["echarts", "echarts"],
  ["katex", "tex"],
  ["leaflet", "L"],
  ["lodash", "_"],
  ["mapbox-gl", "mapboxgl"],
  ["mermaid", "mermaid"],
  ["topojson-client", "topojson"],
  ...["vega", "vega-lite", "vega-lite-api"].map((name) => [name, "vl"] as const)
]);

/** Said of Framework’s own client: it rests on another version than the installed one, and on workers that a built page’s policy shuts out. */
export const NO_DUCKDB_CLIENT =
  "DuckDBClient does not work here: write a sql fence, or sql`…` in code, which asks the ledger’s DuckDB; files that the front matter lists under sql are tables beside it";

/** Where pages and their modules name a package. */
export interface PackageUses {
  /** `src/[lang]/studies/a.md:12`, in order. */
  readonly places: readonly string[];
  /** Versions they ask for, such as `^4.17`. */
  readonly ranges: readonly string[];
  /** What they import of it by name. */
  readonly names: readonly string[];
}

/** Finds where files below a folder name a package, by `npm:` or by a name that Framework gives every page. */
export function usesOf(name: string, root = sourceRoot): PackageUses {
  const npm = `npm:${name.replaceAll(".", "\\.")}`;
  const named = new RegExp(`${npm}(?:@([^/"'\`]+))?(?=["'\`/])`, "g");
  const implicit = new RegExp(IMPLICIT.has(name) ? `(?<![\\w.$"'])(?:${IMPLICIT.get(name)})(?![\\w$"':])` : "(?!)");
  const imported = new RegExp(`import\\s+(?:[\\w$]+\\s*,\\s*)?\\{([^}]*)\\}\\s*from\\s*["']${npm}[@/"']`, "g");
  const uses = {places: [] as string[], ranges: [] as string[], names: [] as string[]};
  for (const file of filesBelow(root)) {
    const text = readFileSync(file, "utf8");
    let isCode = !file.endsWith(".md");
    for (const [i, line] of text.split("\n").entries()) {
      if (file.endsWith(".md") && /^\s*```/.test(line)) isCode = !isCode;
      const isUse = line.search(named) >= 0 || ((isCode || line.includes("${")) && implicit.test(line));
      if (isUse) uses.places.push(`${relative(projectRoot, file)}:${i + 1}`);
    }
    uses.ranges.push(...[...text.matchAll(named)].flatMap(([, range]) => range ?? []));
    for (const [, list = ""] of text.matchAll(imported))
      uses.names.push(...list.split(",").flatMap((each) => /^[\w$]+/.exec(each.trim()) ?? []));
  }
  return uses;
}

/** Pages and what they may import, below a folder; types say nothing of what is loaded. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : filesBelow(path);
    return /\.(?:md|[jt]sx?)$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [path] : [];
  });
}

/** What to say of a package that is not there, or by another version, with the first page that names it, or module where none does. */
export function missingMessage(
  {name, version}: {readonly name: string; readonly version: string},
  installed: string | null,
  {places}: Pick<PackageUses, "places">
): string {
  const place = places.find((each) => each.includes(".md:")) ?? places[0];
  const at = place === undefined ? "" : `${place}: `;
  if (name === "@duckdb/duckdb-wasm") return at + NO_DUCKDB_CLIENT;
  const what =
    installed === null
      ? `npm:${name} is not installed: run "npm install ${name}"`
      : `npm:${name}@${version}: ${installed} is installed; write npm:${name}, or run "npm install ${name}@${version}"`;
  return `${at}${what} and start again (nothing is fetched from a CDN)`;
}

/** A version that satisfies what was asked, for what is not there: `^4.17` is 4.17.0. */
export function versionFor(range: string): string {
  const [major = "0", minor = "0", patch = "0"] = /\d+(?:\.\d+){0,2}/.exec(range)?.[0].split(".") ?? [];
  return `${major}.${minor}.${patch}`;
}

/** Whether a file of a package is asked for as a module. */
export function isScript(path: string): boolean {
  return /(?:\.[cm]?js|\+esm)$/.test(path);
}

/** A file that stands for one of a package that is not there: it says so where it is loaded, so that its page alone fails. */
export function missingFile(path: string, message: string, {names}: Pick<PackageUses, "names">): string {
  if (path.endsWith(".css")) return `body::before { content: ${JSON.stringify(message)}; color: red; }\n`;
  if (!isScript(path)) return message;
  const given = [...new Set(names)].filter((name) => name !== "default");
  return `throw new Error(${JSON.stringify(message)});
export default undefined;
${given.map((name) => `const given_${name} = undefined;\nexport {given_${name} as ${name}};\n`).join("")}`;
}

/** Notes beside seeded packages that a folder holds files which stand for what is not there. */
export function noteMissing(folder: string, target = join(cacheRoot, "_npm")): void {
  mkdirSync(target, {recursive: true});
  appendFileSync(join(target, LIST), `${folder}\n`);
}

/** Empties these folders: what stands in them tells lines of pages as they were. */
export function forgetMissing(target: string): void {
  const list = join(target, LIST);
  if (!existsSync(list)) return;
  for (const folder of new Set(readFileSync(list, "utf8").split("\n").filter(Boolean))) {
    rmSync(join(target, folder), {recursive: true, force: true});
    mkdirSync(join(target, folder), {recursive: true});
  }
  rmSync(list);
}
