import {createHash} from "node:crypto";
import {cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, posix} from "node:path";
import {cacheRoot, projectRoot} from "../paths.js";
import {clientPackages, mappedPackages, writeBundled} from "./bundled.js";
import {forgetMissing} from "./missing.js";
import {browserModule, packageOf, type LinkTo} from "./module.js";
import {browserPackages, packageFolder, sharedPackages, type BrowserPackage} from "./packages.js";

/**
 * Puts the locked npm packages where Framework looks for downloaded ones, so that `npm:` imports and its implicit
 * libraries (`Plot`, `d3`, `html` …) resolve without a CDN. Each package is bundled from its own entry point;
 * imports between packages, and of what several of them rest on, stay imports, so a page loads each of them once. What
 * is not an entry point of the dependencies is made when it is asked for: `installed.ts`. Returns false when nothing had changed.
 */
export async function seedImportCache(target = join(cacheRoot, "_npm")): Promise<boolean> {
  const [packages, shared] = [browserPackages(), sharedPackages()];
  const marker = join(target, ".seed");
  const key = seedKey(shared);
  forgetMissing(target);
  if (existsSync(marker) && readFileSync(marker, "utf8") === key) return false;
  rmSync(target, {recursive: true, force: true});
  const bundled: string[] = await clientPackages(packages.map((p) => p.name));
  for (const each of packages) bundled.push(...(await seedPackage(each, shared, target)));
  const seeded = new Set(packages.map((p) => p.name));
  // Framework asks the registry for the version of every library it might need, unless a folder answers.
  for (const name of recommendedLibraries())
    if (!seeded.has(name)) mkdirSync(join(target, `${name}@0.0.0`), {recursive: true});
  writeBundled(target, bundled);
  writeFileSync(marker, key);
  return true;
}

/** Where a module of a package lies among those seeded, as Framework asks for it. */
export function modulePath({name, version}: BrowserPackage, path = ""): string {
  return `${name}@${version}/${path === "" ? "_esm.js" : `${path}._esm.js`}`;
}

/** Finds what modules share where it is seeded, from a module at its path: a package has its own files within. */
export function linksFrom(module: string, shared: readonly BrowserPackage[]): LinkTo {
  return (specifier) => {
    const {name, path} = packageOf(specifier);
    const other = shared.find((each) => each.name === name);
    const isOwn = other && (module === modulePath(other) || module === modulePath(other, path));
    if (!other || isOwn || /\.(?!m?js$)\w+$/.test(path)) return null;
    const to = posix.relative(posix.dirname(module), modulePath(other, path));
    return to.startsWith(".") ? to : `./${to}`;
  };
}

/** Seeds one package; gives the folders of those whose code went into it. */
async function seedPackage(pkg: BrowserPackage, shared: readonly BrowserPackage[], target: string): Promise<string[]> {
  const path = modulePath(pkg);
  const {code, packages: bundled} = await browserModule(pkg.name, linksFrom(path, shared));
  mkdirSync(dirname(join(target, path)), {recursive: true});
  writeFileSync(join(target, path), code);
  for (const asset of pkg.assets) cpSync(join(packageFolder(pkg.name), asset), join(target, dirname(path), asset));
  const assets = pkg.assets.flatMap((asset) => mappedPackages(join(packageFolder(pkg.name), asset)));
  return [...bundled, ...assets, ...pkg.holds.map((name) => `node_modules/${name}`)];
}

function seedKey(packages: readonly BrowserPackage[]): string {
  const key = createHash("sha256").update(JSON.stringify(packages));
  for (const name of ["seed.ts", "module.ts", "plain-functions.ts"])
    key.update(readFileSync(new URL(name, import.meta.url), "utf8"));
  return key.digest("hex");
}

/** Names of all `npm:` packages that Framework's standard library mentions. */
function recommendedLibraries(): Set<string> {
  const folder = join(projectRoot, "node_modules/@observablehq/framework/dist");
  const files = [join(folder, "libraries.js"), ...listFiles(join(folder, "client"))];
  const names = new Set<string>();
  for (const file of files)
    for (const [, name] of readFileSync(file, "utf8").matchAll(/"npm:((?:@[\w.-]+\/)?[\w.-]+)/g))
      if (name) names.add(name);
  return names;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((f) => f.endsWith(".js"))
    .map((f) => join(folder, f));
}
