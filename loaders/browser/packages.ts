import {existsSync, readFileSync} from "node:fs";
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
  const {dependencies = {}} = readManifest(join(root, "package.json"));
  return Object.keys(dependencies).map((name) => browserPackage(name, root));
}

/** With them what two of them or more rest on, so that these share one copy of it. */
export function sharedPackages(root = projectRoot): BrowserPackage[] {
  const direct = browserPackages(root);
  const below = direct.map(({name}) => reached(name, root, new Set(direct.map((each) => each.name))));
  const shared = new Set(
    below.flatMap((names, i) => [...names].filter((name) => below.slice(i + 1).some((other) => other.has(name))))
  );
  return [...direct, ...[...shared].sort().map((name) => browserPackage(name, root))];
}

/** A package that is one of the dependencies or that these rest on, by its name; null for any other. */
export function reachablePackage(name: string, root = projectRoot): BrowserPackage | null {
  const {dependencies = {}} = readManifest(join(root, "package.json"));
  const isReached = Object.keys(dependencies).some((each) => each === name || reached(each, root).has(name));
  return isReached ? browserPackage(name, root) : null;
}

/** Folder of a package that is installed beside all others. */
export function packageFolder(name: string, root = projectRoot): string {
  return join(root, "node_modules", name);
}

function browserPackage(name: string, root: string): BrowserPackage {
  const {version = ""} = readManifest(join(packageFolder(name, root), "package.json"));
  return {name, version, assets: ASSETS[name] ?? [], holds: HOLDS[name] ?? []};
}

/** Names of all that a package rests on, as far as the first of those that are known. */
function reached(name: string, root: string, known: ReadonlySet<string> = new Set(), found = new Set<string>()) {
  const path = join(packageFolder(name, root), "package.json");
  const {dependencies = {}, peerDependencies = {}} = existsSync(path) ? readManifest(path) : {};
  for (const each of Object.keys({...dependencies, ...peerDependencies})) {
    if (known.has(each) || found.has(each) || !existsSync(packageFolder(each, root))) continue;
    found.add(each);
    reached(each, root, known, found);
  }
  return found;
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}
