import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {build as bundle, type Metafile, type Plugin} from "esbuild";
import {cacheRoot, projectRoot} from "../paths.js";

const LIST = ".bundled.json";
/** Framework bundles its own client into every site. */
const CLIENT = "node_modules/@observablehq/framework/dist/client";

/** Folders of the packages, from the repository, of which a bundle holds code; it may have been linked to those of another. */
export function packagesIn({inputs}: Pick<Metafile, "inputs">): string[] {
  const outside = /^(?:\.\.\/)+.*?(?=node_modules\/)/;
  const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
  return [...new Set(Object.keys(inputs).flatMap((path) => folder.exec(path.replace(outside, ""))?.[0] ?? []))];
}

/** Packages whose code Framework's client holds: its own, and those it bundles. */
export async function clientPackages(names: readonly string[]): Promise<string[]> {
  const outside: Plugin = {
    name: "outside",
    setup(build) {
      build.onResolve({filter: /^(npm:|observablehq:|\/)/}, ({path, kind}) =>
        kind === "entry-point" ? undefined : {path, external: true}
      );
    }
  };
  const client = join(projectRoot, CLIENT);
  const files = readdirSync(client, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".js"));
  const {metafile} = await bundle({
    absWorkingDir: projectRoot,
    entryPoints: files.map((file) => `./${CLIENT}/${file.replaceAll("\\", "/")}`),
    outdir: "unwritten",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    external: [...names],
    logLevel: "error",
    plugins: [outside]
  });
  return packagesIn(metafile);
}

/** Packages that a file another project bundled holds, as its source map tells; none where it has no map. */
export function mappedPackages(file: string): string[] {
  if (!existsSync(`${file}.map`)) return [];
  const {sources} = JSON.parse(readFileSync(`${file}.map`, "utf8")) as {readonly sources: readonly string[]};
  const other = /^\.\.\/\.\.\/(?!\.)((?:@[^/]+\/)?[^/]+)\//;
  return [...new Set(sources.flatMap((source) => other.exec(source)?.[1] ?? []))].map((name) => `node_modules/${name}`);
}

/** Keeps beside seeded packages which packages they hold. */
export function writeBundled(target: string, packages: Iterable<string>): void {
  writeFileSync(join(target, LIST), JSON.stringify([...new Set(packages)].sort()));
}

/** Adds to them what was made when it was asked for. */
export function addBundled(packages: readonly string[], target = join(cacheRoot, "_npm")): void {
  writeBundled(target, [...(existsSync(join(target, LIST)) ? readBundled(target) : []), ...packages]);
}

/** Folders of every package whose code the site ships. Throws where nothing was seeded. */
export function readBundled(target = join(cacheRoot, "_npm")): string[] {
  return JSON.parse(readFileSync(join(target, LIST), "utf8")) as string[];
}
