import {readFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../paths.js";

/** One npm package that pages may import as `npm:<name>`. */
export interface BrowserPackage {
  readonly name: string;
  readonly version: string;
  /** Files fetched as they are at run time, relative to the package. */
  readonly assets: readonly string[];
  /** Packages that it has bundled itself, without a source map that tells. */
  readonly holds: readonly string[];
}

const ASSETS: Readonly<Record<string, readonly string[]>> = {
  "@duckdb/duckdb-wasm": ["dist/duckdb-eh.wasm", "dist/duckdb-browser-eh.worker.js"]
};
const HOLDS: Readonly<Record<string, readonly string[]>> = {unpdf: ["pdfjs-dist"]};

/**
 * The packages browsers load: exactly the `dependencies` of package.json, at the version npm installed from the
 * lock file. Everything Node alone needs is a devDependency.
 */
export function browserPackages(root = projectRoot): BrowserPackage[] {
  const {dependencies} = readJson(join(root, "package.json")) as {dependencies: Record<string, string>};
  return Object.keys(dependencies).map((name) => {
    const {version} = readJson(join(root, "node_modules", name, "package.json")) as {version: string};
    return {name, version, assets: ASSETS[name] ?? [], holds: HOLDS[name] ?? []};
  });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
