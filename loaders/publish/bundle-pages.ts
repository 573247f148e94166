import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {posix, relative, resolve} from "node:path";
import {build as bundle, type Metafile, type Plugin} from "esbuild";
import {commonPartOf, loadedWith, NOTHING_COMMON, type CommonPart} from "./common-parts.js";

/** Where Framework puts the modules of this repository, one file each; bundles stand right below it. */
const MODULES = "_import";
const BUNDLE = `${MODULES}/bundle.js`;
const IMPORT_COMMON = `\nimport "common:";`;
const IMPORTED = /\bimport\("((?:\.\.?\/)+_import\/[^"]+\.js)"\)/g;
const PRELOADED = /<link rel="modulepreload" href="[^"]*\/_import\/[^"]*">\n/g;
const SOURCE = /(<script type="module" src=")([^"]*\/_import\/[^"]+\.js)(?=")/g;
const RESOLVED = /import\.meta\.resolve\("([^"]+)"\)/g;

interface Page {
  readonly file: string;
  readonly html: string;
  /** Modules of this repository that its cells import, in order of name. */
  readonly modules: readonly string[];
  /** Modules that it runs by themselves. */
  readonly scripts: readonly string[];
}

/** What stands for modules of pages: the file to import, and all that is loaded with it. */
interface Bundle {
  readonly file: string;
  readonly parts: readonly string[];
}

/**
 * Puts in place of the modules that pages of a built site import one bundle a page, with parts shared among pages, and
 * one a worker; what is imported later stays apart. Packages stay as they are, and so do the modules, for whoever imports
 * one by its address. A page then asks for tens of files instead of hundreds. Returns the number of pages.
 */
export async function bundlePages(site: string): Promise<number> {
  const pages = filesIn(site, "", ".html")
    .map((file) => readPage(site, file))
    .filter(({modules, scripts}) => modules.length + scripts.length > 0);
  if (pages.length === 0) return 0;
  const bundles = await bundlesOf(site, pages, await workersOf(site));
  for (const page of pages) writeFileSync(posix.join(site, page.file), withBundles(page, bundles));
  return pages.length;
}

function readPage(site: string, file: string): Page {
  const html = readFileSync(posix.join(site, file), "utf8");
  const below = (path = "") => posix.join(posix.dirname(file), path);
  const modules = [...html.matchAll(IMPORTED)].map(([, path]) => below(path));
  return {
    file,
    html,
    modules: [...new Set(modules)].sort(),
    scripts: [...html.matchAll(SOURCE)].map(([, , path]) => below(path))
  };
}

/** Bundles each worker that a module starts; gives its bundle by the path of its module. */
async function workersOf(site: string): Promise<ReadonlyMap<string, string>> {
  const started = filesIn(site, MODULES, ".js").flatMap((file) =>
    [...readFileSync(posix.join(site, file), "utf8").matchAll(RESOLVED)].map(([, to = ""]) =>
      posix.join(posix.dirname(file), to)
    )
  );
  const entries = [...new Set(started)].filter((path) => path.startsWith(`${MODULES}/`));
  const {outputs} = await bundled(site, entries, []);
  return new Map(entries.map((entry) => [entry, outputOf(outputs, entry)]));
}

/** Bundles the modules of pages; gives each bundle by the modules it stands for. */
async function bundlesOf(
  site: string,
  pages: readonly Page[],
  workers: ReadonlyMap<string, string>
): Promise<ReadonlyMap<string, Bundle>> {
  const entries = new Map(
    [...pages]
      .reverse()
      .flatMap(({file, modules, scripts}) => [
        ...(modules.length > 0 ? [[keyOf(modules), `page:${file.replace(".html", "")}`] as const] : []),
        ...scripts.map((script) => [script, script] as const)
      ])
  );
  const modulesOf = new Map(pages.map(({modules}) => [entries.get(keyOf(modules)) ?? "", modules]));
  const begun = [...entries.values()];
  const bundledWith = (common: CommonPart) =>
    bundled(site, begun, [commonPart(site, common), namespaces(site, modulesOf), addresses(site, workers, common)]);
  const apart = await bundledWith(NOTHING_COMMON);
  const begins = [...modulesOf.keys()].map((entry) => outputOf(apart.outputs, entry));
  const {outputs} = await bundledWith(
    commonPartOf(apart, begins, (path) => statSync(posix.join(site, MODULES, path)).size)
  );
  return new Map(
    [...entries].map(([key, entry]) => {
      const file = outputOf(outputs, entry);
      return [key, {file, parts: loadedWith(outputs, file).filter((path) => outputs[path])}];
    })
  );
}

function keyOf(modules: readonly string[]): string {
  return modules.join("\n");
}

