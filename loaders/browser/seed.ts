import {createHash} from "node:crypto";
import {cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {build as bundle, type Plugin} from "esbuild";
import {cacheRoot, projectRoot} from "../paths.js";
import {clientPackages, mappedPackages, packagesIn, writeBundled} from "./bundled.js";
import {browserPackages, type BrowserPackage} from "./packages.js";

/**
 * Puts the locked npm packages where Framework looks for downloaded ones, so that `npm:` imports and its implicit
 * libraries (`Plot`, `d3`, `html` …) resolve without a CDN. Each package is bundled from its own entry point;
 * imports between packages stay imports, so a page loads each of them once. Returns false when nothing had changed.
 */
export async function seedImportCache(target = join(cacheRoot, "_npm")): Promise<boolean> {
  const packages = browserPackages();
  const marker = join(target, ".seed");
  const key = seedKey(packages);
  if (existsSync(marker) && readFileSync(marker, "utf8") === key) return false;
  rmSync(target, {recursive: true, force: true});
  const bundled: string[] = await clientPackages(packages.map((p) => p.name));
  for (const each of packages) bundled.push(...(await seedPackage(each, packages, target)));
  const seeded = new Set(packages.map((p) => p.name));
  // Framework asks the registry for the version of every library it might need, unless a folder answers.
  for (const name of recommendedLibraries())
    if (!seeded.has(name)) mkdirSync(join(target, `${name}@0.0.0`), {recursive: true});
  writeBundled(target, bundled);
  writeFileSync(marker, key);
  return true;
}

/** Seeds one package; gives the folders of those whose code went into it. */
async function seedPackage(
  pkg: BrowserPackage,
  packages: readonly BrowserPackage[],
  target: string
): Promise<string[]> {
  const outfile = join(target, moduleFolder(pkg), "_esm.js");
  const {metafile} = await bundle({
    metafile: true,
    absWorkingDir: projectRoot,
    entryPoints: [pkg.name],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    mainFields: ["browser", "module", "main"],
    target: "es2022",
    legalComments: "eof",
    logLevel: "error",
    plugins: [linkPackages(pkg, packages, target, dirname(outfile))]
  });
  for (const asset of pkg.assets)
    cpSync(join(projectRoot, "node_modules", pkg.name, asset), join(target, moduleFolder(pkg), asset));
  const assets = pkg.assets.flatMap((asset) => mappedPackages(join(projectRoot, "node_modules", pkg.name, asset)));
  return [...packagesIn(metafile), ...assets, ...pkg.holds.map((name) => `node_modules/${name}`)];
}

/** Leaves an import of another seeded package as a relative import; what is reached by `require` is bundled. */
function linkPackages(self: BrowserPackage, packages: readonly BrowserPackage[], target: string, from: string): Plugin {
  return {
    name: "link-packages",
    setup(build) {
      build.onResolve({filter: /^[^./]/}, ({path, kind}) => {
        if (kind !== "import-statement" && kind !== "dynamic-import") return undefined;
        const other = packages.find((p) => p.name === path);
        if (!other || other.name === self.name) return undefined;
        return {path: relative(from, join(target, moduleFolder(other), "_esm.js")), external: true};
      });
    }
  };
}

function moduleFolder({name, version}: BrowserPackage): string {
  return `${name}@${version}`;
}

function seedKey(packages: readonly BrowserPackage[]): string {
  const source = readFileSync(new URL(import.meta.url), "utf8");
  return createHash("sha256").update(JSON.stringify(packages)).update(source).digest("hex");
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