async function bundled(site: string, entries: readonly string[], plugins: readonly Plugin[]): Promise<Metafile> {
  const {metafile} = await bundle({
    absWorkingDir: site,
    entryPoints: entries.map((entry) => ({in: entry, out: posix.basename(entry, ".js").replace(/\.\w{8}$/, "")})),
    outdir: MODULES,
    entryNames: "[name].[hash]",
    chunkNames: "part.[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "error",
    metafile: true,
    plugins: [...plugins, packagesApart(site)]
  });
  return metafile;
}

/** An entry a page, which gives each of its modules as a whole, by number. */
function namespaces(site: string, modulesOf: ReadonlyMap<string, readonly string[]>): Plugin {
  return {
    name: "namespaces",
    setup(build) {
      build.onResolve({filter: /^page:/}, ({path}) => ({path, namespace: "page"}));
      build.onLoad({filter: /^page:/, namespace: "page"}, ({path}) => {
        const modules = modulesOf.get(path) ?? [];
        const all = modules.map((file, n) => `export * as m${n} from "./${file}";`);
        return {contents: [IMPORT_COMMON, ...all].join("\n"), resolveDir: site};
      });
    }
  };
}

/** The part that pages have in common, as a module without a file. */
function commonPart(site: string, {modules}: CommonPart): Plugin {
  return {
    name: "common-part",
    setup(build) {
      build.onResolve({filter: /^common:/}, ({path}) => ({path, namespace: "common"}));
      build.onLoad({filter: /./, namespace: "common"}, () => ({
        contents: modules.map((file) => `import "./${file}";`).join("\n"),
        resolveDir: site
      }));
    }
  };
}

/** Addresses that a module tells from its own place: its bundle stands in another, and so do those of workers. */
function addresses(site: string, workers: ReadonlyMap<string, string>, {later}: CommonPart): Plugin {
  return {
    name: "addresses",
    setup(build) {
      build.onLoad({filter: /\.js$/}, ({path}) => {
        const text = readFileSync(path, "utf8");
        const file = relative(site, path).replaceAll("\\", "/");
        if (!text.includes("import.meta.") && !later.has(file)) return undefined;
        const folder = posix.dirname(file);
        const targetOf = (to: string) => workers.get(posix.join(folder, to)) ?? posix.join(folder, to);
        return {
          contents: text
            .replace(RESOLVED, (_, to: string) => `import.meta.resolve("${from(BUNDLE, targetOf(to))}")`)
            .replaceAll("import.meta.url", `import.meta.resolve("${from(BUNDLE, folder)}/")`)
            .concat(later.has(file) ? IMPORT_COMMON : "")
        };
      });
    }
  };
}

/** Leaves packages and Framework’s own modules where they are: each is loaded once by all pages. */
function packagesApart(site: string): Plugin {
  return {
    name: "packages-apart",
    setup(build) {
      build.onResolve({filter: /\/_(?:npm|observablehq|node)\//}, ({path, resolveDir}) => ({
        path: from(BUNDLE, relative(site, resolve(resolveDir, path)).replaceAll("\\", "/")),
        external: true
      }));
    }
  };
}

function outputOf(outputs: Metafile["outputs"], entry: string): string {
  const found = Object.entries(outputs).find(([, {entryPoint}]) => entryPoint?.endsWith(entry));
  if (!found) throw new Error(`${entry}: no bundle was made of it`);
  return found[0];
}

function withBundles({file, html, modules, scripts}: Page, bundles: ReadonlyMap<string, Bundle>): string {
  const own = bundles.get(keyOf(modules));
  const parts = [own, ...scripts.map((script) => bundles.get(script))].flatMap((each) => each?.parts ?? []);
  const links = [...new Set(parts)].map((path) => `<link rel="modulepreload" href="${from(file, path)}">\n`).join("");
  const below = (path: string) => posix.join(posix.dirname(file), path);
  return html
    .replace(PRELOADED, (_, at: number) => (at === html.search(PRELOADED) ? links : ""))
    .replace(SOURCE, (_, tag: string, path: string) => tag + from(file, bundles.get(below(path))?.file ?? path))
    .replace(IMPORTED, (_, path: string) => {
      const number = modules.indexOf(below(path));
      return `import("${from(file, own?.file ?? path)}").then((page) => page.m${number})`;
    });
}

/** Paths of files below a folder of the site, from the site on. */
function filesIn(site: string, folder: string, ending: string): string[] {
  const top = posix.join(site, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(ending))
    .map((file) => posix.join(folder, file.replaceAll("\\", "/")));
}

/** The address of a path below the site as a file there names it. */
function from(file: string, path: string): string {
  const address = posix.relative(posix.dirname(file), path);
  return address.startsWith(".") ? address : `./${address}`;
}
